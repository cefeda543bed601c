/* word/fontTable.xml: the fonts that are named, and what to take where they are not installed. */
#pragma once

#include "style/families.h"

GBytes *font_table_part(const struct family_set *families);
