/* Texts whose lines are in two encodings: pasted together from a UTF-8 and a GB18030 file. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Whether two bytes of GB 2312 are a mark of rows A1 to A3 or a character of level 1, rows B0 to D7 (the 3,755 common
 * ones, by sound). */
bool mixed_is_common(guint8 lead, guint8 trail);

/* The lines of such a text. */
struct mixed {
  guint utf8, gb18030; /* lines in each, those in plain ASCII not counted */
  guint first;         /* 1-based: the first line in GB18030 */
};

/* Whether every line of the bytes is certainly text in UTF-8 or GB18030, and both occur. */
bool mixed_find(const guint8 *bytes, gsize size, struct mixed *mixed);

/* Converts each line from its own encoding; only for bytes of which mixed_find says so.  Free with g_string_free. */
GString *mixed_decode(const guint8 *bytes, gsize size);
