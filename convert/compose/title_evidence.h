/* What speaks for a line of a title to begin at a place: the words on both sides of it (typography E2). */
#pragma once

#include "compose/title_around.h"

/* The strongest evidence for a line that begins before word `next`. */
enum title_cost title_evidence(const struct title_around *around);
