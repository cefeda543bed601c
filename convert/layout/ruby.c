#include "layout/ruby.h"

#include "base/items.h"
#include "base/messages.h"
#include "compose/ruby.h"
#include "layout/glyphs.h"
#include "text/chars.h"

/* A reading is half as large as its text (JLREQ 3.3.1). */
#define RUBY_SIZE 0.5

/* What its letters hang below their baseline, em of the reading: that much above the word's own cell it stands. */
#define RUBY_DESCENT 0.22

/* Between two readings side by side, em of the reading. */
#define CLEARANCE 0.25

/* How far a reading hangs over kana, marks and blank beside its word at most, em of the reading (JLREQ 3.3.8). */
#define MOST_OVERHANG 1.0

/* The blank between the edge of a character's cell and its ink, em of the text. */
#define HAN_BLANK (1.0 / 16)

static double reading_size(const struct galley *galley) {
  return galley->size * RUBY_SIZE;
}

/* ---- glyphs ---- */

static struct glyph_choice choose(struct typesetter *typesetter, const struct galley *galley, gunichar c) {
  const enum font_role han = typesetter->style->paragraphs[galley->paragraph->element].font;
  const struct font_wish wish = {chars_is_han(c) ? han : FONT_LATIN, false};
  return choose_glyph(typesetter, wish, NULL, 0, c);
}

static double width_of(struct typesetter *typesetter, const struct galley *galley, const char *text) {
  double width = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const struct glyph_choice choice = choose(typesetter, galley, g_utf8_get_char(p));
    width += face_advance(choice.face, choice.glyph) * reading_size(galley);
  }
  return width;
}

/* A run for each face that the reading needs, from `x` on, `rise` above the baseline of its word. */
static void add_runs(struct typesetter *typesetter, const struct galley *galley, const char *text, double x,
                     double rise, GPtrArray *runs) {
  struct run *run = NULL;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const struct glyph_choice choice = choose(typesetter, galley, g_utf8_get_char(p));
    const gsize size = (gsize)(g_utf8_next_char(p) - p);
    if (!run || run->face != choice.face) {
      run = run_new(choice.face, reading_size(galley));
      run->block = G_MAXUINT;
      run->element = galley->paragraph->element;
      run->text = g_strdup("");
      g_ptr_array_add(runs, run);
    }
    const struct placed_glyph glyph = {.glyph = (guint16)choice.glyph,
                                       .text_length = (guint16)size,
                                       .text_start = (guint)strlen(run->text),
                                       .x = (float)x,
                                       .y = (float)-rise};
    g_array_append_val(run->glyphs, glyph);
    char *longer = g_strdup_printf("%s%.*s", run->text, (int)size, p);
    g_free(run->text);
    run->text = longer;
    x += face_advance(choice.face, choice.glyph) * run->size;
  }
}

/* ---- room ---- */

static bool is_kana(gunichar c) {
  return c >= 0x3041 && c <= 0x30FF;
}

static bool has_reading(const struct boxes *boxes, guint i) {
  return box_at(boxes, i)->flags & BOX_RUBY;
}

/* How much of a neighbour a reading may hang over, pt. */
static double free_part(const struct box *box, const struct galley *galley) {
  switch ((enum char_class)box->class) {
  case CLASS_OPEN:
  case CLASS_CLOSE:
  case CLASS_COMMA:
  case CLASS_STOP:
  case CLASS_MIDDLE:
  case CLASS_SPACE:
    return (double)(box->width - box->half.left - box->half.right);
  case CLASS_HAN:
    return is_kana(g_utf8_get_char(galley->text + box->text)) ? (double)box->width : HAN_BLANK * galley->size;
  default:
    return 0;
  }
}

/* How far a reading may hang over its neighbour, box `i`, behind which box `beyond` stands; below 0 where it has to
 * keep off it.  `gap`: between the two.  Both may be out of bounds: there is none. */
static double overhang(const struct boxes *boxes, const struct galley *galley, guint i, guint beyond, double gap) {
  const double size = reading_size(galley);
  if (i >= boxes->boxes->len)
    return 0;
  if (has_reading(boxes, i))
    return gap - CLEARANCE * size / 2;
  double free = free_part(box_at(boxes, i), galley);
  if (beyond < boxes->boxes->len && has_reading(boxes, beyond))
    free = (free - CLEARANCE * size) / 2;
  return gap + CLAMP(free, 0, MOST_OVERHANG * size);
}

/* Adds blank on both sides of a word whose reading is wider. */
static void widen(const struct boxes *boxes, const struct galley *galley, struct box_ruby *ruby) {
  struct box *first = &array_at(boxes->boxes, struct box, ruby->first);
  struct box *last = &array_at(boxes->boxes, struct box, ruby->end - 1);
  double width = first->width;
  for (guint i = ruby->first + 1; i < ruby->end; i++)
    width += (double)box_at(boxes, i)->gap + (double)box_at(boxes, i)->width;
  const double more = (ruby->width - width) / 2;
  const double gap = ruby->end < boxes->boxes->len ? box_at(boxes, ruby->end)->gap : 0;
  ruby->left = MAX(0, more - overhang(boxes, galley, ruby->first - 1, ruby->first - 2, first->gap));
  ruby->right = MAX(0, more - overhang(boxes, galley, ruby->end, ruby->end + 1, gap));
  first->width += (float)ruby->left;
  first->origin += (float)ruby->left;
  last->width += (float)ruby->right;
}

