/* Faces: which font file serves which role, and what a face can tell about its glyphs. */
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
  char *family;
  char *file;
  int index; /* in a font collection */
  bool fallback; /* from the system, not from a role */
  cairo_font_face_t *cairo; /* for writers */
  hb_font_t *hb;            /* scale: units per em */
  unsigned int upem;
  GHashTable *glyphs; /* font.c: glyph metrics looked up once */
};

struct font_set;

/* Opens the fonts for all roles: first from the folders `dirs` (NULL-terminated, may be NULL; --font-dir), then
 * JIANGGAO_FONTS (a list parted by ':'), then the program's own fonts folder.  A private font configuration: the system's
 * fonts are not asked.  Error: JIANGGAO_ERROR_FONT when a role has no font at all, with the command to run. */
struct font_set *font_set_new(const struct family_set *families, char *const *dirs, GError **error);
void font_set_free(struct font_set *set);
typedef struct font_set FontSet; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontSet, font_set_free)

/* The face of a role; never NULL; owned by the set. */
struct face *font_set_face(struct font_set *set, enum font_role role);

/* A face that has a glyph for `c`: the role's own, the body's, else one from the system (a finding of the caller), or
 * NULL when no font on this machine has it.  Decided once per character. */
struct face *font_set_face_for(struct font_set *set, enum font_role role, gunichar c);

/* The nominal glyph of `c`, 0 when the face has none. */
guint32 face_glyph(struct face *face, gunichar c);

/* Advance of a glyph, in em. */
double face_advance(struct face *face, guint32 glyph);

/* Ink box of a glyph; false when it has no ink. */
bool face_ink(struct face *face, guint32 glyph, struct ink *ink);
