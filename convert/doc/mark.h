/* Marks: what of a block's text shows in a way of its own, whatever the block is set as. */
#pragma once

#include <glib.h>

/* X(symbol, name in JSON) */
#define MARKS(X)                                                                                                       \
  X(BOLD, "bold")                                                                                                      \
  X(EMPHASIS, "emphasis") /* a dot under each character */                                                             \
  X(SUPERSCRIPT, "superscript")                                                                                        \
  X(SUBSCRIPT, "subscript")

enum mark_kind {
#define X(symbol, name) MARK_##symbol,
  MARKS(X)
#undef X
      MARK_KINDS
};

/* A stretch of a block's text, in bytes. */
struct mark {
  gsize start, length;
  enum mark_kind kind;
  const char *value; /* of an emphasis what stands there, as Word calls it (interned): "dot", "comma" …; else NULL */
};

/* "superscript": as in JSON. */
const char *mark_name(enum mark_kind kind);

/* A place in a line of the source: code points `first` up to `end`, counted from 1. */
struct marked_place {
  guint line, first, end;
};

struct block;

/* Adds a mark to what the block's text has from this place: none, one, or several where the text has other characters
 * between.  When all are added, block_sort_marks puts block->marks in their order. */
void block_mark(struct block *block, struct marked_place place, enum mark_kind kind, const char *value);
void block_sort_marks(struct block *block);
