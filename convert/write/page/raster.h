/* A page drawn as grey pixels. */
#pragma once

#include "layout/layout.h"

/* How much of each pixel is ink, 0 to 255, row by row from the top. */
struct raster {
  guint width, height;
  double scale; /* pixels per point */
  guint8 *ink;
};

/* An empty raster of width × height points; NULL when it would be wider or higher than 32767 pixels or memory does not
 * suffice. */
struct raster *raster_new(double width, double height, double scale);
void raster_free(struct raster *raster);
typedef struct raster Raster; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Raster, raster_free)

/* Draws a page: every glyph exactly where the layout has it, not moved to whole pixels.  False when a face cannot be
 * read. */
bool raster_draw_page(struct raster *raster, const struct page *page);
