/* The columns of a table: as wide as their cells want, together as wide as there is room. */
#pragma once

#include "doc/doc.h"

/* Shares `room` among the columns.  `wanted` has for each cell, row by row, how wide it is on one line, and `least` how
 * wide its longest piece that stays together (cell_text.h), both with the blank beside it; those of cells that lie
 * under others are not asked.  A column that cannot have what it wants gets its least and a part of the rest by the
 * root of what it holds.  `widths` gets one for each column.  All in one unit, whatever it is. */
void columns_share(const struct table *table, const double *least, const double *wanted, double room, double *widths);
