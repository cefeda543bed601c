/* Places of the source in a block: the way back of block_place(). */
#pragma once

#include "doc/doc.h"

/* Finds places in one block.  Seeking costs what lies between two places, so that many in rising order are found in one
 * pass over the text. */
struct block_cursor {
  const struct block *block;
  guint origin; /* the origin that the cursor is behind */
  gsize at;     /* bytes */
  guint column; /* of `at` in the source line of that origin */
  gsize length; /* of the block's text */
};

/* A cursor at the beginning of the block, which must outlive it. */
struct block_cursor block_cursor(const struct block *block);

/* The byte offset of the text at a source line and column (1-based, code points); where the source has something that
 * the text leaves out, the offset behind it. */
gsize block_seek(struct block_cursor *cursor, guint line, guint column);
