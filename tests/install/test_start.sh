#!/bin/sh
# start.sh on machines that are not there: with make, without it, without rights.
#
# usage: tests/install/test_start.sh
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
mkdir -p "$tmp/bin"

stub() {
  rm -f "$tmp/bin/$1" # it may be a link to the machine's own
  printf '#!/bin/sh\n%s\n' "$2" >"$tmp/bin/$1"
  chmod +x "$tmp/bin/$1"
}

# What tools/deps.sh looks for is all there; test_deps.sh tells what it does when not.
for tool in cc pkg-config msgfmt tar xz rsvg-convert; do
  stub $tool 'exit 0'
done
for tool in sh dirname env tail cat grep; do
  ln -s "$(command -v $tool)" "$tmp/bin/$tool"
done
start() {
  PATH=$tmp/bin sh ./start.sh "$@"
}

stub id 'echo 0'
expect_fail "without apt-get it stops" start
says "install make"

# apt-get knows no packages until its lists are read; then make is there.
stub apt-get "case \$* in *update*) : >'$tmp/lists'; exit 0;; esac
[ -e '$tmp/lists' ] || { echo 'E: Unable to locate package make'; exit 100; }
printf '#!/bin/sh\necho \"made \$*\"\n' >'$tmp/bin/make'; /bin/chmod +x '$tmp/bin/make'"
expect "it reads the package lists, installs make and calls it" start
says "made --no-print-directory demo"
says_not "Unable to locate"
expect "targets are handed on" start check V=1
says "made --no-print-directory check V=1"
says_not "installing"

rm -f "$tmp/bin/make" "$tmp/lists"
stub id 'echo 1000'
expect_fail "an ordinary user without sudo is told what to do" start
says "as root"
says "apt-get install make"
stub sudo "exec \"\$@\""
expect "with sudo it goes on" start
says "made --no-print-directory demo"

rm -f "$tmp/bin/make"
stub apt-get 'echo "E: no network"; exit 100'
expect_fail "what apt-get said is shown when it fails" start
says "E: no network"
says "run ./start.sh again"

finish
