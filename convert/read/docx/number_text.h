/* Numbers as Word's automatic numbering writes them (ECMA-376 part 1, 17.18.59 ST_NumberFormat). */
#pragma once

#include <glib.h>

/* Appends `number` in the w:numFmt named `format`; formats that are not known count in Arabic figures, "none" and
 * "bullet" give nothing. */
void number_append(GString *text, const char *format, guint number);
