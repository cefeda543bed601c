/* The walk through one part that holds paragraphs: the document, its notes, comments, a header or footer. */
#pragma once

#include "read/docx/story.h"

/* Reads the document part: its paragraphs become lines of the story.  False and JIANGGAO_ERROR_INPUT when it cannot be
 * read. */
bool walk_document(struct story *story, const char *name, GBytes *bytes, GError **error);

/* A note, a comment, or a whole header or footer. */
struct docx_piece {
  char *author;          /* of a comment */
  bool footer;           /* not a header */
  GPtrArray *paragraphs; /* of struct docx_paragraph */
};

/* Reads another part: its pieces by id (owned gint64; 0 for a header or footer).  NULL and JIANGGAO_ERROR_INPUT when it
 * cannot be read. */
GHashTable *walk_pieces(struct story *story, const char *name, GBytes *bytes, GError **error);
