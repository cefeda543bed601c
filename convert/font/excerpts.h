/* Faces for the PDF of one text.  What Cairo 1.16 reads of a CFF table it believes (the places of parts, the numbers of
 * subroutines, which a damaged font has wrong), and it copies all of the table.  So it gets a font with the text's
 * glyphs alone, which HarfBuzz has written: what that reads it checks. */
#pragma once

#include "font/font.h"

struct excerpts;

struct excerpts *excerpts_new(void);
void excerpts_free(struct excerpts *excerpts);
typedef struct excerpts Excerpts; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Excerpts, excerpts_free)

/* A glyph of the face will be drawn.  All are to be told before the first excerpts_face. */
void excerpts_add(struct excerpts *excerpts, struct face *face, guint32 glyph);

/* As face_cairo: the same glyph numbers.  Owned by the face or the excerpts.  NULL when it cannot be drawn, or is
 * damaged.
 */
cairo_font_face_t *excerpts_face(struct excerpts *excerpts, struct face *face, bool thick, guint number);
