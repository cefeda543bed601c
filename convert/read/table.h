/* Rows of cells parted by |, by tabs, or by blanks that stand under each other are tables; in doubt they stay
 * paragraphs. */
#pragma once

#include "read/pieces.h"

/* Appends the block of the table whose first row is the piece `first`; returns the index behind its rows. */
guint table_make(const struct reader *reader, struct doc *doc, guint first);
