#!/bin/sh
# What the desktop calls (desktop/): its entries as they are installed, and desktop.sh with stubs for zenity, kdialog,
# notify-send and xdg-open that note what they are told.
#
# usage: tests/install/test_desktop.sh BUILD        (MAKE names make)
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
build=$(cd "$1" && pwd)
export LC_ALL=C.UTF-8 LANGUAGE=zh_CN

# The entries name what is installed, and have what the formats ask for.
# shellcheck disable=SC2016,SC2086  # make expands it; $MAKE may hold options
entries=$(${MAKE:-make} -s --no-print-directory --eval 'entries: ; @echo $(ENTRIES)' entries)
expect "there are four entries" test "$(echo "$entries" | wc -w)" -eq 4
for entry in $entries; do
  sed "s|@PREFIX@|/usr|" "desktop/$entry" >"$tmp/entry.desktop"
  expect "$entry calls what is installed" grep -q '^Exec=/usr/share/jianggao/desktop.sh [a-z]* *%*F*$' "$tmp/entry.desktop"
  expect "$entry has a Chinese name" grep -q '^Name\[zh_CN\]=.*[讲稿]' "$tmp/entry.desktop"
  case $entry in
  kio/*) ;; # a service, of which the standard knows nothing
  *) expect "$entry is as the standard says" desktop-file-validate "$tmp/entry.desktop" ;;
  esac
  case $entry in
  applications/jianggao.desktop) ;;
  *) expect "$entry is for texts and Word files" grep -q \
    '^MimeType=text/plain;application/vnd.openxmlformats-officedocument.wordprocessingml.document;$' "$tmp/entry.desktop" ;;
  esac
done

# An installation as desktop.sh sees it: itself, and the program in bin.
mkdir -p "$tmp/usr/bin" "$tmp/usr/share/jianggao" "$tmp/bin" "$tmp/home"
cp desktop/desktop.sh "$tmp/usr/share/jianggao/desktop.sh"
ln -s "$build/locale" "$tmp/usr/share/locale"
ln -s "$build/jianggao" "$tmp/usr/bin/jianggao"
for tool in sh dirname mktemp rm sed wc grep cat gettext; do
  ln -s "$(command -v $tool)" "$tmp/bin/$tool"
done

# stub NAME COMMAND: notes its arguments, one a line, and the text that it shows.
stub() {
  cat >"$tmp/bin/$1" <<END
#!$(command -v sh)
{
  echo "== $1"
  printf '%s\n' "\$@"
} >>"$tmp/shown"
$2
END
  chmod +x "$tmp/bin/$1"
}
# shellcheck disable=SC2016  # the stubs expand them
show_file='for a; do case $a in --filename=*) cat "${a#--filename=}" ;; */tmp.*) cat "$a" ;; esac; done >>'"'$tmp/shown'"
stub notify-send ''
stub zenity "$show_file"
stub kdialog "$show_file"

desktop() {
  rm -f "$tmp/shown"
  (cd "$tmp/home" && env PATH="$tmp/bin" DISPLAY=:9 XDG_CURRENT_DESKTOP="${kind-}" "$tmp/usr/share/jianggao/desktop.sh" "$@")
}
shows() {
  if grep -qF -- "$1" "$tmp/shown"; then
    ok
  else
    not_ok "it should show: $1"
    cat "$tmp/shown" >&2
  fi
}
shows_not() {
  if grep -qF -- "$1" "$tmp/shown"; then
    not_ok "it should not show: $1"
  else
    ok
  fi
}

# Names that a shell, an option parser or markup could take for something else.
mkdir "$tmp/home/讲 话"
# shellcheck disable=SC2016
for name in '-n <b>讲话&$(touch hacked)`id`;稿 1.txt' "it's \"a\" \\n %s.txt" '致辞
二.txt'; do
  cp examples/toast.txt "$tmp/home/讲 话/$name"
done
expect "texts are converted" desktop convert "$tmp/home/讲 话"/*.txt
expect "three PDFs and Word files are beside them" test "$(find "$tmp/home/讲 话" -name '*.pdf' -o -name '*.docx' | wc -l)" -ge 6
expect_fail "no name was executed" test -e "$tmp/home/hacked" -o -e "$tmp/home/讲 话/hacked"
shows "排好了"
rm -r "$tmp/home/讲 话"

cp examples/toast.txt "$tmp/home/-a <b>&.txt"
expect "one text" desktop convert "$tmp/home/-a <b>&.txt"
shows "== notify-send"
shows_not "== zenity"
shows "-a &lt;b&gt;&amp;.pdf"
shows_not "$tmp/home"

cp examples/toast.txt "$tmp/home/edited.txt"
echo "mine" >"$tmp/home/edited.pdf"
expect_fail "what somebody else made is not written over" desktop convert "$tmp/home/edited.txt"
expect "it stays" grep -qx mine "$tmp/home/edited.pdf"
shows "== zenity"
shows "edited.pdf"
shows "改名"
shows_not "== notify-send"

printf '\211PNG\r\n\032\n' >"$tmp/home/<i>picture.txt"
kind=KDE
expect_fail "of two files one is no text" desktop convert "$tmp/home/<i>picture.txt" "$tmp/home/-a <b>&.txt"
shows "== kdialog"
shows "<i>picture.txt"
shows "-a <b>&.pdf"
shows_not "改名"
kind=GNOME

# Files of several folders keep their paths, and a name without a folder is one of this folder.
mkdir "$tmp/home/other"
cp examples/toast.txt "$tmp/home/other"
cp examples/toast.txt "$tmp/home/here.txt"
expect "files of two folders" desktop convert "$tmp/home/here.txt" "$tmp/home/other/toast.txt"
shows "$tmp/home/other/toast.pdf"
expect "by relative names" desktop convert here.txt other/toast.txt
shows "other/toast.pdf"

# Where there are no windows, the words are not lost.
rm "$tmp/bin/zenity" "$tmp/bin/kdialog"
expect_fail "without windows" desktop convert "$tmp/home/edited.txt"
shows "== notify-send"
shows "critical"
rm "$tmp/bin/notify-send"
expect_fail "without notifications" desktop convert "$tmp/home/edited.txt"
says "edited.pdf"
expect "and a good end" desktop convert "$tmp/home/here.txt"
says "here.pdf"
rm "$tmp/bin/gettext"
expect_fail "without gettext its own words are English" desktop convert "$tmp/home/edited.txt"
says "rename the old one"

# The page: a second start opens the server of the first.  It may be that this user has one outside of this test.
stub zenity "$show_file"
expect_fail "without a browser it says so" desktop page
shows "xdg-open"
cat >"$tmp/bin/xdg-open" <<END
#!$(command -v sh)
echo "\$@" >>"$tmp/opened"
END
chmod +x "$tmp/bin/xdg-open"
desktop page &
first=$!
tries=0
until [ -s "$tmp/opened" ] || [ $tries -gt 600 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
expect "a second start ends well" desktop page
expect "both open one address" test "$(sort -u "$tmp/opened" | grep -c '^http://127.0.0.1:80[23][0-9]/$') $(sort "$tmp/opened" | wc -l)" = "1 2"
expect_fail "and nothing has gone wrong" test -e "$tmp/shown"
children() {
  cat "/proc/$1/task/$1/children" 2>/dev/null
}
# desktop is a subshell here, desktop.sh its child, the server the child of that.
for script in $(children $first); do
  for server in $(children "$script"); do
    kill "$server"
  done
done
expect "the first ends well when its server does" wait $first

finish
