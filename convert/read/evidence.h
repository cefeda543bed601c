/* What a piece shows, by itself and among the others: yes or no, a name each.  What it is, is not said here. */
#pragma once

#include "text/marker.h"

#include <glib.h>
#include <stdbool.h>

/* Name in C, name in styles/reader.costs and --dump evidence.  (The list grows: a new kind of line is told by a new
 * fact here and its lines in reader.costs.) */
#define EVIDENCE(X)                                                                                                    \
  X(ALWAYS, "always") /* of every piece: what a state costs when nothing else is known */                              \
  X(SHORT, "short")

enum evidence_id {
#define EVIDENCE_ENUM(id, name) EVIDENCE_##id,
  EVIDENCE(EVIDENCE_ENUM)
#undef EVIDENCE_ENUM
      EVIDENCE_COUNT
};

#define EVIDENCE_WORDS ((EVIDENCE_COUNT + 63) / 64)

/* How the members of a series of headings look, all together. */
enum series_form { SERIES_NONE, SERIES_ALONE, SERIES_RUN_IN, SERIES_LIST, SERIES_PARAGRAPHS };

struct evidence {
  guint64 facts[EVIDENCE_WORDS]; /* a bit for each fact */
  struct marker marker;          /* of a heading, in a series or not; decoration before it counts to its length */
  guint16 characters;            /* of the text, at most G_MAXUINT16 */
  guint8 junk;                   /* weight of words of advertising (styles/junk.rules), at most 255 */
  guint8 series;                 /* enum series_form: of the series that the marker belongs to */
  guint8 proofs;                 /* kinds of proof that it is no part of the speech */
  bool typed;        /* has a shape that never goes by words (a speaker, a date, a number of a series …) */
  const char *proof; /* interned: the strongest of them, the rule that a dropped piece names; or NULL */
};

static inline bool evidence_has(const struct evidence *evidence, enum evidence_id id) {
  return (evidence->facts[id / 64] >> (id % 64)) & 1;
}

static inline void evidence_set(struct evidence *evidence, enum evidence_id id, bool yes) {
  evidence->facts[id / 64] |= (guint64)yes << (id % 64);
}

/* "names-hearers" …; and back (-1: there is no such fact). */
const char *evidence_name(enum evidence_id id);
int evidence_from_name(const char *name);
