/* What every text is read with. */
#pragma once

#include <glib.h>
#include <stdbool.h>

struct rules;

/* What the reader reads from styles/, loaded once; from then on it is only read, by any number of threads. */
struct read_data;

/* Reads the program's rules and, when `junk_rules` is not NULL, the user's file.  Errors: JIANGGAO_ERROR_STYLE with the
 * file and what is wrong in it.  Free with read_data_free, which takes NULL too. */
struct read_data *read_data_load(const char *junk_rules, GError **error);
void read_data_free(struct read_data *data);

/* The rules about advertising, for a text of so many lines. */
const struct rules *read_data_rules(struct read_data *data, guint lines);
