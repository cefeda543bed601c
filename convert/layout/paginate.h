/* Lines to pages, on the grid (typography P5, P6, G2 to G4). */
#pragma once

#include "layout/typesetter.h"
#include "layout/galley.h"

/* A line of a galley, or a row of its table, on a page. */
struct placement {
  guint galley, line;
  double slot;   /* grid lines from the first of the page */
  bool repeated; /* the head of a table, once more */
};

/* Chooses what is on each page.  Where a last line would be alone on a page (G2), or the last page would have one or
 * two lines (P7), the paragraph for which it costs least is set again with a line less or more.  Returns an array of
 * GArray of struct placement, one a page; free with g_ptr_array_unref. */
GPtrArray *paginate(struct typesetter *typesetter, GPtrArray *galleys);
