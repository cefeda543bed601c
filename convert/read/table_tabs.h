/* What tabs leave empty in a table: cells before and behind those of a row, and rows to write in. */
#pragma once

#include "read/pieces.h"

/* So many columns have rows of nothing but tabs: a tab alone on a line is often left there by chance. */
#define MIN_COLUMNS_OF_EMPTY 3

/* How a table's rows are parted: how many cells they have; by tabs, behind so many that indent all of them. */
struct row_form {
  guint cells, indent;
  bool tabs;
  bool headed; /* by a row of short names, or one with a rule below it */
};

/* The tabs before the piece on its line, with nothing else there: the row's first cells are empty. */
guint table_tabs_before(const struct reader *reader, const struct piece *piece);

/* The tabs behind the piece on its line: the row's last cells are empty. */
guint table_tabs_behind(const struct reader *reader, const struct piece *piece);

/* The empty cells that tabs before a row of `count` cells part from it: none where the table has no room for them. */
guint table_tabs_empty_cells(const struct reader *reader, const struct piece *piece, const struct row_form *form,
                             guint count);

/* How many lines below the row are rows of nothing: somebody is to write in them. */
guint table_tabs_empty_rows(const struct reader *reader, const struct piece *piece, guint columns);
