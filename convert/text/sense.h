/* Whether a decoded text makes sense as Chinese, and what went wrong where it does not. */
#pragma once

#include "base/report.h"

#include <glib.h>
#include <stdbool.h>

/* Looks at a text (NUL-terminated, of *length bytes) that was decoded as `encoding`.  Text that was decoded wrongly
 * before it reached this file is an error (JIANGGAO_ERROR_INPUT) that says what it is; with `mend` it is a finding, and
 * text whose every character comes back is set right in *text and *length.  Characters that were lost for good, and
 * text that is no Chinese in this encoding, are findings. */
bool sense_check(const char *name, char **text, gsize *length, const char *encoding, bool mend, struct report *report,
                 GError **error);
