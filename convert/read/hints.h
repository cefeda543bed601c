/* Phase: what a reader that knows more than the words (a Word file has styles) says about lines goes before what the
 * words say. */
#pragma once

#include "read/pieces.h"

/* Gives the pieces of hinted lines their roles and fixes them.  Without hints it does nothing. */
void hints_apply(struct reader *reader);
