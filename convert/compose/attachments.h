/* What is attached: the list below the text, and each attachment on pages of its own (typography E11). */
#pragma once

#include "compose/composition.h"

/* Adds the attachment blocks from `block` on.  "附件：1. …": turn lines begin under the name's first character, further
 * numbers under the first (GB/T 9704-2012 7.3.4).  Returns the first block behind them. */
guint attachments_add(struct composition *composition, guint block);

/* The last paragraph, which is part of an attachment, gets its element: the title of an attachment stands on the third
 * line and looks like that of the text, its headings and paragraphs too (7.3.7). */
void attachments_recast(struct composition *composition, struct paragraph *paragraph);
