/* What findings look like, from styles/findings.examples: of each a text on which it is told and one on which it is
 * not. */
#pragma once

#include "base/finding.h"

enum example_kind {
  EXAMPLE_PART,  /* paragraphs of a speech */
  EXAMPLE_WHOLE, /* a whole speech, with its title */
  EXAMPLE_SHOWN, /* what a text cannot show, such as a Word file, in words */
};

struct example {
  enum example_kind kind;
  char *told, *silent; /* lines, parted by \n; NULL: there is no example */
};

/* The examples of all findings (of struct example, by enum finding_id); free with g_array_unref.  NULL and
 * JIANGGAO_ERROR_STYLE when the file is missing or a line of it is wrong. */
GArray *examples_load(GError **error);
