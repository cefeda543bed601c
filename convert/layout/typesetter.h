/* What all steps of one layout share. */
#pragma once

#include "doc/cursor.h"
#include "layout/layout.h"

struct typesetter {
  const struct style *style;
  struct font_set *fonts;
  struct report *report;
  GHashTable *reported;     /* characters that already have their finding */
  GArray *shaped;           /* of struct shaped_glyph: scratch for words */
  struct block_cursor told; /* the last place that a finding of the open galley has */
};