/* The boxes of a reading, and no line end between them. */
static void find_boxes(const struct boxes *boxes, const struct galley *galley, const struct ruby *ruby, guint *at,
                       struct box_ruby *found) {
  const guint count = boxes->boxes->len;
  while (*at + 1 < count && box_at(boxes, *at + 1)->text <= ruby->start - galley->start)
    ++*at;
  found->first = found->end = *at;
  do {
    struct box *box = &array_at(boxes->boxes, struct box, found->end);
    box->flags |= BOX_RUBY;
    if (found->end > found->first)
      box->break_before = BREAK_NO;
    found->end++;
  } while (found->end < count && box_at(boxes, found->end)->text < ruby->end - galley->start);
}

void ruby_make_room(struct typesetter *typesetter, struct boxes *boxes, const struct galley *galley) {
  const GArray *rubies = galley->paragraph->rubies;
  if (!rubies || boxes->boxes->len == 0)
    return;
  boxes->rubies = g_array_new(FALSE, FALSE, sizeof(struct box_ruby));
  for (guint i = 0, at = 0; i < rubies->len; i++) {
    const struct ruby *ruby = &array_at(rubies, struct ruby, i);
    if (ruby->start < galley->start || ruby->end > galley->start + galley->length)
      continue;
    struct box_ruby found = {.text = ruby->text, .width = width_of(typesetter, galley, ruby->text)};
    find_boxes(boxes, galley, ruby, &at, &found);
    g_array_append_val(boxes->rubies, found);
  }
  for (guint i = 0; i < boxes->rubies->len; i++)
    widen(boxes, galley, &array_at(boxes->rubies, struct box_ruby, i));
}

/* ---- places ---- */

void ruby_set_line(struct typesetter *typesetter, const struct boxes *boxes, const struct galley *galley,
                   struct line *line, const struct box_edges *edges, guint start, guint end, guint *next) {
  const struct style *style = typesetter->style;
  const double rise = style->ascent * galley->size + RUBY_DESCENT * reading_size(galley);
  for (; *next < boxes->rubies->len; ++*next) {
    const struct box_ruby *ruby = &array_at(boxes->rubies, struct box_ruby, *next);
    if (ruby->first >= end)
      break;
    const double left = edges[ruby->first - start].left + ruby->left;
    const double right = edges[ruby->end - 1 - start].right - ruby->right;
    const double most = galley->edge + galley->measure - ruby->width;
    const double middle = (left + right - ruby->width) / 2;
    if (!line->readings)
      line->readings = g_ptr_array_new_with_free_func((GDestroyNotify)run_free);
    add_runs(typesetter, galley, ruby->text, MAX(MIN(middle, most), galley->edge), rise, line->readings);
  }
}

/* ---- readings too near to the line above ---- */

/* What two lines of ink may overlap, pt, before the eye sees it: their highest and lowest points seldom meet. */
#define UNSEEN 0.5

/* How far the ink of a line's readings reaches above its baseline. */
static double top_of(const struct line *line) {
  double top = 0;
  for (guint i = 0; i < line->readings->len; i++) {
    const struct run *run = pointer_at(line->readings, i);
    for (guint k = 0; k < run->glyphs->len; k++) {
      const struct placed_glyph *glyph = &array_at(run->glyphs, struct placed_glyph, k);
      struct ink ink;
      if (face_ink(run->face, glyph->glyph, &ink))
        top = MAX(top, -(double)ink.top * run->size - (double)glyph->y);
    }
  }
  return top;
}

/* How far below its baseline the ink of a line reaches. */
static double foot_of(const struct line *line, const struct style *style) {
  double size = 0;
  for (guint i = 0; i < line->runs->len; i++)
    size = MAX(size, ((const struct run *)pointer_at(line->runs, i))->size);
  return (1 - style->ascent - HAN_BLANK) * size;
}

/* Whether a line stands above another: not in a cell beside it. */
static bool is_above(const struct line *above, const struct line *line) {
  const struct cell *cell = &line->cell;
  const bool beside = cell->columns > 0 && above->cell.columns > 0 && cell->row == above->cell.row &&
                      cell->column != above->cell.column;
  return (above->kind == LINE_TEXT || above->kind == LINE_REPEATED) && above->y < line->y && !beside;
}

/* Whether the readings of line `i` touch the line above it. */
static bool is_tight(const struct page *page, guint i, const struct style *style) {
  const struct line *line = pointer_at(page->lines, i);
  for (guint k = i; line->readings && k > 0; k--) {
    const struct line *above = pointer_at(page->lines, k - 1);
    if (is_above(above, line))
      return line->y - top_of(line) < above->y + foot_of(above, style) - UNSEEN;
  }
  return false;
}

void ruby_report_tight(const struct layout *layout, const struct style *style, struct report *report) {
  for (guint i = 0; i < layout->pages->len; i++) {
    const struct page *page = pointer_at(layout->pages, i);
    for (guint k = 0; k < page->lines->len; k++) {
      if (!is_tight(page, k, style))
        continue;
      report_add(report, FINDING_RUBY_TIGHT, (struct place){0},
                 _("on page %u readings touch the line above; give lines more room: --set type-area.line-pitch=…"),
                 page->number);
      return;
    }
  }
}
