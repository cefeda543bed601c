/* The choices of a question: A. and B. behind each other in rows, and what they stay with. */
#pragma once

#include "compose/paragraph.h"

/* A choice of a row: where its letter stands in the paragraph's text, and where what follows begins. */
struct choice {
  gsize start, text;
};

/* Fills paragraph->choices of the rows of choices, and keeps a question with its rows on one page: each line but the
 * last stays with the next.  Letters that are told one by one, with other paragraphs between them, are headings or
 * points as others. */
void choices_mark(GPtrArray *paragraphs);
