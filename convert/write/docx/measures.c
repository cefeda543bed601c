#include "write/docx/measures.h"

#include "ooxml/units.h"

struct measures measures_of(const struct style *style) {
  struct measures m = {
      .page_width = twips(style->page_width),
      .page_height = twips(style->page_height),
      .top = twips(style->margin_top),
      .left = twips(style->margin_left),
      .text_width = twips(style->text_width),
      .text_height = twips(style->text_height),
  };
  m.right = m.page_width - m.left - m.text_width;
  m.bottom = m.page_height - m.top - m.text_height;
  /* The number stands on a line as high as its characters, and the dash in the middle of it. */
  m.footer = MAX(m.bottom - twips(style->number_below + style->number_size / 2), 0);
  m.line_pitch = m.text_height / style->lines;
  /* From the whole twips above, rounded down: a cell wider by 1/4096 pt would leave one character less on the line. */
  double excess = (double)m.text_width / 20 / style->columns - style->size;
  m.char_space = (gint64)floor(excess * 4096);
  m.letter_space = (gint64)floor(excess * 20);
  return m;
}

gint64 measures_line(const struct measures *measures, const struct paragraph_style *paragraph) {
  return (gint64)lround((double)measures->line_pitch * paragraph->leading);
}
