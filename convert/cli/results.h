/* What was made of one input, and how it comes into the files that it is for. */
#pragma once

#include "cli/plan.h"

#include <sys/stat.h>

struct results;

/* Nothing yet; free with results_free. */
struct results *results_new(struct jg *jg);
void results_free(struct results *results);
typedef struct results Results; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Results, results_free)

/* What is taken from now on is for this output, which must live as long as the results. */
void results_begin(struct results *results, const struct target *target);

/* A jg_sink over the struct results. */
bool results_take(void *results, const char *part, const void *bytes, size_t length);

/* Whether an output is there, or the picture of its first page. */
bool results_are_there(const struct target *target);

/* Writes everything: all files are whole, and it is certain that they may stand in their places, before the first comes
 * into its place (base/output.h).  Then pictures of pages that a longer text had are taken away, if they are as this
 * program made them.  `source` is the input's status; `force` is that of the options.  Appends the paths to `written`
 * (of char *). */
bool results_write(struct results *results, const struct stat *source, bool force, GPtrArray *written, GError **error);
