/* Where the text stands on the pages, for a program that shows them. */
#pragma once

#include "layout/layout.h"

/* Where a run begins, and where it ends with its last glyph's advance, in pt; 0 for a run without glyphs. */
double places_left(const struct run *run);
double places_right(const struct run *run);

/* The size of the pages, or of the sides of sheets (write/page/sides.h), and their lines as JSON, the member "pages" of
 * docs/view.schema.json.  Lengths are points from a side's top left corner.  Free with g_free. */
char *places_tell(const struct layout *layout);
