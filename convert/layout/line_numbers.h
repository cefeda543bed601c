/* Numbers of lines, in the outer margin. */
#pragma once

#include "layout/typesetter.h"

/* Gives every so many lines of text (style->furniture.line_numbers) their number on the page; those of tables are not
 * counted, as Word does it. */
void line_numbers_add(struct typesetter *typesetter, struct page *page);
