/* Years, dates, festivals and quantities in a title, by the characters before a place (bytes from its start). */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The character before the place; 0 at the start. */
gunichar title_char_before(const char *title, gsize at);

/* Where the number begins that ends at the place: there itself where none does. */
gsize title_number_start(const char *title, gsize end);

/* 2025年, 二〇二五年; 三年 is none. */
bool title_ends_year(const char *title, gsize end);
bool title_starts_year(const char *title, gsize start);

/* 一百周年, 106周年, 三个: a number of years or of what comes behind it. */
bool title_starts_years(const char *title, gsize start);

/* 1至6月, 一季度: what part of a year. */
bool title_starts_months(const char *title, gsize start);

/* 1至6月, but not 6月|1日: a month, or the last of some. */
bool title_ends_month(const char *title, gsize end);

/* 三年|攻坚行动, 五年|规划: so long it lasts. */
bool title_ends_span(const char *title, gsize end);

/* 2026届: a year's class, and no count. */
bool title_ends_class(const char *title, gsize end);

/* 50个, 五起, but not 第一批: how many there are of what comes behind it. */
bool title_ends_quantity(const char *title, gsize end);

/* …月8日 */
bool title_ends_date(const char *title, gsize end);

/* 国家宪法日, 科技艺术节: a day or a festival, but no date. */
bool title_ends_festival(const char *title, gsize end);
