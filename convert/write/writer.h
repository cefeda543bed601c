/* The formats: one row for each, from which names, suffixes, help, completions and the manual come. */
#pragma once

#include "write/guard.h"
#include "write/job.h"

struct writer {
  const char *name;    /* "pdf": what --to takes */
  const char *suffix;  /* ".pdf": what -o's file name ends in */
  const char *meaning; /* what it is, in English: the msgid of a message */
  bool pages;          /* it draws the layout */
  bool tree;           /* made of the tree alone: nothing is composed for it */
  bool faces;          /* holds the faces of its text when that is wanted */
  bool tracks;         /* shows corrections as tracked changes: it is made of the text before them */
  bool unpacks;        /* its guard unpacks and parses the file, which is better done in a process of its own */
  bool toc;            /* has a table of contents when it is wanted: pages are counted for it */
  /* Appends to `artifacts` (of struct artifact).  False and an error when it cannot be done.  NULL: the page module
   * does it, under the same name (write/modules.h). */
  bool (*write)(const struct write_job *job, GPtrArray *artifacts, GError **error);
  /* What the bytes of a file tell of who made it; NULL of a format that has no room for it. */
  enum guard_verdict (*guard)(GBytes *file);
};

/* The writers in their order; NULL past the last one. */
const struct writer *writer_at(guint index);

/* The writer of this name (in any case); NULL when there is none. */
const struct writer *writer_by_name(const char *name);

/* Makes what the format is of a job, whose layout is there if the format draws pages.  Appends to `artifacts`.  False
 * and an error when it cannot be done. */
bool writer_run(const struct writer *writer, const struct write_job *job, GPtrArray *artifacts, GError **error);
