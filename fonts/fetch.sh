#!/bin/sh
# Brings the free fonts that jianggao sets its pages with into fonts/files: FandolSong, FandolFang, FandolHei and
# FandolKai, and Liberation Serif; and behind them, for the characters of names that Fandol lacks, Noto Serif CJK, Noto
# Sans CJK and LXGW WenKai, for signs and marks DejaVu, for emoji Symbola.  They come from the first of these that has them:
#   fonts/cache      Debian packages that were downloaded before, or put there by hand
#   this system      when its TeX or font packages are installed
#   apt-get          downloads the Debian packages (about 160 MB, once) and unpacks only the font files;
#                    nothing is installed, and no rights of root are needed
# Then it prepares them (fonts/prepare.sh), so that the program starts faster.  Does nothing when all is there.  What was
# brought stands in fonts/brought: fonts of an older list, from other packages, are brought anew.
#
# usage: fonts/fetch.sh [FOLDER]        FOLDER holds files/ and cache/; the folder of this script if not given
set -eu

home=${1-$(dirname "$0")}
files=$home/files
cache=$home/cache
# Where systems keep these fonts: Debian and Fedora, Arch, TeX Live's own installer; then Liberation.
places=${FONT_PLACES-"/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
/usr/share/texmf-dist/fonts/opentype/public/fandol
/usr/local/texlive/texmf-dist/fonts/opentype/public/fandol
/usr/share/fonts/truetype/liberation2
/usr/share/fonts/truetype/liberation
/usr/share/fonts/liberation-serif-fonts
/usr/share/fonts/liberation-serif
/usr/share/fonts/liberation
/usr/share/fonts/opentype/noto
/usr/share/fonts/noto-cjk
/usr/share/fonts/truetype/lxgw-wenkai
/usr/share/fonts/lxgw-wenkai-fonts
/usr/share/fonts/truetype/dejavu
/usr/share/fonts/dejavu-sans-fonts
/usr/share/fonts/dejavu-serif-fonts
/usr/share/fonts/truetype/ancient-scripts
/usr/share/fonts/TTF
/opt/homebrew/share/fonts
/usr/local/share/fonts"}
licence_places=${LICENCE_PLACES-"/usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz
/usr/share/texlive/texmf-dist/doc/fonts/fandol/COPYING
/usr/share/texmf-dist/doc/fonts/fandol/COPYING
/usr/share/doc/fonts-liberation/copyright
/usr/share/doc/fonts-liberation2/copyright
/usr/share/doc/fonts-noto-cjk/copyright
/usr/share/licenses/noto-fonts-cjk/LICENSE
/usr/share/doc/fonts-lxgw-wenkai/copyright
/usr/share/licenses/ttf-lxgw-wenkai/LICENSE
/usr/share/doc/fonts-dejavu-core/copyright
/usr/share/licenses/ttf-dejavu/LICENSE
/usr/share/doc/fonts-symbola/copyright"}

fandol="FandolSong-Regular.otf FandolSong-Bold.otf FandolFang-Regular.otf FandolHei-Regular.otf FandolKai-Regular.otf"
liberation="LiberationSerif-Regular.ttf LiberationSerif-Bold.ttf LiberationSerif-Italic.ttf LiberationSerif-BoldItalic.ttf"
noto="NotoSerifCJK-Regular.ttc NotoSerifCJK-Bold.ttc NotoSansCJK-Bold.ttc"
wenkai="LXGWWenKai-Regular.ttf LXGWWenKai-Light.ttf"
dejavu="DejaVuSerif.ttf DejaVuSerif-Bold.ttf DejaVuSans.ttf"
symbola="Symbola_hint.ttf"

have_fonts() {
  for font in "$@"; do
    [ -s "$files/$font" ] || return 1
  done
}

# is_brought PACKAGE FONT…
is_brought() {
  grep -qxF "$*" "$home/brought" 2>/dev/null && shift && have_fonts "$@"
}

# Puts a file into place whole: an interrupted run leaves no half font behind.
place() {
  cp "$1" "$files/.$2.new"
  chmod 644 "$files/.$2.new"
  mv "$files/.$2.new" "$files/$2"
}

# copy_from_system PACKAGE LICENCE FONT…
copy_from_system() {
  package=$1
  licence=$2
  shift 2
  for font in "$@"; do
    from=
    for folder in $places; do
      case $package:$folder in
      fonts-liberation2:*/liberation) continue ;; # may be version 1
      esac
      [ -n "$from" ] || [ ! -s "$folder/$font" ] || from=$folder/$font
    done
    [ -n "$from" ] || return 1
    place "$from" "$font"
  done
  for text in $licence_places; do
    case $licence:$text in
    Fandol*:*/fandol/COPYING.gz) [ ! -s "$text" ] || gzip -dc "$text" >"$files/$licence" ;;
    Fandol*:*/fandol/COPYING | Liberation*:*/fonts-liberation*/copyright | Noto*:*noto* | LXGW*:*lxgw* | DejaVu*:*dejavu* | \
      Symbola*:*symbola*)
      [ ! -s "$text" ] || place "$text" "$licence" ;;
    esac
  done
  have_fonts "$@"
}

