/* The PDF file of a layout. */
#pragma once

#include "layout/layout.h"

/* What a PDF says about itself; any may be NULL but creator. */
struct pdf_info {
  const char *title, *author, *subject, *keywords;
  const char *creator;
  gint64 moment; /* created and changed, base/clock.h */
};

/* Makes a PDF of the layout that is PDF/A-2a and PDF/UA-1: Cairo draws it, with text, tags and outline; finish.h adds
 * what Cairo cannot say.  Same layout and info, same bytes.  NULL and JIANGGAO_ERROR_FONT (a face cannot be drawn) or
 * JIANGGAO_ERROR_OUTPUT.  Free with g_bytes_unref. */
GBytes *pdf_write(const struct layout *layout, const struct pdf_info *info, GError **error);
