/* What was read from a Word file, as bytes: it is read in a process of its own, and nobody trusts what comes from
 * there.
 *
 * Numbers are 32 bits; a string is its length and its bytes; a list its length and its members. */
#pragma once

#include "base/report.h"
#include "read/docx/lines.h"

/* What the tree is made of. */
struct docx_text {
  struct docx_lines lines;
  bool ours;                      /* this program made the file, whoever edited it since */
  guint labels;                   /* numbers that Word counts by itself and that became text */
  guint changes, change_line;     /* tracked changes of people, and the line of the first */
  guint proposals, proposal_line; /* those of this program */
  struct report *report;          /* what the reader found; borrowed */
};

/* Free with g_bytes_unref. */
GBytes *wire_text(const struct docx_text *text);
GBytes *wire_error(const GError *error);

/* Takes the bytes apart: into `text`, whose lines are set up and whose report is there; the lines must be cleared in
 * any case.  False and an error for an error, and for bytes that are nothing that wire_text makes: every length, place
 * and name in `text` is such as the reader gives. */
bool wire_take(GBytes *bytes, struct docx_text *text, GError **error);
