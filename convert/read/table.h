/* Phase: rows of cells parted by tabs or | are tables; in doubt they stay paragraphs. */
#pragma once

#include "read/pieces.h"

/* Finds tables among the open pieces from `start` on: two rows or more with the same number of cells.  Their pieces
 * get ROLE_TABLE; rows of one table follow each other, and the first has `first_row` set. */
void tables_find(struct reader *reader, guint start);

/* Cuts a row into its cells (of struct span, stripped), parted by `|` or tabs.  Free with g_array_unref. */
GArray *table_cells(const char *text, gsize length);
