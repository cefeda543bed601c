/* How wide text is in Word, as near as can be told without fonts. */
#pragma once

#include <glib.h>

/* The width of `length` bytes in characters: Latin letters and figures take half of one. */
double width_of(const char *text, gsize length);

/* What Word adds to that: a quarter between Han and Latin letters or figures (w:autoSpaceDE, w:autoSpaceDN). */
double spacing_of(const char *text, gsize length);
