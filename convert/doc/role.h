/* What a block of the tree may be: the one list of roles.
 *
 * From a row come the role's constant, its name in the tree's JSON and behind --as, its letter in cases (tests/read),
 * its element of a style file, and its line in the manual. */
#pragma once

#include <glib.h>

/* X(symbol, name, letter of cases, what it is) */
#define ROLES(X)                                                                                                       \
  /* all title blocks of a text together are its title; each block is one line of it */                                \
  X(TITLE, "title", 'T', N_("a line of the title"))                                                                    \
  X(SUBTITLE, "subtitle", 's', N_("a line under the title (date, speaker, occasion)"))                                 \
  X(SALUTATION, "salutation", 'S', N_("the hearers, before the first paragraph"))                                      \
  X(HEADING, "heading", 'H', N_("a heading"))                                                                          \
  X(BODY, "body", 'B', N_("a paragraph of the speech"))                                                                \
  X(INNER_SALUTATION, "inner-salutation", 'I', N_("the hearers, between paragraphs"))                                  \
  X(STAGE_DIRECTION, "stage-direction", 'D', N_("what happens in the room, not to be read aloud"))                     \
  X(NOTE, "note", 'N', N_("a note"))                                                                                   \
  X(SIGNATURE, "signature", 'G', N_("who signs, and when"))                                                            \
  X(ATTACHMENT, "attachment", 'A', N_("a line about what is attached"))                                                \
  X(TABLE, "table", 'X', N_("rows of a table"))

enum role {
#define X(symbol, name, letter, meaning) ROLE_##symbol,
  ROLES(X)
#undef X
      ROLE_COUNT
};

/* What a subtitle line tells; a signature block is KIND_DATE or KIND_NONE. */
enum block_kind { KIND_NONE, KIND_DATE, KIND_SPEAKER, KIND_OCCASION, KIND_NOTE };

/* "title", "inner-salutation" … as in the tree's JSON; and back (-1 when there is no such role). */
const char *role_name(enum role role);
int role_from_name(const char *name);

/* What the role is, in English: the msgid of a message. */
const char *role_meaning(enum role role);

/* All names, in the order of the list, parted by ", ", for messages; free with g_free. */
char *role_names(void);

/* "date", "speaker", "occasion", "note", or NULL for KIND_NONE. */
const char *kind_name(enum block_kind kind);
