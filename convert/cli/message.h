/* What people read on standard error. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"

#include <glib.h>

/* "jianggao: message", on standard error. */
void message_error(const GError *error);

/* Appends one finding as `file:line:column: severity: message [rule]`, with a newline. */
void message_append_finding(GString *out, const char *file, const struct finding *finding);

/* Appends the ledger of a reading: how many characters of the source went where, up to the sum. */
void message_append_ledger(GString *out, const char *file, const struct ledger *ledger);

/* Appends what a conversion has to tell, one short line each: what was left out, what is to be filled in, how much
 * there is to look at.  Nothing for a text without any of these. */
void message_append_summary(GString *out, const char *file, const struct doc *doc, const struct report *report);
