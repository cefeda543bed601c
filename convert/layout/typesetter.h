/* What all steps of one layout share. */
#pragma once

#include "doc/cursor.h"
#include "layout/layout.h"

struct typesetter {
  const struct style *style, *turned; /* of pages, and of those that are turned (style_turned) */
  struct font_set *fonts;
  struct face *faces[FONT_ROLE_COUNT]; /* of roles whose own lacks much of the text (text_faces.h); else NULL */
  struct report *report;
  GHashTable *reported;     /* characters that already have their finding */
  GArray *shaped;           /* of struct shaped_glyph: scratch for words */
  struct block_cursor told; /* the last place that a finding of the open galley has */
};

/* The style of pages that are turned or not. */
static inline const struct style *typesetter_style(const struct typesetter *typesetter, bool turned) {
  return turned ? typesetter->turned : typesetter->style;
}
