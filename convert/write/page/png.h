/* Pages as images. */
#pragma once

#include "layout/layout.h"

/* One page as a grey PNG of `dpi` pixels per inch, which its pHYs chunk tells so that it prints in its true size.  NULL
 * and JIANGGAO_ERROR_OUTPUT when the image would be too large or cannot be drawn.  Free with g_bytes_unref. */
GBytes *png_draw(const struct layout *layout, const struct page *page, double dpi, GError **error);
