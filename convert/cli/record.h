/* The report of a large run (--report): a line of JSON for each input, which a later run reads to go on (--resume). */
#pragma once

#include "cli/plan.h"

struct record;

/* Opens the report, to add to it; with --resume what it tells is read before.  NULL and an error when it cannot be
 * opened. */
struct record *record_open(const struct options *options, GError **error);

/* Closes the report; false and an error when a line of it is missing. */
bool record_close(struct record *record, GError **error);

/* What tells whether a task was done: a digest of the program's version, what was asked for, where the outputs go and
 * the bytes of the input and of the files that are named; NULL when the input cannot be read twice.  `sha256` becomes
 * that of the input alone.  Free both with g_free. */
char *record_key(const struct options *options, const struct task *task, char **sha256);

/* Whether a run before did the task of this key, and its outputs are still there. */
bool record_is_done(const struct record *record, const struct task *task, const char *key);

/* How a task ended. */
struct recorded {
  const struct task *task;
  const char *key, *sha256; /* or NULL */
  int status;               /* as the program's exit status, of this task alone */
  const GPtrArray *outputs; /* paths, of char * */
  guint findings[3];        /* by enum jg_severity */
  const char *message;      /* of an error, or NULL */
};

/* Adds the line, in one piece: several processes may write one report. */
void record_add(struct record *record, const struct recorded *recorded);
