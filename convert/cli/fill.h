/* What blanks are filled with: NAME=VALUE, lists of them, tables with a row for each document. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* What --fill says. */
struct fill_values {
  char **pairs;    /* NAME=VALUE for every document; NULL-terminated */
  GPtrArray *rows; /* of char **: NAME=VALUE of one document each, after the rows of a CSV file; NULL: no such file */
};

/* Reads what was given: NAME=VALUE, the name of a list (lines NAME=VALUE, remarks behind #) or of a CSV file (a column
 * a blank, a row a document).  JIANGGAO_ERROR_USAGE for what is none of these and for two CSV files,
 * JIANGGAO_ERROR_INPUT for a file that cannot be read.  Clear with fill_values_clear, also after an error. */
bool fill_values_read(char *const *given, struct fill_values *values, GError **error);
void fill_values_clear(struct fill_values *values);

/* The pairs of document `row` (from 0), those of its row before those for all; free with g_strfreev. */
char **fill_values_of(const struct fill_values *values, guint row);

/* The end of the name of document `row`: PATTERN with {NAME} for a value of its row and {n} for its number, and without
 * what a file name cannot hold.  Free with g_free. */
char *fill_values_name(const struct fill_values *values, const char *pattern, guint row);
