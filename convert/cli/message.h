/* What people read on standard error. */
#pragma once

#include "base/output.h"
#include "lib/jianggao.h"

#include <glib.h>
#include <stdbool.h>

/* "jianggao: message", on standard error. */
void message_error(const GError *error);

/* Lines, on standard error. */
void message_print(const char *lines);

/* Sets JIANGGAO_ERROR_USAGE: what the command line asks for cannot be meant.  Returns false, for the caller to return.
 */
bool message_refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Makes an error of the library the program's own, and frees it.  Returns false, for the caller to return. */
bool message_pass_on(GError **error, struct jg_error *cause);

/* Whether what goes to `fd` has colours: --color (auto, always, never), NO_COLOR, a terminal. */
bool message_colors(int choice, int fd);

/* "warning", in the language of messages. */
const char *message_severity(enum jg_severity severity);

/* What a finding rests on, a sentence in the language of messages. */
const char *message_grounds(enum jg_grounds grounds);

/* Appends one finding as `file:line:column: severity: message [rule]`, with a newline. */
void message_append_finding(GString *out, const char *file, const struct jg_finding *finding);

/* "3 pages".  Free with g_free. */
char *message_pages(guint pages);

/* "about 11 to 14 minutes aloud", at a rate in characters a minute (0: a usual span).  Free with g_free. */
char *message_minutes(const struct jg_stats *stats, int rate);

/* Appends how long a text is, and how long it takes to say at a rate in characters a minute (0: a usual span). */
void message_append_stats(GString *out, const char *file, const struct jg_stats *stats, int rate);

/* Appends the ledger of a reading: how many characters of the source went where, up to the sum. */
void message_append_ledger(GString *out, const char *file, const struct jg_speech *speech);

/* Appends how many corrections were made. */
void message_append_fixes(GString *out, const char *file, gsize count);
