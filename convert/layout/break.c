#include "layout/break.h"

#include "base/items.h"
#include "text/chars.h"
#include "text/numeral.h"

#include <string.h>

/* Words longer than this may be parted after punctuation, longer than twice this, about half a line, anywhere. */
#define LONG_WORD 12

static enum char_class class_at(const GArray *items, guint i) {
  g_assert(i < items->len);
  return array_at(items, struct item, i).class;
}

static gunichar char_at(const char *text, const GArray *items, guint i) {
  g_assert(i < items->len);
  return g_utf8_get_char(text + array_at(items, struct item, i).start);
}

/* B1, B3: never at a line start. */
static bool is_no_start(enum char_class class, gunichar c) {
  switch (class) {
  case CLASS_CLOSE:
  case CLASS_COMMA:
  case CLASS_STOP:
  case CLASS_MIDDLE:
  case CLASS_SLASH:
  case CLASS_CONNECTOR:
  case CLASS_POSTFIX:
  case CLASS_LATIN_CLOSE:
  case CLASS_LATIN_STOP:
  case CLASS_LATIN_SLASH:
  case CLASS_LATIN_POSTFIX:
  case CLASS_SPACE:
  case CLASS_JOINED:
    return true;
  case CLASS_LATIN_MARK:
    return !chars_is_one_of("#@<", c);
  default:
    return c == 0x30FC; /* ー */
  }
}

/* B2, B3: never at a line end. */
static bool is_no_end(enum char_class class, gunichar c) {
  switch (class) {
  case CLASS_OPEN:
  case CLASS_PREFIX:
  case CLASS_SLASH:
  case CLASS_LATIN_OPEN:
  case CLASS_LATIN_PREFIX:
  case CLASS_LATIN_SLASH:
    return true;
  case CLASS_LATIN_MARK:
    return chars_is_one_of("#@<", c);
  default:
    return false;
  }
}

enum break_kind break_in_row(guint done, guint left) {
  return done % 2 == 0 && left >= 2 ? BREAK_WORD : BREAK_NO;
}

/* Full-width figures hold together as digits do: １９５４, ８６．３ (B5).  A row of thousands, ５，９６０，０００, can
 * be as long as half a line: it is parted where the line would be very loose otherwise.  BREAK_FREE: not inside a
 * figure. */
static enum break_kind break_in_figure(const GArray *items, guint i) {
  enum char_class left = class_at(items, i - 1);
  bool after_mark = i >= 2 && class_at(items, i - 2) == CLASS_FIGURE;
  if (class_at(items, i) != CLASS_FIGURE)
    return BREAK_FREE;
  if (left == CLASS_FIGURE || (left == CLASS_STOP && after_mark))
    return BREAK_NO;
  return left == CLASS_COMMA && after_mark ? BREAK_UNIT : BREAK_FREE;
}

static bool is_date_part(gunichar c) {
  return chars_is_one_of("年月", c);
}

/* After a figure. */
static enum break_kind break_after_digit(enum char_class right, gunichar c) {
  if (right == CLASS_CROSS)
    return BREAK_NO;
  return right == CLASS_HAN && numeral_is_unit(c) ? BREAK_UNIT : BREAK_FREE;
}

/* Before a figure. */
static enum break_kind break_before_digit(gunichar left) {
  if (left == 0x7B2C) /* 第 */
    return BREAK_UNIT;
  if (left == 0x3015) /* 〔2023〕5号 (B5) */
    return BREAK_NO;
  return is_date_part(left) ? BREAK_DATE : BREAK_FREE;
}

/* Beside a × that stands for something (B6). */
static enum break_kind break_at_cross(enum char_class left, enum char_class right, gunichar before) {
  if (left == CLASS_CROSS)
    return right == CLASS_CROSS || right == CLASS_DIGIT ? BREAK_NO : right == CLASS_HAN ? BREAK_UNIT : BREAK_FREE;
  return before == 0x7B2C ? BREAK_UNIT : BREAK_FREE;
}

/* 二〇二三年: years in Han figures; ○ is often typed for 〇. */
static bool is_year_figure(gunichar left, gunichar right) {
  static const char zeros[] = "〇○", figures[] = "〇○一二三四五六七八九";
  return (chars_is_one_of(zeros, left) && (right == 0x5E74 || chars_is_one_of(figures, right))) ||
         (chars_is_one_of(zeros, right) && chars_is_one_of(figures, left));
}

static bool is_figure(enum char_class class, gunichar c) {
  return class == CLASS_DIGIT || class == CLASS_FIGURE || chars_is_one_of("〇一二三四五六七八九十", c);
}

/* Behind a ： of a time or score, 9：30 or 3：2, a line ends as rarely as before a unit. */
static bool parts_time(const char *text, const GArray *items, guint i) {
  return char_at(text, items, i - 1) == 0xFF1A && i >= 2 && class_at(items, i - 2) == CLASS_DIGIT &&
         class_at(items, i) == CLASS_DIGIT;
}

/* Behind a ·, which may part the names of a person; a day's name, “5·12” or 九·一八, stays together. */
static enum break_kind break_after_dot(const char *text, const GArray *items, guint i) {
  const bool figures = i >= 2 && is_figure(class_at(items, i - 2), char_at(text, items, i - 2)) &&
                       is_figure(class_at(items, i), char_at(text, items, i));
  return figures ? BREAK_NO : BREAK_FREE;
}

