#include "layout/cover_pages.h"

#include "base/items.h"
#include "compose/cover.h"
#include "layout/galley.h"
#include "layout/grade.h"
#include "layout/justify.h"
#include "layout/page.h"
#include "layout/place.h"
#include "style/copies.h"

/* The lines of the cover as galleys, one each, set. */
static GPtrArray *set_galleys(struct typesetter *typesetter, const GPtrArray *paragraphs, const GArray *lines) {
  GPtrArray *galleys = g_ptr_array_new_with_free_func((GDestroyNotify)galley_free);
  for (guint i = 0; i < lines->len; i++) {
    const struct cover_line *line = &array_at(lines, struct cover_line, i);
    struct galley *galley = galley_new(line->paragraph, line->start, line->end, typesetter->style);
    galley->before = line->above;
    galley->told = true; /* with the text itself */
    g_ptr_array_add(galleys, galley);
    place_galley(typesetter, galleys, i, paragraphs);
    galley_set(typesetter, galley);
  }
  return galleys;
}

/* Lines of a cover belong to no text. */
static struct line *beside(const struct line *line, double y) {
  struct line *copy = line_copy(line);
  copy->kind = LINE_BESIDE;
  copy->block = G_MAXUINT;
  copy->blank = false;
  copy->y = y;
  for (guint i = 0; i < copy->runs->len; i++)
    ((struct run *)pointer_at(copy->runs, i))->block = G_MAXUINT;
  return copy;
}

/* How high all of it is, in lines of the title. */
static double height(const GPtrArray *galleys) {
  double lines = 0;
  for (guint i = 0; i < galleys->len; i++) {
    const struct galley *galley = pointer_at(galleys, i);
    lines += galley->before + galley->lines->len;
  }
  return lines;
}

/* The words in the middle of the paper, line by line at the pitch of a title. */
static void put_words(const struct style *style, struct page *page, const GPtrArray *galleys) {
  const double pitch = style->title_pitch;
  double y = style->page_height * COVER_MIDDLE - height(galleys) * pitch / 2;
  for (guint i = 0; i < galleys->len; i++) {
    const struct galley *galley = pointer_at(galleys, i);
    y += galley->before * pitch;
    for (guint k = 0; k < galley->lines->len; k++) {
      g_ptr_array_add(page->lines, beside(pointer_at(galley->lines, k), y + style->ascent * galley->size));
      y += pitch;
    }
  }
  page_move(page, (style->page_width - style->text_width) / 2 - style->margin_left);
}

/* A cover; `number`: the words with the number of its copy, or NULL (GB/T 9704-2012 7.2.1). */
static struct page *new_cover(struct typesetter *typesetter, const GPtrArray *galleys, const char *number) {
  struct page *page = page_new(0);
  put_words(typesetter->style, page, galleys);
  if (number)
    grade_put(typesetter, page, FONT_BODY, 0, number);
  grade_add(typesetter, page, number ? 1 : 0);
  return page;
}

static void put_in_front(struct layout *layout, const GPtrArray *covers) {
  layout->cover_pages = covers->len;
  for (guint i = 0; i < layout->outline->len; i++)
    ((struct outline_entry *)pointer_at(layout->outline, i))->page += covers->len;
  for (guint i = 0; i < covers->len; i++)
    g_ptr_array_insert(layout->pages, (gint)i, pointer_at(covers, i));
}

void cover_pages_add(struct typesetter *typesetter, struct layout *layout, const GPtrArray *paragraphs) {
  const struct furniture_style *furniture = &typesetter->style->furniture;
  struct copies copies = {0};
  const bool numbered = furniture->copies && copies_read(furniture->copies, &copies);
  if (!furniture->cover && !numbered)
    return;
  g_autoptr(GArray) lines = cover_lines(paragraphs);
  g_autoptr(GPtrArray) galleys = set_galleys(typesetter, paragraphs, lines);
  g_autoptr(GPtrArray) covers = g_ptr_array_new();
  if (!numbered)
    g_ptr_array_add(covers, new_cover(typesetter, galleys, NULL));
  for (guint i = copies.first; numbered && i <= copies.last; i++) {
    g_autofree char *number = copies_words(&copies, i);
    g_ptr_array_add(covers, new_cover(typesetter, galleys, number));
  }
  put_in_front(layout, covers);
}
