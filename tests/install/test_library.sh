#!/bin/sh
# The library as another program uses it: the example is built with the public header and libjianggao.so alone, and
# runs; nothing but jg_* can be linked to.
#
# usage: tests/install/test_library.sh BUILD        (CC names the compiler)
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
build=$(cd "$1" && pwd)
cc=${CC:-cc}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# What the program or the libraries export, without the names that the linker adds.
exports() {
  nm -D --defined-only "$1" | awk '$2 ~ /[TBDRVW]/ { sub(/@.*/, "", $3); print $3 }' | grep -vE '^(_|data_start|__)' || true
}
exports "$build/libjianggao.so" | grep -v '^jg_' >"$tmp/others" || true
expect "libjianggao.so exports jg_* alone: $(tr '\n' ' ' <"$tmp/others")" test ! -s "$tmp/others"
sed -n 's/^[a-z].*[ *]\(jg_[a-z_]*\)(.*/\1/p' convert/lib/jianggao.h | grep -v '^jg_sink$' | sort -u >"$tmp/declared"
exports "$build/libjianggao.so" | grep '^jg_' | sort -u >"$tmp/exported"
expect "what the header declares is exported, and no more" diff "$tmp/declared" "$tmp/exported"
expect "the page module exports its table alone" test "$(exports "$build/jianggao-page.so")" = page_module
expect "and the finishing module" test "$(exports "$build/jianggao-finish.so")" = finish_module
expect "and the Word module" test "$(exports "$build/jianggao-word.so")" = word_module

# A copy of the header alone: it needs no other of the project's.
mkdir "$tmp/include"
cp convert/lib/jianggao.h "$tmp/include"
# shellcheck disable=SC2086  # $cc may hold options
expect "the example is built" $cc -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$tmp/include" -o "$tmp/use-library" \
  examples/use-library.c -L"$build" -ljianggao -Wl,-rpath,"$build"
text=$PWD/examples/toast.txt
run_example() {
  (cd "$tmp" && LC_ALL=C.UTF-8 ./use-library "$1")
}
expect "it runs" run_example "$text"
expect "it writes a PDF" sh -c "head -c 5 '$tmp/handout.pdf' | grep -q '%PDF-'"
expect "and a Word file" sh -c "head -c 2 '$tmp/handout.docx' | grep -q PK"
printf '同志们：\n一是早准备。二要保成活。请×局长讲话。\n' >"$tmp/holes.txt"
expect "it tells what there is to look at" run_example "$tmp/holes.txt"
says "[placeholder]"
printf '\211PNG\r\n\032\n' >"$tmp/bad.txt"
expect_fail "what is no text is refused" run_example "$tmp/bad.txt"
says "use-library: "
run_in_chinese() {
  (cd "$tmp" && LC_ALL=C.UTF-8 LANGUAGE=zh_CN ./use-library "$1")
}
expect "it speaks the language of its process, though its text domain is not the library's" run_in_chinese "$tmp/holes.txt"
says "填"

finish
