#include "layout/layout.h"

#include "base/items.h"
#include "layout/catch_word.h"
#include "layout/cover_pages.h"
#include "layout/directions.h"
#include "layout/glyphs.h"
#include "layout/grade.h"
#include "layout/justify.h"
#include "layout/line_numbers.h"
#include "layout/minutes.h"
#include "layout/page.h"
#include "layout/page_number.h"
#include "layout/paginate.h"
#include "layout/place.h"
#include "layout/ruby.h"
#include "layout/table_set.h"
#include "layout/text_faces.h"
#include "layout/watermark.h"

static void outline_entry_free(struct outline_entry *entry) {
  g_free(entry->text);
  g_free(entry);
}

static struct layout *layout_new(const struct style *style) {
  struct layout *layout = g_new0(struct layout, 1);
  layout->page_width = style->page_width;
  layout->page_height = style->page_height;
  layout->pages = g_ptr_array_new_with_free_func((GDestroyNotify)page_free);
  layout->outline = g_ptr_array_new_with_free_func((GDestroyNotify)outline_entry_free);
  return layout;
}

void layout_free(struct layout *layout) {
  if (!layout)
    return;
  if (layout->watermark)
    line_free(layout->watermark->line);
  g_free(layout->watermark);
  g_ptr_array_unref(layout->pages);
  g_ptr_array_unref(layout->outline);
  g_clear_pointer(&layout->sheets, g_atomic_rc_box_release);
  g_free(layout);
}

static struct page *add_page(struct layout *layout) {
  struct page *page = page_new(layout->pages->len + 1);
  g_ptr_array_add(layout->pages, page);
  return page;
}

/* The top of the em of a body line in a grid line, from the page's top edge. */
static double slot_top(const struct style *style, double slot) {
  return style->margin_top + slot * style->line_pitch;
}

/* Baselines are on the grid (P6); the larger type of a title hangs from the top of its grid line. */
static double baseline(const struct style *style, const struct galley *galley, double slot) {
  return slot_top(style, slot) + style->ascent * style->size + galley->hang;
}

/* The view begins at the text, or where the text of a turned page has its top. */
static void add_outline_entry(struct layout *layout, const struct style *style, const struct galley *galley,
                              double slot) {
  const bool turned = galley->paragraph->turned;
  struct outline_entry *entry = g_new0(struct outline_entry, 1);
  entry->level = galley->paragraph->level;
  entry->page = layout->pages->len - 1;
  entry->x = turned ? slot_top(style, slot) : style->margin_left;
  entry->y = turned ? style->page_width - style->margin_left - style->text_width : slot_top(style, slot);
  entry->text = g_strdup(galley->paragraph->outline);
  g_ptr_array_add(layout->outline, entry);
}

static void add_rule(struct page *page, double x1, double y1, double x2, double y2, double width) {
  struct stroke rule = {x1, y1, x2, y2, width};
  g_array_append_val(page->strokes, rule);
}

/* The rule above a grid line, halfway to the line above; at the edges of the type area close to the text. */
static double rule_y(const struct style *style, double slot) {
  double y = slot_top(style, slot) - (style->line_pitch - style->size) / 2;
  double margin = style->size / 4;
  return CLAMP(y, style->margin_top - margin, style->margin_top + style->text_height + margin);
}

/* Where a row of a table stands among those of the page. */
struct row_place {
  double slot;
  bool first, last; /* the table's rules go all along its top, and its bottom */
  bool opens;       /* nothing of the table is above it on the page: its first rule is that around the table */
};

static bool is_level(const struct table_rule *rule) {
  return rule->from == rule->to;
}

/* Rules of a row between two edges, those along it or those across. */
static void add_inner_rules(struct page *page, const struct style *style, const struct table_set *table,
                            const struct table_row *row, const struct row_place *place, bool level) {
  const double *edges = (const double *)(gpointer)table->edges->data;
  for (guint i = 0; i < row->rules->len; i++) {
    const struct table_rule *rule = &array_at(row->rules, struct table_rule, i);
    if (is_level(rule) != level || (place->first && level && rule->to == 0))
      continue;
    add_rule(page, edges[rule->left], rule_y(style, place->slot + rule->from), edges[rule->right],
             rule_y(style, place->slot + rule->to), style->table_rule);
  }
}

