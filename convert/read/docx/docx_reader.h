/* The second reader: a Word file that somebody edited, back into the tree (spec/docx.md 7).
 *
 * `line` in the tree and in findings is the number of the paragraph as it is seen in Word, empty ones counted; a table
 * counts as one. */
#pragma once

#include "base/keeper.h"
#include "read/read.h"

/* What tracked changes mean. */
enum read_changes {
  CHANGES_SETTLED,  /* the text as people made it: what they inserted is there, what they deleted is not; what this
                       program proposed and nobody has accepted yet counts for nothing */
  CHANGES_ACCEPTED, /* the text as it becomes, with those proposals */
  CHANGES_ORIGINAL, /* the text as it was */
};

struct read_docx_options {
  enum read_changes changes;
  struct keepers *keepers;  /* whose processes read the file, by read_docx_answer; NULL: this one does */
  struct read_options read; /* as for texts */
};

/* Reads a Word file made by this program, Word, WPS, LibreOffice or others: styles by name first, outline levels, then
 * the text's own rules.  Findings: tracked changes, comments of people, pictures, text boxes, notes, hidden text and
 * whatever else the tree cannot hold; the text of all of these is kept.  `name` may be a path; NULL options are
 * the defaults.  NULL and JIANGGAO_ERROR_INPUT when the bytes are no Word file, a damaged one, or one made to do
 * harm; the other errors are those of read_source().  Free with doc_free. */
struct doc *read_docx(const char *name, GBytes *bytes, const struct read_docx_options *options, struct report *report,
                      GError **error);

/* What read_docx asks about a file (bytes that begin with 'r') and its answer: the part of reading that unpacks and
 * parses, as bytes for a process of its own.  Remarks of findings are made of the catalogue, which may be NULL.  Free
 * with g_bytes_unref. */
GBytes *read_docx_answer(GBytes *asked, const struct catalogue *catalogue);
