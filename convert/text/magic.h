/* Files that are not texts, known by their first bytes. */
#pragma once

#include <glib.h>

/* What the bytes are, in the language of the locale ("a PNG picture"), or NULL when no known kind begins like this. */
const char *magic_kind(const guint8 *bytes, gsize size);
