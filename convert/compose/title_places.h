/* Where the lines of a long title may begin, and what speaks for each place: words, not shape (typography E2). */
#pragma once

#include "style/title_rules.h"

/* A place where a line may begin. */
struct title_place {
  gsize offset;             /* bytes */
  double cells;             /* width of the title before it, in full-width characters */
  enum title_cost evidence; /* what speaks for it */
};

/* All places between two words of the title, an array of struct title_place, rising: the first is its start, the last
 * its end.  Words are those of the rules and ICU's, as few as there can be.  No place is inside a group of up to
 * `max_cells`.  Free with g_array_unref. */
GArray *title_places(const struct title_rules *rules, const char *title, double max_cells);

/* The same for lines too narrow for the words: between all characters that may be parted. */
GArray *title_places_in_words(const struct title_rules *rules, const char *title);
