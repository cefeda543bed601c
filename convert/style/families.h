/* Font roles to font families, from fonts/families.xml: official fonts first, then the free ones. */
#pragma once

#include "style/style.h"

/* One family to try for a role: any of a font's names, Chinese or English. */
struct family {
  char *name;
  int weight;      /* as in CSS and OpenType: 300 light, 400 regular, 700 bold */
  bool thin_marks; /* its marks are lighter than its characters, and are thickened (typography E13: no light signs in a
                      bold line) */
};

struct family_set {
  /* For each role the families to try, best first; ends with one whose name is NULL.  The last may be a generic name
   * ("serif"), which only a system's font configuration knows. */
  struct family *families[FONT_ROLE_COUNT];
  bool bold_latin[FONT_ROLE_COUNT]; /* figures and letters among the role's characters are bold (typography E13) */
  /* What the Word file names: the official font, what Word should take in its place, and its fontTable facts. */
  struct word_font {
    char *name, *alt, *panose, *charset, *family, *pitch;
  } word[FONT_ROLE_COUNT];
};

/* Reads fonts/families.xml.  Errors are JIANGGAO_ERROR_STYLE. */
struct family_set *families_load(GError **error);

void families_free(struct family_set *families);
typedef struct family_set FamilySet; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FamilySet, families_free)
