/* What the names of paragraph styles say about a paragraph. */
#pragma once

#include "doc/doc.h"

/* What a style says: nothing, a role of the tree, or that the paragraph is made by the program that shows it. */
enum style_says {
  SAYS_NOTHING,  /* the text's own rules decide */
  SAYS_ROLE,     /* `role`, `kind` and `level` */
  SAYS_DATE,     /* a date: above the speech one of its subtitle lines, beneath it part of the signature */
  SAYS_CONTENTS, /* a line of a table of contents */
  SAYS_BESIDE,   /* a line of a cover, or the grade of secrecy, of this program's own files */
};

struct style_meaning {
  enum style_says says;
  enum role role;
  enum block_kind kind;
  guint level; /* of a heading, 1 to 9 */
};

/* Looks a w:name up: the built-in names in English and as Word, WPS and LibreOffice show them in Chinese, and the names
 * of this program's own looks; without regard to case and blanks.  SAYS_NOTHING with `*known` set for names that mean
 * plain text (Normal, 正文): what the style is based on says nothing then either. */
struct style_meaning style_meaning_of(const char *name, bool *known);
