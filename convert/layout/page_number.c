#include "layout/page_number.h"

#include "layout/glyphs.h"
#include "layout/line.h"

#include <string.h>

#define DASH 0x2014

/* The vertical middle of the dash, em above the baseline. */
static double dash_height(struct face *face) {
  struct ink ink;
  return face_ink(face, face_glyph(face, DASH), &ink) ? -(ink.top + ink.bottom) / 2 : 0.3;
}

/* Appends the glyphs of the text from x = 0; returns its width. */
static double set_text(struct composer *composer, struct run *run) {
  const struct span span = {.block = G_MAXUINT};
  const struct font_wish wish = {composer->style->number_font, false};
  double x = 0;
  for (const char *p = run->text; *p; p = g_utf8_next_char(p)) {
    struct glyph_choice choice = choose_glyph(composer, wish, &span, 0, g_utf8_get_char(p));
    struct placed_glyph glyph = {choice.glyph, (float)x, (guint)(p - run->text), (guint)(g_utf8_next_char(p) - p), 0};
    g_array_append_val(run->glyphs, glyph);
    x += face_advance(choice.face, choice.glyph) * run->size;
  }
  return x;
}

/* Where the number begins: odd pages right, even pages left, or in the middle. */
static double start_of(const struct style *style, guint number, double width) {
  double inset = style->number_inset * style->number_size;
  if (style->number_place == NUMBER_CENTER)
    return style->margin_left + (style->text_width - width) / 2;
  return number % 2 == 1 ? style->margin_left + style->text_width - inset - width : style->margin_left + inset;
}

struct line *page_number_line(struct composer *composer, guint number) {
  const struct style *style = composer->style;
  struct line *line = line_new();
  struct face *face = font_set_face(composer->fonts, style->number_font);
  struct run *run = line_add_run(line, face, style->number_size);
  run->block = line->block = G_MAXUINT;
  run->text = g_strdup_printf("%s%u%s", style->number_before, number, style->number_after);
  double start = start_of(style, number, set_text(composer, run));
  for (guint i = 0; i < run->glyphs->len; i++)
    g_array_index(run->glyphs, struct placed_glyph, i).x += (float)start;
  line->kind = LINE_PAGE_NUMBER;
  line->first = line->last = true;
  line->y = style->margin_top + style->text_height + style->number_below + dash_height(face) * style->number_size;
  return line;
}
