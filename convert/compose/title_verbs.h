/* The verbs of a title and their objects: where a place is to them. */
#pragma once

#include "compose/title_around.h"

/* Whether a short verb ends at the place, whose object comes next: 加强|…. */
bool title_verbs_is_behind(const struct title_around *around);

/* 关于切实做好|2025年…的通知, 关于加强和改进|…: behind 关于 and its verbs a line may end, since all that follows is the
 * object. */
bool title_verbs_is_behind_about(const struct title_around *around);

/* 关于完善国有资本|经营预算制度的意见: nothing but what it is parts the place from the verb of 关于, behind which a
 * line ends better. */
bool title_verbs_is_in_object_of_about(const struct title_around *around);

/* 开展全县学校|食堂专项检查: behind a verb the organ only tells of what something is. */
bool title_verbs_is_in_object(const struct title_around *around);

/* 印发云南省|“十四五”规划的通知: inside the title of what is issued. */
bool title_verbs_is_in_issued(const struct title_around *around);
