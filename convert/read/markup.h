/* Phase: Markdown and HTML remains are layout, not text: edits for what is certain. */
#pragma once

#include "read/pieces.h"

/* Fills reader->edits from the source text and reports [markdown-removed] and [html-removed].  Linear time. */
void markup_find(struct reader *reader);
