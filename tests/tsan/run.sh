#!/bin/sh
# A batch of many texts on four threads under ThreadSanitizer: no two threads touch anything at a time.
#
# usage: tests/tsan/run.sh BUILD
set -eu
build=$1
texts=60
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The cases and examples, some of them twice.
mkdir "$folder/in"
i=0
while [ $i -lt $texts ]; do
  for text in examples/*.txt tests/golden/*.txt; do
    [ $i -lt $texts ] || break
    cp "$text" "$folder/in/$i.txt"
    i=$((i + 1))
  done
done

# What libraries do among themselves is theirs: they are not instrumented.
export TSAN_OPTIONS="ignore_noninstrumented_modules=1 halt_on_error=0 exitcode=66 suppressions=$PWD/tests/tsan/suppressions"
status=0
LD_PRELOAD=$build/tsan-sync.so "$build/jianggao" convert -q -j 4 --to pdf,docx,txt -d "$folder/out" "$folder/in" \
  >"$folder/log" 2>&1 || status=$?
made=$(find "$folder/out" -name '*.pdf' | wc -l)
# 1: a character of a text is in no font
if [ "$status" -gt 1 ] || [ "$made" -ne $texts ] || grep -q 'WARNING: ThreadSanitizer' "$folder/log"; then
  head -n 80 "$folder/log" >&2
  echo "tsan: status $status, $made of $texts made, $(grep -c 'WARNING: ThreadSanitizer' "$folder/log") warnings" >&2
  exit 1
fi
echo "tsan: $texts texts on four threads, nothing found"
