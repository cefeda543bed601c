/* Which files a command may touch once it is known what it is to do. */
#pragma once

#include "cli/options.h"

/* From now on the command reads nothing but the folders of `inputs` (paths, NULL-terminated; "-" is none), what the
 * options name, and what the program needs itself; it writes into `written` alone (base/sandbox.h). */
void shut_in(const struct options *options, char *const *inputs, const GPtrArray *written);
