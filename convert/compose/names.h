/* The names of people in running text: a surname of the reader's list, a character or two behind it, and something
 * beside them that only a name has. */
#pragma once

#include "compose/paragraph.h"
#include "read/reader_words.h"

/* Names that are known.  Free with names_free; `words` must outlive them. */
struct names;
struct names *names_new(const struct words *words);
void names_free(struct names *names);
typedef struct names Names; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Names, names_free)

/* Adds the names that a text shows to be such: with an office before or behind them (市长陈志强, 李建平同志), or, where
 * the dictionary knows no word in them, between marks and words that stand before names; `starts`: of its words
 * (han_words_starts). */
void names_learn(struct names *names, const char *text, const GArray *starts);

/* Appends to `holds` (of struct hold) each place where a known name stands, and names of several parts: 卡尔·马克思. */
void names_hold(const struct names *names, const char *text, GArray *holds);