# unpack PACKAGE LICENCE FONT…: from fonts/cache, with the package's licence text under the name LICENCE.
unpack() {
  package=$1
  licence=$2
  shift 2
  for deb in "$cache/$package"_*.deb; do
    [ -s "$deb" ] || continue
    rm -rf "$cache/unpacked"
    mkdir "$cache/unpacked"
    if data "$deb" >"$cache/unpacked/data.tar" 2>/dev/null; then
      # tar complains about the patterns that belong to the other package; what matters is which fonts came out.
      tar -x -C "$cache/unpacked" -f "$cache/unpacked/data.tar" --wildcards '*/Fandol*.otf' '*/fonts/fandol/COPYING*' \
        '*/LiberationSerif-*.ttf' '*/Noto*CJK-*.ttc' '*/LXGWWenKai-*.ttf' '*/DejaVuS*.ttf' '*/Symbola_hint.ttf' \
        '*/doc/fonts-*/copyright' 2>/dev/null || true
    fi
    find "$cache/unpacked" -name '*.gz' -exec gzip -d {} +
    find "$cache/unpacked" -type f | while read -r found; do
      case $found in
      */COPYING | */copyright) place "$found" "$licence" ;;
      esac
      for font in "$@"; do
        [ "${found##*/}" != "$font" ] || place "$found" "$font"
      done
    done
    rm -rf "$cache/unpacked"
    have_fonts "$@" && return 0
    echo "fonts: $deb is damaged or is another version; it is not used." >&2
  done
  return 1
}

# The files of a Debian package as a tar stream; ar and xz serve where there is no dpkg.
data() {
  if command -v dpkg-deb >/dev/null; then
    dpkg-deb --fsys-tarfile "$1"
  else
    ar p "$1" data.tar.xz | xz -d
  fi
}

download() {
  command -v apt-get >/dev/null || return 1
  rm -rf "$cache/new"
  mkdir "$cache/new"
  echo "fonts: downloading $1 ..."
  if (cd "$cache/new" && apt-get -q -o APT::Sandbox::User=root download "$1") >"$cache/apt.log" 2>&1 ||
    download_with_own_lists "$1" >>"$cache/apt.log" 2>&1; then
    mv "$cache/new"/*.deb "$cache/"
    rm -rf "$cache/new" "$cache/apt.log"
  else
    rm -rf "$cache/new"
    return 1
  fi
}

# The system's package lists may be missing or too old: reads fresh ones into a folder of our own, as any user may.
download_with_own_lists() {
  state=$(cd "$cache" && pwd)/apt
  mkdir -p "$state/lists/partial" "$state/archives/partial"
  set -- "$1" -q -o "Dir::State::Lists=$state/lists" -o "Dir::Cache=$state" -o APT::Sandbox::User=root \
    -o Acquire::Languages=none -o APT::Update::Post-Invoke= -o APT::Update::Post-Invoke-Success=
  package=$1
  shift
  apt-get "$@" update && (cd "$cache/new" && apt-get "$@" download "$package")
  status=$?
  rm -rf "$state"
  return $status
}

# bring PACKAGE LICENCE FONT…; what was put into files/ by hand is taken when there is nothing else.
bring() {
  package_name=$1
  licence_name=$2
  shift 2
  ! is_brought "$package_name" "$@" || return 0
  mkdir -p "$files" "$cache"
  unpack "$package_name" "$licence_name" "$@" || copy_from_system "$package_name" "$licence_name" "$@" ||
    { download "$package_name" && unpack "$package_name" "$licence_name" "$@"; } || have_fonts "$@" || return 1
  echo "$package_name $*" >>"$home/brought"
  echo "fonts: $package_name: ready in $files"
}

# Version 2 has the marks, Greek and Hebrew that version 1 lacks; newer systems have it under the plain name.
# shellcheck disable=SC2086  # the list of names is meant to be split
bring_liberation() {
  is_brought fonts-liberation $liberation || bring fonts-liberation2 Liberation-COPYING $liberation ||
    bring fonts-liberation Liberation-COPYING $liberation
}

advice() {
  cat >&2 <<END
fonts: not all fonts could be brought.  Any of these helps:
  - on Debian or Ubuntu with a network connection: run 'make fonts' again
    (what apt-get said is in $cache/apt.log);
  - without a network: download the packages on another machine
    ('apt-get download texlive-lang-chinese fonts-liberation2 fonts-noto-cjk fonts-lxgw-wenkai
    fonts-dejavu-core fonts-symbola'), put them into
    $cache and run 'make fonts' again;
  - on other systems install the fonts, then run 'make fonts' again:
      Fedora    dnf install texlive-fandol liberation-serif-fonts dejavu-sans-fonts dejavu-serif-fonts
      Arch      pacman -S texlive-langchinese ttf-liberation ttf-dejavu noto-fonts-cjk ttf-lxgw-wenkai
      Homebrew  brew install --cask font-liberation font-dejavu font-noto-serif-cjk font-noto-sans-cjk font-lxgw-wenkai, and the
                Fandol fonts from CTAN (package fandol);
  - or put these files into $files:
END
  for font in $fandol $liberation $noto $wenkai $dejavu; do
    [ -s "$files/$font" ] || echo "      $font" >&2
  done
  echo "Folders with fonts of your own can be named in JIANGGAO_FONTS or with --font-dir; they need no 'make fonts'." >&2
}

# shellcheck disable=SC2086  # the lists of names are meant to be split
if ! { bring texlive-lang-chinese Fandol-COPYING $fandol && bring_liberation &&
  bring fonts-noto-cjk Noto-COPYING $noto && bring fonts-lxgw-wenkai LXGWWenKai-COPYING $wenkai &&
  bring fonts-dejavu-core DejaVu-COPYING $dejavu; }; then
  advice
  exit 1
fi
# Only Debian has Symbola under this name, and only emoji need it.
bring fonts-symbola Symbola-COPYING $symbola ||
  echo "fonts: without the package fonts-symbola many emoji are printed as 〓; all else is there." >&2
"$(dirname "$0")/prepare.sh" "$home"
