#include "write/page/places.h"

#include "base/items.h"
#include "base/json_string.h"
#include "write/page/sides.h"

/* Above and below a baseline, in em: what the eye takes for the line's height. */
#define ASCENT 0.9
#define DESCENT 0.2

/* A length with one decimal, with a point in every locale. */
static void put_length(GString *out, const char *name, double points) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf(out, "\"%s\": %s, ", name, g_ascii_formatd(text, sizeof text, "%.1f", points));
}

double places_left(const struct run *run) {
  return run->glyphs->len > 0 ? (double)array_at(run->glyphs, struct placed_glyph, 0).x : 0;
}

double places_right(const struct run *run) {
  const struct placed_glyph *last = array_last(run->glyphs, struct placed_glyph);
  return last ? (double)last->x + run->size * face_advance(run->face, last->glyph) : 0;
}

/* What a line covers of its page: all its runs that show something. */
struct area {
  double left, top, right, bottom;
};

/* The same on the page of what lies in its turned frame. */
static struct area turn(const struct area *area, const struct layout *layout) {
  return (struct area){area->top, layout->page_height - area->right, area->bottom, layout->page_height - area->left};
}

static bool find_area(const struct layout *layout, const struct page *page, const struct line *line,
                      struct area *area) {
  double size = 0;
  *area = (struct area){.left = G_MAXDOUBLE};
  for (guint i = 0; i < line->runs->len; i++) {
    const struct run *run = pointer_at(line->runs, i);
    if (run->glyphs->len == 0)
      continue;
    area->left = MIN(area->left, places_left(run));
    area->right = MAX(area->right, places_right(run));
    size = MAX(size, run->size);
  }
  area->top = line->y - ASCENT * size;
  area->bottom = line->y + DESCENT * size;
  if (layout_line_turned(page, line))
    *area = turn(area, layout);
  return size > 0;
}

static void put_text(GString *out, const struct line *line) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < line->runs->len; i++)
    g_string_append(text, ((const struct run *)pointer_at(line->runs, i))->text);
  g_string_append(out, "\"text\": ");
  json_put_string(out, text->str);
}

/* The lines of a page that stands somewhere on a side; `comma` goes before the next line. */
static void put_lines(GString *out, const struct layout *layout, const struct placed_page *placed, const char **comma) {
  const struct page *page = pointer_at(layout->pages, placed->page);
  const double scale = placed->scale;
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = pointer_at(page->lines, i);
    struct area area;
    if (line->block == G_MAXUINT || !find_area(layout, page, line, &area))
      continue;
    g_string_append_printf(out, "%s\n      { \"block\": %u, ", *comma, line->block);
    put_length(out, "x", placed->x + scale * area.left);
    put_length(out, "y", placed->y + scale * area.top);
    put_length(out, "width", scale * (area.right - area.left));
    put_length(out, "height", scale * (area.bottom - area.top));
    put_text(out, line);
    g_string_append(out, " }");
    *comma = ",";
  }
}

static void put_side(GString *out, const struct layout *layout, guint number) {
  const struct sheet_side side = sides_at(layout, number);
  const char *comma = "";
  for (guint i = 0; i < side.count; i++)
    put_lines(out, layout, &side.pages[i], &comma);
}

char *places_tell(const struct layout *layout) {
  g_autoptr(GString) out = g_string_new("{ ");
  put_length(out, "width", sides_width(layout));
  put_length(out, "height", sides_height(layout));
  g_string_append(out, "\"lines\": [");
  for (guint i = 0; i < sides_count(layout); i++) {
    g_string_append(out, i > 0 ? ",\n    [" : "\n    [");
    put_side(out, layout, i);
    g_string_append(out, "]");
  }
  g_string_append(out, "] }");
  return g_string_free(g_steal_pointer(&out), FALSE);
}
