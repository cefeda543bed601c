/* The blanks in the line that says who speaks (typography E4). */
#pragma once

#include "compose/paragraph.h"

/* Gives the paragraph its gaps: what parts an office from a name is one character wide, and a name of two characters as
 * wide as one of three. */
void speaker_add_gaps(struct paragraph *paragraph);
