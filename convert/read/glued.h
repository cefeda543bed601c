/* What is glued behind the end of a sentence and does not end as one: whether it is a site's tag, where its words alone
 * do not prove it. */
#pragma once

#include "read/evidence.h"
#include "read/pieces.h"

struct glued {
  struct slice fragment;        /* as it stands behind the stop */
  struct slice inner;           /* without what frames it */
  const struct evidence *whole; /* of the fragment */
  const struct evidence *words; /* of what is inside */
  bool repeated;                /* the same stands behind another sentence, too */
  bool set_off;                 /* the text sets figures off by blanks elsewhere, as some writers do */
};

/* Whether it is a tag: two kinds of proof beside its place, and one of them in what it says. */
bool glued_is_tag(const struct reader *reader, const struct glued *glued);

/* Whether figures or Latin letters in the text are set off from ideographs by single blanks: 已售 302 件. */
bool glued_sets_off(struct slice text);
