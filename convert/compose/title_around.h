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

/* The characters between the mark that ends word `i` and the one that it closes. */
glong title_around_quoted(const struct title_around *around, guint i);

/* 编制工作|启动会, 推进“河长制”工作|现场会: 工作 belongs to a short name, or to what is quoted, before it. */
bool title_around_belongs_before(const struct title_around *around, guint i);

/* Whether what is before word `i` may be its object: a name, a thing, what is quoted. */
bool title_around_is_behind_noun(const struct title_around *around, guint i);

/* 先导区建设|推进会, 新型城镇化建设: word `i` is what is done with what is before it. */
bool title_around_is_done(const struct title_around *around, guint i);

/* 践行绿色发展理念|建设美丽家园: the action at word `i` has its object behind it. */
bool title_around_opens_clause(const struct title_around *around, guint i);
