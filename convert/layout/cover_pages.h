/* Covers: pages before the others, which say what the speech is, one for each numbered copy. */
#pragma once

#include "layout/typesetter.h"

/* Puts the covers at the front of the pages (layout->cover_pages; their empty backs are a matter of the sheets).
 * Nothing when the style has no cover and no copies.  Entries of the outline keep to their pages. */
void cover_pages_add(struct typesetter *typesetter, struct layout *layout, const GPtrArray *paragraphs);
