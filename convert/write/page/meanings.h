/* What the glyphs of a PDF stand for.  Where one glyph stands for two texts (一 and the radical ⼀ look the same, 〓 is
 * each character that no font has) the second comes from a second font, because many readers know no other way to tell
 * them apart: Cairo would write an ActualText, which MuPDF and pdf.js do not read. */
#pragma once

#include "layout/layout.h"

struct meanings;

struct meanings *meanings_new(void);
void meanings_free(struct meanings *meanings);
typedef struct meanings Meanings; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Meanings, meanings_free)

/* The number of the face (face_cairo) in which a glyph of a run stands for `length` bytes of `text` and for nothing
 * else; 0 when there would be too many.  The text must live as long as the meanings. */
guint meanings_face(struct meanings *meanings, const struct run *run, guint32 glyph, const char *text, gsize length);
