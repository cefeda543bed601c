/* What stands beside the document's own text: footnotes and endnotes, headers and footers, comments. */
#pragma once

#include "ooxml/relations.h"
#include "read/docx/story.h"

struct remainder {
  struct package *package;
  const struct relations *relations;
  struct story *story;
  bool keep_all; /* headers and footers are text too */
};

/* The notes that the text refers to become lines behind it, in their order, each opened by its sign.  All three: false
 * and JIANGGAO_ERROR_INPUT when a part cannot be read. */
bool remainder_notes(const struct remainder *remainder, GError **error);

/* Headers and footers, other than page numbers alone, become lines that are no part of the speech. */
bool remainder_headers(const struct remainder *remainder, GError **error);

/* The comments of people become findings at their places. */
bool remainder_comments(const struct remainder *remainder, GError **error);

/* Whether the text so far is no longer than a file of this size can hold: what is shown many times makes it so.
 * JIANGGAO_ERROR_INPUT when it is. */
bool remainder_text_is_usual(const struct remainder *remainder, GError **error);
