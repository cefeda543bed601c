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

/* Chooses what is on each page.  Paragraphs are set again, tighter, where that brings a lonely last line back (G2) or
 * saves a last page of one or two lines (P7).  Returns an array of GArray of struct placement, one a page; free with
 * g_ptr_array_unref. */
GPtrArray *paginate(struct typesetter *typesetter, GPtrArray *galleys);
