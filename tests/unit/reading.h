/* What the tests of the reader share: a text read, its outline, and the promises checked that hold for every text. */
#pragma once

#include "doc/check.h"
#include "read/read.h"
#include "text/source.h"
#include "unit/test.h"

struct reading {
  struct report *report;
  struct source *source;
  struct doc *doc; /* NULL when the text could not be read */
  GError *error;
};

/* Reads bytes; whatever they are, nothing may be lost or made, and everything must be in order. */
static inline struct reading read_bytes(const char *bytes, gsize length, const struct read_options *options) {
  struct reading reading = {.report = report_new()};
  g_autoptr(GBytes) input = g_bytes_new(bytes, length);
  reading.source = source_decode("speech.txt", input, NULL, reading.report, &reading.error);
  if (!reading.source)
    return reading;
  reading.doc = read_source(reading.source, options, reading.report, &reading.error);
  if (!reading.doc)
    return reading;
  gsize lost, made;
  assert_true(doc_check_conservation(reading.doc, reading.source->text, reading.source->length, &lost, &made));
  assert_true(doc_check_order(reading.doc));
  return reading;
}

static inline struct reading read_text(const char *text) {
  struct reading reading = read_bytes(text, strlen(text), NULL);
  assert_non_null(reading.doc);
  return reading;
}

static inline void reading_end(struct reading *reading) {
  doc_free(reading->doc);
  source_free(reading->source);
  report_free(reading->report);
  g_clear_error(&reading->error);
}

static inline const struct block *block_at(const struct reading *reading, guint index) {
  assert_true(index < reading->doc->blocks->len);
  return g_ptr_array_index(reading->doc->blocks, index);
}

/* One letter a block: T title, s subtitle, S salutation, B body, I inner salutation, D stage direction, N note,
 * G signature, A attachment, X table; a heading is its level, with r when it is run in. */
static inline char *outline_of(const struct doc *doc) {
  GString *outline = g_string_new(NULL);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    if (i > 0)
      g_string_append_c(outline, ' ');
    if (block->role == ROLE_HEADING)
      g_string_append_printf(outline, "%u%s", block->level, block->run_in ? "r" : "");
    else
      g_string_append_c(outline, "TsSHBIDNGAX"[block->role]);
  }
  return g_string_free(outline, FALSE);
}

/* Reads the text and compares its outline. */
static inline void assert_outline(const char *text, const char *outline) {
  struct reading reading = read_text(text);
  g_autofree char *got = outline_of(reading.doc);
  if (strcmp(got, outline) != 0)
    print_message("in: %s\n", text);
  assert_string_equal(got, outline);
  reading_end(&reading);
}

/* The text of all dropped pieces, parted by |. */
static inline char *dropped_of(const struct doc *doc) {
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < doc->dropped->len; i++) {
    const struct dropped *dropped = g_ptr_array_index(doc->dropped, i);
    assert_non_null(dropped->rule);
    g_string_append_printf(all, "%s%s", i > 0 ? "|" : "", dropped->text);
  }
  return g_string_free(all, FALSE);
}

static inline void assert_dropped(const char *text, const char *expected) {
  struct reading reading = read_text(text);
  g_autofree char *got = dropped_of(reading.doc);
  assert_string_equal(got, expected);
  reading_end(&reading);
}

static inline bool has_finding(const struct report *report, const char *rule) {
  for (guint i = 0; i < report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(report->findings, i);
    if (strcmp(finding_name(finding->id), rule) == 0)
      return true;
  }
  return false;
}

/* The points of all blocks: l, s or c for their kind and the marker. */
static inline char *points_of(const struct doc *doc) {
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    for (guint p = 0; block->points && p < block->points->len; p++) {
      const struct point *point = &g_array_index(block->points, struct point, p);
      g_string_append_printf(all, "%s%c%.*s", all->len > 0 ? " " : "", "lsc"[point->kind], (int)point -> marker_length,
                             block -> text + point -> start);
    }
  }
  return g_string_free(all, FALSE);
}

static inline void assert_points(const char *text, const char *expected) {
  struct reading reading = read_text(text);
  g_autofree char *got = points_of(reading.doc);
  assert_string_equal(got, expected);
  reading_end(&reading);
}

/* The placeholders of all blocks with their identities. */
static inline char *placeholders_of(const struct doc *doc) {
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    for (guint p = 0; block->placeholders && p < block->placeholders->len; p++) {
      const struct placeholder *one = &g_array_index(block->placeholders, struct placeholder, p);
      assert_true(one->identity >= 1 && one->identity <= doc->placeholder_names->len);
      assert_true(one->sign_start >= one->start && one->sign_start + one->sign_length <= one->start + one->length);
      g_string_append_printf(all, "%s%.*s=%u", all->len > 0 ? " " : "", (int)one->length, block->text + one->start,
                             one->identity);
    }
  }
  return g_string_free(all, FALSE);
}

static inline void assert_placeholders(const char *text, const char *expected) {
  struct reading reading = read_text(text);
  g_autofree char *got = placeholders_of(reading.doc);
  assert_string_equal(got, expected);
  reading_end(&reading);
}

/* A line of a case as it is in the text: without what stands before |, and the brackets round what is left out.  Free
 * with g_free. */
static inline char *reading_bare_line(const char *line) {
  const char *bar = strchr(line, '|');
  g_autoptr(GString) text = g_string_new(bar ? bar + 1 : line);
  g_string_replace(text, "⟦", "", 0);
  g_string_replace(text, "⟧", "", 0);
  return g_strdup(text->str);
}
