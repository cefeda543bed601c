/* The columns of a table: as wide as their cells want, together as wide as there is room. */
#pragma once

#include "doc/doc.h"

/* Shares `room` among the columns.  `wanted` has for each cell, row by row, how wide it is on one line, with the blank
 * beside it; those of cells that lie under others are not asked.  `widths` gets one for each column.  All in one unit,
 * whatever it is. */
void columns_share(const struct table *table, const double *wanted, double room, double *widths);