/* The rules around one row of a table; below it only under the last of the page. */
static void add_row_rules(struct page *page, const struct style *style, const struct table_set *table,
                          const struct table_row *row, const struct row_place *place) {
  double top = rule_y(style, place->slot), bottom = rule_y(style, place->slot + row->slots);
  double left = array_at(table->edges, double, 0);
  double right = array_at(table->edges, double, table->edges->len - 1);
  if (place->first)
    add_rule(page, left, top, right, top, place->opens ? style->table_outer : style->table_rule);
  add_inner_rules(page, style, table, row, place, true);
  if (place->last)
    add_rule(page, left, bottom, right, bottom, style->table_outer);
  add_rule(page, left, top, left, bottom, style->table_outer);
  add_inner_rules(page, style, table, row, place, false);
  add_rule(page, right, top, right, bottom, style->table_outer);
}

/* Dots under the characters of an emphasis, in em of the text: how far below the baseline their middle is, which
 * leaves a Han character's foot free, and how wide they are. */
#define DOT_BELOW 0.26
#define DOT_WIDTH 0.12

/* Lines under and through characters, in em: their middle above the baseline, and how thick they are. */
#define UNDERLINE_ABOVE (-0.17)
#define STRIKE_ABOVE 0.36
#define LINE_WIDTH 0.04

/* Marks of text have no dots (CLREQ, emphasis dots). */
static void add_dots(struct page *page, const struct line *line, const struct run *run) {
  for (guint k = 0; k < run->glyphs->len; k++) {
    const struct placed_glyph *glyph = &array_at(run->glyphs, struct placed_glyph, k);
    if (glyph->text_length == 0 || !g_unichar_isalnum(g_utf8_get_char(run->text + glyph->text_start)))
      continue;
    double x = (double)glyph->x + face_advance(run->face, glyph->glyph) * run->size / 2;
    double y = line->y + DOT_BELOW * run->size;
    add_rule(page, x, y, x, y, DOT_WIDTH * run->size);
  }
}

/* A line along a run, up to where the next run with the same line begins: over the gap between the two. */
static void add_line_along(struct page *page, const struct line *line, guint i, bool joined, double above) {
  const struct run *run = pointer_at(line->runs, i);
  if (run->glyphs->len == 0)
    return;
  const struct placed_glyph *first = &array_at(run->glyphs, struct placed_glyph, 0);
  const struct placed_glyph *last = &array_at(run->glyphs, struct placed_glyph, run->glyphs->len - 1);
  double end = (double)last->x + face_advance(run->face, last->glyph) * run->size;
  const struct run *next = joined ? pointer_at(line->runs, i + 1) : NULL;
  if (next && next->glyphs->len > 0)
    end = MAX(end, (double)array_at(next->glyphs, struct placed_glyph, 0).x);
  double y = line->y - above * run->size;
  add_rule(page, first->x, y, end, y, LINE_WIDTH * run->size);
}

/* A line comes on its page, and with it what is drawn along its words. */
static void put_line(struct page *page, struct line *line) {
  g_ptr_array_add(page->lines, line);
  for (guint i = 0; i < line->runs->len; i++) {
    const struct run *run = pointer_at(line->runs, i);
    const struct run *next = i + 1 < line->runs->len ? pointer_at(line->runs, i + 1) : NULL;
    if (run->dotted)
      add_dots(page, line, run);
    if (run->underlined)
      add_line_along(page, line, i, next && next->underlined, UNDERLINE_ABOVE);
    if (run->struck)
      add_line_along(page, line, i, next && next->struck, STRIKE_ABOVE);
  }
}

static void add_row(struct page *page, const struct style *style, const struct galley *galley,
                    const struct placement *placement, bool first, bool last) {
  const bool opens = first && (placement->repeated || !galley->table->again || placement->line == 0);
  const struct table_row *row = pointer_at(galley->table->rows, placement->line);
  const struct table_row *lines = placement->repeated ? galley->table->again : row;
  for (guint i = 0; i < lines->lines->len; i++) {
    struct line *line = line_copy(pointer_at(lines->lines, i));
    line->y += baseline(style, galley, placement->slot);
    line->kind = placement->repeated ? LINE_REPEATED : LINE_TEXT;
    put_line(page, line);
  }
  add_row_rules(page, style, galley->table, row,
                &(struct row_place){placement->slot + lines->slots - row->slots, first, last, opens});
}

static void add_line(struct layout *layout, struct page *page, const struct style *style, struct galley *galley,
                     const struct placement *placement) {
  struct line *line = pointer_at(galley->lines, placement->line);
  pointer_at(galley->lines, placement->line) = NULL; /* the page owns it now */
  line->y = baseline(style, galley, placement->slot);
  put_line(page, line);
  if (placement->line == 0 && galley->opens && galley->paragraph->level > 0)
    add_outline_entry(layout, style, galley, placement->slot);
}

