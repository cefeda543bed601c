/* The columns of a table and the size of its type: columns as wide as their cells want, together as wide as there is
 * room. */
#pragma once

#include "style/style.h"

/* Shares `room` among the columns.  `wanted` has for each cell, row by row, how wide it is on one line, and `least` how
 * wide its longest piece that stays together (cell_text.h), both with the blank beside it; those of cells that lie
 * under others are not asked.  A column that cannot have what it wants gets its least and a part of the rest by the
 * root of what it holds.  `widths` gets one for each column.  All in one unit, whatever it is. */
void columns_share(const struct table *table, const double *least, const double *wanted, double room, double *widths);

/* How a table is set. */
struct columns_fit {
  double size; /* of its characters, pt */
  bool turned; /* on pages of its own, turned by a quarter (style_turned) */
};

/* The size is that of the table's element when the longest pieces of all columns fit beside each other and no cell
 * takes many lines, else 12, 10.5 or 9 pt, the first that has room.  Where none has, the table is turned, and its size
 * is the first that has room there; 7.5 pt where that has none either (typography S2, S4; GB/T 9704-2012 clause 8). */
struct columns_fit columns_fit(const struct table *table, const struct style *style);
