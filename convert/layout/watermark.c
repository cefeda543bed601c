#include "layout/watermark.h"

#include "base/items.h"
#include "layout/beside.h"

/* The middle of a Han character above the baseline, em. */
static double middle(const struct style *style) {
  return style->ascent - 0.5;
}

static struct watermark *new_watermark(struct typesetter *typesetter) {
  const struct style *style = typesetter->style;
  const struct furniture_style *furniture = &style->furniture;
  const struct font_wish wish = {FONT_HEI, false};
  double width;
  line_free(beside_line(typesetter, wish, 1, furniture->watermark, &width));
  const double size = style_watermark_size(style, width);
  struct watermark *watermark = g_new(struct watermark, 1);
  *watermark = (struct watermark){.line = beside_line(typesetter, wish, size, furniture->watermark, &width),
                                  .x = style->page_width / 2,
                                  .y = style->page_height / 2,
                                  .angle = furniture->watermark_angle,
                                  .ink = CLAMP(furniture->watermark_ink, 0, 1)};
  line_place(watermark->line, -width / 2, middle(style) * size);
  return watermark;
}

void watermark_add(struct typesetter *typesetter, struct layout *layout) {
  const char *text = typesetter->style->furniture.watermark;
  if (!text || !*text)
    return;
  layout->watermark = new_watermark(typesetter);
  for (guint i = 0; i < layout->pages->len; i++) {
    struct page *page = pointer_at(layout->pages, i);
    page->watermark = page->lines->len > 0 ? layout->watermark : NULL;
  }
}
