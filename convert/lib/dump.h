/* What an arrow of the flow carries, as text: for people who ask why something is as it is, and for tests. */
#pragma once

#include "lib/speech.h"

struct dump_row {
  const char *name;    /* "lines" */
  const char *meaning; /* what it is, in English: the msgid of a message */
  bool (*run)(struct jg_speech *speech, GString *out, GError **error);
};

/* What can be dumped, in the order of the flow; NULL past the last one. */
const struct dump_row *dump_at(guint index);

/* Goes as far as is needed and returns what that step made; NULL and an error when it cannot be done, or
 * (JIANGGAO_ERROR_USAGE) when there is no such step.  Free with g_free. */
char *dump_run(struct jg_speech *speech, const char *what, GError **error);
