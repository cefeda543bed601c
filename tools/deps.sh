#!/bin/sh
# Installs what jianggao needs from the system and is missing: with apt-get on Debian and Ubuntu; elsewhere it names
# the packages.  Does nothing, and asks nothing, when all is there.
#
# usage: tools/deps.sh [build|check|fuzz|pdfa|web]  build: to make the program; check (the default): and to run `make
#                                                  check`; fuzz: and `make fuzz`; pdfa: and `make check-pdfa`;
#                                                  web: and `make check-web`
set -eu

# For each need: when it counts, how to see that it is there, and its package in Debian, Fedora, Arch and Homebrew.
# cmd:X is a command, lib:X,Y pkg-config names, py:X a module of Python, jar:X a library of Java, run:X a compiler's
# runtime.  Every name in the *_PKGS of the Makefile is here (tests/install/test_deps.sh checks it).
needs() {
  cat <<'END'
build cmd:cc                               gcc                gcc               gcc             gcc
build cmd:pkg-config                       pkg-config         pkgconf           pkgconf         pkgconf
build cmd:msgfmt                           gettext            gettext           gettext         gettext
build cmd:tar                              tar                tar               tar             gnu-tar
build cmd:xz                               xz-utils           xz                xz              xz
build lib:glib-2.0,gmodule-no-export-2.0,gthread-2.0 libglib2.0-dev     glib2-devel       glib2           glib
build lib:libxml-2.0                       libxml2-dev        libxml2-devel     libxml2         libxml2
build lib:libzip                           libzip-dev         libzip-devel      libzip          libzip
build lib:icu-uc                           libicu-dev         libicu-devel      icu             icu4c
build lib:cairo,cairo-ft,cairo-pdf,cairo-svg libcairo2-dev      cairo-devel       cairo           cairo
build lib:pangocairo,pangofc               libpango1.0-dev    pango-devel       pango           pango
build lib:libqpdf                          libqpdf-dev        qpdf-devel        qpdf            qpdf
build lib:libdeflate                       libdeflate-dev     libdeflate-devel  libdeflate      libdeflate
build lib:fontconfig                       libfontconfig-dev  fontconfig-devel  fontconfig      fontconfig
build lib:freetype2                        libfreetype-dev    freetype-devel    freetype2       freetype
build lib:harfbuzz,harfbuzz-subset         libharfbuzz-dev    harfbuzz-devel    harfbuzz        harfbuzz
build lib:libpng                           libpng-dev         libpng-devel      libpng          libpng
build lib:libmicrohttpd                    libmicrohttpd-dev  libmicrohttpd-devel libmicrohttpd  libmicrohttpd
build lib:json-glib-1.0                    libjson-glib-dev   json-glib-devel   json-glib       json-glib
build lib:gio-2.0                          libglib2.0-dev     glib2-devel       glib2           glib
build py:fontTools                         python3-fonttools  python3-fonttools python-fonttools python-fonttools
build lib:zlib                             zlib1g-dev         zlib-devel         zlib            zlib
check lib:cmocka                           libcmocka-dev      libcmocka-devel   cmocka          cmocka
check lib:jansson                          libjansson-dev     jansson-devel      jansson         jansson
check cmd:qpdf                             qpdf               qpdf              qpdf            qpdf
check cmd:mutool                           mupdf-tools        mupdf             mupdf-tools     mupdf-tools
check cmd:pdftotext                        poppler-utils      poppler-utils     poppler         poppler
check py:jsonschema                       python3-jsonschema python3-jsonschema python-jsonschema python-jsonschema
check cmd:xmllint                          libxml2-utils      libxml2           libxml2         libxml2
check cmd:cppcheck                         cppcheck           cppcheck          cppcheck        cppcheck
check cmd:clang-tidy                       clang-tidy         clang-tools-extra  clang           llvm
check cmd:clang                            clang              clang             clang           llvm
pdfa  cmd:java                             default-jre-headless java-17-openjdk-headless jre-openjdk-headless openjdk
pdfa  jar:preflight                        libpdfbox2-java    pdfbox            pdfbox          pdfbox
pdfa  jar:javax.activation                 libactivation-java jakarta-activation activation     activation
pdfa  jar:jaxb-api                         libjaxb-api-java   jaxb-api          jaxb            jaxb
pdfa  jar:commons-logging                  libcommons-logging-java apache-commons-logging commons-logging commons-logging
web   cmd:chromium                         chromium           chromium          chromium        chromium
web   cmd:npm                              npm                npm               npm             node
fuzz  run:fuzzer                           libclang-rt-dev    compiler-rt       compiler-rt     llvm
END
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
  needs | while read -r when need debian fedora arch brew; do
    case $wanted:$when in
    *:build | check:check | fuzz:check | fuzz:fuzz | pdfa:check | pdfa:pdfa | web:check | web:web) ;;
    *) continue ;;
    esac
    there "$need" || eval "printf '%s ' \"\$$1\""
  done
}

install() {
  # shellcheck disable=SC2086  # words are arguments
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends $packages
}

wanted=${1-check}
packages=$(missing debian)
[ -n "$packages" ] || exit 0

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
still=$(missing debian)
if [ -n "$still" ]; then
  echo "deps: still not usable after installing: $still" >&2
  exit 1
fi
