/* Where a long title is broken into lines: by words and shape, without fonts, so that print and Word agree. */
#pragma once

#include <glib.h>

/* Chooses line breaks for a title (GB/T 9704-2012 7.3.1; typography E2): at word boundaries (ICU), not inside 《》 or
 * quotes, no 的 with a document's kind alone on the last line, last line of 3 characters or more, in a trapezoid or
 * diamond shape, the upper of two lines longer.  `max_cells` is the longest line in full-width characters (a
 * half-width one counts 1/2).  Returns the byte offsets at which new lines begin (of gsize, rising; empty for a
 * title that fits on one line); free with g_array_unref. */
GArray *title_breaks(const char *title, double max_cells);
