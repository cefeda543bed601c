/* What a PDF says about itself as a document: the catalog, the outline and the information dictionary.  Claims such as
 * PDF/A have their place here. */
#pragma once

#include "write/page/pdf.h"
#include "write/page/pdf_object.h"

/* Adds the catalog and returns its number.  `pages` is the page tree, `structure` the structure tree's root, `outline`
 * the outline's root or 0. */
guint pdf_catalog_add(struct pdf *pdf, guint pages, guint structure, guint outline);

/* Adds the information dictionary and returns its number. */
guint pdf_catalog_add_info(struct pdf *pdf, const struct pdf_info *info);

/* Adds the outline and returns the number of its root, 0 when there is none.  `pages` are the numbers of the page
 * objects. */
guint pdf_catalog_add_outline(struct pdf *pdf, const struct layout *layout, const guint *pages);
