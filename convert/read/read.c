#include "read/read.h"

#include "base/error.h"
#include "read/blocks.h"
#include "read/contents.h"
#include "read/front.h"
#include "read/headings.h"
#include "read/hints.h"
#include "read/junk.h"
#include "read/markup.h"
#include "read/overrides.h"
#include "read/pieces.h"
#include "read/placeholders.h"
#include "read/points.h"
#include "read/rules.h"
#include "read/table.h"
#include "read/tail.h"
#include "read/wrap.h"

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

/* The phases, in their order. */
static bool run_phases(struct reader *reader, struct doc *doc, GError **error) {
  bool drops = !reader->options->keep_all && !reader->settled;
  if (!reader->settled)
    markup_find(reader);
  pieces_split(reader);
  hints_apply(reader);
  if (!overrides_apply(reader, error))
    return false;
  if (drops)
    junk_mark(reader);
  if (drops)
    contents_drop(reader);
  if (!reader->settled)
    wrap_join(reader);
  guint start = front_find(reader);
  if (drops) {
    junk_tail(reader);
    junk_glued(reader);
  }
  tables_find(reader, start);
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

/* Reads with options whose data is there. */
static struct doc *read_with(const struct read_lines *lines, const struct read_options *options, struct report *report,
                             GError **error) {
  const struct source *source = lines->source;
  struct reader reader = {.source = source,
                          .options = options,
                          .report = report,
                          .hints = lines->hints,
                          .settled = lines->settled,
                          .rules = read_data_rules(options->data, source->lines->len)};
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

struct doc *read_lines(const struct read_lines *lines, const struct read_options *options, struct report *report,
                       GError **error) {
  struct read_options with = options ? *options : (struct read_options){0};
  if (with.data)
    return read_with(lines, &with, report, error);
  with.data = read_data_load(NULL, error);
  struct doc *doc = with.data ? read_with(lines, &with, report, error) : NULL;
  read_data_free(with.data);
  return doc;
}
