/* The outlines of a font file, as Cairo draws them. */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <stdbool.h>

/* Opens face `index` of a font file for Cairo; `bold` thickens it, for a bold that the file does not have.  A file of
 * fonts/files is drawn from its copy in fonts/outlines (TrueType outlines with the same glyph numbers, made by `make
 * fonts`; Cairo takes a third less time for a page), if the copy is not older.  NULL when FreeType cannot read the
 * file.  Each call opens the file anew; free with cairo_font_face_destroy. */
cairo_font_face_t *outlines_face(const char *file, int index, bool bold);

/* The same to set text in a PDF alone: of the program's own fonts with TrueType outlines FreeType gives the glyphs'
 * boxes, not their outlines.  These Cairo is known to embed as they are; of others it may have to draw the outlines
 * anew. */
cairo_font_face_t *outlines_boxes_face(const char *file, int index);

/* The same for a font file in memory, of one face. */
cairo_font_face_t *outlines_face_of(GBytes *font, bool bold);

/* What a face of outlines_face is called in PostScript, thickened or not; NULL when its file does not tell.  Free with
 * g_free. */
char *outlines_name(cairo_font_face_t *face);

/* Whether a face of outlines_face has its outlines in a CFF table. */
bool outlines_are_cff(cairo_font_face_t *face);
