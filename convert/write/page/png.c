#include "write/page/png.h"

#include "base/error.h"
#include "base/messages.h"
#include "write/guard.h"
#include "write/page/sides.h"

#include <math.h>
#include <png.h>
#include <string.h>
#include <zlib.h> /* Z_RLE */

#define POINTS_PER_INCH 72.0
#define METRES_PER_INCH 0.0254

static bool draw(cairo_surface_t *surface, const struct layout *layout, guint side, double dpi, GError **error) {
  cairo_t *cairo = cairo_create(surface);
  cairo_scale(cairo, dpi / POINTS_PER_INCH, dpi / POINTS_PER_INCH);
  const bool drawn = sides_draw(cairo, layout, side, error);
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  return drawn;
}

static void append(png_structp png, png_bytep data, png_size_t length) {
  g_byte_array_append(png_get_io_ptr(png), data, (guint)length);
}

static void flush(G_GNUC_UNUSED png_structp png) {}

#define PNG_END_BYTES 12 /* IEND: length, type, CRC */
#define PNG_WORD 4       /* a length, a type or a CRC */

/* The seal is the last thing before the end; libpng has written it empty, with the CRC of that. */
static void close_seal(GByteArray *bytes, gsize chunk_bytes) {
  guint8 *crc = bytes->data + bytes->len - PNG_END_BYTES - PNG_WORD;
  guard_close_seal(bytes->data, bytes->len);
  const guint8 *type = crc - chunk_bytes - PNG_WORD;
  const guint32 sum = GUINT32_TO_BE((guint32)crc32(0, type, (uInt)(PNG_WORD + chunk_bytes)));
  memcpy(crc, &sum, sizeof sum);
}

/* Writes an alpha surface, ink on nothing, as black on white. */
static bool encode(cairo_surface_t *surface, double dpi, GByteArray *bytes) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info || setjmp(png_jmpbuf(png))) { /* libpng's way to report an error */
    png_destroy_write_struct(&png, &info);
    return false;
  }
  const png_uint_32 width = (png_uint_32)cairo_image_surface_get_width(surface);
  const png_uint_32 height = (png_uint_32)cairo_image_surface_get_height(surface);
  const png_uint_32 per_metre = (png_uint_32)lround(dpi / METRES_PER_INCH);
  png_set_write_fn(png, bytes, append, flush);
  png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  /* Measured with pages of text: a third of the time of zlib's defaults, and a tenth smaller. */
  png_set_compression_strategy(png, Z_RLE);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_write_info(png, info);
  char key[] = "Software", text[] = "jianggao " VERSION " " GUARD_SEAL;
  png_set_text(png, info, &(png_text){.compression = PNG_TEXT_COMPRESSION_NONE, .key = key, .text = text}, 1);
  png_set_invert_mono(png);
  png_bytep data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (png_uint_32 y = 0; y < height; y++)
    png_write_row(png, data + (size_t)y * (size_t)stride);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  close_seal(bytes, strlen(key) + 1 + strlen(text));
  return true;
}

static bool no_image(double dpi, cairo_status_t status, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
              _("the page image could not be drawn at %g dpi: %s; ask for fewer"), dpi, cairo_status_to_string(status));
  return false;
}

GBytes *png_draw(const struct layout *layout, guint side, double dpi, GError **error) {
  const double width = ceil(sides_width(layout) * dpi / POINTS_PER_INCH);
  const double height = ceil(sides_height(layout) * dpi / POINTS_PER_INCH);
  /* A8: one byte a pixel, ink alone. */
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, (int)fmin(width, G_MAXINT16 + 1.0),
                                                        (int)fmin(height, G_MAXINT16 + 1.0));
  const cairo_status_t status = cairo_surface_status(surface);
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  const bool done = (status == CAIRO_STATUS_SUCCESS || no_image(dpi, status, error)) &&
                    draw(surface, layout, side, dpi, error) &&
                    (encode(surface, dpi, bytes) || no_image(dpi, CAIRO_STATUS_NO_MEMORY, error));
  cairo_surface_destroy(surface);
  return done ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}
