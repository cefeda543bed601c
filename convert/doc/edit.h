/* Changing a block's text afterwards: what is filled in, and corrections that somebody asked for. */
#pragma once

#include "doc/doc.h"

/* What takes the place of `length` bytes from `start` on. */
struct replacement {
  gsize start, length;
  const char *insert;
};

/* The text with replacements (of struct replacement, rising, none over another); free with g_free. */
char *replacements_make(const char *text, gsize length, const GArray *replacements);

/* Makes such replacements in a block, all in one pass; everything that has a place in it moves along, and its source
 * stays what it was.  False, and nothing changes, for a table: its cells are another copy of the text. */
bool block_replace_all(struct block *block, const GArray *replacements);

/* The same of one. */
bool block_replace(struct block *block, gsize start, gsize length, const char *insert);
