#!/bin/sh
# The tarball of `make dist`: the same bytes twice, every file that git has, and a build and an installation from it
# where there is no git.  The fonts are copied: they are no part of the source.
#
# usage: tests/package/test_dist.sh        (MAKE names make)
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
make=${MAKE:-make}
root=$PWD
unset JIANGGAO_FONTS DESTDIR PREFIX MAKEFLAGS

expect "make dist" "$make" -s --no-print-directory dist BUILD="$tmp/one"
expect "again, a moment later" sh -c "sleep 1; umask 077; TZ=Asia/Shanghai '$make' -s --no-print-directory dist BUILD='$tmp/two'"
tarball=$(ls "$tmp/one")
expect "the name has the version" test "$tarball" = "jianggao-$(sed -n 's/^VERSION *:= *//p' Makefile).tar.gz"
expect "the bytes are the same" cmp "$tmp/one/$tarball" "$tmp/two/$tarball"

folder=${tarball%.tar.gz}
tar -xzf "$tmp/one/$tarball" -C "$tmp"
git ls-tree -r --name-only -z HEAD | tr '\0' '\n' | sort >"$tmp/kept"
(cd "$tmp/$folder" && find . -type f -o -type l) | sed 's|^\./||' | sort >"$tmp/packed"
expect "it has every file of the commit and no other" diff "$tmp/kept" "$tmp/packed"

# Neither git nor a repository above: as on the machine of somebody who was given the tarball.
cd "$tmp/$folder"
cp -r "$root/fonts/files" "$root/fonts/brought" fonts
elsewhere() {
  env GIT_DIR=/nowhere "$make" --no-print-directory -s -j2 CFLAGS=-O0 "$@"
}
expect "it builds" elsewhere all
expect "and installs" elsewhere install PREFIX=/usr DESTDIR="$tmp/stage"
cp examples/toast.txt "$tmp"
expect "what is installed converts" "$tmp/stage/usr/bin/jianggao" convert --quiet "$tmp/toast.txt"
expect "to a PDF" sh -c "head -c 5 '$tmp/toast.pdf' | grep -q '%PDF-'"

finish
