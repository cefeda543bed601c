/* Widths of columns that make a table lower. */
#pragma once

#include "doc/doc.h"

/* What is known of the columns of a table; lengths are em. */
struct column_room {
  const double *least; /* what each has at least */
  double padding;      /* the blank beside the text of a cell, left and right together */
  double advance;      /* of a full-width character (style_advance) */
};

/* Where a table can be lower than with these `widths`, changes them and is true: they are together as wide as they
 * were, or less where what is left makes it no lower. */
bool columns_lower(const struct table *table, const struct column_room *room, double *widths);
