#!/bin/sh
# Wall time, processor time and peak memory of converting one speech, warm: medians of RUNS runs, beside typst and pandoc
# where they are installed (TYPST and PANDOC name their programs).
#
# usage: tests/bench/run.sh PROGRAM [SPEECH.txt]     RUNS=21
set -eu
cd "$(dirname "$0")/../.."

program=$1
speech=${2:-examples/training-class.txt}
runs=${RUNS:-21}
typst=${TYPST:-typst}
pandoc=${PANDOC:-pandoc}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1767225600

cc -O2 -o "$folder/measure" tests/bench/measure.c
"$program" convert --quiet --to txt -o "$folder/speech.txt" "$speech"

# measure NAME OUTPUT COMMAND…: prints one line and keeps the wall time in $wall.
measure() {
  name=$1
  shift
  result=$("$folder/measure" "$runs" "$@")
  wall=${result%% *}
  echo "$result" | awk -v name="$name" '{ printf "%-26s %8s ms wall %8s ms cpu %7s MB\n", name, $1, $2, $3 }'
}

ratio() {
  printf '%-26s %8s\n' "$1" "$(echo "$2 $3" | awk '{ printf "%.3f", $1 / $2 }')"
}

# The speech for typst, in the measures and fonts of the gongwen style.
write_typst() {
  cat <<'END'
#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), numbering: "— 1 —")
#set text(font: ("Liberation Serif", "FandolFang"), size: 16pt, lang: "zh", region: "CN")
#set par(justify: true, first-line-indent: 2em, leading: 13.6pt)
END
  sed 's/[]\\#*_`$@<~[]/\\&/g; s/$/\n/' "$folder/speech.txt"
}

echo "$speech, medians of $runs runs:"
measure "jianggao, PDF" "$folder/a.pdf" "$program" convert "$speech" -o "$folder/a.pdf"
pdf=$wall
measure "jianggao, DOCX" "$folder/a.docx" "$program" convert "$speech" -o "$folder/a.docx"
docx=$wall
rm -f "$folder/a.pdf"
measure "jianggao, PDF and DOCX" "$folder/a.pdf" "$program" convert "$speech" --force -o "$folder/a.pdf" -o "$folder/a.docx"
measure "jianggao, page images" "-" "$program" convert "$speech" --to png -d "$folder/png"

if command -v "$typst" >/dev/null; then
  write_typst >"$folder/speech.typ"
  measure "typst, PDF" "$folder/t.pdf" "$typst" compile --font-path "${JIANGGAO_FONTS:-fonts}" \
    "$folder/speech.typ" "$folder/t.pdf"
  ratio "PDF: jianggao / typst" "$pdf" "$wall"
else
  echo "typst is not installed (TYPST=FILE names it)"
fi
if command -v "$pandoc" >/dev/null; then
  measure "pandoc, DOCX" "$folder/p.docx" "$pandoc" -f markdown -o "$folder/p.docx" "$folder/speech.txt"
  ratio "DOCX: jianggao / pandoc" "$docx" "$wall"
else
  echo "pandoc is not installed (PANDOC=FILE names it)"
fi
