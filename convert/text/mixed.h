/* Texts whose lines are in two encodings: pasted together from a UTF-8 and a GB18030 file. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The lines of such a text. */
struct mixed {
  guint utf8, gb18030; /* lines in each, those in plain ASCII not counted */
  guint first;         /* 1-based: the first line in GB18030 */
};

/* Whether every line of the bytes is certainly text in UTF-8 or GB18030, and both occur. */
bool mixed_find(const guint8 *bytes, gsize size, struct mixed *mixed);

/* Converts each line from its own encoding; only for bytes of which mixed_find says so.  Free with g_string_free. */
GString *mixed_decode(const guint8 *bytes, gsize size);
