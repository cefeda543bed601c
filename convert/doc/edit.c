#include "doc/edit.h"

#include <string.h>

/* What an edit does to offsets. */
struct edit_span {
  gsize start, end;  /* of what goes */
  gssize difference; /* that the text grows by */
};

/* An offset behind the edit moves; one inside it goes to the end of what was put in. */
static gsize moved(const struct edit_span *edit, gsize at) {
  if (at <= edit->start)
    return at;
  return (gsize)((gssize)MAX(at, edit->end) + edit->difference);
}

/* A stretch from `start`: its beginning and its length. */
static void move_stretch(const struct edit_span *edit, gsize *start, gsize *length) {
  gsize end = *start + *length;
  bool whole = *start >= edit->start && end <= edit->end; /* all of it was replaced: it is what was put in */
  gsize from = whole ? edit->start : moved(edit, *start);
  gsize to = *length > 0 && end >= edit->end ? (gsize)((gssize)end + edit->difference) : moved(edit, end);
  if (whole)
    to = (gsize)((gssize)edit->end + edit->difference);
  *start = from;
  *length = to > from ? to - from : 0;
}

static void move_points(const struct edit_span *edit, GArray *points) {
  for (guint i = 0; points && i < points->len; i++) {
    struct point *point = &g_array_index(points, struct point, i);
    gsize marker = point->start, lead = point->start;
    move_stretch(edit, &marker, &point->marker_length);
    move_stretch(edit, &lead, &point->lead_length);
    move_stretch(edit, &point->start, &point->length);
  }
}

static void move_placeholders(const struct edit_span *edit, GArray *placeholders) {
  for (guint i = 0; placeholders && i < placeholders->len; i++) {
    struct placeholder *one = &g_array_index(placeholders, struct placeholder, i);
    move_stretch(edit, &one->start, &one->length);
    move_stretch(edit, &one->sign_start, &one->sign_length);
  }
}

static void move_marks(const struct edit_span *edit, GArray *marks) {
  for (guint i = 0; marks && i < marks->len; i++) {
    struct mark *mark = &g_array_index(marks, struct mark, i);
    move_stretch(edit, &mark->start, &mark->length);
  }
}

static gint compare_origins(gconstpointer a, gconstpointer b) {
  const struct origin *left = a, *right = b;
  return (left->start > right->start) - (left->start < right->start);
}

/* What stands behind the edit keeps its place in the source: it begins an origin of its own. */
static void move_origins(struct block *block, const struct edit_span *edit) {
  struct origin behind = {.start = (gsize)((gssize)edit->end + edit->difference)};
  block_place(block, edit->end, &behind.line, &behind.column);
  if (!block->origins) {
    const struct origin first = {0, block->first_line, 1};
    block->origins = g_array_new(FALSE, FALSE, sizeof(struct origin));
    g_array_append_val(block->origins, first);
  }
  for (guint i = block->origins->len; i-- > 0;) {
    struct origin *origin = &g_array_index(block->origins, struct origin, i);
    if (origin->start > edit->start && origin->start <= edit->end)
      g_array_remove_index(block->origins, i);
    else
      origin->start = moved(edit, origin->start);
  }
  g_array_append_val(block->origins, behind);
  g_array_sort(block->origins, compare_origins);
}

bool block_replace(struct block *block, gsize start, gsize length, const char *insert) {
  if (block->table)
    return false;
  const struct edit_span edit = {start, start + length, (gssize)strlen(insert) - (gssize)length};
  move_origins(block, &edit);
  move_points(&edit, block->points);
  move_placeholders(&edit, block->placeholders);
  move_marks(&edit, block->marks);
  if (start < block->marker_length)
    block->marker_length = moved(&edit, block->marker_length);
  char *text = g_strdup_printf("%.*s%s%s", (int)start, block->text, insert, block->text + start + length);
  if (block->source)
    g_free(block->text);
  else
    block->source = block->text;
  block->text = text;
  return true;
}
