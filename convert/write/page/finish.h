/* What Cairo 1.16 cannot say in a PDF, put into its bytes: what PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask
 * for beyond the tags. */
#pragma once

#include "write/page/pdf.h"
#include "write/page/structure.h"

struct finishing {
  const struct pdf_info *info;
  const GArray *notes; /* of struct element_note */
  guint elements;      /* in the structure tree */
  guint pages, glyphs; /* that were drawn */
  double footer;       /* from the page's top to what is below the text, pt */
};

/* Finishes the PDF that Cairo has drawn: language, artifacts, metadata, output intent, what elements and links lack.
 * What was drawn must be in it, page by page and glyph by glyph.  Same bytes and finishing, same result.  NULL
 * and JIANGGAO_ERROR_OUTPUT. */
GBytes *finish_pdf(const GByteArray *drawn, const struct finishing *finishing, GError **error);
