/* Pages as vector images. */
#pragma once

#include "layout/layout.h"

/* One page as an SVG in points; glyphs are outlines in it, so that it looks the same without the fonts.  Same page,
 * same bytes.  NULL and JIANGGAO_ERROR_OUTPUT when it cannot be drawn.  Free with g_bytes_unref. */
GBytes *svg_draw(const struct layout *layout, const struct page *page, GError **error);
