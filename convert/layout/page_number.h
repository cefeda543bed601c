/* The number of a page, in its margins (typography E9; GB/T 9704-2012 7.5). */
#pragma once

#include "layout/typesetter.h"

/* Adds to a page of the layout, which has `total` pages with a number, its number below the type area, and where the
 * style wishes it above, too: lines of LINE_PAGE_NUMBER, the one below the page's last. */
void page_number_add(struct typesetter *typesetter, struct page *page, guint total);
