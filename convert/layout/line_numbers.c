#include "layout/line_numbers.h"

#include "base/items.h"
#include "layout/beside.h"

/* From the text to its line's number, in characters of the body. */
#define DISTANCE 1.0

/* Outside: at the right of odd pages, at the left of even ones. */
static struct line *number_line(struct typesetter *typesetter, const struct page *page, guint number, double y) {
  const struct style *style = typesetter->style;
  const struct font_wish wish = {style->number_font, false};
  const double away = DISTANCE * style->size;
  g_autofree char *text = g_strdup_printf("%u", number);
  double width;
  struct line *line = beside_line(typesetter, wish, style->furniture.line_number_size, text, &width);
  line_place(line,
             page->number % 2 == 1 ? style->margin_left + style->text_width + away : style->margin_left - away - width,
             y);
  return line;
}

void line_numbers_add(struct typesetter *typesetter, struct page *page) {
  const guint every = page->turned ? 0 : typesetter->style->furniture.line_numbers, lines = page->lines->len;
  double above = 0; /* the baseline of the last line that was counted */
  guint count = 0;
  for (guint i = 0; every > 0 && i < lines; i++) {
    const struct line *line = pointer_at(page->lines, i);
    if (line->kind != LINE_TEXT || line->cell.columns > 0 || line->y == above)
      continue;
    above = line->y;
    if (++count % every == 0)
      g_ptr_array_add(page->lines, number_line(typesetter, page, count, line->y));
  }
}
