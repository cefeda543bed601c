/* The text of a table's cells, told without fonts: how wide it is, what of it stays together, what are figures
 * (typography S3). */
#pragma once

#include "doc/doc.h"

/* How wide bytes up to `end` are on one line, with the gaps beside figures.  Here and below, widths are em, and
 * `advance` is that of a full-width character on the grid (style_advance). */
double cell_width(const char *text, const char *end, double advance);

/* The end of the piece that begins at `p` and stays together: a date, a number with its unit, a word, else a character;
 * with the marks beside it. */
const char *cell_piece_end(const char *p);

/* Where a column's cells stand. */
enum column_kind {
  COLUMN_TEXT,
  COLUMN_FIGURES, /* numbers alone below the head: their right ends stand below each other, in the middle */
};

/* The width of the widest piece of the cell that stays together: a date, a number with its unit, a word,
 * a name of up to four characters, what a column is called up to six; else a character with its marks.  `head`: the
 * table's rows of the head (table_head_rows, which goes through the whole table). */
double cell_least(const struct table *table, guint row, guint column, guint head, double advance);

/* So many characters between two marks are one name (市水务集团, 重点工作任务), which is parted where there is no room
 * for it, and not where there is. */
#define CELL_LIKED_CHARACTERS 6

/* The width of the cell's widest part of so many characters, with the mark behind it. */
double cell_liked(const struct table *table, guint row, guint column, double advance);

/* The width of the cell's widest paragraph on one line. */
double cell_whole(const struct table *table, guint row, guint column, double advance);

/* What a column holds; cells over several columns are not asked. */
enum column_kind column_kind_of(const struct table *table, guint column, guint head);

/* Whether the cells of a column from row `first` on are empty, none of them joined with another. */
bool column_is_empty(const struct table *table, guint column, guint first);

/* How many rows are the head, which tells what the columns are: as many as the cells of the first row take; none of a
 * form, in which some columns are only there to be written in. */
guint table_head_rows(const struct table *table);
