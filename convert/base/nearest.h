/* What somebody may have meant to type. */
#pragma once

#include <glib.h>

/* " Did you mean docx?" for the word of `known` (NULL-terminated) that is one or two slips away from `word`, or ""; it
 * stands between two sentences of a message.  Free with g_free. */
char *nearest_hint(const char *word, const char *const *known);
