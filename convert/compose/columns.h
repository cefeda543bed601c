/* The columns of a table and the size of its type: columns as wide as their cells want, together as wide as there is
 * room; others where these make the table lower (columns_lower.h). */
#pragma once

#include "style/style.h"

/* What cells want, row by row, with the blank beside it; those that lie under others are not asked. */
struct column_wants {
  double *least; /* the longest piece that stays together (cell_least) */
  double *liked; /* the longest name that is not parted where there is room (cell_liked) */
  double *whole; /* all of it on one line */
};

/* Of so many cells; free with column_wants_free. */
struct column_wants *column_wants_new(guint cells);
void column_wants_free(struct column_wants *wants);
typedef struct column_wants ColumnWants; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ColumnWants, column_wants_free)

/* Shares `room` among the columns.  A column that cannot have all it wants gets its least, what it likes where that
 * takes no more than half of what is left, and a part of the rest by the root of what it holds.  `widths` gets one for
 * each column.  All in one unit, whatever it is. */
void columns_share(const struct table *table, const struct column_wants *wants, double room, double *widths);

/* How a table is set. */
struct columns_fit {
  double size;    /* of its characters, pt */
  bool turned;    /* on pages of its own, turned by a quarter (style_turned) */
  double *widths; /* of its columns, pt; free with g_free */
};

/* The size is that of the table's element when the longest pieces of all columns fit beside each other and no cell
 * takes many lines, else 12, 10.5 or 9 pt, the first that has room.  Where none has, the table is turned, and its size
 * is the first that has room there; 7.5 pt where that has none either (typography S2, S4; GB/T 9704-2012 clause 8). */
struct columns_fit columns_fit(const struct table *table, const struct style *style);
