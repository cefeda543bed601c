/* Where the lines of a signature stand (GB/T 9704-2012 clause 7.3.5). */
#pragma once

#include "style/style.h"

/* How far the signature block `block`, one of `blocks`, ends from the right edge, in hundredths of a character; -1 when
 * the style's own distance is right. */
gint64 signature_right(const GPtrArray *blocks, const struct style *style, const struct block *block);
