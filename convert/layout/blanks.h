/* Blanks as boxes: spaces of words, gaps that were typed, blanks to be filled in. */
#pragma once

#include "layout/builder.h"

/* A row of blanks.  A long one was typed to make columns, which a justified line does not have: it is one cell wide, as
 * a full-width blank is, and keeps that (李　明).  Returns the item behind it. */
guint blanks_build(struct box_builder *builder, guint i);
