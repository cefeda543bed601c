#!/bin/sh
# Makes fontconfig's cache of FOLDER/files in FOLDER/fontconfig, by the rules of fonts.conf beside this script.
#
# usage: fonts/cache.sh [-f] FOLDER        -f: anew, though it looks valid
set -eu

force=
if [ "$1" = -f ]; then
  force=-f
  shift
fi
folder=$(cd "$1" && pwd)
mkdir -p "$folder/fontconfig"
config=$(mktemp)
trap 'rm -f "$config"' EXIT
sed '/<\/fontconfig>/d' "$(dirname "$0")/fonts.conf" >"$config"
echo "<dir>$folder/files</dir><cachedir>$folder/fontconfig</cachedir></fontconfig>" >>"$config"
# shellcheck disable=SC2086  # one word or none
FONTCONFIG_FILE=$config fc-cache $force "$folder/files"
touch "$folder/fontconfig"
