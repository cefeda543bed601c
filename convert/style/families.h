/* Font roles to font families, from fonts/families.xml: official fonts first, then the free ones. */
#pragma once

#include "style/style.h"

struct family_set {
  /* For each role, NULL-terminated: the families to try, best first (any of a font's names, Chinese or English). */
  char **families[FONT_ROLE_COUNT];
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
