/* The title, and the lines under it: in the lines that their author has typed, or that are best (typography E2). */
#pragma once

#include "compose/composition.h"

/* Breaks bytes `start` to `end` of the paragraph's text by words and shape, where they are too long for a line; one
 * that the author has `chosen` may fill the measure. */
void display_break_line(const struct composition *composition, struct paragraph *paragraph, gsize start, gsize end,
                        bool chosen);

/* Adds the title that begins with block `block`: all title blocks in a row are lines of one paragraph, as their author
 * has typed them.  Returns the first block behind them. */
guint display_add_title(struct composition *composition, guint block);

/* Adds the line under the title that block `block` is, with the gaps of one that names the speaker (speaker.h). */
void display_add_subtitle(struct composition *composition, guint block);
