/* Lines with their breaks chosen to lines of placed glyphs (typography W3, W4, W8, W9). */
#pragma once

#include "layout/composer.h"
#include "layout/fit.h"

/* Sets the paragraph: fills paragraph->lines with struct line; x is final, y is not yet known.  Lines that had to be
 * set too wide or very loose become findings.  Replaces lines from an earlier call. */
void set_paragraph(struct composer *composer, struct paragraph *paragraph);

/* How wide a text comes out on one line, in points, when set like this paragraph. */
double layout_paragraph_width(struct composer *composer, const struct paragraph *paragraph);
