#!/usr/bin/env python3
"""Lines of convert/ that ran, by room; then those that did not, by file.

usage: tests/coverage/lines.py BUILD      after programs of a build with --coverage have run; from the source folder

A function of which no line ran is named in tests/coverage/unreached with the reason; one that is not makes the exit
status 1.
"""
import collections
import glob
import json
import pathlib
import subprocess
import sys

NAMED = pathlib.Path(__file__).parent / "unreached"


def counts(build):
    """How often each line and each function ran: {file: {line: count}}, {(file, function): count}."""
    notes = glob.glob(build + "/convert/**/*.gcno", recursive=True)
    told = subprocess.run(["gcov", "--stdout", "--json-format", *notes], capture_output=True, text=True, check=True)
    files, functions = collections.defaultdict(collections.Counter), collections.Counter()
    for line in told.stdout.splitlines():
        for file in json.loads(line)["files"] if line else []:
            if file["file"].startswith("convert/"):
                for one in file["lines"]:
                    files[file["file"]][one["line_number"]] += one["count"]
                for one in file["functions"]:
                    functions[file["file"], one["name"]] += one["execution_count"]
    return files, functions


def tell_unreached(functions):
    """The functions that nobody called and nobody named; whether there are none."""
    named = {tuple(line.split()[:2]) for line in NAMED.read_text().splitlines() if line and not line.startswith("#")}
    unreached = {function for function, count in functions.items() if count == 0}
    for file, function in sorted(unreached - named):
        print(f"{file}: {function} is not reached: write a test, or name it in {NAMED.name} with the reason")
    print(f"{len(unreached)} of {len(functions)} functions are not reached")
    return unreached <= named


def main():
    files, functions = counts(sys.argv[1])
    rooms = collections.defaultdict(lambda: [0, 0])
    for name, lines in files.items():
        for room in (name.split("/")[1], "all"):
            rooms[room][0] += sum(count > 0 for count in lines.values())
            rooms[room][1] += len(lines)
    for room, (ran, there) in sorted(rooms.items()):
        print(f"{room:10} {ran:6} of {there:6} lines, {100 * ran / there:.1f} %")
    all_named = tell_unreached(functions)
    print()
    for name, lines in sorted(files.items()):
        text = open(name, encoding="utf8").read().split("\n")
        for number in sorted(number for number, count in lines.items() if count == 0):
            print(f"{name}:{number}: {text[number - 1].strip()}")
    sys.exit(not all_named)


main()
