#!/bin/sh
# The PDFs of the examples before another judge: PDFBox's preflight, which knows PDF/A-1b.  What PDF/A-2 has made better
# than that is passed over: object streams, transparency groups, version 4 of ICC, fonts without CIDSet, and the part in the metadata.
#
# usage: tests/pdfa/preflight.sh PROGRAM
set -eu
program=$1
java=/usr/share/java
classes=$java/preflight.jar:$java/pdfbox2.jar:$java/fontbox2.jar:$java/xmpbox.jar:$java/commons-logging.jar
classes=$classes:$java/javax.activation.jar:$java/jaxb-api.jar

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cat >"$tmp/passed-over" <<'END'
^The file .* is not a valid PDF/A-1b file, error\(s\) :$
^1\.4 : Trailer Syntax error, /XRef cross reference streams are not allowed$
^2\.1\.6 : Invalid graphics object, Invalid version of the ICCProfile$
^2\.2\.1 : Invalid graphics transparency, Group has a transparency S entry
^3\.1\.11 : Invalid Font definition, .*: The CIDSet entry is missing for the Composite Subset$
^7\.11\.2 : Error on MetaData, part must be 1$
^$
END

"$program" convert --quiet --to pdf -d "$tmp" examples/*.txt
failed=
count=0
for pdf in "$tmp"/*.pdf; do
  java -cp "$classes" org.apache.pdfbox.preflight.Validator_A1b "$pdf" >"$tmp/said" 2>&1 || true
  if ! grep -q 'part must be 1' "$tmp/said"; then
    echo "preflight: $(basename "$pdf") was not judged:" >&2
    cat "$tmp/said" >&2
    failed=yes
  elif grep -Evf "$tmp/passed-over" "$tmp/said" >&2; then
    echo "preflight: the lines above were said of $(basename "$pdf")" >&2
    failed=yes
  fi
  count=$((count + 1))
done
[ -z "$failed" ] && [ "$count" -ge 5 ] || exit 1
echo "preflight: nothing to say of $count PDFs"
