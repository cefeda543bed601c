/* Findings in SARIF 2.1.0. */
#pragma once

#include "base/report.h"

/* What stands before the first result: the tool, and every finding it knows as a rule. */
void sarif_append_head(GString *out);

/* The findings of one file as results, parted by commas; nothing for none. */
void sarif_append_findings(GString *out, const char *name, const struct report *report);
