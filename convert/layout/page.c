#include "layout/page.h"

#include "base/items.h"
#include "layout/galley.h"

struct page *page_new(guint number) {
  struct page *page = g_new0(struct page, 1);
  page->number = number;
  page->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
  page->strokes = g_array_new(FALSE, FALSE, sizeof(struct stroke));
  return page;
}

void page_free(struct page *page) {
  g_ptr_array_unref(page->lines);
  g_array_unref(page->strokes);
  g_free(page);
}

void page_move(struct page *page, double x) {
  for (guint i = 0; i < page->lines->len; i++) {
    struct line *line = pointer_at(page->lines, i);
    const bool turned = layout_line_turned(page, line);
    line_place(line, turned ? 0 : x, turned ? line->y + x : line->y);
  }
  for (guint i = 0; i < page->strokes->len; i++) {
    struct stroke *stroke = &array_at(page->strokes, struct stroke, i);
    *(page->turned ? &stroke->y1 : &stroke->x1) += x;
    *(page->turned ? &stroke->y2 : &stroke->x2) += x;
  }
}

static bool is_mirrored(const struct page *page) {
  return page->number % 2 == 0;
}

void page_mirror_all(struct layout *layout, const struct style *style) {
  const double x = style->page_width - style->text_width - 2 * style->margin_left;
  for (guint i = 0; i < layout->pages->len; i++) {
    struct page *page = pointer_at(layout->pages, i);
    if (is_mirrored(page))
      page_move(page, x);
  }
  for (guint i = 0; i < layout->outline->len; i++) {
    struct outline_entry *entry = pointer_at(layout->outline, i);
    if (is_mirrored(pointer_at(layout->pages, entry->page)))
      entry->x += x;
  }
}
