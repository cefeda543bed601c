/* The rows of a set table on pages: what a page cannot hold is parted, a head is repeated. */
#pragma once

#include "layout/table_set.h"

/* A line whose baseline is so far above the last line's of a row, or further, fits into it; grid lines less one line.
 */
#define TABLE_LINE_FITS 0.9

/* A new row of so many grid lines behind the others, which own it. */
struct table_row *table_rows_add(GPtrArray *rows, double slots);

/* Frees a row that is not NULL. */
void table_rows_free(struct table_row *row);

/* Sorts the lines of a row: cell after cell, each from the top down. */
void table_rows_sort(struct table_row *row);

/* Adds a rule to a row. */
void table_rows_rule(struct table_row *row, struct table_rule rule);

/* Parts rows that no page holds, numbers all, and makes what further pages of the table begin with when it is `headed`:
 * its first row tells what the columns are. */
void table_rows_fit(struct typesetter *typesetter, const struct paragraph *table, struct table_set *set, bool headed);
