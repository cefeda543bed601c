#include "review/passage.h"

#include "base/messages.h"
#include "text/chars.h"

#include <string.h>

/* A series that is being followed; its strings point into block texts. */
struct series {
  guint number; /* of its latest member; 0: none is open */
  const char *marker, *suffix;
  gsize marker_length, suffix_length;
};

/* The part of a marker behind its number: 是 of 一是, ， of 第一，.  Empty for 首先 and other words. */
static void find_suffix(const char *marker, gsize length, const char **suffix, gsize *suffix_length) {
  const char *end = marker + length, *p = marker;
  gunichar first = g_utf8_get_char(p);
  if (first == 0x7b2c) /* 第 */
    p = g_utf8_next_char(p);
  const char *numerals = "一二三四五六七八九十百零〇";
  while (p < end && chars_is_one_of(numerals, g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  bool counted = p > marker && !(first == 0x7b2c && p == g_utf8_next_char(marker));
  *suffix = counted ? p : end;
  *suffix_length = (gsize)(end - *suffix);
}

static bool is(const char *text, gsize length, const char *word) {
  return length == strlen(word) && memcmp(text, word, length) == 0;
}

/* 四要 among 是: put 是 in (四是要).  三是要 among 要: take 是 out.  Anything else is for the author to word. */
static void attach_fix(struct finding *finding, const struct series *series, const char *marker, const char *suffix,
                       gsize suffix_length) {
  guint at = finding->place.column + (guint)g_utf8_strlen(marker, suffix - marker);
  if (is(suffix, suffix_length, "要") && is(series->suffix, series->suffix_length, "是"))
    finding->fix = (struct fix){.at = at, .insert = g_strdup("是")};
  else if (is(suffix, suffix_length, "是") && is(series->suffix, series->suffix_length, "要") &&
           g_str_has_prefix(suffix + suffix_length, "要"))
    finding->fix = (struct fix){.at = at, .delete = 1, .insert = g_strdup("")};
}

static void report_drift(const struct block *block, const struct point *point, const struct series *series,
                         const char *suffix, gsize suffix_length, struct report *report) {
  const char *marker = block->text + point->start;
  guint line, column;
  block_place(block, point->start, &line, &column);
  g_autofree char *word = g_strndup(marker, point->marker_length);
  g_autofree char *before = g_strndup(series->marker, series->marker_length);
  struct finding *finding =
      report_add(report, FINDING_SERIES_DRIFT, (struct place){line, column, word},
                 _("%s follows %s: the members of a series are usually worded alike"), word, before);
  attach_fix(finding, series, marker, suffix, suffix_length);
}

static void report_order(const struct block *block, const struct point *point, const struct series *series,
                         struct report *report) {
  guint line, column;
  block_place(block, point->start, &line, &column);
  g_autofree char *word = g_strndup(block->text + point->start, point->marker_length);
  g_autofree char *before = g_strndup(series->marker, series->marker_length);
  report_add(report, FINDING_SERIES_ORDER, (struct place){line, column, word},
             _("%s follows %s: a member of the series is missing or counted twice"), word, before);
}

static void follow(const struct block *block, const struct point *point, struct series *series, struct report *report) {
  const char *marker = block->text + point->start, *suffix;
  gsize suffix_length;
  find_suffix(marker, point->marker_length, &suffix, &suffix_length);
  if (point->number <= 1 || series->number == 0 || suffix_length == 0) {
    *series = (struct series){suffix_length ? point->number : 0, marker, suffix, point->marker_length, suffix_length};
    return;
  }
  if (point->number != series->number + 1)
    report_order(block, point, series, report);
  bool drifts = suffix_length != series->suffix_length || memcmp(suffix, series->suffix, suffix_length) != 0;
  if (drifts)
    report_drift(block, point, series, suffix, suffix_length, report);
  else {
    series->marker = marker;
    series->marker_length = point->marker_length;
  }
  series->number = point->number;
}

void review_series(struct review *review) {
  const struct doc *doc = review->doc;
  struct report *report = review->report;
  g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(struct series)); /* by point.series */
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    for (guint k = 0; block->points && k < block->points->len; k++) {
      const struct point *point = &g_array_index(block->points, struct point, k);
      if (all->len <= point->series)
        g_array_set_size(all, point->series + 1);
      follow(block, point, &g_array_index(all, struct series, point->series), report);
    }
  }
}
