#!/bin/sh
# Wall time, processor time and peak memory of converting one speech, a hundred and one that is a hundred times as long:
# medians of RUNS runs of whole processes, beside typst and pandoc where they are installed (TYPST and PANDOC name their
# programs; typst also reads the system's fonts).
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

# measure NAME COUNT OUTPUT COMMAND…: prints one line, times for each of COUNT files, and keeps the processor time in
# $cpu.
measure() {
  name=$1 count=$2
  shift 2
  result=$("$folder/measure" "$runs" "$@")
  cpu=$(echo "$result" | awk -v count="$count" '{ print $2 / count }')
  echo "$result" | awk -v name="$name" -v count="$count" \
    '{ printf "%-34s %8.1f ms wall %8.1f ms cpu %7s MB\n", name, $1 / count, $2 / count, $3 }'
}

# ratio NAME OURS THEIRS: of processor times
ratio() {
  echo "$2 $3" | awk -v name="$1" '{ printf "%-34s %8.3f\n", name, $1 / $2 }'
}

# A text for typst, in the measures and fonts of the gongwen style.
write_typst() {
  cat <<'END'
#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), numbering: "— 1 —")
#set text(font: ("Liberation Serif", "FandolFang"), size: 16pt, lang: "zh", region: "CN")
#set par(justify: true, first-line-indent: 2em, leading: 13.6pt)
END
  sed 's/[]\\#*_`$@<~[]/\\&/g; s/$/\n/' "$1"
}

mkdir "$folder/batch"
for i in $(seq 100); do
  cat "$folder/speech.txt" >>"$folder/long.txt"
  { cat "$folder/speech.txt" && echo "这是第$i份。"; } >"$folder/batch/$i.txt"
done

echo "$speech, medians of $runs runs:"
measure "PDF" 1 "$folder/a.pdf" "$program" convert "$speech" -o "$folder/a.pdf"
pdf=$cpu
measure "Word file" 1 "$folder/a.docx" "$program" convert "$speech" -o "$folder/a.docx"
docx=$cpu
measure "both" 1 "$folder/a.pdf" "$program" convert "$speech" --force -o "$folder/a.pdf" -o "$folder/a.docx"
measure "JSON" 1 "$folder/a.json" "$program" convert "$speech" -o "$folder/a.json"
measure "page images" 1 - "$program" convert "$speech" --force --to png -d "$folder/png"
runs=3
measure "PDF of 100 files, each" 100 - "$program" convert --force -j 1 --to pdf -d "$folder/out" "$folder/batch"
measure "PDF of a text 100 times as long" 1 "$folder/l.pdf" "$program" convert "$folder/long.txt" -o "$folder/l.pdf"
long=$cpu

if command -v "$typst" >/dev/null; then
  write_typst "$folder/speech.txt" >"$folder/speech.typ"
  write_typst "$folder/long.txt" >"$folder/long.typ"
  runs=${RUNS:-21}
  measure "typst, PDF" 1 "$folder/t.pdf" "$typst" compile --font-path "${JIANGGAO_FONTS:-fonts/files}" \
    "$folder/speech.typ" "$folder/t.pdf"
  ratio "PDF: jianggao / typst" "$pdf" "$cpu"
  runs=3
  measure "typst, 100 times as long" 1 "$folder/t.pdf" "$typst" compile --font-path "${JIANGGAO_FONTS:-fonts/files}" \
    "$folder/long.typ" "$folder/t.pdf"
  ratio "long PDF: jianggao / typst" "$long" "$cpu"
else
  echo "typst is not installed (TYPST=FILE names it)"
fi
runs=${RUNS:-21}
if command -v "$pandoc" >/dev/null; then
  measure "pandoc, DOCX" 1 "$folder/p.docx" "$pandoc" -f markdown -o "$folder/p.docx" "$folder/speech.txt"
  ratio "Word file: jianggao / pandoc" "$docx" "$cpu"
else
  echo "pandoc is not installed (PANDOC=FILE names it)"
fi
