/* The fonts of a PDF: which glyphs of a face are used and for what text, and the subset that is embedded. */
#pragma once

#include "layout/layout.h"
#include "write/page/pdf_object.h"

/* A glyph of the face that the PDF shows. */
struct pdf_glyph {
  const char *text; /* what it stands for, in a run of the layout; NULL: nothing */
  guint length;
  guint16 code; /* in content streams, after pdf_font_embed */
  bool used;
};

/* One face in one PDF.  Where a glyph stands for two texts (一 and the radical ⼀ look the same) the face has a second
 * font, because some readers know no other way to tell them apart. */
struct pdf_font {
  struct face *face;
  char name[16];            /* in the pages' resources: F1, F2 … */
  struct pdf_glyph *glyphs; /* by the face's glyph numbers */
};

/* A font of the face without glyphs yet, the `number`-th of its PDF; free with pdf_font_free. */
struct pdf_font *pdf_font_new(struct face *face, guint number);
void pdf_font_free(struct pdf_font *font);
typedef struct pdf_font PdfFont; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFont, pdf_font_free)

/* Whether a glyph may stand for `text` in this font: it stands for nothing else in it. */
bool pdf_font_allows(const struct pdf_font *font, guint32 glyph, const char *text, guint length);

/* Notes that a glyph is used; `text` is what it stands for, or NULL when the text is told otherwise. */
void pdf_font_use(struct pdf_font *font, guint32 glyph, const char *text, guint length);

/* Embeds a subset with the glyphs used so far and gives them their codes.  Returns the font dictionary, or 0 when the
 * face cannot be subset. */
qpdf_oh pdf_font_embed(struct pdf_font *font, qpdf_data qpdf);

/* The advance that the PDF's font states for a glyph, in em: what the text position moves by. */
double pdf_font_width(const struct pdf_font *font, guint32 glyph);
