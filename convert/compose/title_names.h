/* Names in a title: of places, of organs, and of those who speak for them. */
#pragma once

#include "compose/title_around.h"

/* Whether the word before the place ends the name of a place: ××市, 渠县, but not 全市, nor 城市, which the rules have.
 */
bool title_names_ends_region(const struct title_around *around);

/* 市|乡村振兴工作领导小组: a region without its name, of an organ that follows. */
bool title_names_starts_organ(const struct title_around *around);

/* Whether the name of a place, or 全市, comes next. */
bool title_names_starts_place(const struct title_around *around);

/* 推广普通话宣传周|××省启动仪式: behind a festival or a meeting a place belongs to the name of the meeting there. */
bool title_names_starts_event_place(const struct title_around *around);

/* A character that an organ's name ends with: 府, 厅, 局. */
bool title_names_is_organ_end(gunichar c);

/* 保护督察组|, 妇幼保健院|: a word of one character that ends an organ's name, behind words that no list has with it.
 */
bool title_names_ends_organ(const struct title_token *word, gunichar last);

/* ××市|人民政府办公室, 扫黑除恶专项斗争|领导小组, 华东|公司, 党组织|书记: the place is inside one name. */
bool title_names_parts(const struct title_around *around);

/* 国务院|办公厅, 集团公司|党委: between an organ and the organ of it. */
bool title_names_parts_organs(const struct title_around *around);

/* ××市委|××市人民政府关于…: between two organs that speak together, where a line before 关于 is better. */
bool title_names_parts_speakers(const struct title_around *around);

/* 党组书记、|局长: between two posts of one person. */
bool title_names_parts_posts(const struct title_around *around);
