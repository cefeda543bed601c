/* Names in a title: of places, of organs, and of those who speak for them. */
#pragma once

#include "compose/title_around.h"

/* Whether the word before the place ends the name of a place: ××市, 渠县, but not 全市, nor 城市, which the rules have.
 */
bool title_names_ends_region(const struct title_around *around);

/* 市|乡村振兴工作领导小组: a region without its name, of an organ that follows. */
bool title_names_starts_organ(const struct title_around *around);

/* 保护督察组|, 妇幼保健院|: a word of one character that ends an organ's name, behind words that no list has with it.
 */
bool title_names_ends_organ(const struct title_token *word, gunichar last);

/* ××市|人民政府办公室, 扫黑除恶专项斗争|领导小组, 华东|公司, 党组织|书记: the place is inside one name. */
bool title_names_parts(const struct title_around *around);

/* 局长, 市委书记王建国: who speaks ends at the place. */
bool title_names_is_speaker(const struct title_around *around);
