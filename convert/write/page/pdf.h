/* The PDF file of a layout. */
#pragma once

#include "layout/layout.h"

/* What a PDF says about itself; any may be NULL but creator. */
struct pdf_info {
  const char *title, *author, *subject, *keywords;
  const char *creator;
  gint64 moment; /* created and changed, base/clock.h */
};

/* Makes a PDF of the layout: subset fonts, text that comes back as it was, outline, structure, language.  Same layout
 * and info, same bytes.  Cairo's PDF surface is not used: it takes four times as long for Chinese fonts and cannot
 * write the language, artifacts or an element over two pages.  NULL and JIANGGAO_ERROR_FONT (a face cannot be embedded)
 * or JIANGGAO_ERROR_OUTPUT.  Free with g_bytes_unref. */
GBytes *pdf_write(const struct layout *layout, const struct pdf_info *info, GError **error);
