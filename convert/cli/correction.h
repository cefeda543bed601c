/* check --write: the text file itself, corrected. */
#pragma once

#include "lib/jianggao.h"

#include <glib.h>
#include <stdbool.h>

/* Writes the text with the safe corrections of these classes (JG_FIX_…) over the file it was read from; the file as it
 * was stays beside it with .bak behind its name, never over another one.  Nothing is written when nothing changes.
 * Appends a line on what was done.  JIANGGAO_ERROR_USAGE of standard input and of a Word file, JIANGGAO_ERROR_OUTPUT
 * when the file would not come back byte for byte but for the corrections, or cannot be written. */
bool correction_write(const char *path, const struct jg_speech *speech, guint classes, GString *out, GError **error);
