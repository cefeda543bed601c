/* Readings above words (ruby) in a Word file. */
#pragma once

#include "compose/paragraph.h"

/* Adds the readings of the block of span `first` in a paragraph to the cuts of its text, which stay sorted; `size`: of
 * the text, pt.  A reading gives way to what Word cannot have in one with it: a form field, a tracked change, an end of
 * bold or other marks inside its word.  Comments that begin or end inside it go to its ends. */
void ruby_cut(GArray *cuts, const struct paragraph *paragraph, guint first, double size);
