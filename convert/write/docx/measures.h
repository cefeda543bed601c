/* The page of a style in the units of a Word file, what 页面设置 shows, and where paragraphs stand on it.  Everything
 * is computed from the style, and widths of text as near as can be told without fonts. */
#pragma once

#include "compose/paragraph.h"
#include "ooxml/xml_out.h"

struct measures {
  /* twips */
  gint64 page_width, page_height;
  gint64 top, bottom, left, right;
  gint64 text_width, text_height;
  gint64 header;     /* upper edge of the paper to the top of the header's line */
  gint64 footer;     /* lower edge of the paper to the foot of the page number's line */
  gint64 line_pitch; /* so many that `lines` of them fit (rule G04) */

  gint64 char_space;   /* docGrid: cell less the body's size, 1/4096 pt (rule G05) */
  gint64 letter_space; /* w:spacing of body text, which then has as many characters a line without any grid (G08) */
};

/* All of them, from the style alone. */
struct measures measures_of(const struct style *style);

/* The exact line height of a paragraph, twips; and the height of so many lines of the grid. */
gint64 measures_line(const struct measures *measures, const struct paragraph_style *paragraph);
gint64 measures_lines(const struct measures *measures, double lines);

/* The width of `length` bytes in characters, as near as can be told without fonts. */
double measures_width(const char *text, gsize length);

/* In characters: of the first line beyond the others (negative: to their left), and of all lines. */
struct indents {
  double first, left, right;
};

/* The indents that a style gives an element. */
struct indents indents_of(const struct paragraph_style *look);

/* Writes w:ind with all of them. */
void indents_write(struct xml_out *out, const struct style *style, const struct indents *indents);

/* The indents of paragraph `i` of a list, where text that stands above, below or before it tells them; false when the
 * style's own hold. */
bool indents_place(struct indents *indents, const GPtrArray *paragraphs, guint i, const struct style *style);
