#!/bin/sh
# The rules for #include lines and for words that belong to some rooms alone (HACKING.md, "Layers"): every C file of
# convert/ is checked, and then the check itself: each rule must refuse a line that breaks it.
#
# usage: tests/layers.sh
set -eu
cd "$(dirname "$0")/.."

# Reads "FILE:LINE:#include …" lines; prints those that break a rule.  Paths are below convert/.
check() {
  awk '
    BEGIN {
      # From the top down: a folder may include those after it, never those before it.
      # What the programs may have of base/ beside the library: helpers that know nothing of speeches.  Errors and
      # messages, clock, folders and safe writing of files, items of arrays, the ends of texts, order, words on a
      # terminal or in JSON, and the rights of a process.
      split("clock descriptor error items json_string order messages nearest output paths program_files sandbox to_nul visible", names)
      for (i in names) helper["base/" names[i] ".h"] = 1
      count = split("main cli serve lib write layout font compose review style read ooxml doc text base", order)
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
      return name ~ /^(writer|modules|drawn_pdf|job|guard)$/ ? "" : name
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
        if (from == "main" || from == "cli" || from == "serve") {
          own = from == "serve" ? "serve" : "cli"
          if (to != own && target != "lib/jianggao.h" && !(target in helper))
            broken("the programs see lib/jianggao.h, helpers of base/, and not each other")
        }
        if ((to == "layout" || to == "font") && !within(file, "layout font write/page"))
          broken("only the page module sees layout/ and font/")
        if (within(file, "write/page") && (to == "doc" || to == "compose"))
          broken("write/page/ draws what layout/ has set, and sees no tree")
        if (writer(file) != "" && writer(target) != "" && writer(file) != writer(target))
          broken("writers do not see each other")
      } else {
        if (target ~ /^pango/ && !within(file, "font layout")) broken("Pango only in font/ and layout/")
        if (target ~ /^cairo/ && !within(file, "font write/page")) broken("Cairo only in font/ and write/page/")
        if (target ~ /^fontconfig/ && !within(file, "font")) broken("fontconfig only in font/")
        if (target ~ /^(hb|ft2build|freetype)/ && !within(file, "font")) broken("HarfBuzz and FreeType only in font/")
        if (target ~ /^(png|qpdf|libdeflate)/ && !within(file, "write/page"))
          broken("libpng, libqpdf and libdeflate only in write/page/")
        if (target ~ /^zlib/ && !within(file, "write/page") && file != "base/deflate.c")
          broken("zlib only in base/deflate.c and write/page/")
        if (target ~ /^(seccomp|linux\/|sys\/(prctl|resource|syscall))/ && file != "base/sandbox.c")
          broken("what the kernel forbids a process: only in base/sandbox.c")
        if (target ~ /^(microhttpd|json-glib|gio)/ && !within(file, "serve"))
          broken("libmicrohttpd, JSON-GLib and GIO only in serve/")
        if (target ~ /^unicode/ && !within(file, "compose read")) broken("ICU only in read/ and compose/")
        if (target ~ /^glib\/gi18n/ && !within(file, "cli serve") && file != "main.c" && file != "base/messages.h")
          broken("messages of the library through base/messages.h: it has a text domain of its own")
        if (target ~ /^libxml/ && !within(file, "style ooxml"))
          broken("libxml2 only in style/ and ooxml/")
        if (target ~ /^zip/ && !within(file, "ooxml")) broken("libzip only in ooxml/")
      }
    }
    END { exit failed }'
}

