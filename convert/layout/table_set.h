/* Tables: cells set as galleys, rows on the page's grid, fine rules around them. */
#pragma once

#include "layout/typesetter.h"
#include "layout/galley.h"

/* A rule inside a row: between two edges (places in `edges`) at the grid lines `from` and `to`, from the row's top. */
struct table_rule {
  guint left, right;
  double from, to;
};

/* What stays together on a page: a row, or several rows that a cell joins. */
struct table_row {
  GPtrArray *lines; /* of struct line; y is from the baseline of the row's first grid line, pt */
  GArray *rules;    /* of struct table_rule, those along its top first; the edges of the table are not among them */
  double slots;     /* grid lines it takes */
};

struct table_set {
  GPtrArray *rows; /* of struct table_row, none taller than a page leaves room for */
  /* What further pages begin with when the first row is a head: （续） and the row once more, its rules one grid line
   * below the top.  NULL: nothing is repeated. */
  struct table_row *again;
  GArray *edges; /* of double: x of the vertical rules, from the page's left edge */
};

/* Sets the table of a galley's paragraph.  Columns are as wide as their cells need, and together as wide as the type
 * area. */
struct table_set *table_set_galley(struct typesetter *typesetter, const struct galley *galley);
/* Frees the set table, not the block's own. */
void table_free(struct table_set *table);
