/* Where a line of a title cannot begin, whatever its words are (typography E2), and how wide its text is. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The width of bytes `start` up to `end`, in cells: a half-width character counts 1/2. */
double title_cells(const char *text, gsize start, gsize end);

/* Whether a line may begin at the byte `at` at all: not with a closing mark, not after an opening one, not inside a
 * figure, nor inside quotes, brackets or 《》 that fit on a line of `max_cells`. */
bool title_may_break(const char *title, gsize at, double max_cells);
