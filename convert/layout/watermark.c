#include "layout/watermark.h"

#include "layout/beside.h"

#include <math.h>

/* How much of the page's width and height it may take. */
#define PART 0.8

/* The middle of a Han character above the baseline, em. */
static double middle(const struct style *style) {
  return style->ascent - 0.5;
}

/* The largest size in pt at which words of `width` em fit in that part of the page. */
static double fitting_size(const struct style *style, double width) {
  const double angle = style->furniture.watermark_angle * G_PI / 180;
  const double along = fabs(cos(angle)), across = fabs(sin(angle));
  return PART * MIN(style->page_width / (width * along + across), style->page_height / (width * across + along));
}

static struct watermark *new_watermark(struct typesetter *typesetter) {
  const struct style *style = typesetter->style;
  const struct furniture_style *furniture = &style->furniture;
  const struct font_wish wish = {FONT_HEI, false};
  double width;
  line_free(beside_line(typesetter, wish, 1, furniture->watermark, &width));
  const double size = fitting_size(style, width);
  struct watermark *watermark = g_new(struct watermark, 1);
  *watermark = (struct watermark){.line = beside_line(typesetter, wish, size, furniture->watermark, &width),
                                  .x = style->page_width / 2,
                                  .y = style->page_height / 2,
                                  .angle = furniture->watermark_angle,
                                  .ink = CLAMP(furniture->watermark_ink, 0, 1)};
  beside_place(watermark->line, -width / 2, middle(style) * size);
  return watermark;
}

void watermark_add(struct typesetter *typesetter, struct layout *layout) {
  const char *text = typesetter->style->furniture.watermark;
  if (!text || !*text)
    return;
  layout->watermark = new_watermark(typesetter);
  for (guint i = 0; i < layout->pages->len; i++) {
    struct page *page = g_ptr_array_index(layout->pages, i);
    page->watermark = page->lines->len > 0 ? layout->watermark : NULL;
  }
}
