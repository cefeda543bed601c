/* Subtitles of a film: what the phases that peel and that join lines know of them. */
#pragma once

#include "read/pieces.h"

/* The rule of what is left out of them: numbers and times. */
#define CUE "cue"

/* Whether a text is subtitles, and whether its sentences end in marks: only then is it known where a cue goes on. */
enum cues { CUES_NONE, CUES_BARE, CUES_MARKED };

/* Leaves out the numbers and times of subtitles; false: the text is none. */
bool cues_peel(struct reader *reader);

/* Whether the piece is a number or time that was left out. */
bool cues_is_cue(const struct piece *piece);

enum cues cues_find(const struct reader *reader);
