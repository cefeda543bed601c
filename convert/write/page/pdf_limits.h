#pragma once

#include "layout/layout.h"

#include <stdbool.h>

/* Whether pages may become one PDF (LIMIT_SIDES, LIMIT_CHARACTERS, LIMIT_CHANGES).  JIANGGAO_ERROR_OUTPUT when there are
 * too many copies, JIANGGAO_ERROR_INPUT when the text is of a kind that takes too long. */
bool pdf_limits_check(const struct layout *layout, GError **error);
