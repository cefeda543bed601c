#include "doc/edit.h"

#include "base/items.h"
#include "base/order.h"
#include "doc/cursor.h"

#include <string.h>

/* What edits do to offsets, rising. */
struct edit_span {
  gsize start, end;          /* of what goes */
  gssize before, difference; /* that the text grows by, before it and by it */
};

static const struct edit_span *span_at(const GArray *spans, guint i) {
  return &array_at(spans, struct edit_span, i);
}

/* How many spans begin before `at`, or end at it or before it. */
static guint count_spans(const GArray *spans, gsize at, bool ended) {
  return ended ? ORDER_COUNT(spans->len, i, span_at(spans, i)->end <= at)
               : ORDER_COUNT(spans->len, i, span_at(spans, i)->start < at);
}

/* An offset behind the first `count` spans, or inside the last of them: then it goes to the end of what was put in. */
static gsize shifted(const GArray *spans, guint count, gsize at) {
  const struct edit_span *last = count > 0 ? span_at(spans, count - 1) : NULL;
  return last ? (gsize)((gssize)MAX(at, last->end) + last->before + last->difference) : at;
}

static gsize moved(const GArray *spans, gsize at) {
  return shifted(spans, count_spans(spans, at, false), at);
}

/* A stretch from `start`: its beginning and its length.  What is put in at its end belongs to it, unless it is empty.
 */
static void move_stretch(const GArray *spans, gsize *start, gsize *length) {
  const gsize end = *start + *length;
  const guint begun = count_spans(spans, *start + 1, false), reached = count_spans(spans, end, false);
  const struct edit_span *over = begun > 0 ? span_at(spans, begun - 1) : NULL;
  gsize from, to;
  if (over && end <= over->end) { /* all of it was replaced: it is what was put in */
    from = (gsize)((gssize)over->start + over->before);
    to = shifted(spans, begun, over->end);
  } else {
    from = moved(spans, *start);
    to = shifted(spans, *length > 0 ? MAX(reached, count_spans(spans, end, true)) : reached, end);
  }
  *start = from;
  *length = to > from ? to - from : 0;
}

static void move_points(const GArray *spans, GArray *points) {
  for (guint i = 0; points && i < points->len; i++) {
    struct point *point = &array_at(points, struct point, i);
    gsize marker = point->start, lead = point->start;
    move_stretch(spans, &marker, &point->marker_length);
    move_stretch(spans, &lead, &point->lead_length);
    move_stretch(spans, &point->start, &point->length);
  }
}

static void move_placeholders(const GArray *spans, GArray *placeholders) {
  for (guint i = 0; placeholders && i < placeholders->len; i++) {
    struct placeholder *one = &array_at(placeholders, struct placeholder, i);
    move_stretch(spans, &one->start, &one->length);
    move_stretch(spans, &one->sign_start, &one->sign_length);
  }
}

static void move_marks(const GArray *spans, GArray *marks) {
  for (guint i = 0; marks && i < marks->len; i++) {
    struct mark *mark = &array_at(marks, struct mark, i);
    move_stretch(spans, &mark->start, &mark->length);
  }
}

static gint compare_origins(gconstpointer a, gconstpointer b) {
  const struct origin *left = a, *right = b;
  const gint lines = order_or(ORDER_OF(left->line, right->line), ORDER_OF(left->column, right->column));
  return order_or(ORDER_OF(left->start, right->start), lines);
}

/* What stands behind an edit keeps its place in the source: it begins an origin of its own. */
static void move_origins(struct block *block, const GArray *spans) {
  GArray *origins = g_array_new(FALSE, FALSE, sizeof(struct origin));
  const struct origin first = {0, block->first_line, 1};
  if (!block->origins)
    g_array_append_val(origins, first);
  for (guint i = 0; block->origins && i < block->origins->len; i++) {
    struct origin origin = array_at(block->origins, struct origin, i);
    const guint before = count_spans(spans, origin.start, false);
    if (before > 0 && origin.start <= span_at(spans, before - 1)->end)
      continue;
    origin.start = moved(spans, origin.start);
    g_array_append_val(origins, origin);
  }
  struct block_cursor cursor = block_cursor(block);
  for (guint i = 0; i < spans->len; i++) {
    struct origin behind = {.start = shifted(spans, i + 1, span_at(spans, i)->end)};
    block_cursor_place(&cursor, span_at(spans, i)->end, &behind.line, &behind.column);
    g_array_append_val(origins, behind);
  }
  g_array_sort(origins, compare_origins);
  if (block->origins)
    g_array_unref(block->origins);
  block->origins = origins;
}

static GArray *spans_of(const GArray *replacements) {
  GArray *spans = g_array_new(FALSE, FALSE, sizeof(struct edit_span));
  gssize before = 0;
  for (guint i = 0; i < replacements->len; i++) {
    const struct replacement *one = &array_at(replacements, struct replacement, i);
    const struct edit_span span = {one->start, one->start + one->length, before,
                                   (gssize)strlen(one->insert) - (gssize)one->length};
    g_array_append_val(spans, span);
    before += span.difference;
  }
  return spans;
}

char *replacements_make(const char *text, gsize length, const GArray *replacements) {
  GString *made = g_string_sized_new(length);
  gsize from = 0;
  for (guint i = 0; i < replacements->len; i++) {
    const struct replacement *one = &array_at(replacements, struct replacement, i);
    g_string_append_len(made, text + from, (gssize)(one->start - from));
    g_string_append(made, one->insert);
    from = one->start + one->length;
  }
  g_string_append_len(made, text + from, (gssize)(length - from));
  return g_string_free(made, FALSE);
}

bool block_replace_all(struct block *block, const GArray *replacements) {
  if (block->table)
    return false;
  g_autoptr(GArray) spans = spans_of(replacements);
  move_origins(block, spans);
  move_points(spans, block->points);
  move_placeholders(spans, block->placeholders);
  move_marks(spans, block->marks);
  block->marker_length = moved(spans, block->marker_length);
  char *text = replacements_make(block->text, strlen(block->text), replacements);
  if (block->source)
    g_free(block->text);
  else
    block->source = block->text;
  block->text = text;
  return true;
}

bool block_replace(struct block *block, gsize start, gsize length, const char *insert) {
  const struct replacement one = {start, length, insert};
  g_autoptr(GArray) replacements = g_array_new(FALSE, FALSE, sizeof one);
  g_array_append_val(replacements, one);
  return block_replace_all(block, replacements);
}
