/* What a stretch of text is set as: each role is one element, but headings have one for each level and the date of a
 * signature has its own. */
#pragma once

#include "doc/doc.h"

enum element {
#define X(symbol, name, letter, meaning) ELEMENT_##symbol,
  ROLES(X)
#undef X
      ELEMENT_HEADING_2,
  ELEMENT_HEADING_3,
  ELEMENT_HEADING_4,
  ELEMENT_DATE, /* of the signature */
  ELEMENT_COUNT
};

/* The element a block is set as, and blocks of this role, kind and level (of a heading, 1 to 4). */
enum element element_of(const struct block *block);
enum element element_for(enum role role, enum block_kind kind, guint level);

/* The level of a heading, 1 to 4; 0 for all other elements. */
guint element_level(enum element element);

/* Whether what is set as this is read aloud (doc/spoken.h). */
bool element_is_spoken(enum element element);

/* "title", "heading-1", "body" … as in style files. */
const char *element_name(enum element element);

/* The element of this name; ELEMENT_COUNT when there is none. */
enum element element_by_name(const char *name);

/* All names, in the order of the list, parted by ", ", for messages; free with g_free. */
char *element_names(void);
