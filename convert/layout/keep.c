#include "layout/keep.h"

#include "compose/han_words.h"

/* A cell or heading of so many lines is read as one; a longer one is text as others. */
#define FEW_LINES_READ 3

/* Whether it is a heading, or a table's cell, of some lines but few. */
static bool is_read_as_one(const struct boxes *boxes, const struct galley *galley) {
  const struct paragraph *paragraph = galley->paragraph;
  if (!paragraph->table && (!paragraph->keep_whole || element_level(paragraph->element) == 0))
    return false;
  double width = galley->first;
  for (guint i = 0; i < boxes->boxes->len; i++)
    width += box_at(boxes, i)->width + (double)box_at(boxes, i)->gap;
  return width > galley->measure && width <= FEW_LINES_READ * galley->measure;
}

void boxes_keep_words(struct boxes *boxes, const struct galley *galley) {
  if (!is_read_as_one(boxes, galley))
    return;
  g_autoptr(GArray) starts = han_words_starts(galley->text, galley->length);
  for (guint i = 1, k = 0; i < boxes->boxes->len; i++) {
    struct box *box = &g_array_index(boxes->boxes, struct box, i);
    while (k < starts->len && g_array_index(starts, gsize, k) < box->text)
      k++;
    const bool starts_word = k < starts->len && g_array_index(starts, gsize, k) == box->text;
    if (box->break_before == BREAK_FREE && box->class == CLASS_HAN && !starts_word)
      box->break_before = BREAK_INSIDE;
  }
}

/* What a line end inside a hold is.  Short words come last: a name may have one in it. */
static enum break_kind kind_of(enum hold_kind kind) {
  return kind == HOLD_NAME ? BREAK_NAME : kind == HOLD_NUMBER ? BREAK_UNIT : BREAK_SHORT;
}

/* The holds of one kind, which are parted from each other. */
static void keep_kind(struct boxes *boxes, const struct galley *galley, enum hold_kind kind) {
  const GArray *holds = galley->paragraph->holds;
  for (guint i = 1, k = 0; i < boxes->boxes->len; i++) {
    struct box *box = &g_array_index(boxes->boxes, struct box, i);
    const gsize at = galley->start + box->text;
    const struct hold *hold = NULL;
    for (; k < holds->len; k++) {
      hold = &g_array_index(holds, struct hold, k);
      if (hold->kind == kind && hold->end > at)
        break;
    }
    if (k < holds->len && hold->start < at && box->break_before == BREAK_FREE)
      box->break_before = (guint8)kind_of(kind);
  }
}

void boxes_keep_holds(struct boxes *boxes, const struct galley *galley) {
  static const enum hold_kind kinds[] = {HOLD_NAME, HOLD_NUMBER, HOLD_WORD};
  for (gsize i = 0; galley->paragraph->holds && i < G_N_ELEMENTS(kinds); i++)
    keep_kind(boxes, galley, kinds[i]);
}
