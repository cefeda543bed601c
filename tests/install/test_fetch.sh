#!/bin/sh
# fonts/fetch.sh, without a network: packages of a few bytes stand for the real ones, and a stub for apt-get.
#
# usage: tests/install/test_fetch.sh
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
fetch=$PWD/fonts/fetch.sh
FONT_PLACES=
LICENCE_PLACES=
export FONT_PLACES LICENCE_PLACES

fandol="FandolSong-Regular.otf FandolSong-Bold.otf FandolFang-Regular.otf FandolHei-Regular.otf FandolKai-Regular.otf"
liberation="LiberationSerif-Regular.ttf LiberationSerif-Bold.ttf LiberationSerif-Italic.ttf LiberationSerif-BoldItalic.ttf"
noto="NotoSerifCJK-Regular.ttc NotoSerifCJK-Bold.ttc NotoSansCJK-Bold.ttc"
wenkai="LXGWWenKai-Regular.ttf LXGWWenKai-Light.ttf"
dejavu="DejaVuSerif.ttf DejaVuSerif-Bold.ttf DejaVuSans.ttf"
symbola="Symbola_hint.ttf"

# make_package NAME FONT-FOLDER LICENCE FONT…: a Debian package as ar, tar and xz make it.
make_package() {
  name=$1
  folder=$2
  licence=$3
  shift 3
  mkdir -p "$tmp/package/$folder" "$tmp/package/$(dirname "$licence")"
  for font in "$@"; do
    echo "this is $font" >"$tmp/package/$folder/$font"
  done
  echo "licence of $name" >"$tmp/package/${licence%.gz}"
  case $licence in
  *.gz) gzip "$tmp/package/${licence%.gz}" ;;
  esac
  (cd "$tmp/package" && tar -cJf ../data.tar.xz ./usr)
  mkdir -p "$tmp/package/control"
  printf 'Package: %s\nVersion: 1\nArchitecture: all\nMaintainer: nobody\nDescription: none\n' "$name" >"$tmp/package/control/control"
  (cd "$tmp/package/control" && tar -cJf ../../control.tar.xz ./control)
  echo 2.0 >"$tmp/debian-binary"
  (cd "$tmp" && ar rc "debs/${name}_1_all.deb" debian-binary control.tar.xz data.tar.xz)
  rm -rf "$tmp/package" "$tmp"/*.tar.xz "$tmp/debian-binary"
}

# apt-get that copies from debs/ (or fails when there is no such package) and notes what it was asked.
mkdir -p "$tmp/debs" "$tmp/online" "$tmp/offline"
cat >"$tmp/online/apt-get" <<END
#!/bin/sh
echo "\$*" >>"$tmp/asked"
for package in "\$@"; do :; done
[ -s "$tmp/debs/\${package}_1_all.deb" ] && cp "$tmp/debs/\${package}_1_all.deb" .
END
cat >"$tmp/offline/apt-get" <<END
#!/bin/sh
echo "Could not resolve the archive" >&2
exit 100
END
chmod +x "$tmp/online/apt-get" "$tmp/offline/apt-get"

# shellcheck disable=SC2086  # lists of names
make_package texlive-lang-chinese usr/share/texlive/texmf-dist/fonts/opentype/public/fandol \
  usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz $fandol
# shellcheck disable=SC2086
make_package fonts-liberation2 usr/share/fonts/truetype/liberation2 usr/share/doc/fonts-liberation2/copyright $liberation
# shellcheck disable=SC2086
make_package fonts-noto-cjk usr/share/fonts/opentype/noto usr/share/doc/fonts-noto-cjk/copyright $noto
# shellcheck disable=SC2086
make_package fonts-lxgw-wenkai usr/share/fonts/truetype/lxgw-wenkai usr/share/doc/fonts-lxgw-wenkai/copyright $wenkai
# shellcheck disable=SC2086
make_package fonts-dejavu-core usr/share/fonts/truetype/dejavu usr/share/doc/fonts-dejavu-core/copyright $dejavu
# shellcheck disable=SC2086
make_package fonts-symbola usr/share/fonts/truetype/ancient-scripts usr/share/doc/fonts-symbola/copyright $symbola

all_fonts() {
  for font in $fandol $liberation $noto $wenkai $dejavu $symbola; do
    [ "$(cat "$1/files/$font")" = "this is $font" ] || return 1
  done
  grep -q 'licence of texlive' "$1/files/Fandol-COPYING" && grep -q 'licence of fonts-lib' "$1/files/Liberation-COPYING" &&
    grep -q 'licence of fonts-noto' "$1/files/Noto-COPYING" && grep -q 'licence of fonts-lxgw' "$1/files/LXGWWenKai-COPYING"
}

offline() {
  PATH=$tmp/offline:$PATH "$fetch" "$@"
}
online() {
  PATH=$tmp/online:$PATH "$fetch" "$@"
}

expect "apt-get brings the packages" online "$tmp/a"
expect "their fonts and licences are unpacked" all_fonts "$tmp/a"
expect "only these six are asked for" test "$(wc -l <"$tmp/asked")" -eq 6
expect "nothing else is left in files" test "$(find "$tmp/a/files" -type f | wc -l)" -eq 24
expect "fontconfig's cache is made" sh -c "ls '$tmp/a/fontconfig' | grep -q cache"
expect "a second run does nothing" online "$tmp/a"
says_nothing
expect "and asks for nothing" test "$(wc -l <"$tmp/asked")" -eq 6

rm "$tmp/a/files/FandolKai-Regular.otf"
expect "a font that went missing comes from the cache" offline "$tmp/a"
expect "whole" all_fonts "$tmp/a"

echo "this is another version" >"$tmp/a/files/LiberationSerif-Regular.ttf"
grep -v liberation "$tmp/a/brought" >"$tmp/brought"
mv "$tmp/brought" "$tmp/a/brought"
expect "fonts of an older list are brought anew" online "$tmp/a"
expect "from the packages of today" all_fonts "$tmp/a"

mkdir -p "$tmp/b/cache"
cp "$tmp/debs"/*.deb "$tmp/b/cache"
expect "packages put into the cache by hand need no network" offline "$tmp/b"
expect "as if downloaded" all_fonts "$tmp/b"

mkdir -p "$tmp/c/cache"
size=$(wc -c <"$tmp/debs/texlive-lang-chinese_1_all.deb")
head -c $((size - 200)) "$tmp/debs/texlive-lang-chinese_1_all.deb" >"$tmp/c/cache/texlive-lang-chinese_1_all.deb"
expect "a damaged package is downloaded again" online "$tmp/c"
expect "and does no harm" all_fonts "$tmp/c"

expect_fail "without a network and without packages it fails" offline "$tmp/d"
says "run 'make fonts' again"
says "$tmp/d/cache"
says FandolFang-Regular.otf
says JIANGGAO_FONTS
expect "and leaves no font behind" test -z "$(ls -A "$tmp/d/files")"

mkdir -p "$tmp/system"
for font in $fandol $liberation $noto $wenkai $dejavu $symbola; do
  echo "this is $font" >"$tmp/system/$font"
done
FONT_PLACES=$tmp/system
expect "fonts that the system has are copied" offline "$tmp/e"
expect "all of them" test "$(find "$tmp/e/files" -type f | wc -l)" -eq 18

rm "$tmp/system/Symbola_hint.ttf"
expect "a system without the font of emoji will do" offline "$tmp/f"
says fonts-symbola
expect "with all other fonts" test "$(find "$tmp/f/files" -type f | wc -l)" -eq 17

finish
