/* What a style file may say, as tables: which attribute of which element fills which field, and how it is written.  The
 * schema (styles/style.rng) and the manual (jianggao-style.5) come from the rows: `make lists` after a change. */
#pragma once

#include "style/style.h"

#include <libxml/tree.h>

/* How the text of an attribute becomes a field. */
enum value_type { VALUE_LENGTH, VALUE_NUMBER, VALUE_COUNT, VALUE_FLAG, VALUE_TEXT, VALUE_CHOICE, VALUE_ELEMENT };

struct setting {
  const char *element, *attribute; /* NULL at the end of a table */
  enum value_type type;
  size_t offset;              /* in struct style, or in struct paragraph_style */
  const char *const *choices; /* of a VALUE_CHOICE, in the order of its enum, NULL-terminated */
  bool optional;              /* zero when it is not given */
  const char *meaning;        /* in English: the msgid of a message */
};

/* Room for a flag for each setting of a table. */
#define SETTINGS_MAX 120

extern const struct setting style_settings[];     /* into struct style */
extern const struct setting paragraph_settings[]; /* into struct paragraph_style */

/* "37mm" or "16pt" in points. */
double settings_length(const char *text);

/* Puts the attributes of `node` that `table` knows into the struct at `base`, and marks them in `given` (as long as the
 * table).  The schema has checked their form. */
void settings_read(const xmlNode *node, const struct setting *table, void *base, bool *given);

/* What is wrong with a style file, in words for people, and in which line; NULL when these tables see nothing wrong.
 * Free with g_free. */
char *settings_explain(const xmlDoc *document, int *line);
