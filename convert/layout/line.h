/* Making, copying and freeing lines of placed glyphs. */
#pragma once

#include "layout/layout.h"

/* A line without runs; free with line_free, which takes NULL too (a line that a page has taken). */
struct line *line_new(void);
void line_free(struct line *line);

/* A deep copy, for the head of a table that is repeated. */
struct line *line_copy(const struct line *line);

/* Appends an empty run, with no text yet; the line owns it. */
struct run *line_add_run(struct line *line, struct face *face, double size);
