/* Characters to glyphs: the face a character gets, and what is told when it is not the one that was meant. */
#pragma once

#include "layout/composer.h"
#include "layout/galley.h"

struct glyph_choice {
  struct face *face;
  guint32 glyph;
};

/* The glyph of `c` from the font `role`, else from a fallback face, else 〓 (typography D7).  `offset` is its place in
 * the text of `galley`, which is NULL for a page number.  Adds the finding fallback-font or missing-glyph once per
 * character.
 */
struct glyph_choice choose_glyph(struct composer *composer, enum font_role role, const struct galley *galley,
                                 guint32 offset, gunichar c);

/* How many bytes glyph `k` of a shaped text of `length` bytes stands for; 0 when it shares the cluster of the glyph
 * before.  Right-to-left text has its clusters falling. */
guint32 cluster_length(const GArray *shaped, guint k, gsize length);
