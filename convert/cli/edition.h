/* What the options of an edition are among the measures of a style. */
#pragma once

#include "cli/options.h"

/* Chooses the style of --edition and --draft, and sets options->measures: the other options as settings, then those of
 * --set, which come after and count.  False and JIANGGAO_ERROR_USAGE for options that contradict each other. */
bool edition_settle(struct options *options, GError **error);
