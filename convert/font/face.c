#include "font/face.h"

#include <cairo-ft.h>
#include <hb-ot.h>

struct glyph_metrics {
  float advance;
  struct ink ink;
  bool measured, has_ink;
};

struct face *face_open(const char *file, int index, const char *family) {
  hb_blob_t *blob = hb_blob_create_from_file(file); /* maps the file; empty when it cannot be read */
  hb_face_t *hb_face = hb_face_create(blob, (unsigned int)index);
  hb_blob_destroy(blob);
  g_autoptr(Face) face = g_new0(struct face, 1);
  face->family = g_strdup(family);
  face->file = g_strdup(file);
  face->index = index;
  face->hb = hb_font_create(hb_face);
  face->upem = hb_face_get_upem(hb_face);
  face->glyph_count = hb_face_get_glyph_count(hb_face);
  hb_face_destroy(hb_face);
  if (face->glyph_count == 0)
    return NULL;
  face->metrics = g_new0(struct glyph_metrics, face->glyph_count);
  return g_steal_pointer(&face);
}

void face_free(struct face *face) {
  if (!face)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(face->cairo); i++)
    if (face->cairo[i])
      cairo_font_face_destroy(face->cairo[i]);
  hb_font_destroy(face->hb);
  g_free(face->metrics);
  g_free(face->family);
  g_free(face->file);
  g_free(face);
}

guint32 face_glyph(struct face *face, gunichar c) {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(face->hb, c, &glyph) ? glyph : 0;
}

static void measure(struct face *face, guint32 glyph, struct glyph_metrics *metrics) {
  const float em = (float)face->upem;
  metrics->measured = true;
  metrics->advance = (float)hb_font_get_glyph_h_advance(face->hb, glyph) / em;
  hb_glyph_extents_t box;
  if (!hb_font_get_glyph_extents(face->hb, glyph, &box) || box.width == 0 || box.height == 0)
    return;
  metrics->has_ink = true; /* HarfBuzz's y grows upward, its height is negative */
  metrics->ink.left = (float)box.x_bearing / em;
  metrics->ink.right = (float)(box.x_bearing + box.width) / em;
  metrics->ink.top = (float)-box.y_bearing / em;
  metrics->ink.bottom = (float)-(box.y_bearing + box.height) / em;
}

static const struct glyph_metrics *metrics_of(struct face *face, guint32 glyph) {
  struct glyph_metrics *metrics = &face->metrics[glyph < face->glyph_count ? glyph : 0];
  if (!metrics->measured)
    measure(face, glyph, metrics);
  return metrics;
}

double face_advance(struct face *face, guint32 glyph) {
  return metrics_of(face, glyph)->advance;
}

bool face_ink(struct face *face, guint32 glyph, struct ink *ink) {
  const struct glyph_metrics *metrics = metrics_of(face, glyph);
  if (metrics->has_ink)
    *ink = metrics->ink;
  return metrics->has_ink;
}

void face_shape(struct face *face, const char *text, gsize length, GArray *glyphs) {
  const float em = (float)face->upem;
  hb_buffer_t *buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, text, (int)length, 0, (int)length);
  hb_buffer_guess_segment_properties(buffer);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_shape(face->hb, buffer, NULL, 0);
  unsigned int count;
  const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, NULL);
  for (unsigned int i = 0; i < count; i++) {
    const struct shaped_glyph glyph = {
        .glyph = info[i].codepoint,
        .advance = (float)position[i].x_advance / em,
        .x_offset = (float)position[i].x_offset / em,
        .y_offset = (float)-position[i].y_offset / em,
        .cluster = info[i].cluster,
    };
    g_array_append_val(glyphs, glyph);
  }
  hb_buffer_destroy(buffer);
}

/* A FreeType face with its own library: Cairo keeps a face longer than its font set (in a cache of scaled fonts) and
 * may drop it in another thread. */
struct drawing {
  FT_Library library;
  FT_Face face;
};

static void drawing_free(void *data) {
  struct drawing *drawing = data;
  FT_Done_Face(drawing->face);
  FT_Done_FreeType(drawing->library);
  g_free(drawing);
}

/* Opens a file for drawing; NULL when FreeType cannot read it. */
static struct drawing *drawing_open(const char *file, int index) {
  FT_Library library;
  FT_Face face;
  if (FT_Init_FreeType(&library) != 0)
    return NULL;
  if (FT_New_Face(library, file, index, &face) != 0) {
    FT_Done_FreeType(library);
    return NULL;
  }
  struct drawing *drawing = g_new(struct drawing, 1);
  *drawing = (struct drawing){library, face};
  return drawing;
}

cairo_font_face_t *face_cairo(struct face *face, bool bold) {
  static const cairo_user_data_key_t key;
  if (face->cairo[bold])
    return face->cairo[bold];
  struct drawing *drawing = drawing_open(face->file, face->index);
  if (!drawing)
    return NULL;
  /* The page is set in em: hinting would only move outlines and cost time. */
  cairo_font_face_t *cairo = cairo_ft_font_face_create_for_ft_face(drawing->face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data(cairo, &key, drawing, drawing_free) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(cairo);
    drawing_free(drawing);
    return NULL;
  }
  if (bold)
    cairo_ft_font_face_set_synthesize(cairo, CAIRO_FT_SYNTHESIZE_BOLD);
  face->cairo[bold] = cairo;
  return cairo;
}
