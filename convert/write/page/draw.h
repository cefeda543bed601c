/* Drawing placed glyphs with Cairo: what the PDF and the page images share. */
#pragma once

#include "layout/layout.h"

#include <cairo.h>

/* Draws a run on the baseline `y` as text: each glyph carries the UTF-8 it stands for, so that a PDF gives the text
 * back.  Whether it went well is the surface's status; a face that cannot be drawn puts it in error. */
void draw_run_text(cairo_t *cr, const struct run *run, double y);

/* Draws a run as filled outlines: exact positions on a pixel grid, where text would be moved to whole pixels. */
void draw_run_outlines(cairo_t *cr, const struct run *run, double y);

/* Draws the straight lines of a page. */
void draw_rules(cairo_t *cr, const struct page *page);
