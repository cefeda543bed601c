/* Opening and closing one face; the rest of what a face can do is in font.h. */
#pragma once

#include "font/font.h"

/* A face over a font that Pango opened at FACE_SIZE; takes over `font`; `family` is copied.  NULL
 * when the file has no outlines. */
struct face *face_new(PangoFont *font, const char *family);

void face_free(struct face *face);

/* The size at which Pango opens fonts, in its units: so large that rounding to them is nothing. */
#define FACE_SIZE (1000 * PANGO_SCALE)

/* Whether a font is the one that a face was made of. */
bool face_is_of(const struct face *face, PangoFont *font);