# Reads "FILE:LINE:text" lines; prints those with a word that the file may not use.
check_words() {
  awk '
    function broken(rule) { print $0 "   [" rule "]"; failed = 1 }
    {
      match($0, /^[^:]*:[0-9]*:/)
      line = substr($0, RLENGTH + 1)
      file = $0
      sub(/:.*/, "", file)
      sub(/^convert\//, "", file)
      gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
      gsub(/\/\*([^*]|\*[^\/])*(\*\/|$)/, "", line)
      if (line ~ /^[ \t]*\*/ || line ~ /^ \*/) next
      outside = file !~ /^(main\.c$|cli\/|serve\/)/
      if (outside && line ~ /(getenv|isatty|g_print|g_printerr|stdout|stderr|STD(IN|OUT|ERR)_FILENO)/)
        broken("environment and terminal only in main.c, cli/, serve/: the library takes values")
      if (file ~ /^(layout|write\/page)\// && line ~ /(^|[^A-Z_])ROLE_/)
        broken("what a block is set as is compose/'"'"'s to say: layout/ and write/page/ name elements, not roles")
    }
    END { exit failed }'
}

grep_words() {
  find convert -name '*.[ch]' -exec grep -nE 'getenv|isatty|g_print|stdout|stderr|STD(IN|OUT|ERR)_FILENO|ROLE_' /dev/null {} +
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

must_refuse_word() {
  self_tests=$((self_tests + 1))
  if echo "convert/$1:1:$2" | check_words >/dev/null; then
    echo "layers: the check lets $1 say $2" >&2
    self_failed=1
  fi
}
must_allow_word() {
  self_tests=$((self_tests + 1))
  if ! echo "convert/$1:1:$2" | check_words >/dev/null; then
    echo "layers: the check refuses that $1 says $2" >&2
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
must_refuse write/page/pdf.c '"compose/compose.h"'
must_refuse write/page/pdf.c '"doc/doc.h"'
must_refuse write/json.c '"write/text.h"'
must_refuse compose/compose.c '"layout/layout.h"'
must_refuse compose/compose.c '"font/font.h"'
must_refuse write/writer.c '"font/font.h"'
must_refuse cli/fonts.c '"font/font.h"'
must_refuse read/read.c '"phases.h"'
must_refuse read/read.c '"../doc/doc.h"'
must_refuse extra/thing.c '"base/report.h"'
must_refuse write/docx/document.c '<hb.h>'
must_refuse style/style.c '<cairo.h>'
must_refuse layout/boxes.c '<cairo.h>'
must_refuse write/page/draw.c '<ft2build.h>'
must_refuse font/face.c '<qpdf/qpdf-c.h>'
must_refuse write/docx/docx.c '<png.h>'
must_allow write/page/finish.c '<qpdf/qpdf-c.h>'
must_refuse write/docx/packed.c '<libdeflate.h>'
must_allow write/page/streams.c '<libdeflate.h>'
must_refuse ooxml/package.c '<zlib.h>'
must_allow base/deflate.c '<zlib.h>'
must_refuse lib/flow.c '<linux/seccomp.h>'
must_refuse read/docx/walk.c '<sys/prctl.h>'
must_allow base/sandbox.c '<linux/landlock.h>'
must_refuse layout/break.c '<unicode/ubrk.h>'
must_allow compose/title_words.c '<unicode/ubrk.h>'
must_refuse layout/boxes.c '<fontconfig/fontconfig.h>'
must_refuse write/page/png.c '<pango/pango.h>'
must_refuse text/source.c '<libxml/tree.h>'
must_refuse font/font.c '<libxml/parser.h>'
must_refuse write/docx/docx.c '<zip.h>'
must_refuse main.c '"lib/flow.h"'
must_refuse cli/convert.c '"write/writer.h"'
must_refuse cli/convert.c '"lib/speech.h"'
must_refuse serve/view.c '"lib/steps.h"'
must_refuse serve/view.c '"read/read.h"'
must_refuse serve/worker.c '"cli/message.h"'
must_refuse cli/convert.c '"serve/wire.h"'
must_refuse cli/convert.c '"base/finding.h"'
must_refuse main.c '"base/report.h"'
must_allow serve/worker.c '"lib/jianggao.h"'
must_allow serve/worker.c '"base/sandbox.h"'
must_allow main.c '"base/visible.h"'
must_refuse write/writer.c '"lib/speech.h"'
must_refuse lib/speech.c '"layout/layout.h"'
must_refuse read/read.c '<glib/gi18n.h>'
must_allow cli/options.c '<glib/gi18n.h>'
must_allow main.c '"cli/cli.h"'
must_allow cli/convert.c '"lib/jianggao.h"'
must_allow cli/convert.c '"base/output.h"'
must_allow lib/speech.c '"write/modules.h"'
must_allow write/page/pdf.c '"write/job.h"'
must_allow write/page/pdf.c '"layout/layout.h"'
must_allow write/page/pdf.c '"write/writer.h"'
must_allow write/writer.c '"write/json.h"'
must_allow write/docx/docx.c '"write/docx/styles.h"'
must_allow write/json.c '"write/json.h"'
must_allow write/docx/document.c '"compose/compose.h"'
must_allow layout/layout.c '"compose/paragraph.h"'
must_allow font/font.h '"style/families.h"'
must_allow font/face.c '<hb-ot.h>'
must_allow layout/script.c '<pango/pango.h>'
must_allow write/page/png.c '<cairo.h>'
must_allow ooxml/part.c '<libxml/xmlreader.h>'
must_refuse read/docx/walk.c '<libxml/xmlreader.h>'
must_allow ooxml/package.c '<zip.h>'
must_allow doc/doc.h '<glib.h>'

must_refuse_word lib/speech.c '  const char *folder = g_getenv("HOME");'
must_refuse_word base/output.c '  return write_all(STDOUT_FILENO, bytes);'
must_refuse_word read/read.c '  g_printerr("%s", text);'
must_refuse_word layout/table_set.c '  if (block->role == ROLE_TABLE)'
must_allow_word layout/table_set.c '  for (guint role = 0; role < FONT_ROLE_COUNT; role++)'
must_allow_word compose/compose.c '  if (block->role == ROLE_TABLE)'
must_allow_word cli/options.c '  const char *variable = g_getenv("JIANGGAO_FONTS");'
must_allow_word main.c '  g_print("%s", text);'
must_allow_word base/output.h ' * A path that is a device or a pipe (/dev/stdout) is written directly.'
must_allow_word base/output.c '  return fail("/dev/stdout", error); /* as stdout is */'

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
if ! grep_words | check_words >&2; then
  echo "layers: FAILED: the lines above use what belongs to other rooms" >&2
  exit 1
fi
[ "$self_failed" -eq 0 ] || exit 1
echo "layers: $files files keep to the layers; $self_tests tests of the check itself passed"
