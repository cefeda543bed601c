/* The contents of one page of a PDF. */
#pragma once

#include "write/page/pdf_font.h"
#include "write/page/pdf_tags.h"

/* Notes the glyphs that a page uses in the fonts of its faces (struct face to struct pdf_font); new faces get a font.
 */
void pdf_page_collect(const struct page *page, GPtrArray *fonts);

/* Writes the page's operators.  Every glyph keeps the text it stands for by its font's ToUnicode map; several glyphs
 * that stand for one text together have it as ActualText (ISO 32000-1 14.9.4). */
void pdf_page_draw(const struct page *page, double page_height, GPtrArray *fonts, struct pdf_tags *tags,
                   GString *content);
