/* Where the lines of a long title may begin, and what speaks for each place: words, not shape (typography E2). */
#pragma once

#include "style/title_rules.h"

/* A place where a line may begin. */
struct title_place {
  gsize offset;             /* bytes */
  double cells;             /* width of the title before it, in full-width characters */
  enum title_cost evidence; /* what speaks for it */
};

/* The width of bytes `start` up to `end`, in cells: a half-width character counts 1/2. */
double title_cells(const char *text, gsize start, gsize end);

/* Whether a line may begin at the byte `at` at all: not with a closing mark, not after an opening one, not inside a
 * figure, nor inside quotes, brackets or 《》 that fit on a line of `max_cells`. */
bool title_may_break(const char *title, gsize at, double max_cells);

/* All places between two words of the title, an array of struct title_place, rising: the first is its start, the last
 * its end.  Words are those of the rules and ICU's, as few as there can be.  Free with g_array_unref. */
GArray *title_places(const struct title_rules *rules, const char *title, double max_cells);