/* ---- pages ---- */

/* What pages are built from, one after the other. */
struct page_maker {
  struct typesetter *typesetter;
  struct layout *layout;
  const GPtrArray *galleys, *pages; /* `pages` says where the lines of the galleys are */
  GArray *directions;               /* of the page in the making (directions.h) */
  guint syllables;                  /* that are read aloud, up to the end of the last page built */
};

static bool is_turned(const struct page_maker *maker, const GArray *placements) {
  const struct galley *first = pointer_at(maker->galleys, array_at(placements, struct placement, 0).galley);
  return first->paragraph->turned;
}

static void build_page(struct page_maker *maker, guint number) {
  struct typesetter *typesetter = maker->typesetter;
  const GArray *placements = pointer_at(maker->pages, number);
  struct page *page = add_page(maker->layout);
  page->turned = is_turned(maker, placements);
  const struct style *style = typesetter_style(typesetter, page->turned);
  for (guint i = 0; i < placements->len; i++) {
    const struct placement *placement = &array_at(placements, struct placement, i);
    struct galley *galley = pointer_at(maker->galleys, placement->galley);
    if (galley->table) {
      bool first = i == 0 || placement[-1].galley != placement->galley || placement[-1].repeated;
      bool last = i + 1 == placements->len || placement[1].galley != placement->galley;
      add_row(page, style, galley, placement, first, last);
    } else if (galley->aside) {
      directions_add(maker->directions, page, galley, baseline(style, galley, placement->slot));
    } else {
      add_line(maker->layout, page, style, galley, placement);
    }
  }
  directions_place(maker->directions, page, typesetter->style);
  line_numbers_add(typesetter, page);
  if (page->number == 1)
    grade_add(typesetter, page, 0);
  catch_word_add(typesetter, page);
  minutes_add(typesetter, page, &maker->syllables);
  page_number_add(typesetter, page, maker->pages->len);
}

/* ---- galleys ---- */

static bool is_blank_at(const char *text, gsize at) {
  return g_unichar_isspace(g_utf8_get_char(text + at));
}

/* A galley of bytes `start` up to `end`, without the blanks around it where a line was chosen. */
static void add_galley(struct typesetter *typesetter, GPtrArray *galleys, const struct paragraph *paragraph,
                       gsize start, gsize end) {
  const char *text = paragraph->text->str;
  while (start < end && is_blank_at(text, start))
    start = (gsize)(g_utf8_next_char(text + start) - text);
  while (end > start && is_blank_at(text, (gsize)(g_utf8_prev_char(text + end) - text)))
    end = (gsize)(g_utf8_prev_char(text + end) - text);
  g_ptr_array_add(galleys, galley_new(paragraph, start, end, typesetter_style(typesetter, paragraph->turned)));
}

/* The galleys of a paragraph: one, or of display text one for each line that was chosen. */
static void add_galleys(struct typesetter *typesetter, GPtrArray *galleys, const struct paragraph *paragraph) {
  guint first = galleys->len;
  gsize start = 0;
  if (paragraph->element != ELEMENT_TITLE && paragraph->element != ELEMENT_SUBTITLE) {
    const struct style *style = typesetter_style(typesetter, paragraph->turned);
    g_ptr_array_add(galleys, galley_new(paragraph, 0, paragraph->text->len, style));
  } else {
    for (guint i = 0; i < paragraph->breaks->len; i++) {
      gsize end = array_at(paragraph->breaks, gsize, i);
      add_galley(typesetter, galleys, paragraph, start, end);
      start = end;
    }
    add_galley(typesetter, galleys, paragraph, start, paragraph->text->len);
  }
  struct galley *galley = pointer_at(galleys, first);
  galley->opens = true;
  galley->before = paragraph->above;
}

/* The blank above the ink of a Han character, in em. */
#define HAN_BLANK (1.0 / 16)

/* P8: the lines of a title, at their own pitch, stand in the middle of the grid lines that they take, with no ink above
 * the first: it may be the page's (P2).  `count` galleys from `first` on, one a line. */
