/* Lines with their breaks chosen to lines of placed glyphs (typography W3, W4, W8, W9). */
#pragma once

#include "layout/typesetter.h"
#include "layout/fit.h"

/* Sets the galley: fills galley->lines with struct line; x is final, y is not yet known.  Lines that had to be
 * set too wide or very loose become findings.  Replaces lines from an earlier call. */
void galley_set(struct typesetter *typesetter, struct galley *galley);

/* Fills in what a galley that is set would cost with one line less and with one more, beside galley->cost; G_MAXDOUBLE
 * where that cannot be.  It is found out once: pages are tried in many ways. */
void galley_price(struct typesetter *typesetter, struct galley *galley);

/* How wide a text comes out on one line, in points, when set like this galley. */
double galley_width(struct typesetter *typesetter, const struct galley *galley);
