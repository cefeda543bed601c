/* What one step of the flow hands to the next, as text: for people who ask why something is as it is, and for tests. */
#pragma once

#include "lib/speech.h"

struct step {
  const char *name;    /* "lines" */
  const char *meaning; /* what it is, in English: the msgid of a message */
  /* Goes so far with a speech of which nothing is known yet, and appends what that step made. */
  bool (*dump)(struct jg_speech *speech, GString *out, GError **error);
};

/* The steps in the order of the flow; NULL past the last one. */
const struct step *step_at(guint index);

/* The step of this name, or NULL and JIANGGAO_ERROR_USAGE. */
const struct step *step_by_name(const char *name, GError **error);
