#include "write/page/svg.h"

#include "write/guard.h"
#include "write/page/draw.h"
#include "write/page/sides.h"

#include <cairo-svg.h>
#include <string.h>

static cairo_status_t append(void *out, const unsigned char *data, unsigned int length) {
  g_string_append_len(out, (const char *)data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Cairo names the drawing by a number of this process's surfaces, which nothing refers to. */
static void drop_surface_number(GString *svg) {
  static const char start[] = "<g id=\"surface";
  const char *found = strstr(svg->str, start);
  const char *end = found ? strchr(found, '>') : NULL;
  if (end)
    g_string_erase(svg, found + strlen("<g") - svg->str, end - found - (gssize)strlen("<g"));
}

GBytes *svg_draw(const struct layout *layout, guint side, GError **error) {
  g_autoptr(GString) svg = g_string_new(NULL);
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream(append, svg, sides_width(layout), sides_height(layout));
  cairo_t *cairo = cairo_create(surface);
  bool drawn = sides_draw(cairo, layout, side, error);
  cairo_show_page(cairo);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  drawn = drawn && draw_check(cairo_surface_status(surface), error);
  cairo_surface_destroy(surface);
  if (!drawn)
    return NULL;
  drop_surface_number(svg);
  g_string_append(svg, "<!-- " GUARD_SEAL " -->\n");
  guard_close_seal(svg->str, svg->len);
  return g_string_free_to_bytes(g_steal_pointer(&svg));
}
