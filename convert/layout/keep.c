#include "layout/keep.h"

#include "compose/choices.h"
#include "compose/han_words.h"

/* A cell or heading of so many lines is read as one; a longer one is text as others. */
#define FEW_LINES_READ 3

/* Where the heading ends that opens a galley, and text that runs on behind it begins. */
static gsize heading_end(const struct galley *galley) {
  const struct paragraph *paragraph = galley->paragraph;
  gsize end = 0;
  for (guint i = 0; i < paragraph->spans->len && element_level(paragraph_span(paragraph, i)->element) > 0; i++)
    end = paragraph_span_end(paragraph, i);
  return galley->opens ? MIN(end, galley->length) : 0;
}

/* The width of the boxes of the first bytes of a galley's text, with its indent. */
static double width_to(const struct boxes *boxes, const struct galley *galley, gsize end) {
  double width = galley->first;
  for (guint i = 0; i < boxes->boxes->len && box_at(boxes, i)->text < end; i++)
    width += box_at(boxes, i)->width + (double)box_at(boxes, i)->gap;
  return width;
}

/* The bytes of a galley's text whose words are kept: a heading, a row of choices or a table's cell, of some lines but
 * few.  A single line parts no word, and for those ICU is not asked. */
static gsize kept_length(const struct boxes *boxes, const struct galley *galley) {
  const bool whole = galley->paragraph->table || galley->paragraph->choices;
  const gsize length = whole ? galley->length : heading_end(galley);
  const double width = width_to(boxes, galley, length);
  return width > galley->measure && width <= FEW_LINES_READ * galley->measure ? length : 0;
}

void boxes_keep_words(struct boxes *boxes, const struct galley *galley) {
  const gsize length = kept_length(boxes, galley);
  if (length == 0)
    return;
  g_autoptr(GArray) starts = han_words_starts(galley->text, length);
  for (guint i = 1, k = 0; i < boxes->boxes->len && box_at(boxes, i)->text < length; i++) {
    struct box *box = &g_array_index(boxes->boxes, struct box, i);
    while (k < starts->len && g_array_index(starts, gsize, k) < box->text)
      k++;
    const bool starts_word = k < starts->len && g_array_index(starts, gsize, k) == box->text;
    if (box->break_before == BREAK_FREE && box->class == CLASS_HAN && !starts_word)
      box->break_before = BREAK_INSIDE;
  }
}

/* The blank before a choice; what was typed there stays in it also when it is squeezed. */
static void set_blank(struct boxes *boxes, struct box *box, double cell) {
  for (guint i = 0; i < box->glyph_count; i++)
    g_array_index(boxes->glyphs, struct box_glyph, box->glyph + i).x *= (float)(cell / 2) / box->width;
  box->width = (float)cell;
  box->flags = BOX_CHOICE;
}

/* The box, and the blank before it, hold on to what is before; a full-width point is as one of half the width (E7). */
static void hold(struct box *box) {
  box->break_before = BREAK_NO;
  if (box->class == CLASS_STOP)
    box_halve(box);
  box->flags = box->class == CLASS_SPACE ? BOX_FIXED : (guint8)((box->flags & ~BOX_GAP) | BOX_JOINED);
}

void boxes_keep_choices(struct boxes *boxes, const struct galley *galley) {
  const GArray *choices = galley->paragraph->choices;
  const struct choice *choice = choices ? &g_array_index(choices, struct choice, 0) : NULL;
  for (guint i = 0, k = 0; choices && i < boxes->boxes->len; i++) {
    struct box *box = &g_array_index(boxes->boxes, struct box, i);
    const gsize at = galley->start + box->text;
    if (k + 1 < choices->len && at >= choice[k + 1].start)
      k++;
    if (i > 0 && at == choice[k].start && box_at(boxes, i - 1)->class == CLASS_SPACE)
      set_blank(boxes, &g_array_index(boxes->boxes, struct box, i - 1), galley->cell);
    else if (at > choice[k].start && at <= choice[k].text)
      hold(box);
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
