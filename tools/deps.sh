#!/bin/sh
# Installs what jianggao needs from the system and is missing: with apt-get on Debian and Ubuntu; elsewhere it names
# the packages.  Does nothing, and asks nothing, when all is there.
#
# usage: tools/deps.sh [build|check|fuzz|pdfa|web|deb]  build: to make the program; check (the default): and to run
#                                                      `make check`; fuzz, pdfa, web, deb: and that target (fuzz: and
#                                                      check-clang)
#        tools/deps.sh versions                        whether the libraries to build with are there and new enough;
#                                                      installs nothing
#
# What is needed stands in tools/needs.
set -eu

# The needs, a line each: when it counts, how to see that it is there, the least version, its packages.
needs() {
  grep -v '^#' "$(dirname "$0")/needs"
}

there() {
  case $1 in
  cmd:*) command -v "${1#cmd:}" >/dev/null ;;
  lib:*) command -v pkg-config >/dev/null && pkg-config --exists "$(echo "${1#lib:}" | tr , ' ')" ;;
  jar:*) [ -s "/usr/share/java/${1#jar:}.jar" ] ;;
  py:*) python3 -c "import ${1#py:}" 2>/dev/null || /usr/bin/python3 -c "import ${1#py:}" 2>/dev/null ;;
  run:fuzzer) command -v clang >/dev/null && [ -n "$(find "$(clang -print-resource-dir)/lib/" -name '*fuzzer*')" ] ;;
  esac
}

# missing COLUMN: the packages of that column whose need is not met
missing() {
  # shellcheck disable=SC2034  # all columns are read; eval takes one
  needs | while read -r when need least debian fedora arch brew; do
    case $wanted:$when in
    *:build | check:check | fuzz:check | fuzz:fuzz | pdfa:check | pdfa:pdfa | web:check | web:web | deb:deb) ;;
    *) continue ;;
    esac
    there "$need" || eval "[ \"\$$1\" = - ] || printf '%s ' \"\$$1\""
  done
}

# The libraries to build with that are there but too old, a line each in words.
too_old() {
  # shellcheck disable=SC2034
  needs | while read -r when need least rest; do
    case $when:$need:$least in
    *:-) continue ;;
    build:lib:*) ;;
    *) continue ;;
    esac
    name=${need#lib:}
    name=${name%%,*}
    version=$(pkg-config --modversion "$name" 2>/dev/null) || continue
    pkg-config --atleast-version="$least" "$name" || echo "  $name is $version here; $least or newer is needed"
  done
}

check_versions() {
  old=$(too_old)
  [ -n "$old" ] || return 0
  echo "Some libraries of this system are too old for jianggao:" >&2
  echo "$old" >&2
  echo "A newer version of the system has them (README.md names those that were tried)." >&2
  return 1
}

install() {
  # shellcheck disable=SC2086  # words are arguments
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends $packages
}

wanted=${1-check}
check_versions
packages=$(missing debian)
[ -n "$packages" ] || exit 0

if [ "$wanted" = versions ]; then
  echo "Libraries that jianggao is built with are missing: 'make deps' installs $packages" >&2
  exit 1
fi

if ! command -v apt-get >/dev/null; then
  cat >&2 <<END
deps: some of what jianggao is built with is missing here.  Please install, then run make again:
  Fedora    dnf install $(missing fedora)
  Arch      pacman -S $(missing arch)
  Homebrew  brew install $(missing brew)
  Debian    apt-get install $packages
END
  exit 1
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "deps: packages are missing, and only root can install them.  Please run this as root, then make again:" >&2
    echo "  apt-get update && apt-get install $packages" >&2
    exit 1
  fi
  as_root='sudo env DEBIAN_FRONTEND=noninteractive'
fi

echo "deps: installing $packages..."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The package lists may be missing or too old: then they are read anew.
if ! install >"$log" 2>&1 && ! { $as_root apt-get -q update >>"$log" 2>&1 && install >>"$log" 2>&1; }; then
  tail -n 20 "$log" >&2
  echo "deps: could not be installed.  With a network connection, run 'make deps' again; or install by hand:" >&2
  echo "  apt-get install $packages" >&2
  exit 1
fi
check_versions
still=$(missing debian)
if [ -n "$still" ]; then
  echo "deps: still not usable after installing: $still" >&2
  exit 1
fi
