/* The number of a turned page in the Word file: the section lies on its side, and the number stays where it is on the
 * paper (GB/T 9704-2012 clause 8), in a box of text that runs downward along the left edge of the sheet. */
#pragma once

#include "ooxml/xml_out.h"
#include "style/style.h"

/* Opens a run with the box and the paragraph in it; `upright`: the style of the pages that are not turned, `id`: of the
 * shape.  The paragraph's properties and the number come next. */
void turned_number_open(struct xml_out *m, const struct style *upright, const char *id);

/* Closes the paragraph, the box and the run. */
void turned_number_close(struct xml_out *m);
