/* Many places of one block: the source's for offsets of the text, and the way back. */
#pragma once

#include "doc/doc.h"

/* Finds places in one block.  A place costs what lies between two places, so that many in rising order are found in one
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

/* As block_place(): the source line and column of the byte offset `at` of the text. */
void block_cursor_place(struct block_cursor *cursor, gsize at, guint *line, guint *column);

/* The byte offset of the text at a source line and column (1-based, code points); where the source has something that
 * the text leaves out, the offset behind it. */
gsize block_seek(struct block_cursor *cursor, guint line, guint column);
