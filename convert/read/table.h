/* Phase: rows of cells parted by tabs or | are tables; in doubt they stay paragraphs. */
#pragma once

#include "read/pieces.h"

/* Finds tables among the open pieces from `start` on: two rows or more with the same number of cells.  Their pieces
 * get ROLE_TABLE; rows of one table follow each other, and the first has `first_row` set. */
void tables_find(struct reader *reader, guint start);

/* Appends the block of the table whose first row is the piece `first`; returns the index behind its rows. */
guint table_make(const struct reader *reader, struct doc *doc, guint first);
