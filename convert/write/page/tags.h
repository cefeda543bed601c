/* The structure of a PDF: Document, H1 to H6 and P around the text of each paragraph, for readers that speak it aloud
 * or reflow it.  A paragraph over two pages has a P on each; page numbers lie outside. */
#pragma once

#include "layout/layout.h"

#include <cairo.h>

struct tags {
  guint title_levels; /* 1 when the document has a title, which then is the H1 */
  guint heading;      /* level of the last heading: the next may be one deeper, not more (PDF/UA-1, 7.4.2) */
  const char *name;   /* of the open element, NULL when none is open */
  guint block;        /* that it stands for */
  enum element element;
};

struct tags tags_for(const struct layout *layout);

/* Opens and closes the Document. */
void tags_open(cairo_t *cr);
void tags_close(cairo_t *cr);

/* Opens the element that a run belongs to, unless it is open already. */
void tags_enter(struct tags *tags, cairo_t *cr, const struct line *line, const struct run *run);

/* Closes the open element: at the end of a page. */
void tags_leave(struct tags *tags, cairo_t *cr);
