/* The way from bytes to outputs. */
#pragma once

#include "lib/speech.h"

/* Does what is wanted and has not been done for this speech yet.  False and an error when a step cannot be done. */
bool flow_run(struct jg_speech *speech, const struct wanted *wanted, GError **error);
