/* How the paragraphs of a broken text open, where neither indents nor blank lines part them: behind last lines that are
 * short its own paragraphs show it. */
#pragma once

#include "read/measure.h"

/* Sentences of one kind, by their place; those behind a full line may be either and are not counted. */
struct opening_count {
  guint starts; /* behind a last line that is short: a paragraph opens there */
  guint inside; /* behind the end of a sentence in the same line */
};

struct openings {
  struct opening_count all;
  struct opening_count leads;    /* short and without a pause, with more behind: they name what a paragraph is about */
  struct opening_count ordinals; /* 第一，… */
  struct opening_count series;   /* 一是… */
  guint parted;                  /* starts that a blank line is above */
};

/* Counts the sentences of the lines from the piece `from` on. */
struct openings openings_find(const struct reader *reader, const struct measure *measure,
                              const struct measured_line *lines, guint from);

/* Whether a paragraph opens with the line `lower`, where the line `upper` above it is full and ends with the end of a
 * sentence: the odds are for it in this text, or the words themselves. */
bool openings_at(const struct openings *openings, const struct reader *reader, const struct measure *measure,
                 const struct measured_line *lines, guint upper, guint lower);
