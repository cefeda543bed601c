/* What `jianggao fonts` prints. */
#pragma once

#include "font/font.h"

/* One line a role: role, family asked for first, family found, file; and which role stands in where no family was
 * found, and what a font is known to draw wrongly (typography K1). Columns are aligned as a terminal shows them.  Free
 * with g_free. */
char *font_list(const struct family_set *families, struct font_set *fonts);
