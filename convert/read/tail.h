/* Phase: what is not paragraph or heading in the speech: addresses to the hearers, stage directions, notes,
 * attachments and the signature (corpus GUIDE 13, 26 to 28). */
#pragma once

#include "read/pieces.h"

/* Gives these pieces their roles, from `start` on. */
void tail_find(struct reader *reader, guint start);
