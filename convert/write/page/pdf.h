/* The PDF file of a layout. */
#pragma once

#include "layout/layout.h"

/* What a PDF says about itself; any may be NULL but creator. */
struct pdf_info {
  const char *title, *author, *subject, *keywords;
  const char *creator;
  gint64 moment; /* created and changed, base/clock.h */
};

/* Draws the layout as a PDF: text with its characters, outline, structure tags, subset fonts.  Same layout and info,
 * same bytes.  NULL and JIANGGAO_ERROR_OUTPUT when Cairo cannot draw it.  Free with g_bytes_unref. */
GBytes *pdf_draw(const struct layout *layout, const struct pdf_info *info, GError **error);
