/* Changing a block's text afterwards: what is filled in, and corrections that somebody asked for. */
#pragma once

#include "doc/doc.h"

/* Puts `insert` in the place of `length` bytes from `start` on; everything that has a place in the block moves along,
 * and its source stays what it was.  False, and nothing changes, for a table: its cells are another copy of the text.
 */
bool block_replace(struct block *block, gsize start, gsize length, const char *insert);
