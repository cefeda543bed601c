/* Phase: pieces to blocks and dropped entries, with the place of every character. */
#pragma once

#include "read/pieces.h"

/* Appends the blocks and dropped entries of all pieces to the doc. */
void blocks_make(const struct reader *reader, struct doc *doc);
