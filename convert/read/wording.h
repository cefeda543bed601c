/* How a short line is worded: like what pages say of themselves, or like what is said to hearers.  Every character and
 * pair of characters has its part in it, so that words count which no list holds. */
#pragma once

#include "text/chars.h"

#include <glib.h>

struct wording;

/* Reads a table, or (path NULL) the program's, styles/reader.wording, which tells its form.  Errors:
 * JIANGGAO_ERROR_STYLE with the file and what is wrong in it.  Free with wording_free, which takes NULL too. */
struct wording *wording_load(const char *path, GError **error);
void wording_free(struct wording *wording);

/* How a line is worded. */
struct wording_sum {
  int points;   /* in tenths of natural logarithms of odds: above 0 it is worded like a page */
  int least;    /* the points of the clause that has the fewest */
  guint lead;   /* ideographs before the first that speaks for a page */
  bool couplet; /* two clauses of the same number of ideographs */
};

/* Weighs a text.  What comes again in `own`, the speech's own sentences (or NULL), does not speak for a page: the
 * speech is about such things. */
struct wording_sum wording_weigh(const struct wording *wording, const char *text, gsize length, const char *own);

/* Whether a line is worded from its beginning like few lines of speeches; `clauses`: it has more than one. */
bool wording_is_page(struct wording_sum sum, bool clauses);
