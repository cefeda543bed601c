#!/bin/sh
# Runs each fuzz target for a while over its kept inputs and those that it found before.  What a failure needs to be
# repeated is left in BUILD/found; `FUZZ_TARGET=NAME BUILD/fuzz/fuzz FILE` repeats it.
#
# usage: tests/fuzz/run.sh SECONDS BUILD [TARGET…]      all targets when none is named
set -eu
seconds=$1
build=$2
shift 2
[ $# -gt 0 ] || set -- tests/fuzz/corpus/*

# Two seconds and 256 MiB are what base/limits.h promises; the sanitizers take twice the time and three times the memory.
# Leaks are looked for where the kept inputs run under AddressSanitizer (make check-asan).
limits='-timeout=4 -malloc_limit_mb=256 -rss_limit_mb=768 -detect_leaks=0'
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16
export FONTCONFIG_FILE="$PWD/tests/data/no-fonts.conf"

options() {
  case $1 in
  docx) echo "-dict=tests/fuzz/docx.dict -max_len=8000" ;;
  outputs) echo "-dict=tests/fuzz/docx.dict -max_len=50000" ;;
  serve) echo "-dict=tests/fuzz/serve.dict -max_len=2000" ;;
  page | review | rules | text | titles) echo "-dict=tests/fuzz/text.dict -max_len=2000" ;;
  *) echo "-max_len=6000" ;;
  esac
}

mkdir -p "$build/found"
for name; do
  name=${name##*/}
  mkdir -p "$build/grown/$name"
  echo "== $name for $seconds s"
  # shellcheck disable=SC2046,SC2086  # words are arguments
  FUZZ_TARGET=$name "$build/fuzz/fuzz" $limits $(options "$name") -max_total_time="$seconds" -print_final_stats=1 \
    -artifact_prefix="$build/found/$name-" "$build/grown/$name" "tests/fuzz/corpus/$name" >"$build/$name.log" 2>&1 || {
    tail -n 60 "$build/$name.log" >&2
    echo "$name: FAILED; the input is in $build/found" >&2
    exit 1
  }
  grep -E 'stat::(number_of_executed_units|average_exec_per_sec|new_units_added)' "$build/$name.log"
done
echo "fuzz: nothing found"
