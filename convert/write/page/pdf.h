/* Drawing a layout as a PDF. */
#pragma once

#include "layout/layout.h"
#include "write/drawn_pdf.h"

/* Draws all pages with text, tags, links and outline.  Same layout and info, same bytes, but for the time of day.  NULL
 * and JIANGGAO_ERROR_FONT (a face cannot be drawn) or JIANGGAO_ERROR_OUTPUT.  Free with drawn_pdf_free. */
struct drawn_pdf *pdf_draw(const struct layout *layout, const struct pdf_info *info, GError **error);

/* The same with the pages of one copy alone, which begin with the cover `number`, from 0; `style` is the layout's. */
struct drawn_pdf *pdf_draw_copy(const struct layout *layout, const struct style *style, guint number,
                                const struct pdf_info *info, GError **error);
