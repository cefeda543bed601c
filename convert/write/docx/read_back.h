/* A Word file that was made is looked at before anybody gets it. */
#pragma once

#include "write/job.h"

/* Whether the package can be opened, each of its parts unpacked as it was written, and the characters of all paragraphs
 * stand in its document in their order (but for blanks, and for what Word steers lines with).  JIANGGAO_ERROR_OUTPUT
 * when not. */
bool read_back(GBytes *file, const struct write_job *job, GError **error);
