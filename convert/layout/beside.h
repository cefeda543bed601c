/* Text that stands on a page beside the speech's own: page numbers, a catch word, the words of a cover. */
#pragma once

#include "layout/glyphs.h"

/* The text on one line of LINE_BESIDE at `size` pt, character by character, from x = 0 on the baseline y = 0; a run for
 * each face that its characters need.  `width` (pt, or NULL) gets how wide it comes out.  A page's lines own theirs;
 * else free with line_free. */
struct line *beside_line(struct typesetter *typesetter, struct font_wish wish, double size, const char *text,
                         double *width);
