/* Drawing a page of the layout: one routine for every format that Cairo has a surface for. */
#pragma once

#include "font/excerpts.h"
#include "write/page/meanings.h"
#include "write/page/structure.h"

/* What a PDF is told beside what is drawn. */
struct tagging {
  struct structure *structure;
  struct meanings *meanings;
  struct excerpts *excerpts; /* that know all glyphs of the pages (draw_announce) */
  guint *glyphs;             /* counts those that are drawn */
  GPtrArray *faces;          /* of cairo_font_face_t, not owned: those that text had so far, in the order in which it
                                first had them */
  cairo_surface_t *behind;   /* the watermark of the pages, drawn (draw_behind); NULL: there is none */
};

/* Draws the watermark, text and strokes of a page of the layout in points, y downward, what is turned of them turned;
 * `tagging` is NULL where the surface has no use for it.  False and JIANGGAO_ERROR_FONT for a font file that cannot be
 * drawn, JIANGGAO_ERROR_OUTPUT for an error of Cairo's. */
bool draw_page(cairo_t *cairo, const struct layout *layout, const struct page *page, const struct tagging *tagging,
               GError **error);

/* Draws a watermark once, as outlines, for all pages that have it: Cairo writes one form XObject for them (ISO 32000-1
 * 8.10).  Sets *drawn, to be destroyed, or to NULL without a watermark.  Errors as draw_page. */
bool draw_behind(const struct layout *layout, cairo_surface_t **drawn, GError **error);

/* Tells `excerpts` the glyphs that draw_page draws. */
void draw_announce(struct excerpts *excerpts, const struct page *page);

/* False and JIANGGAO_ERROR_OUTPUT when Cairo could not do something. */
bool draw_check(cairo_status_t status, GError **error);
