/* Opening and closing one face; the rest of what a face can do is in font.h. */
#pragma once

#include "font/font.h"

/* Opens face `index` of a font file; `family` is copied.  NULL when the file is no font, or has not the kind of
 * outlines that a PDF can hold: TrueType or CFF. */
struct face *face_open(const char *file, int index, const char *family);

void face_free(struct face *face);
typedef struct face Face; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Face, face_free)
