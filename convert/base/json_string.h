/* Strings in JSON. */
#pragma once

#include <glib.h>

/* Appends a JSON string with its quotes.  Everything but quotes, backslashes and control characters stays as UTF-8. */
void json_put_string(GString *out, const char *text);

/* The same of so many bytes. */
void json_put_slice(GString *out, const char *text, gsize length);
