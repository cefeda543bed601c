#include "layout/keep.h"

#include "base/items.h"
#include "compose/cell_text.h"
#include "compose/choices.h"
#include "compose/han_words.h"
#include "text/chars.h"

/* A heading of so many lines is read as one, and a table's cell, whose lines are short, of so many; a longer one is
 * text as others. */
#define FEW_LINES_READ 3
#define FEW_CELL_LINES_READ 10

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
  const guint most = galley->paragraph->table ? FEW_CELL_LINES_READ : FEW_LINES_READ;
  return width > galley->measure && width <= most * galley->measure ? length : 0;
}

/* What ends a word that the dictionary has not as a whole: 精细|化, 阶段|性. */
#define SUFFIXES "化性型级率度者们"

/* The words of a text, as ICU knows them: where each begins, and where the last ends. */
static gsize word_start(const GArray *starts, guint k) {
  return array_at(starts, gsize, k);
}

/* Whether a line of a heading may begin with word `k`: it is no suffix, no part before a mark (方向|盘”) and not the
 * second of two parts (一|网|通|办). */
static bool begins_in_heading(const char *text, const GArray *starts, guint k) {
  if (!han_words_is_part(text, starts, k))
    return true;
  return !chars_is_one_of(SUFFIXES, g_utf8_get_char(text + word_start(starts, k))) &&
         chars_is_han(g_utf8_get_char(text + word_start(starts, k + 1))) && !han_words_is_part(text, starts, k - 1);
}

/* Whether a line may begin at byte `at`; `k`: the number of the first word that begins there or behind it.  Behind all
 * words it may. */
static bool begins_word(const struct galley *galley, const GArray *starts, guint k, gsize at) {
  if (galley->paragraph->table)
    return han_words_begins(galley->text, starts, k, at);
  if (k < starts->len && word_start(starts, k) != at)
    return false;
  if (k + 1 >= starts->len)
    return true;
  return galley->paragraph->choices || begins_in_heading(galley->text, starts, k);
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
  for (guint i = 0, end; i < boxes->boxes->len; i = end + 1) {
    end = end_of_member(boxes, i);
    for (guint k = i + 1; k < end && end - i <= CELL_LIKED_CHARACTERS; k++) {
      struct box *box = &array_at(boxes->boxes, struct box, k);
      box->break_before = box->break_before == BREAK_FREE ? BREAK_MEMBER : box->break_before;
    }
  }
}

/* Whether the galley is a heading that stands out from the text: one in the font of body text is read as text. */
static bool stands_out(const struct galley *galley, const struct style *style) {
  const enum font_role body = style->paragraphs[ELEMENT_BODY].font;
  return !galley->paragraph->table && !galley->paragraph->choices &&
         style->paragraphs[galley->paragraph->element].font != body;
}

void boxes_keep_words(struct boxes *boxes, const struct galley *galley, const struct style *style) {
  const gsize length = kept_length(boxes, galley);
  if (length == 0)
    return;
  const enum break_kind inside = stands_out(galley, style) ? BREAK_HEADING : BREAK_INSIDE;
  g_autoptr(GArray) starts = han_words_starts(galley->text, length);
  for (guint i = 1, k = 0; i < boxes->boxes->len; i++) {
    struct box *box = &array_at(boxes->boxes, struct box, i);
    while (k < starts->len && word_start(starts, k) < box->text)
      k++;
    const bool free = box->break_before == BREAK_FREE || box->break_before == BREAK_MEMBER;
    if (free && box->class == CLASS_HAN && !begins_word(galley, starts, k, box->text))
      box->break_before = (guint8)inside;
  }
  if (galley->paragraph->table)
    keep_members(boxes);
}

/* The blank before a choice; what was typed there stays in it also when it is squeezed. */
static void set_blank(struct boxes *boxes, struct box *box, double cell) {
  for (guint i = 0; i < box->glyph_count; i++)
    array_at(boxes->glyphs, struct box_glyph, box->glyph + i).x *= (float)(cell / 2) / box->width;
  box->width = (float)cell;
  box->flags = BOX_CHOICE;
}

/* A line ends before a choice rather than in one. */
static void prefer_whole(struct box *box, bool starts) {
  if (box->break_before == BREAK_FREE)
    box->break_before = starts ? BREAK_CHOICE : BREAK_MEMBER;
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
  const struct choice *choice = choices ? &array_at(choices, struct choice, 0) : NULL;
  for (guint i = 0, k = 0; choices && i < boxes->boxes->len; i++) {
    struct box *box = &array_at(boxes->boxes, struct box, i);
    const gsize at = galley->start + box->text;
    if (k + 1 < choices->len && at >= choice[k + 1].start)
      k++;
    if (i > 0 && at == choice[k].start && box_at(boxes, i - 1)->class == CLASS_SPACE)
      set_blank(boxes, &array_at(boxes->boxes, struct box, i - 1), galley->cell);
    else if (at > choice[k].start && at <= choice[k].text)
      hold(box);
    prefer_whole(box, at == choice[k].start);
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
    struct box *box = &array_at(boxes->boxes, struct box, i);
    const gsize at = galley->start + box->text;
    const struct hold *hold = NULL;
    for (; k < holds->len; k++) {
      hold = &array_at(holds, struct hold, k);
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