static void centre_title(const struct style *style, GPtrArray *galleys, guint first, guint count) {
  const struct galley *below = first + count < galleys->len ? pointer_at(galleys, first + count) : NULL;
  const bool close = below && below->paragraph->element == ELEMENT_SUBTITLE && below->before == 0;
  const guint slots = style_title_slots(style, count, close);
  const struct galley *own = pointer_at(galleys, first);
  const double height = (count - 1) * style->title_pitch + own->size;
  const double middle = ((slots - 1) * style->line_pitch + style->size - height) / 2;
  const double above = MAX(middle, -HAN_BLANK * own->size);
  for (guint i = 0; i < count; i++) {
    struct galley *galley = pointer_at(galleys, first + i);
    galley->hang = above + i * (style->title_pitch - style->line_pitch) + style->ascent * (galley->size - style->size);
    galley->leading = i + 1 == count ? slots - i : 1;
  }
}

/* The titles among the galleys; one of more lines than were chosen stands as it is. */
static void centre_titles(const struct style *style, GPtrArray *galleys) {
  for (guint i = 0, end; i < galleys->len; i = end) {
    const struct paragraph *paragraph = ((struct galley *)pointer_at(galleys, i))->paragraph;
    bool single = paragraph->element == ELEMENT_TITLE && style->paragraphs[ELEMENT_TITLE].leading == 1;
    for (end = i; end < galleys->len; end++) {
      const struct galley *galley = pointer_at(galleys, end);
      if (galley->paragraph != paragraph)
        break;
      single = single && galley->lines && galley->lines->len == 1;
    }
    if (single)
      centre_title(style, galleys, i, end - i);
  }
}

/* A table stands off what is above and below it; the text below it is on the grid again. */
static void set_table(struct typesetter *typesetter, struct galley *galley) {
  struct typesetter own = *typesetter;
  own.style = typesetter_style(typesetter, galley->paragraph->turned);
  galley->table = table_set_galley(&own, galley);
  galley->before += typesetter->style->table_air;
}

/* What is set aside leaves the blank lines above it to the paragraph after it: `owed` of them come from the one before.
 */
static void set_aside(const struct style *style, struct galley *galley, double *owed) {
  galley->before = MAX(galley->before, *owed);
  directions_set_aside(galley, style);
  *owed = galley->aside ? galley->before : 0;
  galley->before -= *owed;
}

/* All paragraphs in their places and set into lines. */
static GPtrArray *set_galleys(struct typesetter *typesetter, const GPtrArray *paragraphs) {
  GPtrArray *galleys = g_ptr_array_new_with_free_func((GDestroyNotify)galley_free);
  double owed = 0;
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(paragraphs, i);
    const guint first = galleys->len;
    add_galleys(typesetter, galleys, paragraph);
    set_aside(typesetter->style, pointer_at(galleys, first), &owed);
    place_galley(typesetter, galleys, galleys->len - 1, paragraphs);
    struct galley *galley = pointer_at(galleys, galleys->len - 1);
    if (paragraph->table)
      set_table(typesetter, galley);
  }
  for (guint i = 0; i < galleys->len; i++) {
    struct galley *galley = pointer_at(galleys, i);
    if (!galley->table)
      galley_set(typesetter, galley);
  }
  centre_titles(typesetter->style, galleys);
  return galleys;
}

struct layout *layout_set(const GPtrArray *paragraphs, const struct style *style, struct font_set *fonts,
                          struct report *report) {
  const struct style turned = style_turned(style);
  struct typesetter typesetter = {.style = style,
                                  .turned = &turned,
                                  .fonts = fonts,
                                  .report = report,
                                  .reported = g_hash_table_new(NULL, NULL),
                                  .shaped = g_array_new(FALSE, FALSE, sizeof(struct shaped_glyph))};
  struct layout *layout = layout_new(style);
  text_faces_choose(&typesetter, paragraphs);
  g_autoptr(GPtrArray) galleys = set_galleys(&typesetter, paragraphs);
  g_autoptr(GPtrArray) pages = paginate(&typesetter, galleys);
  g_autoptr(GArray) directions = directions_new();
  struct page_maker maker = {&typesetter, layout, galleys, pages, directions, 0};
  for (guint i = 0; i < pages->len; i++)
    build_page(&maker, i);
  ruby_report_tight(layout, style, report);
  if (layout->pages->len == 0)
    add_page(layout); /* a text that prints nothing */
  if (style->blank_back && layout->pages->len % 2 == 1)
    add_page(layout);
  if (style->mirror)
    page_mirror_all(layout, style);
  cover_pages_add(&typesetter, layout, paragraphs);
  watermark_add(&typesetter, layout);
  layout->sheets = sheets_new(style, layout->pages->len, layout->cover_pages);
  g_hash_table_unref(typesetter.reported);
  g_array_unref(typesetter.shaped);
  return layout;
}
