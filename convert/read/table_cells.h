/* The cells of one row of a table, as they stand in its line. */
#pragma once

#include "read/pieces.h"

/* A cell of a row, and where it begins: cells of width from the line's start. */
struct row_cell {
  struct slice text;
  guint column;
};

/* What parts the cells of a row: a bar, or a tab; a full-width bar where the row stands between two of them, since
 * titles have them too.  NULL: runs of blanks may. */
const char *table_cells_mark(const struct piece *piece);

/* | 城关街道 |: a row of one cell, where it stands in a Markdown table of one column. */
bool table_cells_fenced(const struct piece *piece);

/* Cuts a row into its cells, an array of struct row_cell, parted by its mark or by runs of blanks. */
GArray *table_cells_of(const struct piece *piece);

/* The column of the first row that the cell stands in: the one that begins where it begins, or ends where it ends
 * (figures are moved to the right); -1 when there is none. */
int table_cells_column(const GArray *first, const struct row_cell *cell);

/* Whether every cell of the row stands in a column of the first row, each in its own. */
bool table_cells_aligned(const GArray *first, const GArray *row);
