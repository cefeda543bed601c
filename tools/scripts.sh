#!/bin/sh
# Makes styles/scripts.txt: first the characters that stand only in traditional text, that is, those that ICU writes
# otherwise in simplified text and that are not among the 8,105 of 通用规范汉字表 (tests/data/standard-characters.txt); behind
# a blank line those that stand only in simplified text.
#
# usage: tools/scripts.sh >styles/scripts.txt        needs uconv (icu-devtools) and python3
set -eu
cd "$(dirname "$0")/.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -c 'print("\n".join(chr(c) for c in range(0x4E00, 0xA000)))' >"$tmp/all"
uconv -f UTF-8 -t UTF-8 -x Traditional-Simplified <"$tmp/all" >"$tmp/simplified"
uconv -f UTF-8 -t UTF-8 -x Simplified-Traditional <"$tmp/all" >"$tmp/traditional"
python3 - "$tmp/all" "$tmp/simplified" "$tmp/traditional" tests/data/standard-characters.txt <<'END'
import re, sys
all_, simplified, traditional, standard = (open(name, encoding="utf-8").read() for name in sys.argv[1:])
known = set(re.sub(r"(?m)^#.*$", "", standard))
def print_set(others, wanted):
    found = [a for a, o in zip(all_.split("\n"), others.split("\n")) if a != o and (a in known) == wanted]
    for i in range(0, len(found), 60):
        print("".join(found[i : i + 60]))


print("# Made by tools/scripts.sh")
print_set(simplified, False)
print()
print_set(traditional, True)
END
