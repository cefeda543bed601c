/* Files that are not texts, known by their first bytes. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* What the bytes are, in the language of the locale ("a PNG picture"), or NULL when no known kind begins like this. */
const char *magic_kind(const guint8 *bytes, gsize size);

/* A zip archive begins so; the container of .doc files and of encrypted .docx files begins otherwise. */
bool magic_is_zip(GBytes *bytes);
bool magic_is_compound(GBytes *bytes);
