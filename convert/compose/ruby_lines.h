/* How words are read, as lines: `[缙云|jìnyún]`, in a file or among what somebody says about a text. */
#pragma once

#include "doc/ruby_word.h"

#include <stdbool.h>

/* Whether a line is meant as one of these: it begins with [, or with a line's number and [.  Before that may stand the
 * place it comes from: "speech.txt.as:3: ".  Signs may be full-width. */
bool ruby_lines_is_one(const char *line);

/* Appends the word of such a line to a list of struct ruby_word.  False and JIANGGAO_ERROR_USAGE with what was expected
 * when it has no sense. */
bool ruby_lines_add(GPtrArray *words, const char *line, GError **error);

/* The words of a file: one a line, # begins a remark; UTF-8 or GB 18030.  NULL and JIANGGAO_ERROR_STYLE when it cannot
 * be read or a line has no sense.  Free with g_ptr_array_unref. */
GPtrArray *ruby_lines_load(const char *path, GError **error);
