/* Drawing a page of the layout: one routine for every format that Cairo has a surface for. */
#pragma once

#include "write/page/structure.h"

/* Draws the page's text and strokes in points, y downward; `structure` gets what is drawn told in reading order, or is
 * NULL where the surface has no use for it.  False and JIANGGAO_ERROR_FONT for a font file that cannot be drawn,
 * JIANGGAO_ERROR_OUTPUT for an error of Cairo's. */
bool draw_page(cairo_t *cairo, const struct page *page, struct structure *structure, GError **error);

/* False and JIANGGAO_ERROR_OUTPUT when Cairo could not do something. */
bool draw_check(cairo_status_t status, GError **error);
