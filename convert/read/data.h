/* What every text is read with. */
#pragma once

#include <glib.h>

struct grammar;
struct rules;
struct wording;
struct words;

/* What the reader reads from styles/, loaded once; from then on it is only read, by any number of threads. */
struct read_data {
  struct words *words;
  struct grammar *grammar;
  struct wording *wording;
  struct rules *rules;      /* what sites write: read_data_rules has them for a text */
  struct rules *many_lines; /* the same in machine code; NULL until a long text comes */
  char *junk_rules;         /* the user's file, or NULL */
  GMutex lock;              /* of many_lines */
};

/* Reads the program's words, costs and rules and, when `junk_rules` is not NULL, the user's rules.  Errors:
 * JIANGGAO_ERROR_STYLE with the file and what is wrong in it.  Free with read_data_free, which takes NULL too. */
struct read_data *read_data_load(const char *junk_rules, GError **error);
void read_data_free(struct read_data *data);

/* The rules about what sites write, for a text of so many lines and bytes. */
const struct rules *read_data_rules(struct read_data *data, guint lines, gsize bytes);
