/* Words behind the text of the pages. */
#pragma once

#include "layout/typesetter.h"

/* Sets the style's watermark as large as the page holds it at its angle, in its middle, behind every page that has
 * something on it.  Nothing when the style has none. */
void watermark_add(struct typesetter *typesetter, struct layout *layout);
