/* Pages as vector images. */
#pragma once

#include "layout/layout.h"

/* A page, or a side of a sheet (write/page/sides.h, from 0), as an SVG in points; glyphs are outlines in it, so that it
 * looks the same without the fonts.  Same side, same bytes.  NULL and JIANGGAO_ERROR_OUTPUT when it cannot be drawn.
 * Free with g_bytes_unref. */
GBytes *svg_draw(const struct layout *layout, guint side, GError **error);
