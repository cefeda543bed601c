/* The ASCII marks of Chinese text, as they come with pasted text, and the full-width marks that are drawn for them
 * (typography E16). */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* In a drawn text, and beyond Unicode: what is drawn before it stands for this place too. */
#define HALF_WIDTH_JOINED 0x110000

/* Whether a text of `length` bytes has an ASCII mark that has a full-width form, or a row for an ellipsis or a dash. */
bool half_width_is_in(const char *text, gsize length);

/* Puts the full-width mark into `drawn` for each , . ; : ? ! ( ) and straight quote of `source` that stands in Chinese
 * text; both have `count` characters, and behind those of `source` is a 0.  Those of figures, times, addresses and
 * Latin phrases stay.  For dots in Chinese text (...... 。。。 ···) it puts …… and for hyphens (--) ——, with
 * HALF_WIDTH_JOINED (GB/T 15834 4.10, 4.11). True when one was put. */
bool half_width_draw(const gunichar *source, gunichar *drawn, glong count);
