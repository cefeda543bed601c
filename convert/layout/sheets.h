/* The sheets of paper that the finished pages are printed on when a page is not a sheet of its own: two side by side,
 * in the order of a folded booklet (imposition), or numbered copies one after the other. */
#pragma once

#include "style/style.h"

/* A page that stands on a side of a sheet; lengths as in layout.h. */
struct placed_page {
  guint page;  /* index in the layout's pages */
  double x, y; /* of its top left corner on the sheet */
  double scale;
};

/* A front or a back. */
struct sheet_side {
  guint count; /* of pages; blank ones are not placed */
  struct placed_page pages[2];
};

struct sheets {
  double width, height;
  bool fold_line; /* a fine line down the middle shows where to fold */
  guint count;
  struct sheet_side sides[]; /* in the order in which they are printed: front, back, front … */
};

/* The sheets for pages of which the first `covers` are the covers of as many copies: each copy is its cover (with
 * blank_back and in a booklet an empty page for its back), then all other pages.  NULL when each page is a side of
 * its own, in order.  Release with g_atomic_rc_box_release. */
struct sheets *sheets_new(const struct style *style, guint pages, guint covers);
