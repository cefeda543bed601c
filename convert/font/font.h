/* Faces: which font file serves which role, and what a face can tell about its glyphs.
 *
 * Files are read with HarfBuzz (names, coverage, metrics, shaping; 0.1 ms for six files) and drawn through FreeType and
 * Cairo.  Fontconfig is asked only for a system face for a character that no role has.  All measures are in em. */
#pragma once

#include "base/report.h"
#include "style/families.h"

#include <cairo.h>
#include <glib.h>
#include <hb.h>

/* The ink of one glyph, in em, relative to its origin (y grows downward). */
struct ink {
  float left, right, top, bottom;
};

/* One font file at no particular size.  A face belongs to one font set and one thread. */
struct face {
  char *family; /* the name it was asked for by; of a fallback face the name it has */
  char *file;
  int index;     /* in a font collection */
  bool fallback; /* serves no role, only characters that no role's face has */
  hb_font_t *hb; /* scale: units per em */
  unsigned int upem;
  unsigned int glyph_count;
  struct glyph_metrics *metrics; /* face.c: by glyph, measured when first asked for */
  cairo_font_face_t *cairo;      /* face.c: made when first drawn; use face_cairo() */
  cairo_font_face_t *cairo_bold; /* and face_cairo_bold() */
};

/* One glyph of a shaped text, lengths in em. */
struct shaped_glyph {
  guint32 glyph;
  float advance;
  float x_offset, y_offset; /* from the pen to the glyph's origin; y grows downward */
  guint cluster;            /* byte offset in the text of the first character it stands for */
};

struct font_set;

/* Opens the fonts for all roles: first from the folders (or font files) `dirs` (NULL-terminated, may be NULL;
 * --font-dir), then JIANGGAO_FONTS (a list parted by ':'), then the program's own fonts folder.  The first of them that
 * has any of a role's families serves that role, so that a user's font wins.  The system's fonts are not asked.
 *
 * A role whose families are all missing borrows another role's face (font_set_lender).  Errors are JIANGGAO_ERROR_FONT:
 * a folder that was named but is not there, or no Chinese font at all (with the command to run). */
struct font_set *font_set_new(const struct family_set *families, char *const *dirs, GError **error);
void font_set_free(struct font_set *set);
typedef struct font_set FontSet; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontSet, font_set_free)

/* The face of a role; never NULL; owned by the set. */
struct face *font_set_face(struct font_set *set, enum font_role role);

/* The role whose families gave this role its face: `role` itself, or the one that stands in because none of the
 * families of `role` was found. */
enum font_role font_set_lender(const struct font_set *set, enum font_role role);

/* A face that has a glyph for `c`: the role's own, the body's, another role's, else any other in the font folders or
 * from the system (a finding of the caller: face->fallback), or NULL when no font on this machine has it.  Beyond the
 * role's own face the choice is made once per character, Chinese faces before Japanese and Korean ones (spec D6). */
struct face *font_set_face_for(struct font_set *set, enum font_role role, gunichar c);

/* The nominal glyph of `c`, 0 when the face has none. */
guint32 face_glyph(struct face *face, gunichar c);

/* Advance of a glyph, in em. */
double face_advance(struct face *face, guint32 glyph);

/* Ink box of a glyph; false when it has no ink. */
bool face_ink(struct face *face, guint32 glyph, struct ink *ink);

/* Appends the glyphs of `length` bytes of UTF-8 to `glyphs` (of struct shaped_glyph): kerning, ligatures, combining
 * marks and joining scripts.  For Latin words and every script but Han, whose glyphs are face_glyph().  The text is one
 * word or run that `face` covers, of one script; right-to-left text comes in visual order with clusters falling.  A
 * ligature is one glyph: the next glyph's cluster tells where its text ends.  Characters that print nothing (joiners,
 * variation selectors) leave no glyph of their own. */
void face_shape(struct face *face, const char *text, gsize length, GArray *glyphs);

/* The face for Cairo; owned by the face.  NULL when FreeType cannot read the file. */
cairo_font_face_t *face_cairo(struct face *face);

/* The same, thickened, for a bold that the face does not have. */
cairo_font_face_t *face_cairo_bold(struct face *face);
