/* Marks: what of a block's text shows in a way of its own, whatever the block is set as. */
#pragma once

#include <glib.h>

/* X(symbol, name in JSON) */
#define MARKS(X)                                                                                                       \
  X(BOLD, "bold")                                                                                                      \
  X(EMPHASIS, "emphasis") /* a dot under each character */                                                             \
  X(SUPERSCRIPT, "superscript")                                                                                        \
  X(SUBSCRIPT, "subscript")                                                                                            \
  X(UNDERLINE, "underline")                                                                                            \
  X(STRIKE, "strike")                                                                                                  \
  X(ITALIC, "italic") /* Chinese has no slanted letters: pages show it upright */

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
  const char *value; /* of an emphasis what stands there, of an underline what line, as Word calls it (interned): "dot",
                        "comma" …, "single", "wave" …; else NULL */
};

/* "superscript": as in JSON. */
const char *mark_name(enum mark_kind kind);

/* A GCompareFunc over marks: by their starts. */
gint mark_compare(gconstpointer a, gconstpointer b);
