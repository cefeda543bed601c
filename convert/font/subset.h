/* A face cut down to the characters of one text, to be embedded where the reader's machine does not have it. */
#pragma once

#include "font/font.h"

/* The font file of the role's face with the characters of `text` (UTF-8) alone.  NULL when the font forbids that
 * (OpenType OS/2, fsType: it must be allowed in texts that others edit), when the role borrows another's face,
 * or when it cannot be cut. */
GBytes *subset_make(struct font_set *fonts, enum font_role role, const char *text);
