#include "layout/keep.h"

#include "compose/cell_text.h"
#include "compose/han_words.h"
#include "text/chars.h"

/* A heading of so many lines is read as one, and a table's cell, whose lines are short, of so many; a longer one is
 * text as others. */
#define FEW_LINES_READ 3
#define FEW_CELL_LINES_READ 10

/* Whether it is a heading, or a table's cell, of some lines but few. */
static bool is_read_as_one(const struct boxes *boxes, const struct galley *galley) {
  const struct paragraph *paragraph = galley->paragraph;
  if (!paragraph->table && (!paragraph->keep_whole || element_level(paragraph->element) == 0))
    return false;
  const double most = (paragraph->table ? FEW_CELL_LINES_READ : FEW_LINES_READ) * galley->measure;
  double width = galley->first;
  for (guint i = 0; i < boxes->boxes->len && width <= most; i++)
    width += box_at(boxes, i)->width + (double)box_at(boxes, i)->gap;
  return width > galley->measure && width <= most;
}

/* Words of one character that stand by themselves; others are, as often as not, parts of a word that the dictionary
 * does not know: 市, 水务, 集, 团. */
#define LONE_WORDS "的地得和与及或在是为等由对将把被从向以到并也都不已未要就"

static bool is_part(const char *text, gsize start, gsize end) {
  const char *p = text + start;
  return g_utf8_next_char(p) == text + end && !chars_is_one_of(LONE_WORDS, g_utf8_get_char(p));
}

/* Whether a word of the cell or heading begins at byte `at` that neither is part of one nor stands beside such a part;
 * `k`: the number of the first word that begins there or behind it. */
static bool begins_word(const struct galley *galley, const GArray *starts, guint k, gsize at) {
  if (k >= starts->len || g_array_index(starts, gsize, k) != at)
    return false;
  if (!galley->paragraph->table || k + 1 >= starts->len || !chars_is_han(chars_before(galley->text, galley->text + at)))
    return true;
  return !is_part(galley->text, g_array_index(starts, gsize, k - 1), at) &&
         !is_part(galley->text, at, g_array_index(starts, gsize, k + 1));
}

/* The Han characters from box `first` on that no mark, figure or word parts: the box behind them. */
static guint end_of_member(const struct boxes *boxes, guint first) {
  guint end = first;
  while (end < boxes->boxes->len && box_at(boxes, end)->class == CLASS_HAN)
    end++;
  return end;
}

/* A few characters between two marks of a cell are a name: it is parted only where it must be. */
static void keep_members(struct boxes *boxes) {
  for (guint i = 0, end; i < boxes->boxes->len; i = MAX(end, i + 1)) {
    end = end_of_member(boxes, i);
    for (guint k = i + 1; k < end && end - i <= CELL_LIKED_CHARACTERS; k++) {
      struct box *box = &g_array_index(boxes->boxes, struct box, k);
      box->break_before = box->break_before == BREAK_FREE ? BREAK_MEMBER : box->break_before;
    }
  }
}

void boxes_keep_words(struct boxes *boxes, const struct galley *galley) {
  if (!is_read_as_one(boxes, galley))
    return;
  g_autoptr(GArray) starts = han_words_starts(galley->text, galley->length);
  for (guint i = 1, k = 0; i < boxes->boxes->len; i++) {
    struct box *box = &g_array_index(boxes->boxes, struct box, i);
    while (k < starts->len && g_array_index(starts, gsize, k) < box->text)
      k++;
    if (box->break_before == BREAK_FREE && box->class == CLASS_HAN && !begins_word(galley, starts, k, box->text))
      box->break_before = BREAK_INSIDE;
  }
  if (galley->paragraph->table)
    keep_members(boxes);
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
