/* The groups that words of which nothing is known fall into: two by two, as four characters are read in one breath. */
#pragma once

#include "compose/title_around.h"

/* Whether a line may begin at a place beside such a word: 廉政歌曲|合唱比赛, but not 世界一流|企业.  A word that is
 * left over belongs to the phrase behind it, or to the meeting, else to the phrase before it: 审核评估|专家反馈意见. */
bool title_groups_part(const struct title_around *around);

/* 财政预算|执行情况, 城市供水|管网: whether the word before the place is a phrase of four characters that may be half
 * of one of eight; it is none behind a word that makes it longer or behind another half, 市场秩序突出问题|…, nor before
 * what a meeting does, nor are persons and 信访工作. */
bool title_groups_is_half(const struct title_around *around);
