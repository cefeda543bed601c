/* What is read from a Word file's text beside its words: where notes and comments stand, and what the tree cannot hold,
 * as findings. */
#pragma once

#include "base/report.h"
#include "read/docx/text_flow.h"

/* Where a comment stands, and the words it is about. */
struct comment_place {
  guint line, column;
  gsize at;   /* bytes of its paragraph's text before it */
  char *text; /* NULL: none */
};

/* A footnote or endnote that the document refers to. */
struct note_reference {
  gint64 id;
  bool endnote;
  bool custom; /* its mark is written in the text */
  guint line, column;
};

struct story {
  const struct looks *looks;
  struct numbering *numbering;
  const struct relations *relations; /* of the document part */
  bool original;                     /* tracked changes are rejected, not accepted */
  bool proposed;                     /* those of this program are accepted too */
  struct report *report;
  struct docx_lines *lines;
  GArray *references;   /* of struct note_reference, in the order of the text */
  GHashTable *comments; /* id (owned gint64) to struct comment_place, owned */
  GPtrArray *headers;   /* relationship ids of headers and footers, owned, each once */
  guint labels;         /* of automatic numbering, made text */
  guint changes;        /* tracked ones */
  guint change_line;    /* where the first of them is */
  guint proposals;      /* of them, but not counted there, those of this program */
  guint proposal_line;
};

/* Sets up the lists; the pointers before them are the caller's. */
void story_init(struct story *story);
void story_clear(struct story *story);

/* Adds a paragraph as a line of the text, with its remarks. */
void story_add(struct story *story, const struct docx_paragraph *paragraph);

/* What the marks of a paragraph say, as findings about the next line; with `placed` at their columns. */
void story_remark(struct story *story, const struct docx_paragraph *paragraph, bool placed);

/* A frame around text begins at the next line, as a finding. */
void story_remark_frame(struct story *story);

/* The sign for the note of this number: 〔1〕; free with g_free. */
char *note_mark(guint number);
