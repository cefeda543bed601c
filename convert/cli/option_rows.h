/* The options: one row for each, from which the parser, --help, completions and the manual come. */
#pragma once

#include "cli/commands.h"

#include <glib.h>

/* What the value of an option is. */
enum option_kind {
  OPTION_FLAG,    /* none: gboolean */
  OPTION_TEXT,    /* char * */
  OPTION_PATH,    /* char *: a file's name */
  OPTION_TEXTS,   /* char **: repeatable */
  OPTION_PATHS,   /* char **: repeatable */
  OPTION_WORDS,   /* char **: repeatable, and parted by commas */
  OPTION_CHOICE,  /* int: the place of the word among option_words */
  OPTION_CLASSES, /* guint: of words parted by commas, (1 << place) each; all when none is given */
  OPTION_COUNT,   /* int */
  OPTION_NUMBER,  /* double */
};

/* What a shell offers behind it, beside option_words. */
enum option_offer { OFFER_NOTHING, OFFER_FILES, OFFER_FOLDERS, OFFER_STYLES, OFFER_ROLES };

/* The section of the manual that it stands in. */
enum option_section { SECTION_RESULTS, SECTION_LOOKS, SECTION_READING, SECTION_OTHERS, SECTION_COUNT };

/* The words for people are English: msgids of messages. */
struct option_row {
  const char *name; /* without --; NULL behind the last row */
  char letter;      /* or 0 */
  guint commands;   /* of (1u << enum command) */
  enum option_section section;
  enum option_kind kind;
  gsize offset;               /* in struct options */
  const char *value;          /* what its value is called; NULL of a flag */
  const char *const *choices; /* words it takes, NULL-terminated; NULL where they are not told here */
  enum option_offer offer;
  const char *help; /* a line for --help; the words that it takes are put behind it */
  const char
      *manual; /* for the manual: `bold`, {slanted}; %s: the words that it takes, with what they mean; NULL: help */
};
extern const struct option_row option_rows[];

/* The title of a section of the manual: a msgid. */
const char *option_section_title(enum option_section section);

/* A word that an option takes; its meaning is the msgid of a message, or NULL. */
struct option_word {
  const char *name, *meaning;
};

/* The words that an option takes (of struct option_word): its choices, the formats of --to, the steps of --dump.  Empty
 * where it takes anything.  Free with g_array_unref. */
GArray *option_words(const struct option_row *row);

/* Their names, parted by ", "; free with g_free. */
char *option_word_names(const struct option_row *row);

/* The row of this name, without --; NULL when there is none. */
const struct option_row *option_by_name(const char *name);
