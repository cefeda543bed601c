/* Characters to glyphs: the face a character gets, and what is told when it is not the one that was meant. */
#pragma once

#include "layout/typesetter.h"
#include "layout/galley.h"

/* Which font is meant for a piece of text. */
struct font_wish {
  enum font_role role;
  bool bold;
};

struct glyph_choice {
  struct face *face;
  guint32 glyph;
};

/* The font of a span; of its figures and letters (`latin`) the one that goes with it (typography E13). */
struct font_wish font_wish(const struct typesetter *typesetter, const struct galley *galley, const struct span *span,
                           bool latin);

/* The face for a word or cluster: of the wished font, else the first fallback that has all of it (spec A5); NULL when
 * none has.  `offset` is its place in the text of `galley`, which is NULL for a page number.  Adds the finding
 * fallback-font once per character. */
struct face *choose_face(struct typesetter *typesetter, struct font_wish wish, const struct galley *galley,
                         guint32 offset, const char *text, gsize length);

/* The same for one character with its glyph; 〓 when no font has it (typography D7). */
struct glyph_choice choose_glyph(struct typesetter *typesetter, struct font_wish wish, const struct galley *galley,
                                 guint32 offset, gunichar c);

/* The same for a sign that not every font draws as Chinese text has it: dots of …… at one distance, —— without a seam,
 * a ～ as wide as its cell, quotes and × that fill theirs (W5, W6) and a ○ that touches no neighbour (typography W7,
 * W11).  The first font of the role's list that does; when none does, the usual one. */
struct glyph_choice choose_sign(struct typesetter *typesetter, struct font_wish wish, const struct galley *galley,
                                guint32 offset, gunichar c);

/* From one dot of an … to the next, in em; 0 when the glyph has no ink. */
double dot_distance(struct face *face, guint32 glyph);

/* 〓 for a character, or a cluster that begins with it, that no font has (typography K5).  Adds the finding
 * missing-glyph once per character. */
struct glyph_choice choose_geta(struct typesetter *typesetter, struct font_wish wish, const struct galley *galley,
                                guint32 offset, gunichar c);

/* How many bytes glyph `k` of a shaped text of `length` bytes stands for; 0 when it shares the cluster of the glyph
 * before.  Right-to-left text has its clusters falling. */
guint32 cluster_length(const GArray *shaped, guint k, gsize length);
