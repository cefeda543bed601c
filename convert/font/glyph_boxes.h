/* Glyphs that are nothing but their boxes.  Placing text in a PDF, Cairo asks three times how large each glyph is, and
 * FreeType scales the whole outline for that: a tenth of a speech's time.  A box says the same.  What is embedded Cairo
 * copies from the font's tables, which are as they were. */
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

struct glyph_boxes;

/* Opens a font in memory, of one face with TrueType outlines, which outlives the face: FT_Load_Glyph gives boxes.  NULL
 * when that cannot be.  Free with glyph_boxes_free when the face is done. */
struct glyph_boxes *glyph_boxes_open(FT_Library library, const FT_Byte *font, FT_Long length, FT_Face *face);
void glyph_boxes_free(struct glyph_boxes *boxes);
