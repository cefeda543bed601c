/* Writing results so that a reader never sees half a file. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Writes `bytes` to the file `path`: beside its place first, then renamed into it, so that the old file stays
 * whole if anything fails.  A path that is a device or a pipe (/dev/stdout) is written directly.  "-" is
 * standard output.  Errors are JIANGGAO_ERROR_OUTPUT and tell the path, what went wrong and what to do. */
bool output_write(const char *path, GBytes *bytes, GError **error);
