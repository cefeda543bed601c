/* word/document.xml: the paragraphs, with tables and a table of contents. */
#pragma once

#include "write/docx/comments.h"
#include "write/docx/measures.h"
#include "write/docx/controls.h"
#include "write/job.h"

struct document_input {
  const struct write_job *job;
  const struct measures *measures;
  const char *date;
  struct controls *placeholders; /* notes what the document holds */
  struct comments *comments;     /* the same */
};

/* True when the user wants a table of contents and the text has headings for one. */
bool document_has_toc(const struct write_job *job);

/* The part; NULL when the document is too large for one. */
GBytes *document_part(const struct document_input *input);
