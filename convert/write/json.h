/* The tree as JSON (spec/tree-json.md): the machine-readable face of the tree. */
#pragma once

#include "write/writer.h"

/* The writer "json".  Cannot fail. */
bool json_write(struct write_job *job, GPtrArray *artifacts, GError **error);

/* The findings alone, as a JSON array with a newline at the end, appended to `out` (for check --format json).  `name`
 * is the input's path as the user gave it. */
void json_append_findings(GString *out, const char *name, const struct report *report);
