#include "layout/glyphs.h"

#include "base/items.h"
#include "base/messages.h"
#include "layout/class.h"

#include <string.h>

#define GETA "\xE3\x80\x93" /* 〓 */

struct font_wish font_wish(const struct typesetter *typesetter, const struct galley *galley, const struct span *span,
                           bool latin) {
  const enum font_role role = galley_font(galley, span, typesetter->style);
  const bool bold = galley_bold(span, typesetter->style);
  if (latin)
    return (struct font_wish){FONT_LATIN, bold || font_set_latin_is_bold(typesetter->fonts, role)};
  return (struct font_wish){role, bold};
}

static struct face *wished_face(struct typesetter *typesetter, struct font_wish wish) {
  if (typesetter->faces[wish.role])
    return typesetter->faces[wish.role];
  return wish.bold ? font_set_bold_face(typesetter->fonts, wish.role) : font_set_face(typesetter->fonts, wish.role);
}

static bool is_known(const struct typesetter *typesetter, gunichar c) {
  return g_hash_table_contains(typesetter->reported, GUINT_TO_POINTER(c));
}

/* True the first time it is asked for `c`. */
static bool is_news(struct typesetter *typesetter, gunichar c) {
  return g_hash_table_add(typesetter->reported, GUINT_TO_POINTER(c));
}

/* Where a character stands in the source. */
static struct place place_of(struct typesetter *typesetter, const struct galley *galley, guint32 offset,
                             const char *text) {
  struct place place = {.words = text};
  if (galley)
    galley_place(galley, offset, &typesetter->told, &place.line, &place.column);
  return place;
}

static void report_fallback(struct typesetter *typesetter, const struct galley *galley, guint32 offset, gunichar c,
                            const struct face *face) {
  char text[7] = "";
  g_unichar_to_utf8(c, text);
  struct finding *finding =
      report_add(typesetter->report, FINDING_FALLBACK_FONT, place_of(typesetter, galley, offset, text),
                 _("“%s” (U+%04X) is not in the font of its text; it is taken from %s"), text, c, face->family);
  if (face->fallback) /* not one of the fonts that the style names */
    finding->severity = SEVERITY_WARNING;
}

struct face *choose_face(struct typesetter *typesetter, struct font_wish wish, const struct galley *galley,
                         guint32 offset, const char *text, gsize length) {
  struct face *own = wished_face(typesetter, wish);
  if (face_covers(own, text, length))
    return own;
  struct face *face = font_set_find(typesetter->fonts, wish.role, wish.bold, text, length);
  if (!face || face == own)
    return face;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (!is_known(typesetter, c) && !face_covers(own, p, (gsize)(g_utf8_next_char(p) - p)) && is_news(typesetter, c))
      report_fallback(typesetter, galley, offset + (guint32)(p - text), c, face);
  }
  return face;
}

struct glyph_choice choose_glyph(struct typesetter *typesetter, struct font_wish wish, const struct galley *galley,
                                 guint32 offset, gunichar c) {
  struct face *face = wished_face(typesetter, wish);
  const guint32 glyph = face_glyph(face, c);
  if (glyph != 0)
    return (struct glyph_choice){face, glyph};
  char text[6];
  face = choose_face(typesetter, wish, galley, offset, text, (gsize)g_unichar_to_utf8(c, text));
  return face ? (struct glyph_choice){face, face_glyph(face, c)} : choose_geta(typesetter, wish, galley, offset, c);
}

/* ---- signs ---- */

/* Dots are as high as they are wide. */
double dot_distance(struct face *face, guint32 glyph) {
  struct ink ink;
  if (!face_ink(face, glyph, &ink))
    return 0;
  return ((double)(ink.right - ink.left) - (double)(ink.bottom - ink.top)) / 2;
}

/* How far the dots of …… may be from one distance, the least ink of — and ～, and the most of ○; em. */
#define DOTS_OFF 0.02
#define DASH_INK 0.97
#define WAVE_INK 0.7
#define SHAPE_INK 0.92

/* The least advance of “ ” and × that fill a cell; em. */
#define CELL_LEAST 0.75

static bool is_as_wanted(struct glyph_choice choice, gunichar c) {
  struct ink ink;
  if (!face_ink(choice.face, choice.glyph, &ink))
    return false;
  const double width = (double)(ink.right - ink.left);
  switch (class_of(c)) {
  case CLASS_OPEN:
  case CLASS_CLOSE:
  case CLASS_CROSS:
    return face_advance(choice.face, choice.glyph) > CELL_LEAST;
  case CLASS_ELLIPSIS:
    return ABS(dot_distance(choice.face, choice.glyph) - 1.0 / 3) < DOTS_OFF;
  case CLASS_DASH:
    return width > DASH_INK;
  case CLASS_CONNECTOR:
    return c != 0xFF5E || width > WAVE_INK;
  default:
    return width < SHAPE_INK;
  }
}

struct glyph_choice choose_sign(struct typesetter *typesetter, struct font_wish wish, const struct galley *galley,
                                guint32 offset, gunichar c) {
  const struct glyph_choice usual = choose_glyph(typesetter, wish, galley, offset, c);
  if (is_as_wanted(usual, c))
    return usual;
  const bool bold = wish.bold && usual.face->bold;
  struct face *face;
  for (guint i = 0; (face = font_set_listed_face(typesetter->fonts, wish.role, bold, i)); i++) {
    const struct glyph_choice other = {face, face_glyph(face, c)};
    if (other.glyph != 0 && is_as_wanted(other, c))
      return other;
  }
  return usual;
}

struct glyph_choice choose_geta(struct typesetter *typesetter, struct font_wish wish, const struct galley *galley,
                                guint32 offset, gunichar c) {
  char text[7] = "";
  g_unichar_to_utf8(c, text);
  if (is_news(typesetter, c))
    report_add(typesetter->report, FINDING_MISSING_GLYPH, place_of(typesetter, galley, offset, text),
               _("no font has “%s” (U+%04X); 〓 is printed; add a font that has it with --font-dir"), text, c);
  struct face *face = font_set_find(typesetter->fonts, wish.role, wish.bold, GETA, strlen(GETA));
  face = face ? face : font_set_face(typesetter->fonts, wish.role);
  return (struct glyph_choice){face, face_glyph(face, g_utf8_get_char(GETA))};
}

static guint cluster_at(const GArray *shaped, guint k) {
  return array_at(shaped, struct shaped_glyph, k).cluster;
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
