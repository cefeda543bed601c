/* word/fontTable.xml: the fonts that are named, and what to take where they are not installed. */
#pragma once

#include "style/families.h"

/* The part, with an entry for each font that a role names.  Packed are freed with g_bytes_unref. */
GBytes *font_table_part(const struct family_set *families);
