/* From a path to a speech. */
#pragma once

#include "cli/options.h"

#include <sys/stat.h>

/* Reads the file `path` ("-": standard input) with the library.  A file PATH.as beside it holds further LINE=ROLE
 * overrides, one a line.  `status` becomes that of the file, and may be NULL.  NULL and an error when there is nothing
 * to convert.  Free with jg_speech_free. */
struct jg_speech *input_read(struct jg *jg, const char *path, const struct options *options, struct stat *status,
                             GError **error);

/* The name of that file; free with g_free. */
char *input_overrides(const char *path);

/* The text of a list that a user has written, in UTF-8 or GB18030; free with g_free.  NULL and JIANGGAO_ERROR_INPUT
 * when it cannot be read or is no text. */
char *input_list(const char *path, GError **error);

/* The same file as --dump has it: what one step of the conversion hands to the next.  Free with jg_text_free. */
char *input_dump(struct jg *jg, const char *path, const struct options *options, GError **error);

/* The files that the list `path` ("-": standard input) names, one a line or each ended by NUL; those that are not there
 * too.  NULL and JIANGGAO_ERROR_INPUT when it cannot be read.  Free with g_strfreev. */
char **inputs_listed(const char *path, bool null, GError **error);

/* Not standard input and other pipes, which do not give the bytes again that somebody has taken.  What is not there is
 * told by whoever reads it. */
bool input_can_be_read_twice(const char *path);

/* Whether the file may be a Word file: its first bytes, or it can be read but once. */
bool input_may_be_word(const char *path);

/* From now on Word files are read in processes of their own, so many at a time; with `word` false none will come.  To
 * be called before there are threads. */
bool input_isolate(struct jg *jg, bool word, guint processes, GError **error);
