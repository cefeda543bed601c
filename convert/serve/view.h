/* What the page shows of a text: docs/view.schema.json. */
#pragma once

#include "lib/jianggao.h"
#include "serve/decisions.h"

#include <glib.h>

/* Appends to `out` the JSON of the view of a speech that was read: its text, tree, blanks, length, places on the pages,
 * and the pages that the decisions want as PNG.  Errors: those of jg_write. */
bool view_append(GByteArray *out, struct jg_speech *speech, const struct decisions *decisions, struct jg_error **error);
