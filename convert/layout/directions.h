/* Stage directions in boxes at the outer margin, at the height where they belong (a style with directions as="margin"),
 * and marks of a pause where the text waits for them. */
#pragma once

#include "layout/galley.h"
#include "layout/typesetter.h"

/* Makes a galley, which is not set yet, a box in the margin when it is a stage direction and the style wishes it, but
 * not a long one: it takes no line of the page (galley->aside).  galley->before stays. */
void directions_set_aside(struct galley *galley, const struct style *style);

/* How much of the type area's height the box of a galley takes that is set aside, with the blank to the next one, pt.
 */
double directions_height(const struct galley *galley);

/* The boxes of one page, in the order of the text; free with g_array_unref. */
GArray *directions_new(void);

/* Puts the lines of a galley that is set aside on a page, behind what is on it, and notes its box.  `y`: the baseline
 * of the grid line where it belongs when no text is above it on the page.  The page owns the lines. */
void directions_add(GArray *boxes, struct page *page, struct galley *galley, double y);

/* Once all text is on the page: gives the boxes their places, each beside its line, or as near to it as those above and
 * the end of the type area let it; draws them, and the marks of a pause; and forgets them. */
void directions_place(GArray *boxes, struct page *page, const struct style *style);
