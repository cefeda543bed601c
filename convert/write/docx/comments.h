/* Findings as Word comments, and their fixes as tracked changes. */
#pragma once

#include "base/report.h"
#include "write/docx/packed.h"
#include "write/docx/runs.h"

/* As many comments as anybody could read; the last one tells how many findings have none. */
#define COMMENTS_MAX 10000

struct comments {
  const struct catalogue *catalogue; /* of the document's language */
  GPtrArray *findings;               /* of const struct finding, in the order of the source */
  guint next;                        /* the first that no block has had yet */
  GPtrArray *messages;               /* of char *: of the comment with this id */
  GHashTable *seen;                  /* identities of placeholders that have their comment */
  guint revisions;                   /* tracked changes so far */
  bool review;                       /* comments are wanted, and not fixes alone */
  guint fix;                         /* classes of fixes that become tracked changes */
};

/* Takes the findings of `report`, which must outlive it; none when `report` is NULL.  Clear with comments_clear. */
void comments_init(struct comments *comments, const struct report *report);
void comments_clear(struct comments *comments);

/* Adds the cuts for what was found in the block.  Blocks must come in the order of the source.  A finding about the
 * whole input goes to the first block; of placeholders that stand for one thing only the first is commented; what was
 * found in dropped text has no place in the document. */
void comments_cut(struct comments *comments, const struct block *block, GArray *cuts);

/* Adds comments.xml and the two parts beside it; nothing when there was no comment. */
void comments_add_parts(const struct comments *comments, const char *date, struct packed *parts);
