/* A page while it is made: its lines and strokes, and all of them moved. */
#pragma once

#include "layout/layout.h"

/* A page without anything on it; free with page_free. */
struct page *page_new(guint number);
void page_free(struct page *page);

/* Moves all that stands on it to the right, pt. */
void page_move(struct page *page, double x);

/* Changes the margins of pages with even numbers for each other, so that the left margin of the style is where the
 * pages are bound; entries of the outline go with their text. */
void page_mirror_all(struct layout *layout, const struct style *style);
