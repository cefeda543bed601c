#include "read/read.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/messages.h"
#include "read/explain.h"
#include "read/phases.h"
#include "read/rules.h"

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

static bool is_within_limits(const struct reader *reader, GError **error) {
  const guint most = LIMIT_LINES + (guint)(reader->source->length / LIMIT_LINES_BYTES);
  if (reader->pieces->len <= most)
    return true;
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
              _("%s: %u lines are more than a text of its size may have (%u). Split it into several files, or join the "
                "lines of a paragraph"),
              reader->source->name, reader->pieces->len, most);
  return false;
}

/* The phases, in their order. */
static bool run_phases(struct reader *reader, struct doc *doc, GError **error) {
  bool drops = !reader->options->keep_all && !reader->settled;
  if (!reader->settled)
    peel_lines(reader);
  remains_find(reader);
  if (!reader->settled) {
    escaped_find(reader);
    spaced_close_up(reader);
  }
  pieces_split(reader);
  if (!is_within_limits(reader, error) || !given_find(reader, error))
    return false;
  if (drops)
    repeats_find(reader);
  if (!reader->settled) {
    tables_find(reader);
    join_lines(reader);
  }
  if (drops)
    spans_find(reader);
  evidence_find(reader);
  explained_find(reader);
  doubts_tell(reader);
  dump(reader);
  blocks_make(reader, doc);
  points_find(reader->words, doc);
  placeholders_find(reader->words, doc);
  return true;
}

static void reader_clear(struct reader *reader) {
  GArray *const arrays[] = {reader->edits, reader->cuts,     reader->pieces,
                            reader->given, reader->evidence, reader->explanations};
  for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
    if (arrays[i])
      g_array_unref(arrays[i]);
  if (reader->strings)
    g_string_chunk_free(reader->strings);
}

struct doc *read_source(const struct source *source, const struct read_options *options, struct report *report,
                        GError **error) {
  return read_lines(&(struct read_lines){.source = source}, options, report, error);
}

/* Tells of patterns that were given up, and frees what is known of them. */
static void tell_failures(struct rule_failures *failures, struct report *report) {
  if (failures->lines > 0)
    report_add(
        report, FINDING_PATTERN_GIVEN_UP, (struct place){0, 0, failures->words},
        ngettext("rule [%s] of --junk-rules: its pattern was tried too often on %u line and did not count there; "
                 "write what may repeat possessively: (?>…), *+ or ++",
                 "rule [%s] of --junk-rules: its pattern was tried too often on %u lines and did not count "
                 "there; write what may repeat possessively: (?>…), *+ or ++",
                 failures->lines),
        failures->rule, failures->lines);
  g_free(failures->words);
}

/* Reads with options whose data is there. */
static struct doc *read_with(const struct read_lines *lines, const struct read_options *options, struct report *report,
                             GError **error) {
  const struct source *source = lines->source;
  struct rule_failures failures = {0};
  struct reader reader = {.source = source,
                          .options = options,
                          .report = report,
                          .rules = read_data_rules(options->data, source->lines->len, source->length),
                          .failures = &failures,
                          .words = options->data->words,
                          .grammar = options->data->grammar,
                          .wording = options->data->wording,
                          .hints = lines->hints,
                          .settled = lines->settled};
  reader.edits = g_array_new(FALSE, FALSE, sizeof(struct edit));
  reader.cuts = g_array_new(FALSE, FALSE, sizeof(struct edit));
  reader.strings = g_string_chunk_new(4096);
  struct doc *doc = doc_new();
  doc->source = info_of(source);
  bool done = run_phases(&reader, doc, error);
  if (done)
    doc->ledger = ledger_new(doc, source->text, source->length);
  reader_clear(&reader);
  tell_failures(&failures, report);
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
  struct read_options with = options ? *options : (struct read_options){.data = NULL};
  if (with.data)
    return read_with(lines, &with, report, error);
  with.data = read_data_load(NULL, error);
  struct doc *doc = with.data ? read_with(lines, &with, report, error) : NULL;
  read_data_free(with.data);
  return doc;
}
