#!/bin/sh
# The rules for #include lines (HACKING.md, "Layers"): every C file of convert/ is checked, and then the check itself:
# each rule must refuse a line that breaks it.
#
# usage: tests/layers.sh
set -eu
cd "$(dirname "$0")/.."

# Reads "FILE:LINE:#include …" lines; prints those that break a rule.  Paths are below convert/.
check() {
  awk '
    BEGIN {
      # From the top down: a folder may include those after it, never those before it.
      count = split("main cli write layout font style review read ooxml doc text base", order)
      for (i = 1; i <= count; i++) rank[order[i]] = i
    }
    function broken(rule) { print $0 "   [" rule "]"; failed = 1 }
    function within(path, folders,   list, n, i) {
      n = split(folders, list)
      for (i = 1; i <= n; i++) if (index(path, list[i] "/") == 1) return 1
      return 0
    }
    # The writer a file belongs to: write/docx/ and write/page/ are folders, json, text … files; "" for what they share.
    function writer(path,   name) {
      if (!within(path, "write")) return ""
      name = substr(path, 7)
      sub(/[\/.].*/, "", name)
      return name == "writer" || name == "page_module" ? "" : name
    }
    {
      match($0, /^[^:]*/)
      file = substr($0, 1, RLENGTH)
      sub(/^convert\//, "", file)
      quoted = $0 ~ /#[ \t]*include[ \t]*"/
      target = $0
      sub(/^[^"<]*["<]/, "", target)
      sub(/[">].*/, "", target)
      from = file; sub(/[\/.].*/, "", from)
      to = target; sub(/\/.*/, "", to)

      if (!(from in rank)) broken("this folder is in no layer")
      if (quoted) {
        if (target !~ /\// || target ~ /\.\.\// || !(to in rank)) { broken("written from convert/"); next }
        if (rank[to] < rank[from]) broken("downward only")
        if ((to == "layout" || to == "font") && !within(file, "layout font write/page"))
          broken("only the page module sees layout/ and font/")
        if (writer(file) != "" && writer(target) != "" && writer(file) != writer(target))
          broken("writers do not see each other")
      } else {
        if (target ~ /^(pango|cairo|hb|ft2build|fontconfig|freetype|libdeflate|png|qpdf)/ && !within(file, "font layout write/page"))
          broken("Cairo, HarfBuzz, FreeType and their kin only in the page module")
        if (target ~ /^libxml/ && !within(file, "style ooxml"))
          broken("libxml2 only in style/ and ooxml/")
        if (target ~ /^zip/ && !within(file, "ooxml")) broken("libzip only in ooxml/")
      }
    }
    END { exit failed }'
}

grep_includes() {
  find convert -name '*.[ch]' -exec grep -n '^[[:space:]]*#[[:space:]]*include' /dev/null {} +
}

# must_refuse FILE INCLUDE, must_allow FILE INCLUDE: of the check itself.
self_failed=0
self_tests=0
must_refuse() {
  self_tests=$((self_tests + 1))
  if echo "convert/$1:1:#include $2" | check >/dev/null; then
    echo "layers: the check lets $1 include $2" >&2
    self_failed=1
  fi
}
must_allow() {
  self_tests=$((self_tests + 1))
  if ! echo "convert/$1:1:#include $2" | check >/dev/null; then
    echo "layers: the check refuses that $1 includes $2" >&2
    self_failed=1
  fi
}

must_refuse base/report.c '"doc/doc.h"'
must_refuse text/source.c '"read/read.h"'
must_refuse read/read.c '"style/style.h"'
must_refuse read/docx/docx.c '"write/writer.h"'
must_refuse style/style.h '"write/writer.h"'
must_refuse write/writer.h '"cli/convert.h"'
must_refuse write/docx/styles.c '"layout/layout.h"'
must_refuse write/docx/styles.c '"write/page/pdf.h"'
must_refuse write/page/pdf.c '"write/docx/docx.h"'
must_refuse write/json.c '"write/text.h"'
must_refuse write/writer.c '"font/font.h"'
must_refuse cli/fonts.c '"font/font.h"'
must_refuse read/read.c '"phases.h"'
must_refuse read/read.c '"../doc/doc.h"'
must_refuse extra/thing.c '"base/report.h"'
must_refuse write/docx/document.c '<hb.h>'
must_refuse style/style.c '<cairo.h>'
must_refuse text/source.c '<libxml/tree.h>'
must_refuse font/font.c '<libxml/parser.h>'
must_refuse write/docx/docx.c '<zip.h>'
must_allow main.c '"cli/cli.h"'
must_allow cli/convert.c '"write/page_module.h"'
must_allow write/page/pdf.c '"layout/layout.h"'
must_allow write/page/pdf.c '"write/writer.h"'
must_allow write/writer.c '"write/json.h"'
must_allow write/docx/docx.c '"write/docx/styles.h"'
must_allow write/json.c '"write/json.h"'
must_allow font/font.h '"style/families.h"'
must_allow font/face.c '<hb-ot.h>'
must_allow ooxml/part.c '<libxml/xmlreader.h>'
must_refuse read/docx/walk.c '<libxml/xmlreader.h>'
must_allow ooxml/package.c '<zip.h>'
must_allow doc/doc.h '<glib.h>'

includes=$(grep_includes)
files=$(echo "$includes" | cut -d: -f1 | sort -u | wc -l)
if [ "$files" -eq 0 ]; then
  echo "layers: no include lines were found" >&2
  exit 1
fi
if ! echo "$includes" | check >&2; then
  echo "layers: FAILED: the lines above break the rules for includes" >&2
  exit 1
fi
[ "$self_failed" -eq 0 ] || exit 1
echo "layers: $files files keep to the layers; $self_tests tests of the check itself passed"
