/* The grammar of a page: the states that a piece of text can be in, which may follow which, and what each costs.
 * The costs are data: styles/reader.costs (by hand, each with its reason) and styles/reader.fitted (what tools/fit
 * adds to them). */
#pragma once

#include "read/evidence.h"

#include <glib.h>
#include <stdbool.h>

/* State, its name in the files, the role that a block in it has (ROLE_COUNT: it is not part of the speech). */
#define STATES(X)                                                                                                      \
  X(ABOVE, "above", ROLE_COUNT) /* what a site put above the speech */                                                 \
  X(TITLE, "title", ROLE_TITLE)                                                                                        \
  X(SUBTITLE, "subtitle", ROLE_SUBTITLE)                                                                               \
  X(SALUTATION, "salutation", ROLE_SALUTATION)                                                                         \
  X(HEADING, "heading", ROLE_HEADING)                                                                                  \
  X(RUN_IN, "run-in", ROLE_HEADING) /* a heading, and behind it on the same line its first paragraph */                \
  X(BODY, "body", ROLE_BODY)                                                                                           \
  X(INNER, "inner", ROLE_INNER_SALUTATION)                                                                             \
  X(DIRECTION, "direction", ROLE_STAGE_DIRECTION)                                                                      \
  X(NOTE, "note", ROLE_NOTE)                                                                                           \
  X(TABLE, "table", ROLE_TABLE)                                                                                        \
  X(INSIDE, "inside", ROLE_COUNT) /* what a site put into it */                                                        \
  X(SIGNATURE, "signature", ROLE_SIGNATURE)                                                                            \
  X(ATTACHMENT, "attachment", ROLE_ATTACHMENT)                                                                         \
  X(BELOW, "below", ROLE_COUNT) /* behind the end */

enum state {
#define STATE_ENUM(id, name, role) STATE_##id,
  STATES(STATE_ENUM)
#undef STATE_ENUM
      STATE_COUNT
};

/* A row of a number for each state, filled up to whole vectors of the processor (the numbers behind STATE_COUNT are 0),
 * so that compilers make vector instructions of a loop over it. */
#define STATE_LANES ((STATE_COUNT + 3) / 4 * 4)

/* Points are natural logarithms of odds: what speaks for a state is above 0, what speaks against it below. */
struct grammar {
  float points[EVIDENCE_COUNT][STATE_LANES];
  float step[STATE_COUNT][STATE_LANES];
  float begin[STATE_LANES];       /* of the first piece */
  float as_title[EVIDENCE_COUNT]; /* for being the title, of the lines above a salutation or first paragraph */
};

/* The points of a step or a beginning that may not be. */
#define GRAMMAR_NEVER (-1000.0f)

/* Adds what a file of costs says to those of a grammar.  false and an error as below. */
bool grammar_add(struct grammar *grammar, const char *path, GError **error);

/* Reads the program's files of costs: those by hand and, when `fitted`, what was fitted to texts.  Their form is told
 * in styles/reader.costs.  Errors: JIANGGAO_ERROR_STYLE with file, line and what is wrong in it.  Free with g_free. */
struct grammar *grammar_load(bool fitted, GError **error);

/* "title", "run-in" … */
const char *state_name(enum state state);

/* The role of a block in this state, ROLE_COUNT when it is left out. */
guint state_role(enum state state);
