/* Phase: which numbered lines are headings, and how far a run-in heading goes (corpus GUIDE 14 to 19). */
#pragma once

#include "read/pieces.h"

/* Gives the headings among the open pieces from `start` on their role, level, number and run-in length. */
void headings_find(struct reader *reader, guint start);
