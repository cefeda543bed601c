#include "font/face.h"

#include "font/outlines.h"

#include <hb-ot.h>

struct glyph_metrics {
  float advance;
  struct ink ink;
  bool has_advance, measured, has_ink; /* the ink is measured apart: few glyphs are asked for it, and it takes longer */
};

static bool has_table(hb_face_t *face, hb_tag_t tag) {
  hb_blob_t *table = hb_face_reference_table(face, tag);
  const bool has = hb_blob_get_length(table) > 0;
  hb_blob_destroy(table);
  return has;
}

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
  const bool can_draw =
      has_table(hb_face, HB_TAG('g', 'l', 'y', 'f')) || has_table(hb_face, HB_TAG('C', 'F', 'F', ' '));
  hb_face_destroy(hb_face);
  if (face->glyph_count == 0 || !can_draw)
    return NULL;
  face->metrics = g_new0(struct glyph_metrics, face->glyph_count);
  return g_steal_pointer(&face);
}

void face_free(struct face *face) {
  if (!face)
    return;
  cairo_font_face_destroy(face->cairo);
  cairo_font_face_destroy(face->cairo_bold);
  hb_font_destroy(face->hb);
  g_free(face->metrics);
  g_free(face->family);
  g_free(face->file);
  g_free(face);
}

/* A damaged font may speak of glyphs that it does not have. */
static guint32 real_glyph(const struct face *face, guint32 glyph) {
  return glyph < face->glyph_count ? glyph : 0;
}

guint32 face_glyph(struct face *face, gunichar c) {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(face->hb, c, &glyph) ? real_glyph(face, glyph) : 0;
}

static struct glyph_metrics *metrics_of(struct face *face, guint32 glyph) {
  return &face->metrics[real_glyph(face, glyph)];
}

double face_advance(struct face *face, guint32 glyph) {
  struct glyph_metrics *metrics = metrics_of(face, glyph);
  if (!metrics->has_advance)
    metrics->advance = (float)hb_font_get_glyph_h_advance(face->hb, glyph) / (float)face->upem;
  metrics->has_advance = true;
  return metrics->advance;
}

static void measure_ink(struct face *face, guint32 glyph, struct glyph_metrics *metrics) {
  const float em = (float)face->upem;
  hb_glyph_extents_t box;
  metrics->measured = true;
  if (!hb_font_get_glyph_extents(face->hb, glyph, &box) || box.width == 0 || box.height == 0)
    return;
  metrics->has_ink = true; /* HarfBuzz's y grows upward, its height is negative */
  metrics->ink.left = (float)box.x_bearing / em;
  metrics->ink.right = (float)(box.x_bearing + box.width) / em;
  metrics->ink.top = (float)-box.y_bearing / em;
  metrics->ink.bottom = (float)-(box.y_bearing + box.height) / em;
}

bool face_ink(struct face *face, guint32 glyph, struct ink *ink) {
  struct glyph_metrics *metrics = metrics_of(face, glyph);
  if (!metrics->measured)
    measure_ink(face, glyph, metrics);
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
        .glyph = real_glyph(face, info[i].codepoint),
        .advance = (float)position[i].x_advance / em,
        .x_offset = (float)position[i].x_offset / em,
        .y_offset = (float)-position[i].y_offset / em,
        .cluster = info[i].cluster,
    };
    g_array_append_val(glyphs, glyph);
  }
  hb_buffer_destroy(buffer);
}

cairo_font_face_t *face_cairo(struct face *face) {
  if (!face->cairo)
    face->cairo = outlines_face(face->file, face->index, false);
  return face->cairo;
}

cairo_font_face_t *face_cairo_bold(struct face *face) {
  if (!face->cairo_bold)
    face->cairo_bold = outlines_face(face->file, face->index, true);
  return face->cairo_bold;
}
