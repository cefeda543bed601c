/* The list of attachments at the end of a text, and the head of an attachment that is bound with it (typography E11;
 * GB/T 9704-2012 7.3.4, 7.3.7). */
#pragma once

#include "layout/composer.h"
#include "layout/paragraph.h"

/* Places the paragraphs from `first` to the end of the list, which are attachment blocks.  "附件：1. …": turn lines
 * begin under the name's first character, further numbers under the first.  "附件1" by itself begins a page, flush
 * left, in Hei. */
void place_attachments(struct composer *composer, GPtrArray *paragraphs, guint first);
