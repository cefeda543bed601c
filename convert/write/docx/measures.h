/* The page of a style in the units of a Word file: what 页面设置 shows.  Everything is computed from the style. */
#pragma once

#include "style/style.h"

struct measures {
  /* twips */
  gint64 page_width, page_height;
  gint64 top, bottom, left, right;
  gint64 text_width, text_height;
  gint64 footer;     /* lower edge of the paper to the foot of the page number's line */
  gint64 line_pitch; /* so many that `lines` of them fit (rule G04) */

  gint64 char_space;   /* docGrid: cell less the body's size, 1/4096 pt (rule G05) */
  gint64 letter_space; /* the same as w:spacing in twips, for a grid of lines only */
};

/* All of them, from the style alone. */
struct measures measures_of(const struct style *style);

/* The exact line height of a paragraph, twips. */
gint64 measures_line(const struct measures *measures, const struct paragraph_style *paragraph);
