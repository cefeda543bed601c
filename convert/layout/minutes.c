#include "layout/minutes.h"

#include "base/items.h"
#include "doc/spoken.h"
#include "layout/beside.h"
#include "layout/page_number.h"

/* The syllables of a page that are said aloud. */
static guint count(const struct page *page) {
  guint syllables = 0;
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = pointer_at(page->lines, i);
    for (guint k = 0; line->kind == LINE_TEXT && k < line->runs->len; k++) {
      const struct run *run = pointer_at(line->runs, k);
      if (element_is_spoken(run->element))
        syllables += spoken_count(run->text);
    }
  }
  return syllables;
}

/* “约 4.5 分钟”: to the half minute, as nobody speaks more evenly. */
static char *tell(guint syllables, guint rate) {
  const guint halves = (4 * syllables + rate) / (2 * rate);
  return g_strdup_printf("约%u%s分钟", halves / 2, halves % 2 == 1 ? ".5" : "");
}

/* In the middle of the page's foot, or outside where the page number is in the middle. */
static double left_of(const struct style *style, guint number, double width) {
  const double room = style->text_width - width;
  if (style->number_place != NUMBER_CENTER)
    return style->margin_left + room / 2;
  return style->margin_left + (number % 2 == 1 ? room : 0);
}

void minutes_add(struct typesetter *typesetter, struct page *page, guint *syllables) {
  const struct style *style = typesetter->style;
  const struct furniture_style *furniture = &style->furniture;
  if (furniture->minutes_rate == 0)
    return;
  *syllables += count(page);
  g_autofree char *text = tell(*syllables, furniture->minutes_rate);
  const struct font_wish wish = {style->number_font, false};
  double width;
  struct line *line = beside_line(typesetter, wish, furniture->minutes_size, text, &width);
  line_place(line, left_of(style, page->number, width), page_number_baseline(typesetter));
  g_ptr_array_add(page->lines, line);
}
