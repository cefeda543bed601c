#!/bin/sh
# What the desktop calls: the file manager for files that somebody chose there, the menu for the page in the browser.
# Nobody sees a terminal, so the program's own words are shown: a short good end as a notification, everything else in a
# window.  It lies in PREFIX/share/jianggao, and finds the program from there.
#
# usage: desktop.sh convert FILE…      a PDF and a Word file beside each (a PDF alone beside a Word file)
#        desktop.sh page               the page in the browser; the server ends an hour after the last page was closed
set -u

prefix=$(cd "$(dirname "$0")/../.." && pwd)
program=$prefix/bin/jianggao
SECONDS_WITHOUT_PAGE=3600

export TEXTDOMAIN=jianggao TEXTDOMAINDIR="$prefix/share/locale"
command -v gettext >/dev/null || gettext() { printf '%s' "$1"; }

said=$(mktemp) || exit 2
trap 'rm -f "$said"' EXIT

# A notification's text is markup.
escaped() {
  sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' "$said"
}

# notify TITLE URGENCY: shows $said; fails where nobody shows notifications.
notify() {
  command -v notify-send >/dev/null &&
    notify-send --app-name=jianggao --icon=jianggao --urgency="$2" -- "$1" "$(escaped)" 2>/dev/null
}

# window TITLE: shows $said whole and as it is, in the desktop's own kind of window; fails where there is none.
window() {
  [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || return 1
  case ${XDG_CURRENT_DESKTOP-} in
  *KDE* | *LXQt*) set -- "$1" kdialog zenity ;;
  *) set -- "$1" zenity kdialog ;;
  esac
  for kind in "$2" "$3"; do
    command -v "$kind" >/dev/null || continue
    case $kind in
    zenity) zenity --text-info --title="$1" --window-icon=jianggao --width=640 --height=360 --filename="$said" ;;
    kdialog) kdialog --title "$1" --icon jianggao --textbox "$said" 640 360 ;;
    esac 2>/dev/null
    # 1 is a window that was closed, not a window that could not be shown.
    [ $? -gt 1 ] || return 0
  done
  return 1
}

MOST_LINES_OF_NOTIFICATION=4

tell_success() {
  if [ "$(wc -l <"$said")" -le $MOST_LINES_OF_NOTIFICATION ] && notify "$1" normal; then
    return
  fi
  window "$1" || cat "$said"
}

tell_trouble() {
  window "$1" || notify "$1" critical || cat "$said" >&2
}

convert() {
  # File managers give whole paths; from inside their folder the names are shorter to read.
  folder=${1%/*}
  together=yes
  for file; do
    case ${file#"$folder/"} in
    */*) together=no ;;
    esac
  done
  if [ $together = yes ] && cd "$folder/" 2>/dev/null; then
    for file; do
      shift
      set -- "$@" "${file#"$folder/"}"
    done
  fi
  "$program" convert -- "$@" >"$said" 2>&1
  status=$?
  if [ $status -eq 0 ]; then
    tell_success "$(gettext "The handout is ready")"
  else
    # What the program says of its options is of no use here.
    if grep -q -e --force "$said"; then
      printf '\n%s\n' "$(gettext "The file that was there is left as it was. To have it made anew, rename the old one or move it to another folder, then choose this again.")" >>"$said"
    fi
    tell_trouble "$(gettext "Please have a look")"
  fi
  return $status
}

page() {
  "$program" serve --open --workers 2 --idle $SECONDS_WITHOUT_PAGE >/dev/null 2>"$said"
  status=$?
  [ $status -eq 0 ] || tell_trouble "$(gettext "The page could not be opened")"
  return $status
}

case ${1-} in
convert)
  shift
  [ $# -gt 0 ] || exit 2
  convert "$@"
  ;;
page) page ;;
*) exit 2 ;;
esac
