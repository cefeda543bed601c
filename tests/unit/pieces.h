/* A text up to where its lines are joined, for the tests of what happens before anything is judged. */
#pragma once

#include "read/data.h"
#include "read/phases.h"
#include "unit/test.h"

struct splitting {
  struct report *report;
  struct source *source;
  struct reader reader;
};

/* Splits the text into pieces; its lines are not joined yet.  The source is NULL when it is no text.  End it with
 * splitting_end. */
static inline struct splitting splitting_of(const char *text, const struct read_data *data) {
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  struct splitting splitting = {.report = report_new()};
  splitting.source = source_decode("speech.txt", bytes, NULL, splitting.report, NULL);
  if (!splitting.source)
    return splitting;
  struct reader *reader = &splitting.reader;
  *reader = (struct reader){
      .source = splitting.source, .report = splitting.report, .words = data->words, .rules = data->rules};
  reader->edits = g_array_new(FALSE, FALSE, sizeof(struct edit));
  reader->strings = g_string_chunk_new(1024);
  peel_lines(reader);
  remains_find(reader);
  escaped_find(reader);
  spaced_close_up(reader);
  pieces_split(reader);
  repeats_find(reader);
  tables_find(reader);
  return splitting;
}

static inline void splitting_end(struct splitting *splitting) {
  if (splitting->source) {
    g_array_unref(splitting->reader.edits);
    g_array_unref(splitting->reader.pieces);
    g_string_chunk_free(splitting->reader.strings);
    source_free(splitting->source);
  }
  report_free(splitting->report);
}
