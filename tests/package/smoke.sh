#!/bin/sh
# Whether a program that was just built or installed works at all: it tells its version, checks an example and converts
# it, into a folder of its own.
#
# usage: tests/package/smoke.sh PROGRAM
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
program=$1
export LC_ALL=C.UTF-8

expect "it tells its version" "$program" --version
expect "it checks an example" "$program" check examples/toast.txt
expect "it converts it" "$program" convert --quiet --to pdf,docx,txt -d "$tmp" examples/toast.txt
expect "to a PDF" sh -c "head -c 5 '$tmp/toast.pdf' | grep -q '%PDF-'"
expect "to a Word file" sh -c "head -c 2 '$tmp/toast.docx' | grep -q PK"
expect "to a clean text" test -s "$tmp/toast.txt"
finish
