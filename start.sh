#!/bin/sh
# From a bare machine to a first result: brings make and the libraries where they are missing, then calls make.
#
# usage: ./start.sh [TARGET…]      the targets of the Makefile; demo if not given
set -eu
cd "$(dirname "$0")"

# as_root COMMAND…: as it is for root, else through sudo where there is one.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "start.sh: make is missing, and only root can install it. Please run this as root, then ./start.sh again:" >&2
    echo "  apt-get update && apt-get install make" >&2
    exit 1
  fi
}

install_make() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends make
}

if ! command -v make >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "start.sh: please install make with your system's package manager, then run ./start.sh again." >&2
    exit 1
  fi
  echo "start.sh: installing make..."
  # The package lists may be missing or too old: then they are read anew.
  said=$(install_make 2>&1) || said=$(as_root apt-get -q update 2>&1 && install_make 2>&1) || {
    echo "$said" | tail -n 20 >&2
    echo "start.sh: make could not be installed. With a network connection, run ./start.sh again." >&2
    exit 1
  }
fi

tools/deps.sh build
[ $# -gt 0 ] || set -- demo
exec make --no-print-directory "$@"
