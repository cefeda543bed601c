#!/bin/sh
# Makes what lets the program open its fonts faster: fontconfig's cache of FOLDER/files, in FOLDER/fontconfig.  Without
# it the result is the same, only later.  A cache belongs to the place of its fonts: after a move run this again.
# Does nothing when the cache is newer than the fonts and than the rules of fonts.conf.
#
# usage: fonts/prepare.sh [FOLDER]        FOLDER holds files/; the folder of this script if not given
set -eu

home=$(cd "$(dirname "$0")" && pwd)
folder=$(cd "${1-$home}" && pwd)
cache=$folder/fontconfig

command -v fc-cache >/dev/null || exit 0
force=
if [ -n "$(find "$home/fonts.conf" "$folder/files" -newer "$cache" 2>/dev/null)" ]; then
  force=-f
fi
mkdir -p "$cache"
config=$(mktemp)
trap 'rm -f "$config"' EXIT
sed '/<\/fontconfig>/d' "$home/fonts.conf" >"$config"
echo "<dir>$folder/files</dir><cachedir>$cache</cachedir></fontconfig>" >>"$config"
# shellcheck disable=SC2086  # one word or none
FONTCONFIG_FILE=$config fc-cache $force "$folder/files"
[ -z "$force" ] || touch "$cache"
