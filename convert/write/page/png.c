#include "write/page/png.h"

#include "base/error.h"
#include "write/page/raster.h"

#include <glib/gi18n.h>
#include <math.h>
#include <png.h>

#define POINTS_PER_INCH 72.0
#define METRES_PER_INCH 0.0254

/* Text hardly gets smaller above this level, and slower by far. */
#define COMPRESSION_LEVEL 3

static void append(png_structp png, png_bytep data, png_size_t length) {
  g_byte_array_append(png_get_io_ptr(png), data, (guint)length);
}

static void flush(G_GNUC_UNUSED png_structp png) {}

/* Writes ink on nothing as black on white. */
static bool encode(const struct raster *raster, double dpi, GByteArray *bytes) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info || setjmp(png_jmpbuf(png))) { /* libpng's way to report an error */
    png_destroy_write_struct(&png, &info);
    return false;
  }
  const png_uint_32 per_metre = (png_uint_32)lround(dpi / METRES_PER_INCH);
  png_set_write_fn(png, bytes, append, flush);
  png_set_IHDR(png, info, raster->width, raster->height, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_set_compression_level(png, COMPRESSION_LEVEL);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE); /* text compresses best and fastest without */
  png_write_info(png, info);
  png_set_invert_mono(png);
  for (guint y = 0; y < raster->height; y++)
    png_write_row(png, raster->ink + (gsize)y * raster->width);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return true;
}

GBytes *png_draw(const struct layout *layout, const struct page *page, double dpi, GError **error) {
  g_autoptr(Raster) raster = raster_new(layout->page_width, layout->page_height, dpi / POINTS_PER_INCH);
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  if (!raster || !raster_draw_page(raster, page) || !encode(raster, dpi, bytes)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
                _("a page image of %g dots per inch cannot be drawn; ask for fewer with -r"), dpi);
    return NULL;
  }
  return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}
