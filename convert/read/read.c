#include "read/read.h"

#include "base/error.h"
#include "read/explain.h"
#include "read/grammar.h"
#include "read/phases.h"
#include "read/rules.h"
#include "read/words.h"

#include <glib/gi18n.h>

static struct source_info info_of(const struct source *source) {
  return (struct source_info){g_strdup(source->name), g_strdup(source->encoding), source->bom,
                              source->newline,        source->lines->len,         g_strdup(source->sha256)};
}

/* Tells what the phases found, where that is wanted. */
static void dump(const struct reader *reader) {
  const struct read_dumps *dumps = reader->options->dumps;
  if (dumps && dumps->pieces)
    pieces_dump(reader, dumps->pieces);
  if (dumps && dumps->evidence)
    evidence_dump(reader, dumps->evidence);
  if (dumps && dumps->explanation)
    explain_dump(reader, dumps->explanation);
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
  if (!given_find(reader, error))
    return false;
  if (drops)
    repeats_find(reader);
  tables_find(reader);
  if (!reader->settled)
    join_lines(reader);
  if (drops)
    spans_find(reader);
  evidence_find(reader);
  explained_find(reader);
  doubts_tell(reader);
  dump(reader);
  blocks_make(reader, doc);
  points_find(doc);
  placeholders_find(doc);
  return true;
}

/* The data that all texts are read with. */
static bool load_data(struct reader *reader, bool many_lines, GError **error) {
  reader->rules = rules_load(reader->options->junk_rules, many_lines, error);
  reader->words = reader->rules ? words_load(error) : NULL;
  reader->grammar = reader->words ? grammar_load(true, error) : NULL;
  return reader->grammar != NULL;
}

static void reader_clear(struct reader *reader) {
  GArray *const arrays[] = {reader->edits, reader->cuts,     reader->pieces,
                            reader->given, reader->evidence, reader->explanations};
  for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
    if (arrays[i])
      g_array_unref(arrays[i]);
  if (reader->strings)
    g_string_chunk_free(reader->strings);
  rules_free(reader->rules);
  words_free(reader->words);
  g_free(reader->grammar);
}

struct doc *read_source(const struct source *source, const struct read_options *options, struct report *report,
                        GError **error) {
  return read_lines(&(struct read_lines){.source = source}, options, report, error);
}

/* From here on, patterns in machine code save more time than they take to make. */
#define MANY_LINES 5000

struct doc *read_lines(const struct read_lines *lines, const struct read_options *options, struct report *report,
                       GError **error) {
  static const struct read_options none = {.keep_all = false};
  const struct source *source = lines->source;
  struct reader reader = {.source = source,
                          .options = options ? options : &none,
                          .report = report,
                          .hints = lines->hints,
                          .settled = lines->settled};
  reader.edits = g_array_new(FALSE, FALSE, sizeof(struct edit));
  reader.cuts = g_array_new(FALSE, FALSE, sizeof(struct edit));
  reader.strings = g_string_chunk_new(4096);
  struct doc *doc = doc_new();
  doc->source = info_of(source);
  bool done = load_data(&reader, source->lines->len > MANY_LINES, error) && run_phases(&reader, doc, error);
  if (done)
    doc->ledger = ledger_new(doc, source->text, source->length);
  reader_clear(&reader);
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
