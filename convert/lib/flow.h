/* The way from bytes to outputs. */
#pragma once

#include "lib/speech.h"

/* How far to go. */
struct wanted {
  bool pages;                  /* set the pages */
  const struct writer *writer; /* and write this format, or NULL */
  const struct write_options *options;
  GPtrArray *artifacts; /* where its bytes go, of struct artifact */
};

/* Does what is wanted and has not been done for this speech yet.  False and an error when a step cannot be done. */
bool flow_run(struct jg_speech *speech, const struct wanted *wanted, GError **error);
