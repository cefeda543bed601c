/* What is read as one in running text: names, numbers with their units, short words.  A page that is read aloud ends no
 * line inside them (costs split-name, split-unit, split-date, split-short of a style). */
#pragma once

#include "compose/paragraph.h"
#include "read/reader_words.h"

/* Fills paragraph->holds of all paragraphs but tables; nothing in a style in which neither a name nor a short word
 * costs anything. */
void holds_mark(GPtrArray *paragraphs, const struct style *style, const struct words *words);
