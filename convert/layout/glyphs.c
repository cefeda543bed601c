#include "layout/glyphs.h"

#include <glib/gi18n.h>

#define GETA 0x3013 /* 〓 */

/* True the first time it is asked for `c`. */
static bool is_news(struct composer *composer, gunichar c) {
  return g_hash_table_add(composer->reported, GUINT_TO_POINTER(c));
}

static void report_glyph(struct composer *composer, const struct span *span, guint32 offset, gunichar c,
                         const struct face *face) {
  guint line = 0, column = 0;
  if (span->block < composer->doc->blocks->len) {
    const struct block *block = g_ptr_array_index(composer->doc->blocks, span->block);
    block_place(block, span->block_offset + offset - span->start, &line, &column);
  }
  char text[7] = "";
  g_unichar_to_utf8(c, text);
  const struct place place = {line, column, text};
  if (!face) {
    report_add(composer->report, FINDING_MISSING_GLYPH, place,
               _("no font has “%s” (U+%04X); 〓 is printed; add a font that has it with --font-dir"), text, c);
  } else {
    struct finding *finding =
        report_add(composer->report, FINDING_FALLBACK_FONT, place,
                   _("“%s” (U+%04X) is not in the font of its text; it is taken from %s"), text, c, face->family);
    if (face->fallback) /* not one of the fonts that the style names */
      finding->severity = SEVERITY_WARNING;
  }
}

struct glyph_choice choose_glyph(struct composer *composer, enum font_role role, const struct span *span,
                                 guint32 offset, gunichar c) {
  struct face *face = font_set_face(composer->fonts, role);
  guint32 glyph = face_glyph(face, c);
  if (glyph)
    return (struct glyph_choice){face, glyph};
  face = font_set_face_for(composer->fonts, role, c);
  if (is_news(composer, c))
    report_glyph(composer, span, offset, c, face);
  if (!face) {
    face = font_set_face_for(composer->fonts, role, GETA);
    c = GETA;
  }
  face = face ? face : font_set_face(composer->fonts, role);
  return (struct glyph_choice){face, face_glyph(face, c)};
}

static guint cluster_at(const GArray *shaped, guint k) {
  return g_array_index(shaped, struct shaped_glyph, k).cluster;
}

guint32 cluster_length(const GArray *shaped, guint k, gsize length) {
  guint cluster = cluster_at(shaped, k);
  if (k > 0 && cluster_at(shaped, k - 1) == cluster)
    return 0;
  bool falling = cluster_at(shaped, 0) > cluster_at(shaped, shaped->len - 1);
  guint next = k;
  if (falling)
    return (guint32)((k > 0 ? cluster_at(shaped, k - 1) : length) - cluster);
  while (next < shaped->len && cluster_at(shaped, next) == cluster)
    next++;
  return (guint32)((next < shaped->len ? cluster_at(shaped, next) : length) - cluster);
}
