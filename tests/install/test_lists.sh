#!/bin/sh
# build/lists, which brings the program's tables into manuals, completions and schema: it notices a block that is stale
# and renews it, and touches nothing else.
#
# usage: tests/install/test_lists.sh BUILD
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
lists=$(cd "$1" && pwd)/lists
export LC_ALL=C.UTF-8 LANGUAGE=en

for file in man/jianggao.1 man/jianggao-style.5 completions/jianggao.bash completions/_jianggao \
  completions/jianggao.fish styles/style.rng; do
  copy=$tmp/$(basename "$file")
  cp "$file" "$copy"
  expect "$file is as the tables say" "$lists" --check "$copy"
  # A line less in the block, one more outside.
  awk '{ print } /begin list:/ { getline }' "$file" >"$copy"
  echo "# by hand" >>"$copy"
  cp "$copy" "$tmp/before"
  expect_fail "$file: a stale block is noticed" "$lists" --check "$copy"
  says "make lists"
  expect "and the file left as it is" cmp "$copy" "$tmp/before"
  expect "$file is renewed" "$lists" "$copy"
  (cat "$file" && echo "# by hand") >"$tmp/wanted"
  expect "$file: the block is right again, the rest is kept" cmp "$copy" "$tmp/wanted"
done

expect "code in the manual keeps its braces" grep -qF '{n}' man/jianggao.1

printf '# begin list: nosuch\n# end list\n' >"$tmp/unknown"
expect_fail "a list that is not there is refused" "$lists" --check "$tmp/unknown"
says nosuch
printf '# begin list: fish\n' >"$tmp/open"
expect_fail "a list without an end is refused" "$lists" --check "$tmp/open"

finish
