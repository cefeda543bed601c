/* What stands in the text of a layout that a reader of the PDF should be told apart: links, English, the numbers of
 * lists. */
#pragma once

#include "layout/layout.h"

enum stretch_kind {
  STRETCH_PLAIN,
  STRETCH_ENGLISH, /* two or more words of Latin letters */
  STRETCH_LINK,    /* an address of the web or of mail */
  STRETCH_LABEL,   /* 附件： before a list */
  STRETCH_NUMBER,  /* of a list's item: 1. */
};

/* A part of a text that is of one kind. */
struct stretch {
  gsize end; /* where it ends, bytes; it begins where the one before it ends */
  enum stretch_kind kind;
  guint number; /* stretches of one phrase, which may be in several runs, have the same */
  char *uri;    /* of a link: where it leads; else NULL */
};

struct stretches;

/* Finds the stretches of all runs.  Phrases go on from run to run and from line to line.  Refers to the layout's runs;
 * free with stretches_free. */
struct stretches *stretches_new(const struct layout *layout);
void stretches_free(struct stretches *stretches);

/* Whether the text that begins with `run`, all its block's, is plain and on one page. */
bool stretches_are_plain(const struct stretches *stretches, const struct run *run);

/* The stretch of a run that has the byte `at` of its text. */
const struct stretch *stretches_at(const struct stretches *stretches, const struct run *run, gsize at);
