#!/bin/sh
# What check prints for programs is as its schema says, of every example and case, and the schema refuses what is not.
#
# usage: tests/install/test_findings.sh PROGRAM
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
program=$1
schema=docs/findings.schema.json
python=python3 # as tools/deps.sh looks for it
$python -c "import jsonschema" 2>/dev/null || python=/usr/bin/python3

validate() {
  $python -c 'import json, sys, jsonschema; jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))' "$@"
}

"$program" check --fail-on never --format json examples/*.txt tests/golden/*.txt >"$tmp/findings.json"
expect "the findings are as the schema says" validate $schema "$tmp/findings.json"
expect "there are some" grep -q '"rule"' "$tmp/findings.json"
sed 's/"severity"/"sevenity"/' "$tmp/findings.json" >"$tmp/wrong.json"
expect_fail "a member with another name is refused" validate $schema "$tmp/wrong.json"

"$program" check --fail-on never --format sarif examples/*.txt tests/golden/*.txt >"$tmp/findings.sarif"
# Every result has a rule of the list, at its index.
expect "SARIF is whole" python3 -c '
import json, sys
run = json.load(open(sys.argv[1]))["runs"][0]
rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
assert run["results"]
for result in run["results"]:
    assert rules[result["ruleIndex"]] == result["ruleId"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
' "$tmp/findings.sarif"
finish
