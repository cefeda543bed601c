/* The catch word: the page's last words once more at its foot, when a sentence goes on on the next page. */
#pragma once

#include "layout/typesetter.h"

/* Adds it to a page, whose text is on it: a line of LINE_BESIDE below the type area on the side of the fold, on the
 * baseline of the page number.  Nothing where the style has none, or where the page ends with a sentence. */
void catch_word_add(struct typesetter *typesetter, struct page *page);
