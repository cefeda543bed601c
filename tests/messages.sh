#!/bin/sh
# Every message of the sources is translated in every catalogue, none is left fuzzy, and formats agree; and then the
# check itself: it must refuse a catalogue that lacks a message, and one that is fuzzy.
#
# usage: tests/messages.sh POT PO…        POT: the messages as the sources have them now
set -eu
pot=$1
shift
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# msgcmp alone would pass messages that are there but fuzzy or obsolete.
whole() {
  msgcmp "$1" "$pot" && msgfmt --check-format --check-domain -o "$tmp/checked.mo" "$1" && [ -z "$(msgattrib --only-fuzzy --no-obsolete "$1")" ]
}

# A format macro of GLib inside a message ("%" G_GUINT64_FORMAT) cuts it short: it could never be found in a catalogue.
if grep -n '^msgid.*[^%]%"$\|^msgid "%"$' "$pot" >&2; then
  echo "messages: FAILED: these messages are cut short by a macro; use %zu or %d and a cast" >&2
  exit 1
fi

for po in "$@"; do
  if ! whole "$po" >"$tmp/said" 2>&1; then
    cat "$tmp/said" >&2
    msgattrib --only-fuzzy --no-obsolete "$po" >&2
    echo "messages: FAILED: $po does not hold all messages of the sources; run 'make po' and translate it" >&2
    exit 1
  fi
  messages=$(grep -c '^msgid ' "$po")

  # The last message taken away, then one declared fuzzy.
  last=$(msgattrib --translated --no-obsolete --no-wrap "$po" | grep -n '^msgid ' | tail -n 1 | cut -d: -f1)
  msgattrib --translated --no-obsolete --no-wrap "$po" | head -n $((last - 1)) >"$tmp/short.po"
  msgattrib --set-fuzzy "$po" >"$tmp/fuzzy.po"
  for bad in short fuzzy; do
    if whole "$tmp/$bad.po" >/dev/null 2>&1; then
      echo "messages: FAILED: the check does not notice a catalogue that is $bad" >&2
      exit 1
    fi
  done
  echo "messages: $po holds all $((messages - 1)) messages"
done
