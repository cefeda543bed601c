/* Scripts and directions of a paragraph, as Pango finds them (UAX 9, UAX 24). */
#pragma once

#include "layout/boxes.h"

/* The runs of a text: an array of PangoItem, each of one script and one level of direction, in the order of the text,
 * which reads from left to right as a whole.  Not empty.  Most paragraphs have Chinese and Latin characters alone and
 * are one run, for which Pango need not be asked (it takes a twelfth of a long text's layout): Chinese characters are
 * not shaped.  Free with g_ptr_array_unref. */
GPtrArray *script_runs(PangoContext *context, const char *text, gsize length);

/* In which order the boxes of a line, from `start` to before `end`, stand on paper: 2 k for box start + k, 2 k - 1 for
 * the gap before it (pango_reorder_items).  NULL when all read from left to right, in the order of the text.  Free with
 * g_array_unref (of guint). */
GArray *script_visual_order(const struct boxes *boxes, guint start, guint end);
