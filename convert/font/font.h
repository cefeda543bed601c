/* Faces: which font serves which role, and what a face can tell about its glyphs.
 *
 * fontconfig finds the fonts in a configuration of the program's own (never the system's, until a character is
 * missing); Pango opens them, knows what they cover and shapes.  All measures are in em. */
#pragma once

#include "base/report.h"
#include "style/families.h"

#include <cairo.h>
#include <glib.h>
#include <hb.h>
#include <pango/pango.h>

/* The ink of one glyph, in em, relative to its origin (y grows downward). */
struct ink {
  float left, right, top, bottom;
};

/* One font at no particular size.  A face belongs to one font set and one thread, and lives as long as the set. */
struct face {
  char *family; /* the name it was asked for by, with its weight: "FandolSong Bold" */
  char *file;
  int index;       /* in a font collection; above the low 16 bits a named instance of a variable font */
  bool bold;       /* its strokes are bold: nothing is to be thickened */
  bool thin_marks; /* its marks are to be thickened beside its characters */
  bool fallback;   /* serves no role by families.xml, only characters that no role's face has */
  guint glyph_count;
  hb_font_t *hb; /* owned by the Pango font */
  struct face_private *private;
};

/* One glyph of a shaped text, lengths in em. */
struct shaped_glyph {
  guint32 glyph;
  float advance;
  float x_offset, y_offset; /* from the pen to the glyph's origin; y grows downward */
  guint cluster;            /* byte offset in the text of the first character it stands for */
};

/* What face_shape shapes: `length` bytes of UTF-8 from `start` on, with the neighbours that a joining script looks
 * at. */
struct shaped_text {
  const char *context;
  gsize context_length, start, length;
};

struct font_set;

/* Opens the fonts for all roles: first from the folders (or font files) `dirs` (NULL-terminated, may be NULL),
 * then the program's own fonts folder.  The first of them that has any of a role's families serves that role, so that a
 * user's font wins.  The system's fonts are not asked.
 *
 * A role whose families are all missing borrows another role's face (font_set_lender).  Errors are JIANGGAO_ERROR_FONT:
 * a folder that was named but is not there, or no Chinese font at all (with the command to run). */
struct font_set *font_set_new(const struct family_set *families, char *const *dirs, GError **error);
void font_set_free(struct font_set *set);
typedef struct font_set FontSet; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontSet, font_set_free)

/* The face of a role; never NULL; owned by the set. */
struct face *font_set_face(struct font_set *set, enum font_role role);

/* The same for bold text: the bold of its family (of Latin: of any of the role's families), or its usual face;
 * face->bold tells. */
struct face *font_set_bold_face(struct font_set *set, enum font_role role);

/* Face `i` of a role's list in families.xml, of those that the folders have; 0 is the role's own; NULL after the last.
 */
struct face *font_set_listed_face(struct font_set *set, enum font_role role, bool bold, guint i);

/* The role whose families gave this role its face: `role` itself, or the one that stands in because none of the
 * families of `role` was found. */
enum font_role font_set_lender(const struct font_set *set, enum font_role role);

/* Whether figures and letters among characters of this role are bold (typography E13). */
bool font_set_latin_is_bold(const struct font_set *set, enum font_role role);

/* The first face that has all of a word or cluster: the role's own, the next ones of its list in families.xml, any
 * other in the font folders, the system's best for Chinese text (spec A5 to A8, D6); NULL when there is none.  Beyond
 * the role's own face the choice is made once per character. */
struct face *font_set_find(struct font_set *set, enum font_role role, bool bold, const char *text, gsize length);

/* Context of Pango for itemizing: scripts and directions, Chinese unless the text says otherwise.  Owned by the set. */
PangoContext *font_set_context(struct font_set *set);

/* The nominal glyph of `c`; 0 when the face has none, or draws another character there (typography K1). */
guint32 face_glyph(struct face *face, gunichar c);

/* Characters that need no glyph: joiners, marks of direction, variation selectors. */
bool face_prints_nothing(gunichar c);

/* The characters for which the font file has a glyph that draws another character (fonts/fonts.conf), as UTF-8.  Looks
 * at all its characters: for people who ask, not for text.  Free with g_free. */
char *face_wrong_characters(struct face *face);

/* Whether the face has glyphs for all characters of a text that print anything, as they are or composed. */
bool face_covers(struct face *face, const char *text, gsize length);

/* Advance of a glyph, in em. */
double face_advance(struct face *face, guint32 glyph);

/* Ink box of a glyph; false when it has no ink. */
bool face_ink(struct face *face, guint32 glyph, struct ink *ink);

/* Appends the glyphs of a text to `glyphs` (of struct shaped_glyph): kerning, ligatures, combining marks and joining
 * scripts.  For words and every script but Han, whose glyphs are face_glyph().  The text is part of one run of Pango's
 * and `face` covers it; right-to-left text comes in visual order with clusters falling.  A ligature is one glyph: the
 * next glyph's cluster tells where its text ends.  Characters that print nothing leave no glyph of their own. */
void face_shape(struct face *face, const PangoAnalysis *run, const struct shaped_text *text, GArray *glyphs);

/* The face for Cairo; owned by the face.  Glyph numbers are those of the layout.  `thick`: thickened, for a bold that
 * the face does not have.  Faces of another `number` (0, 1 …) look the same, but are others for Cairo: where a glyph
 * stands for two texts, each needs its own.  NULL when it cannot be drawn. */
cairo_font_face_t *face_cairo(struct face *face, bool thick, guint number);

/* The same, not thickened, for text in a PDF and nothing else: its paths may be boxes (font/glyph_boxes.h). */
cairo_font_face_t *face_cairo_in_pdf(struct face *face, guint number);

/* The versions of the libraries for fonts and pages, a line each; free with g_free. */
char *font_libraries(void);
