#!/bin/sh
# The 8,105 characters of 通用规范汉字表 (2013) in their order, a hundred a line, from the property kTGH of Unicode's
# Unihan data (Debian package unicode-data): how standard-characters.txt was made.
#
# usage: tests/data/standard-characters.sh [Unihan_OtherMappings.txt.bz2] >tests/data/standard-characters.txt
set -eu
bzcat "${1-/usr/share/unicode/Unihan_OtherMappings.txt.bz2}" |
  sed -n 's/^U+\([0-9A-F]*\)\tkTGH\t2013:\([0-9]*\)$/\2 \1/p' | sort -n |
  perl -ne 'BEGIN { binmode STDOUT, ":utf8" } print chr hex((split)[1]), $. % 100 ? "" : "\n"; END { print "\n" }'
