#include "read/docx/docx_reader.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "doc/check.h"
#include "read/docx/lines.h"
#include "read/docx/numbering.h"
#include "read/docx/origin.h"
#include "ooxml/relations.h"
#include "read/docx/remainder.h"
#include "read/docx/settle.h"
#include "read/docx/story.h"
#include "read/docx/looks.h"
#include "read/docx/walk.h"
#include "read/docx/wire.h"

#include <string.h>

/* What is open while a file is read. */
struct docx {
  struct package *package;
  struct relations *relations; /* of the document part */
  char *document;              /* its name */
  struct looks *looks;
  struct numbering *numbering;
  struct docx_text text;
  struct story story;
};

/* ---- parts ---- */

static bool open_document(struct docx *docx, GBytes *bytes, GError **error) {
  docx->package = package_open(bytes, error);
  if (!docx->package)
    return false;
  docx->document = origin_find_document(docx->package, error);
  if (!docx->document)
    return false;
  docx->relations = relations_read(docx->package, docx->document, error);
  return docx->relations != NULL;
}

/* The name of a part that need not be there. */
static const char *part_of_type(const struct docx *docx, const char *type) {
  const char *name = relations_by_type(docx->relations, type);
  return name && package_has(docx->package, name) ? name : NULL;
}

static bool read_looks(struct docx *docx, GError **error) {
  docx->looks = looks_read(docx->package, part_of_type(docx, "styles"), error);
  if (!docx->looks)
    return false;
  docx->numbering = numbering_read(docx->package, part_of_type(docx, "numbering"), docx->looks, error);
  return docx->numbering != NULL;
}

static bool read_text(struct docx *docx, GError **error) {
  g_autoptr(GBytes) bytes = package_read(docx->package, docx->document, error);
  if (!bytes || !walk_document(&docx->story, docx->document, bytes, error))
    return false;
  docx->text.lines.body = docx->text.lines.starts->len;
  return true;
}

static bool read_remainder(struct docx *docx, bool keep_all, GError **error) {
  const struct remainder remainder = {docx->package, docx->relations, &docx->story, keep_all};
  return remainder_text_is_usual(&remainder, error) && remainder_notes(&remainder, error) &&
         remainder_headers(&remainder, error) && remainder_comments(&remainder, error);
}

static bool read_all(struct docx *docx, GBytes *bytes, enum read_changes changes, bool keep_all, GError **error) {
  if (!origin_check(bytes, error) || !open_document(docx, bytes, error) || !read_looks(docx, error))
    return false;
  docx->story.looks = docx->looks;
  docx->story.numbering = docx->numbering;
  docx->story.relations = docx->relations;
  docx->story.original = changes == CHANGES_ORIGINAL;
  docx->story.proposed = changes == CHANGES_ACCEPTED;
  docx->story.report = docx->text.report;
  docx->story.lines = &docx->text.lines;
  if (!read_text(docx, error) || !read_remainder(docx, keep_all, error))
    return false;
  docx->text.ours = origin_is_ours(docx->package);
  docx->text.labels = docx->story.labels;
  docx->text.changes = docx->story.changes;
  docx->text.change_line = docx->story.change_line;
  docx->text.proposals = docx->story.proposals;
  docx->text.proposal_line = docx->story.proposal_line;
  return true;
}

static void docx_clear(struct docx *docx) {
  story_clear(&docx->story);
  lines_clear(&docx->text.lines);
  numbering_free(docx->numbering);
  looks_free(docx->looks);
  relations_free(docx->relations);
  package_free(docx->package);
  g_free(docx->document);
}

/* ---- a question about a file, and its answer ---- */

/* What a question begins with; the file follows. */
struct question {
  char what;                /* 'r': read it */
  guint8 changes, keep_all; /* enum read_changes, bool */
};

static GBytes *ask(const struct question *question, GBytes *file) {
  gsize length;
  const void *data = g_bytes_get_data(file, &length);
  GByteArray *all = g_byte_array_sized_new((guint)(sizeof *question + length));
  g_byte_array_append(all, (const guint8 *)question, sizeof *question);
  g_byte_array_append(all, data, (guint)length);
  return g_byte_array_free_to_bytes(all);
}

GBytes *read_docx_answer(GBytes *asked, const struct catalogue *catalogue) {
  struct question question;
  memcpy(&question, g_bytes_get_data(asked, NULL), sizeof question);
  g_autoptr(GBytes) file = g_bytes_new_from_bytes(asked, sizeof question, g_bytes_get_size(asked) - sizeof question);
  g_autoptr(Report) report = report_new();
  g_autoptr(GError) error = NULL;
  struct docx docx = {.text.report = report};
  report->catalogue = catalogue;
  lines_init(&docx.text.lines);
  story_init(&docx.story);
  const bool done = read_all(&docx, file, question.changes, question.keep_all, &error);
  GBytes *answer = done ? wire_text(&docx.text) : wire_error(error);
  docx_clear(&docx);
  return answer;
}

/* ---- lines to tree ---- */

static void report_changes(const struct docx_text *text, bool original) {
  if (text->changes > 0 && original)
    report_add(text->report, FINDING_TRACKED_CHANGES, (struct place){.line = text->change_line},
               _("the Word file has tracked changes; the text is read as it was before them"));
  else if (text->changes > 0)
    report_add(text->report, FINDING_TRACKED_CHANGES, (struct place){.line = text->change_line},
               _("the Word file has tracked changes; the text is read with all of them accepted, --changes original "
                 "reads it without them"));
  if (text->proposals > 0)
    report_add(text->report, FINDING_TRACKED_CHANGES, (struct place){.line = text->proposal_line},
               _("the Word file has corrections that jianggao proposed and nobody accepted; the text is read without "
                 "them, --changes accepted reads it with them"));
  if (text->labels > 0)
    report_add(text->report, FINDING_NUMBERING, (struct place){0},
               _("%u numbers that Word counts by itself became text"), text->labels);
}

