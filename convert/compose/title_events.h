/* The names of meetings and ceremonies in a title: 干部大会, 第一次全体会议, 工作推进会. */
#pragma once

#include "compose/title_around.h"

/* Whether word `i` belongs to the name of the meeting behind it. */
bool title_events_is_word(const struct title_around *around, guint i);

/* Where a place is in a meeting's name. */
enum title_event {
  TITLE_EVENT_NOT,   /* in none */
  TITLE_EVENT_START, /* before its first word */
  TITLE_EVENT_INSIDE
};

enum title_event title_events_place(const struct title_around *around);

/* 代表大会|开幕式, 演讲比赛|颁奖晚会: whether word `i` is a meeting that another one belongs to. */
bool title_events_is_owner(const struct title_around *around, guint i);

/* 突出|贡献者, 才艺|展示活动, 能力|提升培训班, 美丽城镇|创建百日攻坚行动: a verb right before a noun or a meeting has
 * no object, and opens no phrase. */
bool title_events_is_noun(const struct title_around *around, guint i);
