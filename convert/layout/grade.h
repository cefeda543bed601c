/* The grade of secrecy at the upper left of the type area (GB/T 9704-2012 7.2.2). */
#pragma once

#include "layout/typesetter.h"

/* How many lines of the grid it takes above the text of the first page: its own and a blank one; 0 when there is no
 * grade. */
guint grade_slots(const struct style *style);

/* Puts it on a page, in line `slot` of the grid: the first, or the second below the number of a copy. */
void grade_add(struct typesetter *typesetter, struct page *page, guint slot);

/* Puts words of the size of the body at the left of the type area, in a line of the grid. */
void grade_put(struct typesetter *typesetter, struct page *page, enum font_role role, guint slot, const char *text);
