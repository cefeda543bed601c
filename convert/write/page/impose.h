/* Imposition: the pages of a PDF become forms that are painted on sheets (layout/sheets.h), and all that leads to a
 * page (structure, links, outline) leads to where it now stands. */
#pragma once

#include "layout/sheets.h"

#include <qpdf/qpdf-c.h>

struct imposition;

/* Makes the sheets and puts them in the place of the pages, each of which has its content in one stream.  A page that
 * stands on several sheets is tagged on the first; on the others it is one form more, an artifact, without links.
 * Labels of pages are dropped: they are no sheets'.  Errors stay in `qpdf`; free with impose_free. */
struct imposition *impose_pages(qpdf_data qpdf, const struct sheets *sheets);
void impose_free(struct imposition *imposition);

/* Tells an element of the structure tree, but not those in it, that its content is in forms; the order in which it is
 * read stays. */
void impose_element(const struct imposition *imposition, qpdf_oh element);
