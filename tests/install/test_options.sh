#!/bin/sh
# Every option that a command's --help names is in the man page and in the completion of each shell, and none is there
# that the program does not know.
#
# usage: tests/install/test_options.sh PROGRAM
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
program=$1

long_options() {
  grep -oE -- '--[a-z][a-z-]+' | grep -vxE -- '--(no-print-directory)' | sort -u
}

for command in convert check fill fonts styles; do
  "$program" $command --help
done >"$tmp/help"
long_options <"$tmp/help" >"$tmp/known"
echo --version >>"$tmp/known"
sort -u -o "$tmp/known" "$tmp/known"
expect "the commands have options" test "$(wc -l <"$tmp/known")" -gt 10

sed 's/\\-/-/g' man/jianggao.1 >"$tmp/man"
sed 's/\\-/-/g' man/zh_CN/jianggao.1 >"$tmp/man.zh_CN"
# fish names long options after -l.
sed -nE 's/^complete .* -l ([a-z-]+).*/--\1/p' completions/jianggao.fish >"$tmp/fish"
cp completions/jianggao.bash "$tmp/bash"
cp completions/_jianggao "$tmp/zsh"

for place in man man.zh_CN bash zsh fish; do
  long_options <"$tmp/$place" >"$tmp/named"
  missing=$(grep -vxF -f "$tmp/named" "$tmp/known" || true)
  unknown=$(grep -vxF -f "$tmp/known" "$tmp/named" || true)
  expect "$place: not described: $missing" test -z "$missing"
  expect "$place: not known to the program: $unknown" test -z "$unknown"
done

# Every role that --as takes is there too: the program names them when it is told one that is none.
"$program" check --as 1=none examples/toast.txt 2>"$tmp/said" || true
sed -nE 's/.*one of (.*), heading-1 to heading-4, (.*)$/\1, \2/p' "$tmp/said" | tr -d ' ' | tr ',' '\n' | sort -u >"$tmp/roles"
printf 'heading-%d\n' 1 4 >>"$tmp/roles"
expect "--as names its roles" test "$(wc -l <"$tmp/roles")" -gt 15
cp completions/jianggao.fish "$tmp/fish"
for place in man man.zh_CN bash zsh fish; do
  missing=$(while read -r role; do grep -qwF -e "$role" "$tmp/$place" || echo "$role"; done <"$tmp/roles")
  expect "$place: roles that are not described: $missing" test -z "$missing"
done

# The style that the manual shows can be used.
sed -n '/^\.EX/,/^\.EE/p' man/jianggao-style.5 | grep -v '^\.' >"$tmp/large.xml"
expect "the style of the manual" "$program" convert --quiet --style "$tmp/large.xml" --to txt -o "$tmp/toast.txt" \
  examples/toast.txt

# The completion of bash answers as a person would use it.
if command -v bash >/dev/null; then
  complete_line() {
    bash -c 'source completions/jianggao.bash
      compopt() { :; }
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _jianggao; echo "${COMPREPLY[@]}"' bash "$@"
  }
  expect "bash: a command" complete_line "$program" con
  says convert
  expect "bash: an option" complete_line "$program" convert --plac
  says --placeholders
  expect "bash: a format after a comma" complete_line "$program" convert --to pdf,d
  says pdf,docx
  expect "bash: a style" complete_line "$program" convert --style gong
  says gongwen
  expect "bash: a role" complete_line "$program" check --as 3-5 = inn
  says inner-salutation
  expect "bash: a role" complete_line "$program" check --as = 8:20-41 = dr
  says drop
  expect "bash: an input" complete_line "$program" convert examples/to
  says examples/toast.txt
fi

finish
