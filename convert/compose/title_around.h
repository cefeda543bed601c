/* The words around a place of a title, and what they are to each other: numbers, pairs, actions with their objects. */
#pragma once

#include "compose/title_words.h"

/* The place before word `next` of the title. */
struct title_around {
  const char *title;
  const GArray *words; /* of struct title_token */
  guint next;
};

/* Word `i`; the one that ends at the place; the one that begins there. */
const struct title_token *title_around_word(const struct title_around *around, guint i);
const struct title_token *title_around_before(const struct title_around *around);
const struct title_token *title_around_after(const struct title_around *around);

/* 和, 与, 及 */
bool title_around_is_and(const struct title_around *around, const struct title_token *word);

/* A word of one or two characters of which nothing is known but that it is one. */
bool title_around_is_unknown(const struct title_around *around, guint i);

/* How many unknown words of two characters stand before word `next`: they go in pairs. */
guint title_around_unknown_before(const struct title_around *around, guint next);

/* 第一次, 十四届八次: whether word `i` counts what comes behind it. */
bool title_around_is_count(const struct title_around *around, guint i);

/* 村民委员会, 经济普查, 读书节: what 第十一届 counts is this, and no meeting behind it. */
bool title_around_is_counted(const struct title_around *around, guint i);

/* The first word of the count that word `i` ends: 第 27 次, and with it the year that it counts in: 2025年 第三次. */
guint title_around_count_start(const struct title_around *around, guint i);

/* 安全生产工作|现场会, 推进“河长制”工作|现场会: 工作 belongs to a short name, or to what is quoted, before it. */
bool title_around_belongs_before(const struct title_around *around, guint i);

/* 建设更高水平的平安××, 建设人与自然和谐共生的家园: word `i` is a noun in the names of meetings and works, but with an
 * object behind it, in a slogan, it is a verb. */
bool title_around_is_slogan_verb(const struct title_around *around, guint i);

/* 先导区建设|推进会, 新型城镇化建设: word `i` is what is done with what is before it. */
bool title_around_is_done(const struct title_around *around, guint i);

/* Behind 和 a year is that of the second of two things: 执行情况和2025年|预算草案. */
bool title_around_is_joined_year(const struct title_around *around);

/* 表彰大会|和…颁奖仪式: 和 joins two parts of the title, and not two words. */
bool title_around_joins_events(const struct title_around *around);

/* 入河排污口|整治与…, 养老机构|收费管理和…: a short word or two before 和 end the first of the two things. */
bool title_around_parts_joined(const struct title_around *around);

/* 采购管理和家长|监督, 提升和复产|验收动员会, 奖励大会、两院|院士大会, 暨社区|嵌入式服务设施: behind the first short
 * word of the second thing that is joined. */
bool title_around_is_behind_joined(const struct title_around *around);
