/* The tree as JSON (spec/tree-json.md): the machine-readable face of the tree. */
#pragma once

#include "write/job.h"

/* The writer "json".  Cannot fail. */
bool json_write(const struct write_job *job, GPtrArray *artifacts, GError **error);

/* Appends the findings of one file as a member of "files" of docs/findings.schema.json.  `name` is the input's path as
 * the user gave it. */
void json_append_findings(GString *out, const char *name, const struct report *report);
