#!/bin/sh
# The PDFs of the examples, in each edition, before another judge: PDFBox's preflight, which knows PDF/A-1b.  What PDF/A-2 has made better
# than that is passed over: object streams, transparency groups, version 4 of ICC, fonts without CIDSet or CharSet (ISO 19005-2
# 6.2.11.4.2), and the part in the metadata.
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
^3\.1\.4 : Invalid Font definition, .*: The Charset entry is missing for the Type1 Subset$
^7\.11\.2 : Error on MetaData, part must be 1$
^$
END

"$program" convert --quiet --to pdf -d "$tmp" examples/*.txt tests/golden/ruby.txt
number=0
while read -r options; do
  number=$((number + 1))
  # shellcheck disable=SC2086 # words of a line
  "$program" convert --quiet --to pdf -d "$tmp/$number" $options examples/*.txt
done <<'END'
--edition speaker --rate 200
--edition compact --nup 2
--draft --watermark 征求意见稿
--booklet --paper a5 --set sheet.fold-line=yes
--duplex --copies 001-003 --confidential 秘密★1年
--booklet --copies 001-002
END
failed=
count=0
for pdf in "$tmp"/*.pdf "$tmp"/*/*.pdf; do
  java -cp "$classes" org.apache.pdfbox.preflight.Validator_A1b "$pdf" >"$tmp/said" 2>&1 || true
  if ! grep -q 'part must be 1' "$tmp/said"; then
    echo "preflight: ${pdf#"$tmp"/} was not judged:" >&2
    cat "$tmp/said" >&2
    failed=yes
  elif grep -Evf "$tmp/passed-over" "$tmp/said" >&2; then
    echo "preflight: the lines above were said of ${pdf#"$tmp"/}" >&2
    failed=yes
  fi
  count=$((count + 1))
done
[ -z "$failed" ] && [ "$count" -ge 36 ] || exit 1
echo "preflight: nothing to say of $count PDFs"
