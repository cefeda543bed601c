/* Readings above words (ruby): which stretches of the paragraphs have one, decided once for whoever prints. */
#pragma once

#include "base/report.h"
#include "doc/ruby_word.h"

/* A stretch of a paragraph's text and the reading above it: a character with its syllable (mono ruby), or a word with
 * all of its reading (group ruby), whose characters no line end parts. */
struct ruby {
  gsize start, end; /* bytes of the paragraph's text */
  char *text;       /* owned */
};

/* Gives the paragraphs (compose_doc) their readings: of all places of a word, the longest word first, of two for one
 * word that for the line alone, then the one that was said last.  Syllables that are parted by blanks or apostrophes
 * stand above their characters when there is one for each.  `first` and `second`: lists of struct ruby_word, or
 * NULL, what the second says counts more; `placed`: those that a Word file has at its places, rising, or NULL, where
 * nothing else is said.  A word that the text does not have, and one that a line of a title parts,
 * become findings. */
void ruby_give(const GPtrArray *paragraphs, const GPtrArray *placed, const GPtrArray *first, const GPtrArray *second,
               struct report *report);
