/* Phase: what stands before the speech itself: title, subtitle lines, salutations (corpus GUIDE 8 to 12). */
#pragma once

#include "read/pieces.h"

/* Finds the title, the lines beneath it and the salutations, and gives these pieces their roles; what stands
 * around them and is advertising is dropped.  Returns the index of the first piece of the speech itself. */
guint front_find(struct reader *reader);

/* Which kind of subtitle line the words of a piece make it; KIND_NOTE when they say nothing. */
enum block_kind front_subtitle_kind(const struct piece *piece);
