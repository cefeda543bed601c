/* Texts with what is right, as the fit sees them: the evidence of every piece, and the states that are right for it. */
#pragma once

#include "read/explain.h"

#include <glib.h>

struct example {
  char *name;
  char *source;   /* where it comes from: texts of one source are left out together */
  GArray *pieces; /* of struct labelled */
};

struct labelled {
  struct evidence evidence;
  state_set allowed; /* what the reader may choose */
  state_set right;   /* the states of the right role; `allowed` when nothing is known about the piece */
  guint line;
  guint characters;
};

/* Adds the texts of a folder: with FOLDER/gold and FOLDER/texts as ../shared has them, or of case files as tests/read
 * has them.  `examples` takes struct example pointers (example_free).  Whether the folder could be read. */
bool examples_add(GPtrArray *examples, const char *folder, GError **error);

void example_free(gpointer example);
