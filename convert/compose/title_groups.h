/* The groups that words of which nothing is known fall into: two by two, as four characters are read in one breath. */
#pragma once

#include "compose/title_around.h"

/* Whether a line may begin at a place beside such a word: 廉政歌曲|合唱比赛, but not 世界一流|企业.  A word that is
 * left over belongs to the phrase behind it, or to the meeting, else to the phrase before it: 审核评估|专家反馈意见. */
bool title_groups_part(const struct title_around *around);
