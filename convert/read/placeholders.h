/* Phase: characters that stand for something to be filled in: ×区, XX县, 20**年, ____ (corpus GUIDE 25). */
#pragma once

#include "doc/doc.h"

/* Finds the placeholders of all blocks and names what they stand for in doc->placeholder_names. */
void placeholders_find(struct doc *doc);
