/* From places in the source to bytes of a block: the way back of block_place(). */
#pragma once

#include "doc/doc.h"

/* Finds places in one block.  Seeking forward costs what lies between, so that many places in rising order are found
 * in one pass over the text. */
struct place_cursor {
  const struct block *block;
  guint origin; /* the origin that the cursor is behind */
  gsize at;     /* bytes */
  guint column; /* of `at` in the source line of that origin */
  gsize length; /* of the block's text */
};

/* A cursor at the start of the block, which must outlive it. */
struct place_cursor place_cursor_of(const struct block *block);

/* The byte offset of the text at a source line and column (1-based, code points); where the source has something that
 * the text leaves out, the offset behind it. */
gsize place_cursor_seek(struct place_cursor *cursor, guint line, guint column);

/* Moves on by `count` code points, not beyond the text; the offset there.  The cursor stays. */
gsize place_after(const struct block *block, gsize at, gsize count);
