/* The clean text: what is left of the source when advertising and layout blanks are gone. */
#pragma once

#include "write/job.h"

/* The writer "txt": one paragraph a line in UTF-8, a run-in heading on the line of its body, ends with LF.  A long
 * title has the lines that it has in print and in Word.  Cannot fail. */
bool text_write(const struct write_job *job, GPtrArray *artifacts, GError **error);
