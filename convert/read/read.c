#include "read/read.h"

#include "base/error.h"
#include "read/blocks.h"
#include "read/contents.h"
#include "read/front.h"
#include "read/headings.h"
#include "read/hints.h"
#include "read/junk.h"
#include "read/overrides.h"
#include "read/pieces.h"
#include "read/phases.h"
#include "read/placeholders.h"
#include "read/points.h"
#include "read/rules.h"
#include "read/table.h"
#include "read/tail.h"

#include <glib/gi18n.h>

static struct source_info info_of(const struct source *source) {
  return (struct source_info){g_strdup(source->name), g_strdup(source->encoding), source->bom,
                              source->newline,        source->lines->len,         g_strdup(source->sha256)};
}

/* What no phase claimed is the body. */
static void settle_rest(struct reader *reader) {
  for (guint i = 0; i < reader->pieces->len; i++)
    if (piece_is_open(piece_at(reader, i)))
      piece_at(reader, i)->role = ROLE_BODY;
}

/* --keep-all: what would be dropped is body. */
static void keep_all(struct reader *reader) {
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    if (piece->role == PIECE_DROPPED && !piece->fixed)
      piece->role = ROLE_BODY;
  }
}

/* What stands aside is dropped, rows are tables. */
static void settle_shapes(struct reader *reader) {
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    if (piece->aside)
      piece_drop(piece, piece->aside);
    else if (piece->row)
      piece_set_role(piece, ROLE_TABLE, KIND_NONE);
  }
}

/* The phases, in their order. */
static bool run_phases(struct reader *reader, struct doc *doc, GError **error) {
  bool drops = !reader->options->keep_all && !reader->settled;
  if (!reader->settled)
    peel_lines(reader);
  remains_find(reader);
  if (!reader->settled)
    spaced_close_up(reader);
  pieces_split(reader);
  hints_apply(reader);
  if (!overrides_apply(reader, error))
    return false;
  if (drops)
    repeats_find(reader);
  if (!reader->settled) {
    tables_find(reader);
    join_lines(reader);
  }
  settle_shapes(reader);
  if (drops)
    junk_mark(reader);
  if (drops)
    contents_drop(reader);
  guint start = front_find(reader);
  if (drops) {
    junk_tail(reader);
    junk_glued(reader);
  }
  tail_find(reader, start);
  headings_find(reader, start);
  if (reader->options->keep_all)
    keep_all(reader);
  settle_rest(reader);
  blocks_make(reader, doc);
  points_find(doc);
  placeholders_find(doc);
  junk_report(reader);
  return true;
}

struct doc *read_source(const struct source *source, const struct read_options *options, struct report *report,
                        GError **error) {
  return read_lines(&(struct read_lines){.source = source}, options, report, error);
}

/* From here on, patterns in machine code save more time than they take to make. */
#define MANY_LINES 5000

struct doc *read_lines(const struct read_lines *lines, const struct read_options *options, struct report *report,
                       GError **error) {
  static const struct read_options none = {false, NULL, NULL};
  const struct source *source = lines->source;
  struct reader reader = {.source = source,
                          .options = options ? options : &none,
                          .report = report,
                          .hints = lines->hints,
                          .settled = lines->settled};
  reader.rules = rules_load(reader.options->junk_rules, source->lines->len > MANY_LINES, error);
  if (!reader.rules)
    return NULL;
  reader.edits = g_array_new(FALSE, FALSE, sizeof(struct edit));
  reader.cuts = g_array_new(FALSE, FALSE, sizeof(struct edit));
  reader.strings = g_string_chunk_new(4096);
  struct doc *doc = doc_new();
  doc->source = info_of(source);
  bool done = run_phases(&reader, doc, error);
  g_array_unref(reader.edits);
  g_array_unref(reader.cuts);
  g_array_unref(reader.pieces);
  g_string_chunk_free(reader.strings);
  rules_free(reader.rules);
  if (done && doc->blocks->len == 0) {
    done = false;
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("%s holds nothing but advertising; --keep-all keeps every line"), source->name);
  }
  if (!done) {
    doc_free(doc);
    return NULL;
  }
  return doc;
}
