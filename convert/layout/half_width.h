/* The ASCII marks of Chinese text, as they come with pasted text, and the full-width marks that are drawn for them
 * (typography E16). */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Whether a text of `length` bytes has an ASCII mark that has a full-width form. */
bool half_width_is_in(const char *text, gsize length);

/* Puts the full-width mark into `drawn` for each , . ; : ? ! ( ) and straight quote of `source` that stands in Chinese
 * text; both have `count` characters.  Those of figures, times, addresses and Latin phrases stay.  True when one was
 * put. */
bool half_width_draw(const gunichar *source, gunichar *drawn, glong count);
