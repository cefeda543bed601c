#!/bin/sh
# Makes what lets the program open and draw its fonts faster; without it the result is the same, only later.
#   FOLDER/fontconfig   fontconfig's cache of FOLDER/files.  It belongs to the place of its fonts: after a move run this
#                       again.
#   FOLDER/outlines     copies of the Fandol fonts with TrueType outlines (outlines.py), which Cairo embeds in half the time
# Does nothing when both are newer than the fonts and than what makes them.
#
# usage: fonts/prepare.sh [FOLDER]        FOLDER holds files/; the folder of this script if not given
set -eu

home=$(cd "$(dirname "$0")" && pwd)
folder=$(cd "${1-$home}" && pwd)
cache=$folder/fontconfig

# The python3 that has fontTools; empty when none has it.
python=
for candidate in python3 /usr/bin/python3; do
  if [ -z "$python" ] && "$candidate" -c 'import fontTools' 2>/dev/null; then
    python=$candidate
  fi
done

make_outlines() {
  outlines=$folder/outlines
  mkdir -p "$outlines"
  for font in "$folder"/files/Fandol*.otf; do
    copy=$outlines/$(basename "$font" .otf).ttf
    if [ -s "$font" ] && [ -z "$(find "$copy" -newer "$font" -newer "$home/outlines.py" 2>/dev/null)" ]; then
      printf '%s\n%s\n' "$font" "$copy"
    fi
  done | xargs -r -n 2 -P "$(nproc 2>/dev/null || echo 2)" "$python" "$home/outlines.py"
  cat >"$outlines/README" <<END
The Fandol fonts with other outlines: their cubic curves were turned into quadratic ones by fonts/outlines.py, which also
leaves out all tables that drawing does not need and changes the names.  Licence: Fandol-COPYING beside the originals.
END
}

# Made anew when the fonts are other ones, or the rules about them; else only where it is not valid any more.
make_cache() {
  force=
  if [ -n "$(find "$home/fonts.conf" "$folder/files" -newer "$cache" 2>/dev/null)" ]; then
    force=-f
  fi
  # shellcheck disable=SC2086  # one word or none
  "$home/cache.sh" $force "$folder"
}

[ -z "$python" ] || make_outlines
! command -v fc-cache >/dev/null || make_cache