/* The text, as the text reader takes it: the lines point into `lines`, which must outlive it. */
static struct source source_of(const struct docx_lines *lines, const char *name, GBytes *bytes) {
  struct source source = {.name = g_path_get_basename(name),
                          .encoding = g_strdup("docx"),
                          .newline = "none",
                          .sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes),
                          .text = lines->text->str,
                          .length = lines->text->len,
                          .lines = g_array_new(FALSE, FALSE, sizeof(struct source_line))};
  for (guint i = 1; i <= lines->starts->len; i++) {
    struct source_line line;
    line.text = lines_get(lines, i, &line.length);
    g_array_append_val(source.lines, line);
  }
  return source;
}

static void clear_source(struct source *source) {
  g_free(source->name);
  g_free(source->encoding);
  g_free(source->sha256);
  g_array_unref(source->lines);
}

/* Every character of the lines must be in the tree (spec/tree-json.md, conservation). */
static void verify(const struct docx_lines *lines, const struct doc *doc, struct report *report) {
  gsize lost, made;
  if (!doc_check_conservation(doc, lines->text->str, lines->text->len, &lost, &made))
    report_add(
        report, FINDING_CONSERVATION, (struct place){0},
        _("%zu characters were lost and %zu were made while reading. Please report this text as a bug of jianggao."),
        lost, made);
}

static bool drops_line(const struct doc *doc, guint line) {
  for (guint i = 0; i < doc->dropped->len; i++)
    if (((const struct dropped *)pointer_at(doc->dropped, i))->first_line == line)
      return true;
  return false;
}

static bool is_told(const struct report *report, guint line) {
  for (guint i = 0; i < report->findings->len; i++) {
    const struct finding *finding = pointer_at(report->findings, i);
    if (finding->id == FINDING_KEPT_DOUBTFUL && finding->place.line == line)
      return true;
  }
  return false;
}

/* What the text reader would have left out of a plain text: somebody put it into the Word file, so that it stays, and
 * is told (docx 7).  What both readings leave out is no part of the speech by its place: page headers, contents. */
static void report_doubtful(const struct read_lines *lines, const struct read_options *options, const struct doc *doc,
                            struct report *report) {
  g_autoptr(Report) unheard = report_new();
  g_autoptr(Doc) as_text = read_lines(lines, options, unheard, NULL);
  for (guint i = 0; as_text && i < as_text->dropped->len; i++) {
    const struct dropped *dropped = pointer_at(as_text->dropped, i);
    if (!drops_line(doc, dropped->first_line) && !is_told(report, dropped->first_line))
      report_add(report, FINDING_KEPT_DOUBTFUL,
                 (struct place){dropped->first_line, dropped->whole ? 0 : (guint)dropped->start + 1, dropped->text},
                 _("this looks as if it were no part of the speech (%s), but it stands in the Word file and is kept; "
                   "--as %u=drop leaves it out"),
                 dropped->rule, dropped->first_line);
  }
}

static struct doc *make_tree(const struct docx_text *text, const char *name, GBytes *bytes,
                             const struct read_docx_options *options, GError **error) {
  struct report *report = text->report;
  struct source source = source_of(&text->lines, name, bytes);
  const struct read_lines lines = {
      .source = &source, .hints = (const struct line_hint *)(gpointer)text->lines.hints->data, .settled = text->ours};
  struct read_options keeping = options->read;
  keeping.keep_all = true;
  struct doc *doc = read_lines(&lines, &keeping, report, error);
  if (doc && !options->read.keep_all && !lines.settled)
    report_doubtful(&lines, &options->read, doc, report);
  clear_source(&source);
  if (doc) {
    doc->source.lines = text->lines.body;
    settle_tables(&text->lines, doc);
    settle_marks(&text->lines, doc);
    doc->readings = g_ptr_array_ref(text->lines.readings);
    verify(&text->lines, doc, report);
  }
  return doc;
}

static bool has_text(const struct docx_lines *lines) {
  for (gsize i = 0; i < lines->text->len; i++)
    if (!g_ascii_isspace(lines->text->str[i]))
      return true;
  return false;
}

struct doc *read_docx(const char *name, GBytes *bytes, const struct read_docx_options *options, struct report *report,
                      GError **error) {
  static const struct read_docx_options defaults = {0};
  if (!options)
    options = &defaults;
  g_autoptr(GBytes) question = ask(&(struct question){'r', options->changes, options->read.keep_all}, bytes);
  g_autoptr(GBytes) answer =
      options->keepers ? keepers_ask(options->keepers, question, error) : read_docx_answer(question, report->catalogue);
  struct docx_text text = {.report = report};
  struct doc *doc = NULL;
  lines_init(&text.lines);
  if (!answer || !wire_take(answer, &text, error)) {
    g_prefix_error(error, "%s: ", name);
  } else if (!has_text(&text.lines)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("%s has no text.  If it holds pictures of pages, type the text or have it recognised first."), name);
  } else {
    report_changes(&text, options->changes == CHANGES_ORIGINAL);
    settle_hints(&text.lines);
    doc = make_tree(&text, name, bytes, options, error);
  }
  lines_clear(&text.lines);
  return doc;
}
