/* Who signs, and when (typography E10; GB/T 9704-2012 7.3.5). */
#pragma once

#include "layout/composer.h"
#include "layout/paragraph.h"

/* Places the paragraphs from `first` to the end of the list, which are a signature block: issuers, each as far from the
 * right edge as the style says, and the date, which begins two characters to the right of the last issuer.  A date that
 * is too long for that keeps its distance from the edge, and the issuer moves to the left. */
void place_signature(struct composer *composer, GPtrArray *paragraphs, guint first);
