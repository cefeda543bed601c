#include "doc/doc.h"

#include <string.h>

const char *mark_name(enum mark_kind kind) {
  static const char *const names[] = {
#define X(symbol, name) name,
      MARKS(X)
#undef X
  };
  return names[kind];
}

static gint compare_starts(gconstpointer a, gconstpointer b) {
  const struct mark *left = a, *right = b;
  return (left->start > right->start) - (left->start < right->start);
}

/* What of bytes `start` up to `end`, which come from the source from `column` on, lies in the place. */
static struct mark part_of(const struct block *block, gsize start, gsize end, guint column, struct marked_place place) {
  const char *p = block->text + start, *stop = block->text + end;
  for (; column < place.first && p < stop; column++)
    p = g_utf8_next_char(p);
  const char *first = p;
  for (; column < place.end && p < stop; column++)
    p = g_utf8_next_char(p);
  return (struct mark){.start = (gsize)(first - block->text), .length = (gsize)(p - first)};
}

void block_mark(struct block *block, struct marked_place place, enum mark_kind kind, const char *value) {
  const guint count = block->origins ? block->origins->len : 0;
  const struct origin whole = {0, block->first_line, 1};
  if (!block->marks)
    block->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  for (guint i = 0; i < MAX(count, 1); i++) {
    const struct origin *origin = count > 0 ? &g_array_index(block->origins, struct origin, i) : &whole;
    gsize end = i + 1 < count ? origin[1].start : strlen(block->text);
    if (origin->line != place.line)
      continue;
    struct mark mark = part_of(block, origin->start, end, origin->column, place);
    mark.kind = kind;
    mark.value = g_intern_string(value);
    if (mark.length > 0)
      g_array_append_val(block->marks, mark);
  }
}

void block_sort_marks(struct block *block) {
  if (block->marks)
    g_array_sort(block->marks, compare_starts);
}
