/* The XMP packet of a PDF (ISO 16684-1): what it says about itself, and that it is PDF/A-2a and PDF/UA-1. */
#pragma once

#include "write/drawn_pdf.h"

/* The packet; it says what the information dictionary says (ISO 19005-2 6.6.3).  Free with g_string_free. */
GString *xmp_packet(const struct pdf_info *info);
