#include "layout/page_number.h"

#include "layout/beside.h"

#define DASH 0x2014

/* The vertical middle of the dash, em above the baseline. */
static double dash_height(struct face *face) {
  struct ink ink;
  return face_ink(face, face_glyph(face, DASH), &ink) ? -(ink.top + ink.bottom) / 2 : 0.3;
}

/* Where the number begins: odd pages right, even pages left, or in the middle. */
static double number_x(const struct style *style, guint number, double width) {
  const double inset = style->number_inset * style->number_size;
  if (style->number_place == NUMBER_CENTER)
    return style->margin_left + (style->text_width - width) / 2;
  return number % 2 == 1 ? style->margin_left + style->text_width - inset - width : style->margin_left + inset;
}

/* The number with its baseline at `y`. */
static struct line *number_line(struct typesetter *typesetter, guint number, guint total, double y) {
  const struct style *style = typesetter->style;
  g_autofree char *of = style->number_total ? g_strdup_printf("/%u", total) : g_strdup("");
  g_autofree char *text = g_strdup_printf("%s%u%s%s", style->number_before, number, of, style->number_after);
  double width;
  struct line *line =
      beside_line(typesetter, (struct font_wish){style->number_font, false}, style->number_size, text, &width);
  line_place(line, number_x(style, number, width), y);
  return line;
}

/* From the middle of the number's dash to its baseline. */
static double dash_drop(struct typesetter *typesetter) {
  const struct style *style = typesetter->style;
  return dash_height(font_set_face(typesetter->fonts, style->number_font)) * style->number_size;
}

double page_number_baseline(struct typesetter *typesetter) {
  const struct style *style = typesetter->style;
  return style->margin_top + style->text_height + style->number_below + dash_drop(typesetter);
}

void page_number_add(struct typesetter *typesetter, struct page *page, guint total) {
  const struct style *style = typesetter->style;
  const double above = style->margin_top - style->number_below + dash_drop(typesetter);
  if (style->number_top)
    g_ptr_array_insert(page->lines, 0, number_line(typesetter, page->number, total, above));
  struct line *foot = number_line(typesetter, page->number, total, page_number_baseline(typesetter));
  foot->kind = LINE_PAGE_NUMBER;
  g_ptr_array_add(page->lines, foot);
}
