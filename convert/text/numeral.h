/* Numbers as speeches count with them: 一 to 九百九十九, 1 and １, ① ⑴ ⒈ ㈠, 甲乙丙, 子丑寅. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Whether the character follows a figure and belongs to it (typography B6): a unit, a classifier, or the first
 * character of a longer one. */
bool numeral_is_unit(gunichar c);

/* Whether Chinese numerals are written with it: 〇 to 九, 零, ○, 十, 百, 廿. */
bool numeral_is_han_figure(gunichar c);

/* A number at the start of a text: its value (1-based; 0: there is none) and how many bytes it takes. */
struct numeral {
  guint value;
  gsize length;
};

/* Chinese numerals up to 九百九十九: 一, 十, 十二, 二十, 廿一, 一百零三, and digit by digit (一〇) up to three. */
struct numeral numeral_chinese(const char *text, gsize length);

/* One capital numeral (壹 = 1 … 拾 = 10). */
struct numeral numeral_capital(const char *text, gsize length);

/* Arabic digits in half or full width, up to `max_digits` of them; more digits are no numeral. */
struct numeral numeral_arabic(const char *text, gsize length, guint max_digits);

/* One circled or bracketed number in one character: ① to ⑳, ⑴ to ⒇, ⒈ to ⒛, ㈠ to ㈩, ❶ to ❿. */
struct numeral numeral_enclosed(const char *text, gsize length);

/* One heavenly stem (甲 = 1 … 癸 = 10). */
struct numeral numeral_stem(const char *text, gsize length);

/* One earthly branch (子 = 1 … 亥 = 12). */
struct numeral numeral_branch(const char *text, gsize length);
