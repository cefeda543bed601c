#include "layout/layout.h"

#include "layout/compose.h"
#include "layout/line.h"
#include "layout/page_number.h"
#include "layout/paginate.h"
#include "layout/table.h"

static void page_free(struct page *page) {
  g_ptr_array_unref(page->lines);
  g_array_unref(page->strokes);
  g_free(page);
}

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
  g_ptr_array_unref(layout->pages);
  g_ptr_array_unref(layout->outline);
  g_free(layout);
}

static struct page *add_page(struct layout *layout) {
  struct page *page = g_new0(struct page, 1);
  page->number = layout->pages->len + 1;
  page->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
  page->strokes = g_array_new(FALSE, FALSE, sizeof(struct stroke));
  g_ptr_array_add(layout->pages, page);
  return page;
}

/* The top of the em of a body line in a grid line, from the page's top edge. */
static double slot_top(const struct style *style, double slot) {
  return style->margin_top + slot * style->line_pitch;
}

/* Baselines are on the grid (P6); the larger type of a title hangs from the top of its grid line. */
static double baseline(const struct style *style, const struct paragraph *paragraph, double slot) {
  return slot_top(style, slot) + style->ascent * style->size + paragraph->hang;
}

static void add_outline_entry(struct layout *layout, const struct style *style, const struct paragraph *paragraph,
                              double slot) {
  struct outline_entry *entry = g_new0(struct outline_entry, 1);
  entry->level = paragraph->outline_level;
  entry->page = layout->pages->len - 1;
  entry->x = style->margin_left;
  entry->y = slot_top(style, slot);
  entry->text = g_strdup(paragraph->outline_text);
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

/* The rules around one row of a table; below it only under the last of the page. */
static void add_row_rules(struct page *page, const struct style *style, const struct table_set *table, double slot,
                          guint slots, bool last) {
  double top = rule_y(style, slot), bottom = rule_y(style, slot + slots);
  double left = g_array_index(table->edges, double, 0);
  double right = g_array_index(table->edges, double, table->edges->len - 1);
  add_rule(page, left, top, right, top, style->table_rule);
  if (last)
    add_rule(page, left, bottom, right, bottom, style->table_rule);
  for (guint i = 0; i < table->edges->len; i++) {
    double x = g_array_index(table->edges, double, i);
    add_rule(page, x, top, x, bottom, style->table_rule);
  }
}

static void add_row(struct page *page, const struct style *style, const struct paragraph *paragraph,
                    const struct placement *placement, bool last) {
  const struct table_row *row = g_ptr_array_index(paragraph->table->rows, placement->line);
  for (guint i = 0; i < row->lines->len; i++) {
    struct line *line = line_copy(g_ptr_array_index(row->lines, i));
    line->y += baseline(style, paragraph, placement->slot);
    g_ptr_array_add(page->lines, line);
  }
  add_row_rules(page, style, paragraph->table, placement->slot, row->slots, last);
}

static void add_line(struct layout *layout, struct page *page, const struct style *style, struct paragraph *paragraph,
                     const struct placement *placement) {
  struct line *line = g_ptr_array_index(paragraph->lines, placement->line);
  paragraph->lines->pdata[placement->line] = NULL; /* the page owns it now */
  line->y = baseline(style, paragraph, placement->slot);
  g_ptr_array_add(page->lines, line);
  if (placement->line == 0 && paragraph->outline_level > 0)
    add_outline_entry(layout, style, paragraph, placement->slot);
}

static void build_page(struct composer *composer, struct layout *layout, const GPtrArray *paragraphs,
                       const GArray *placements) {
  struct page *page = add_page(layout);
  for (guint i = 0; i < placements->len; i++) {
    const struct placement *placement = &g_array_index(placements, struct placement, i);
    struct paragraph *paragraph = g_ptr_array_index(paragraphs, placement->paragraph);
    if (paragraph->table) {
      bool last = i + 1 == placements->len || placement[1].paragraph != placement->paragraph;
      add_row(page, composer->style, paragraph, placement, last);
    } else {
      add_line(layout, page, composer->style, paragraph, placement);
    }
  }
  g_ptr_array_add(page->lines, page_number_line(composer, page->number));
}

struct layout *layout_doc(const struct doc *doc, const struct style *style, struct font_set *fonts,
                          struct report *report) {
  struct composer composer = {
      doc, style, fonts, report, g_hash_table_new(NULL, NULL), g_array_new(FALSE, FALSE, sizeof(struct shaped_glyph))};
  struct layout *layout = layout_new(style);
  g_autoptr(GPtrArray) paragraphs = compose_doc(&composer);
  g_autoptr(GPtrArray) pages = paginate(&composer, paragraphs);
  for (guint i = 0; i < pages->len; i++)
    build_page(&composer, layout, paragraphs, g_ptr_array_index(pages, i));
  if (layout->pages->len == 0)
    add_page(layout); /* a text that prints nothing */
  if (style->blank_back && layout->pages->len % 2 == 1)
    add_page(layout);
  g_hash_table_unref(composer.reported);
  g_array_unref(composer.shaped);
  return layout;
}
