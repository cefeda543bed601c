/* What line ends spare though the characters let them be there: the words of a heading, what is read as one. */
#pragma once

#include "layout/boxes.h"

/* In a heading or a table's cell of a few lines a line end costs more inside a Chinese word than beside it:
 * they are read as one, and a word in two of them stumbles.  Most in a heading whose font is not that of body text. */
void boxes_keep_words(struct boxes *boxes, const struct galley *galley, const struct style *style);

/* In a row of a question's choices no letter is parted from its choice, and the blanks before the letters are alike. */
void boxes_keep_choices(struct boxes *boxes, const struct galley *galley);

/* In all text of a style that wishes it: names, numbers with their units, short words (compose/holds.h). */
void boxes_keep_holds(struct boxes *boxes, const struct galley *galley);
