/* The reader: lines to tree. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"
#include "read/data.h"
#include "text/source.h"

/* Where the phases tell what they found (--dump); NULL: it is not wanted. */
struct read_dumps {
  GString *pieces, *evidence, *explanation;
};

struct read_options {
  struct read_data *data;   /* NULL: it is loaded for this text alone */
  bool keep_all;            /* drop nothing: what looks like advertising becomes body */
  char *const *overrides;   /* "3-5=drop" (given.c), where it comes from before it ("speech.txt.as:2: "), or NULL */
  struct read_dumps *dumps; /* or NULL */
};

/* What a reader that sees more than words (styles) knows about a line. */
enum hint_says {
  HINT_NOTHING, /* the words decide */
  HINT_ROLE,    /* it is what `role`, `kind` and `level` say, whatever the words look like */
  HINT_DROP,    /* it is no part of the speech; `rule` names why (interned) */
};

struct line_hint {
  enum hint_says says;
  enum role role;
  enum block_kind kind; /* KIND_NONE: the words decide about the kind */
  guint level;          /* of a heading, 1 to 4 */
  gsize heading_length; /* of a heading that shares the line with body text: its bytes; else 0 */
  const char *rule;
};

/* The lines of a text whose paragraphs somebody has set, and what is known about them. */
struct read_lines {
  const struct source *source;
  const struct line_hint *hints; /* one for each line, or NULL */
  bool settled;                  /* every line is a paragraph of the speech as it is: no advertising is looked for, and
                                    nothing is joined or split */
};

/* Reads a decoded text into a tree, in named phases (read.c is their list).  Findings (doubts of the reader,
 * overrides that could not be used) go to `report`.  Errors: JIANGGAO_ERROR_INPUT when nothing but advertising is
 * left, JIANGGAO_ERROR_USAGE for a wrong override.  Free with doc_free. */
struct doc *read_source(const struct source *source, const struct read_options *options, struct report *report,
                        GError **error);

/* The same for lines about which something is known beforehand. */
struct doc *read_lines(const struct read_lines *lines, const struct read_options *options, struct report *report,
                       GError **error);

/* What may stand behind the = of an override, parted by `separator`; free with g_free. */
char *given_names(const char *separator);