static enum break_kind break_at_space(const char *text, const GArray *items, guint i) {
  guint p = i - 1;
  while (p > 0 && class_at(items, p) == CLASS_SPACE)
    p--;
  if (class_at(items, p) == CLASS_SPACE || is_no_end(class_at(items, p), char_at(text, items, p)) ||
      char_at(text, items, i - 1) == 0x00A0)
    return BREAK_NO;
  bool figure = class_at(items, p) == CLASS_DIGIT;
  if (figure && class_at(items, i) == CLASS_DIGIT && i == p + 2)
    return BREAK_NO; /* 3 000 */
  return figure && class_at(items, i) == CLASS_LETTER ? BREAK_UNIT : BREAK_FREE;
}

enum break_kind break_before(const char *text, const GArray *items, guint i) {
  enum char_class left = class_at(items, i - 1), right = class_at(items, i);
  gunichar before = char_at(text, items, i - 1), after = char_at(text, items, i);
  if (left == right && (right == CLASS_DASH || right == CLASS_ELLIPSIS))
    return BREAK_NO;
  if (is_no_start(right, after) || is_no_end(left, before))
    return BREAK_NO;
  if (left == CLASS_SPACE)
    return break_at_space(text, items, i);
  if (left == CLASS_MIDDLE)
    return break_after_dot(text, items, i);
  if (left == CLASS_COMMA && parts_time(text, items, i))
    return BREAK_UNIT;
  if (class_is_latin(left) && class_is_latin(right))
    return BREAK_NO;
  if (right == CLASS_ELLIPSIS)
    return BREAK_UNIT; /* CLREQ's strict rule bans it (B4); what the author wrote as six points least of all */
  if (right == CLASS_DASH)
    return BREAK_DASH;
  if (left == CLASS_CROSS || right == CLASS_CROSS)
    return left == CLASS_DIGIT ? BREAK_NO : break_at_cross(left, right, before);
  if (break_in_figure(items, i) != BREAK_FREE)
    return break_in_figure(items, i);
  if (left == CLASS_DIGIT || left == CLASS_FIGURE)
    return break_after_digit(right, after);
  if (right == CLASS_DIGIT || right == CLASS_FIGURE)
    return break_before_digit(before);
  if (after == 0x3014 && left == CLASS_HAN && i + 1 < items->len && class_at(items, i + 1) == CLASS_DIGIT)
    return BREAK_UNIT; /* 国发〔2023〕5号 */
  return is_year_figure(before, after) ? BREAK_UNIT : BREAK_FREE;
}

bool break_is_address(const char *text, const GArray *items, guint start, guint end) {
  const char *word = text + array_at(items, struct item, start).start;
  const char *last = text + array_at(items, struct item, end - 1).start;
  const gssize length = last - word + 1;
  const char *at = memchr(word, '@', (gsize)length);
  return end - start > LONG_WORD && (g_strstr_len(word, length, "://") || g_str_has_prefix(word, "www.") ||
                                     (at && memchr(at, '.', (gsize)(last - at))));
}

/* Behind the marks of addresses and codes, not inside a figure (1-800) nor behind the // of a scheme; at last behind
 * the comma of 12,345,678,900. */
static enum break_kind break_after_mark(const char *text, const GArray *items, bool address, guint i) {
  const gunichar before = char_at(text, items, i - 1), further = char_at(text, items, i - 2);
  const bool holds = before != '/' && !(address && chars_is_one_of("_-?&=", before));
  const bool figures = holds && class_at(items, i - 2) == CLASS_DIGIT && class_at(items, i) == CLASS_DIGIT;
  const bool mark = chars_is_one_of("-_.,;:?&=/", before);
  const bool word = class_at(items, i) == CLASS_LETTER || class_at(items, i) == CLASS_DIGIT;
  if (figures)
    return before == ',' ? BREAK_ANYWHERE : BREAK_NO;
  return mark && word && !(before == '/' && further == '/') ? BREAK_WORD : BREAK_NO;
}

enum break_kind break_in_word(const char *text, const GArray *items, guint start, guint end, bool address, guint i) {
  if (end - start <= LONG_WORD || i < start + BREAK_LEAST || i + BREAK_LEAST > end)
    return BREAK_NO;
  const gunichar before = char_at(text, items, i - 1), after = char_at(text, items, i);
  if (before == '_' && after == '_')
    return BREAK_WORD;
  if (break_after_mark(text, items, address, i) != BREAK_NO)
    return break_after_mark(text, items, address, i);
  const enum char_class left = class_at(items, i - 1);
  const bool turn = left == CLASS_DIGIT && class_at(items, i) == CLASS_LETTER;
  return address && (turn || (after == '#' && (left == CLASS_DIGIT || left == CLASS_LETTER))) ? BREAK_WORD : BREAK_NO;
}

bool break_is_overlong(guint length) {
  return length > 2 * LONG_WORD;
}

double break_cost(const struct break_costs *costs, enum break_kind kind) {
  switch (kind) {
  case BREAK_UNIT:
  case BREAK_INSIDE:
    return costs->split_unit;
  case BREAK_HEADING:
    return 6 * costs->split_unit;
  case BREAK_MEMBER:
    return costs->split_unit / 2;
  case BREAK_DATE:
    return costs->split_date;
  case BREAK_NAME:
    return costs->split_name;
  case BREAK_SHORT:
    return costs->split_short;
  case BREAK_DASH:
    return costs->dash_start;
  case BREAK_WORD:
    return costs->split_word;
  case BREAK_ANYWHERE:
    return 4 * costs->split_word;
  default:
    return 0;
  }
}
