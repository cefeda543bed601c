/* The number of a page, in its margins (typography E9; GB/T 9704-2012 7.5). */
#pragma once

#include "layout/typesetter.h"

/* The baseline of the number below the type area, pt from the page's top: what else stands at the page's foot shares
 * it. */
double page_number_baseline(struct typesetter *typesetter);

/* Adds to a page of the layout, which has `total` pages with a number, its number below the type area as the page's
 * last line (LINE_PAGE_NUMBER), and where the style wishes it above the text as its first (LINE_BESIDE). */
void page_number_add(struct typesetter *typesetter, struct page *page, guint total);
