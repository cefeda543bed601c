/* How many lines the text of a table's cell takes in a width, told without fonts: they end as those of a cell that is
 * set do (layout/keep.h), rather at a mark than in a name, and rather in a name than in a word. */
#pragma once

#include <glib.h>

/* A cell's text in the pieces that lines are made of. */
struct cell_lines;

/* Of `length` bytes from byte `start` of a text; `words`: where the words of all that text begin (han_words_starts,
 * which costs most of its time for each text that it is asked for).  `advance`: of a full-width character, em
 * (style_advance). Free with cell_lines_free. */
struct cell_lines *cell_lines_new(const char *text, gsize start, gsize length, const GArray *words, double advance);
void cell_lines_free(struct cell_lines *lines);
typedef struct cell_lines CellLines; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CellLines, cell_lines_free)

/* The lines in a width of so many em, one at least; `parted` gets how many of their ends part a name or a word.
 */
guint cell_lines_in(const struct cell_lines *lines, double width, guint *parted);
