/* One piece looked at alone: what evidence_alone.c, evidence_names.c and evidence_site.c share. */
#pragma once

#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"

/* Lines longer than this (in characters) are paragraphs: most facts are about shorter ones. */
#define SIGHT_SHORT_CHARS 120

/* Lines longer than this (in bytes) are not weighed as a whole. */
#define SIGHT_WEIGHED_BYTES 900

/* The piece being looked at. */
struct sight {
  const struct reader *reader;
  const struct words *words;
  const struct piece *piece;
  struct evidence *evidence;
  const char *text;
  gsize length;
  gsize said; /* of it, in bytes: without the pictures behind its last stop */
  gsize chars;
  gunichar first, last;
};

/* Names and kinds: who is spoken to, who speaks, dates, what the line is called by. */
void evidence_names(const struct sight *sight);

/* Whether the line could be a title, when all else that it shows alone is known. */
void evidence_title_like(const struct sight *sight);

/* Labels before values; what speaks for a site. */
void evidence_labels(const struct sight *sight);
void evidence_site(const struct sight *sight);

static inline void sight_set(const struct sight *sight, enum evidence_id id, bool yes) {
  evidence_set(sight->evidence, id, yes);
}

static inline bool sight_has(const struct sight *sight, enum evidence_id id) {
  return evidence_has(sight->evidence, id);
}

#define sight_has_any(sight, ...) evidence_has_any((sight)->evidence, __VA_ARGS__)

static inline bool sight_begins(const struct sight *sight, const char *word) {
  return shape_begins(sight->text, sight->length, word);
}

static inline bool sight_holds(const struct sight *sight, const char *word) {
  return shape_contains(sight->text, sight->length, word);
}

/* Whether a word of the list is in the line, and how many of them are. */
static inline bool sight_holds_word(const struct sight *sight, enum word_list list) {
  return words_has(sight->words, list, sight->text, sight->length);
}

static inline guint sight_count(const struct sight *sight, enum word_list list) {
  return words_in(sight->words, list, sight->text, sight->length);
}
