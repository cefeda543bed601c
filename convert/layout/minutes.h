/* How long the speech is up to the end of each page, at its foot. */
#pragma once

#include "layout/typesetter.h"

/* Adds to a page, whose text is on it, the minutes so far at the style's rate: a line of LINE_BESIDE in the middle
 * below the type area, on the baseline of the page number.  `syllables` are those of the pages before; the page's are
 * added. Nothing where the style has no rate. */
void minutes_add(struct typesetter *typesetter, struct page *page, guint *syllables);
