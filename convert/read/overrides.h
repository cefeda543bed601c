/* Phase: what the user says about lines (--as LINE=ROLE) goes before every rule. */
#pragma once

#include "read/pieces.h"

/* Fixes the roles of the pieces of these lines.  False and JIANGGAO_ERROR_USAGE for a wrong one; a line that does
 * not exist or is blank is a finding [override-unused], a used one [override]. */
bool overrides_apply(struct reader *reader, GError **error);
