/* What a conversion has to tell of one text: one line. */
#pragma once

#include "cli/plan.h"

#include <glib.h>
#include <stdbool.h>

/* What was done with it. */
struct summary {
  const struct task *task;
  const GPtrArray *written; /* the paths of what was made, of char * */
  gsize fixes;              /* corrections that were made */
  bool verbose;             /* all findings below it, and not the errors alone */
};

/* Appends the line: the name, pages, minutes aloud, what was left out, corrected, to be filled in, to be looked at, and
 * the files.  Errors of the text, and what
 * was said of it and could not be used, are lines of their own below it. */
void summary_append(GString *out, const struct summary *summary, const struct jg_speech *speech);
