/* From what stands on the command line to files. */
#pragma once

#include "cli/options.h"

/* The files that the inputs of the options stand for, in order: a folder is replaced by its texts (.txt) and Word files
 * (.docx), sorted, with --recursive also those of its folders.  A Word file beside a text of its name is taken for what
 * was made of that text.  What is passed over is told on standard error, unless --quiet.  NULL and
 * JIANGGAO_ERROR_INPUT for a file that is not there or a folder without texts.  Free with g_strfreev. */
char **folders_expand(const struct options *options, GError **error);
