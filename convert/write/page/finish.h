/* What Cairo 1.16 cannot say in a PDF, put into its bytes: what PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask
 * for beyond the tags. */
#pragma once

#include "write/drawn_pdf.h"

/* Finishes the PDF that Cairo has drawn: language, artifacts, metadata, output intent, what elements and links lack;
 * and compresses it.  What was drawn must be in it, page by page and glyph by glyph.  Same bytes and info, same result.
 * NULL and JIANGGAO_ERROR_OUTPUT. */
GBytes *finish_pdf(const struct drawn_pdf *drawn, const struct pdf_info *info, GError **error);
