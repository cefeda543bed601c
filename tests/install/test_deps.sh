#!/bin/sh
# tools/deps.sh on machines that are not there: stubs stand for apt-get, pkg-config and the commands that it looks for.
#
# usage: tests/install/test_deps.sh
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh

stub() {
  mkdir -p "$tmp/bin"
  rm -f "$tmp/bin/$1" # it may be a link to the machine's own
  printf '#!/bin/sh\n%s\n' "$2" >"$tmp/bin/$1"
  chmod +x "$tmp/bin/$1"
}

# A machine that has what the script itself uses, and no more.
for tool in sh cat id mktemp rm tail find env tr grep dirname; do
  mkdir -p "$tmp/bin"
  ln -s "$(command -v $tool)" "$tmp/bin/$tool"
done
deps() {
  PATH=$tmp/bin sh tools/deps.sh "$@"
}

expect_fail "without apt-get it stops" deps check
says "Fedora"
says "glib2-devel"
says "pacman -S"
says "brew install"
says "libcmocka-dev"

expect_fail "to build, the packages of tests are not asked for" deps build
says "libpng-dev"
says_not "cmocka"

# apt-get that installs: after it pkg-config knows all libraries and the commands are there.
stub apt-get "echo \"\$*\" >>'$tmp/asked'
case \$* in *update*) exit 0;; esac
[ -e '$tmp/lists' ] || { : >'$tmp/lists'; exit 100; }
for c in cc pkg-config msgfmt tar xz rsvg-convert python3 qpdf mutool pdftotext xmllint cppcheck clang-tidy clang desktop-file-validate; do
  printf '#!/bin/sh\n' >'$tmp/bin/'\$c; /bin/chmod +x '$tmp/bin/'\$c
done"
stub id 'echo 0'
expect "as root it installs" deps check
says "deps: installing"
expect "it reads the package lists when they are missing, and tries again" \
  test "$(grep -c install "$tmp/asked")-$(grep -c update "$tmp/asked")" = 2-1
expect "no package is missing in the request" grep -q 'libpng-dev.*libcmocka-dev.*clang' "$tmp/asked"
: >"$tmp/asked"
expect "when all is there it does nothing" deps check
says_nothing
expect "and asks nobody" test ! -s "$tmp/asked"

# A library that is there but too old cannot be helped by installing it.
# shellcheck disable=SC2016  # the stub expands it
stub pkg-config 'case $* in
*harfbuzz-subset*) exit 1 ;; # as in the packages of such a system
"--atleast-version="*" harfbuzz") exit 1 ;;
"--modversion harfbuzz") echo 1.7.2 ;;
esac'
least=$(sed -nE 's/^build +lib:harfbuzz,[^ ]* +([^ ]*) .*/\1/p' tools/needs)
for wanted in build versions; do
  expect_fail "$wanted: a library that is too old stops it" deps $wanted
  says "harfbuzz is 1.7.2 here; $least or newer is needed"
  says_not "glib"
done
expect "and nothing was tried" test ! -s "$tmp/asked"

# shellcheck disable=SC2016  # the stub expands it
stub pkg-config 'case $* in *libzip*) exit 1;; esac'
expect_fail "the build names what is missing" deps versions
says "libzip-dev"
says "make deps"
expect "and installs nothing" test ! -s "$tmp/asked"
stub id 'echo 1000'
expect_fail "an ordinary user without sudo is told what to do" deps check
says "as root"
says "apt-get install libzip-dev"
expect "and nothing was tried" test ! -s "$tmp/asked"

stub sudo 'shift; exec "$@"'
stub apt-get "echo \"\$*\" >>'$tmp/asked'; exit 100"
expect_fail "when apt-get fails it says so" deps check
says "run 'make deps' again"

# What the Makefile asks pkg-config for is what deps looks for, and what the Debian package is built with.
sed -n 's/^[A-Z]*_PKGS *:= *//p' Makefile | tr ' ' '\n' | sort >"$tmp/wanted"
sed -nE 's/^(build|check) +lib:([^ ]*).*/\2/p' tools/needs | tr , '\n' | sort >"$tmp/listed"
expect "tools/needs lists the libraries of the Makefile" diff "$tmp/wanted" "$tmp/listed"
sed -nE 's/^build +lib:[^ ]* +([^ ]*) +([^ ]*) .*/\2 (>= \1)/p' tools/needs | sed 's/ (>= -)//' | sort >"$tmp/needed"
sed -n '/^Build-Depends:/,/^$/p' debian/control | tr ',' '\n' | sed -nE 's/^ *(lib[^ ]*-dev|zlib1g-dev)( .*)?$/\1\2/p' | sort >"$tmp/built-with"
expect "debian/control asks for the same libraries, in the same versions" diff "$tmp/needed" "$tmp/built-with"
expect "and has the version of the Makefile" \
  test "$(sed -n '1s/.*(\(.*\)).*/\1/p' debian/changelog)" = "$(sed -n 's/^VERSION *:= *//p' Makefile)"

finish
