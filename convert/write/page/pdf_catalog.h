/* What a PDF says about itself as a document: the catalog and the information dictionary.  Claims such as PDF/A have
 * their place here. */
#pragma once

#include "write/page/pdf.h"
#include "write/page/pdf_object.h"

/* Sets language, viewer preferences and the information dictionary. */
void pdf_catalog_complete(qpdf_data qpdf, const struct pdf_info *info);

/* Adds the outline; `pages` are the page objects by page number. */
void pdf_catalog_outline(qpdf_data qpdf, const struct layout *layout, const qpdf_oh *pages);
