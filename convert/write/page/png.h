/* Pages as images. */
#pragma once

#include "layout/layout.h"

/* A page, or a side of a sheet (write/page/sides.h, from 0), as a grey PNG of `dpi` pixels per inch, which its pHYs
 * chunk tells so that it prints in its true size.  NULL and JIANGGAO_ERROR_OUTPUT when the image would be too large or
 * cannot be drawn.  Free with g_bytes_unref. */
GBytes *png_draw(const struct layout *layout, guint side, double dpi, GError **error);
