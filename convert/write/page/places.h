/* Where the text stands on the pages, for a program that shows them. */
#pragma once

#include "layout/layout.h"

/* The pages' size and their lines as JSON, the member "pages" of docs/view.schema.json.  Lengths are points from a
 * page's top left corner.  Free with g_free. */
char *places_tell(const struct layout *layout);
