/* The reader: lines to tree. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"
#include "text/source.h"

struct read_options {
  bool keep_all;          /* drop nothing: what looks like advertising becomes body */
  const char *junk_rules; /* a file of further rules, or NULL */
  char *const *overrides; /* "LINE=ROLE", NULL-terminated, or NULL */
};

/* Reads a decoded text into a tree, in named phases (read.c is their list).  Findings (doubts of the reader,
 * overrides that could not be used) go to `report`.  Errors: JIANGGAO_ERROR_INPUT when nothing but advertising is
 * left, JIANGGAO_ERROR_STYLE for a wrong rule file, JIANGGAO_ERROR_USAGE for a wrong override.  Free with doc_free. */
struct doc *read_source(const struct source *source, const struct read_options *options, struct report *report,
                        GError **error);
