/* The text of a PDF as its glyphs say it: by the character maps of its fonts, in the order in which they are drawn. */
#pragma once

#include <glib.h>

/* The text of all pages but for artifacts, in UTF-8; NULL when the file is not one that libqpdf reads without a
 * complaint, or a glyph has no meaning.  Free with g_string_free. */
GString *pdf_text(const void *bytes, gsize length);
