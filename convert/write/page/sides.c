#include "write/page/sides.h"

#include "base/items.h"
#include "write/page/draw.h"

/* The line to fold at, as write/page/impose.c has it, pt. */
#define FOLD_WIDTH 0.25
#define FOLD_INK 0.5
static const double fold_dash[] = {3, 3};

guint sides_count(const struct layout *layout) {
  return layout->sheets ? layout->sheets->count : layout->pages->len;
}

double sides_width(const struct layout *layout) {
  return layout->sheets ? layout->sheets->width : layout->page_width;
}

double sides_height(const struct layout *layout) {
  return layout->sheets ? layout->sheets->height : layout->page_height;
}

struct sheet_side sides_at(const struct layout *layout, guint number) {
  if (layout->sheets)
    return layout->sheets->sides[number];
  return (struct sheet_side){.count = 1, .pages = {{.page = number, .scale = 1}}};
}

/* A page in its place; its edges cut it. */
static bool draw_placed(cairo_t *cairo, const struct layout *layout, const struct placed_page *placed, GError **error) {
  cairo_save(cairo);
  cairo_translate(cairo, placed->x, placed->y);
  cairo_scale(cairo, placed->scale, placed->scale);
  cairo_rectangle(cairo, 0, 0, layout->page_width, layout->page_height);
  cairo_clip(cairo);
  const bool drawn = draw_page(cairo, layout, pointer_at(layout->pages, placed->page), NULL, error);
  cairo_restore(cairo);
  return drawn;
}

static void draw_fold(cairo_t *cairo, const struct sheets *sheets) {
  cairo_set_source_rgba(cairo, 0, 0, 0, FOLD_INK);
  cairo_set_line_width(cairo, FOLD_WIDTH);
  cairo_set_dash(cairo, fold_dash, G_N_ELEMENTS(fold_dash), 0);
  cairo_move_to(cairo, sheets->width / 2, 0);
  cairo_line_to(cairo, sheets->width / 2, sheets->height);
  cairo_stroke(cairo);
}

bool sides_draw(cairo_t *cairo, const struct layout *layout, guint number, GError **error) {
  if (!layout->sheets)
    return draw_page(cairo, layout, pointer_at(layout->pages, number), NULL, error);
  const struct sheet_side side = sides_at(layout, number);
  for (guint i = 0; i < side.count; i++)
    if (!draw_placed(cairo, layout, &side.pages[i], error))
      return false;
  if (layout->sheets->fold_line)
    draw_fold(cairo, layout->sheets);
  return draw_check(cairo_status(cairo), error);
}
