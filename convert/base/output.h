/* Writing results so that a reader never sees half a file. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Writes `bytes` to the file `path`: beside its place first, then renamed into it, so that the old file stays
 * whole if anything fails.  A path that is a device or a pipe (/dev/stdout) is written directly.  Errors are
 * JIANGGAO_ERROR_OUTPUT and tell the path, what went wrong and what to do. */
bool output_write(const char *path, GBytes *bytes, GError **error);

/* The same into a file that is open already; `name` is what errors call it. */
bool output_write_open(int fd, const char *name, GBytes *bytes, GError **error);
