#!/bin/sh
# The library as another program uses it: what it exports, what is installed of it, and the examples in C and in Python,
# which are built and run with what is installed alone.
#
# usage: tests/install/test_library.sh BUILD        (CC names the compiler, MAKE make)
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
build=$(cd "$1" && pwd)
cc=${CC:-cc}
make=${MAKE:-make}
unset DESTDIR PREFIX

# What the program or the libraries export, without the names that the linker adds.
exports() {
  nm -D --defined-only "$1" | awk '$2 ~ /[TBDRVW]/ { sub(/@.*/, "", $3); print $3 }' | grep -vE '^(_|data_start|__)' || true
}
exports "$build/libjianggao.so" | grep -v '^jg_' >"$tmp/others" || true
expect "libjianggao.so exports jg_* alone: $(tr '\n' ' ' <"$tmp/others")" test ! -s "$tmp/others"
sed -n 's/^[a-z].*[ *]\(jg_[a-z_]*\)(.*/\1/p' convert/lib/jianggao.h | grep -v '^jg_sink$' | sort -u >"$tmp/declared"
exports "$build/libjianggao.so" | grep '^jg_' | sort -u >"$tmp/exported"
expect "what the header declares is exported, and no more" diff "$tmp/declared" "$tmp/exported"
nm -D --defined-only "$build/libjianggao.so" | grep ' T jg_' | grep -v '@@JIANGGAO_[0-9.]*$' >"$tmp/plain" || true
expect "each with the release that it came with: $(cat "$tmp/plain")" test ! -s "$tmp/plain"
expect "the page module exports its table alone" test "$(exports "$build/jianggao-page.so")" = page_module
expect "and the finishing module" test "$(exports "$build/jianggao-finish.so")" = finish_module
expect "and the Word module" test "$(exports "$build/jianggao-word.so")" = word_module

# Installed for a packager, with his prefix in the .pc file and his folder before it.
stage=$tmp/stage
# shellcheck disable=SC2086  # $make may hold options
expect "make install" $make --no-print-directory -s BUILD="$1" install PREFIX=/opt/jianggao DESTDIR="$stage"
prefix=$stage/opt/jianggao
soname=$(objdump -p "$build/libjianggao.so" | awk '$1 == "SONAME" { print $2 }')
expect "the soname has a number: $soname" expr "$soname" : 'libjianggao\.so\.[0-9][0-9]*$'
expect "a file of that name is installed" test -f "$prefix/lib/$soname"
expect "programs are linked through a name without it" test "$(readlink "$prefix/lib/libjianggao.so")" = "$soname"
jianggao_pc() {
  PKG_CONFIG_PATH="$prefix/lib/pkgconfig" PKG_CONFIG_SYSROOT_DIR="$stage" pkg-config "$@" jianggao
}
expect "pkg-config knows it" jianggao_pc --exists --print-errors
expect "by the version of the program" test "jianggao $(jianggao_pc --modversion)" = "$("$build/jianggao" --version | head -n 1)"

# shellcheck disable=SC2046,SC2086  # words are arguments, and $cc may hold options
expect "the example in C is built" $cc -std=c11 -Wall -Wextra -Wpedantic -Werror $(jianggao_pc --cflags) -o "$tmp/use-library" \
  examples/use-library.c $(jianggao_pc --libs) -Wl,-rpath,"$prefix/lib"
# shellcheck disable=SC2046
expect "the header is C++, too" clang -x c++ -std=c++11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only $(jianggao_pc --cflags) \
  -include jianggao.h /dev/null
text=$PWD/examples/toast.txt
python=$PWD/examples/use_library.py
run_example() {
  (cd "$tmp" && LC_ALL=C.UTF-8 ./use-library "$1")
}
run_python() {
  (cd "$tmp" && LC_ALL=C.UTF-8 LD_LIBRARY_PATH="$prefix/lib" python3 "$python" "$1")
}
printf '同志们：\n一是早准备。二要保成活。请×局长讲话。\n' >"$tmp/holes.txt"
printf '\211PNG\r\n\032\n' >"$tmp/bad.txt"
for run in run_example run_python; do
  rm -f "$tmp"/handout.*
  expect "$run: it runs" $run "$text"
  expect "$run: it writes a PDF" sh -c "head -c 5 '$tmp/handout.pdf' | grep -q '%PDF-'"
  expect "$run: and a Word file" sh -c "head -c 2 '$tmp/handout.docx' | grep -q PK"
  mv "$tmp/handout.pdf" "$tmp/$run.pdf"
  expect "$run: it tells what there is to look at" $run "$tmp/holes.txt"
  says "[placeholder]"
  expect_fail "$run: what is no text is refused" $run "$tmp/bad.txt"
  says "bad.txt"
done
# The structs that Python writes down again are those of the header.
cat >"$tmp/sizes.c" <<'END'
#include <jianggao.h>
#include <stdio.h>
int main(void) {
  printf("%zu %zu %zu\n", sizeof(struct jg_error), sizeof(struct jg_reading), sizeof(struct jg_finding));
}
END
sizes_in_python() {
  LD_LIBRARY_PATH="$prefix/lib" PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=examples python3 -c '
import ctypes, use_library as u
print(*[ctypes.sizeof(one) for one in (u.Error, u.Reading, u.Finding)])'
}
# shellcheck disable=SC2046,SC2086
expect "sizes are asked" $cc $(jianggao_pc --cflags) -o "$tmp/sizes" "$tmp/sizes.c"
expect "structs are alike in C and in Python" test "$("$tmp/sizes")" = "$(sizes_in_python)"

run_in_chinese() {
  (cd "$tmp" && LC_ALL=C.UTF-8 LANGUAGE=zh_CN ./use-library "$1")
}
expect "it speaks the language of its process, though its text domain is not the library's" run_in_chinese "$tmp/holes.txt"
says "填"

finish
