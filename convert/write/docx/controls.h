/* Placeholders (×区, XX县) as content controls.  All that stand for one thing are bound to one node of a data part, so
 * that who fills in one fills in all of them. */
#pragma once

#include "write/docx/packed.h"
#include "write/docx/runs.h"

/* Word slows down with each control; a text with more placeholders has the rest of them highlighted. */
#define CONTROLS_MAX 10000

/* What the controls of one document share. */
struct controls {
  const GPtrArray *names; /* by identity - 1 */
  GHashTable *shown;      /* signs to the name of their docPart */
  GHashTable *values;     /* by identity: what those that are filled in hold */
  GPtrArray *signs;       /* the signs, in the order of their docParts */
  char *store;            /* {GUID} of the data part */
  guint count;            /* controls so far: their ids */
};

/* `doc` must outlive it.  Clear with controls_clear. */
void controls_init(struct controls *controls, const struct doc *doc);
void controls_clear(struct controls *controls);

/* Adds a cut for each placeholder of the block. */
void controls_cut(struct controls *controls, const struct block *block, GArray *cuts);

/* The control around a run that shows the signs, `cut->length` bytes. */
void control_open(const struct run_context *context, const struct cut *cut, const char *signs);
void control_close(struct xml_out *out);

/* Adds the data part and the glossary, which holds what an unfilled control shows (ECMA-376 part 1, 17.5.2.25: a
 * control without it shows five no-break spaces, and the × is lost).  Nothing when there was no placeholder. */
void controls_add_parts(const struct controls *controls, struct packed *parts);
