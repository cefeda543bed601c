#!/bin/sh
# Runs each fuzz target for a while over its seeds.  What a crash needs to be repeated is left in build-fuzz/found.
#
# usage: tests/fuzz/run.sh SECONDS TARGET…
set -eu
seconds=$1
shift
# Deep stacks take too long here, and the others end in Cairo before the function that tests/lsan.supp names.
suppressions=$(mktemp)
trap 'rm -f "$suppressions"' EXIT
{ cat tests/lsan.supp && echo leak:libcairo; } >"$suppressions"
export LSAN_OPTIONS=suppressions=$suppressions:print_suppressions=0
for target in "$@"; do
  name=$(basename "$target")
  folder=$(dirname "$target")/..
  case $name in
  fuzz_docx) seeds=tests/fuzz/corpus/docx words=-dict=tests/fuzz/docx.dict ;;
  fuzz_artifacts) seeds=tests/fuzz/corpus/content words= ;;
  *) seeds=tests/fuzz/corpus/text words=-dict=tests/fuzz/text.dict ;;
  esac
  mkdir -p "$folder/grown/$name" "$folder/found"
  echo "== $name for $seconds s"
  # shellcheck disable=SC2086  # a dictionary or nothing
  "$target" $words -max_total_time="$seconds" -rss_limit_mb=4096 -timeout=20 -max_len=20000 -print_final_stats=1 \
    -artifact_prefix="$folder/found/$name-" "$folder/grown/$name" "$seeds" >"$folder/$name.log" 2>&1 || {
    tail -n 60 "$folder/$name.log" >&2
    echo "$name: FAILED; the input is in $folder/found" >&2
    exit 1
  }
  grep -E 'stat::(number_of_executed_units|new_units_added)' "$folder/$name.log"
done
echo "fuzz: nothing found"
