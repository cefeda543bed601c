#include "base/messages.h"
#include "review/passage.h"
#include "review/review_words.h"

#include "text/chars.h"
#include "text/numeral.h"

#include <stdlib.h>
#include <string.h>

/* A date of the text; 0 for what is not told. */
struct date {
  guint year, month, day;
};

/* Reads an Arabic number of one to four digits and the sign behind it; returns the place behind, or NULL. */
static const char *read_number(const char *p, const char *sign, guint *number) {
  char *end;
  if (!g_ascii_isdigit(*p))
    return NULL;
  *number = (guint)strtoul(p, &end, 10);
  return end - p <= 4 && g_str_has_prefix(end, sign) ? end + strlen(sign) : NULL;
}

/* The date that begins at `p`: 2024年5月20日, 5月20日; returns the place behind it, or NULL. */
static const char *read_date(const char *p, struct date *date) {
  *date = (struct date){0};
  const char *rest = read_number(p, "年", &date->year);
  if (!rest) {
    date->year = 0;
    rest = p;
  }
  rest = read_number(rest, "月", &date->month);
  return rest ? read_number(rest, "日", &date->day) : NULL;
}

static bool is_possible(const struct date *date) {
  const GDateYear year = date->year ? (GDateYear)date->year : 2024; /* a leap year, where none is told */
  return g_date_valid_dmy((GDateDay)MIN(date->day, G_MAXUINT8), (GDateMonth)date->month, year);
}

/* ---- the day of the week ---- */

static const char *const weekdays[] = {"一", "二", "三", "四", "五", "六", "日"};

/* 星期二, 周四, behind the date with at most a bracket or comma between; returns its number from 1, and its place. */
static guint read_weekday(const char *p, const char **start, const char **end) {
  p += strspn(p, "(, ");
  while (g_str_has_prefix(p, "（") || g_str_has_prefix(p, "，"))
    p += strlen("（");
  *start = p;
  gsize prefix = g_str_has_prefix(p, "星期") ? strlen("星期") : g_str_has_prefix(p, "周") ? strlen("周") : 0;
  for (guint i = 0; prefix > 0 && i < G_N_ELEMENTS(weekdays); i++)
    if (g_str_has_prefix(p + prefix, weekdays[i]) || (i == 6 && g_str_has_prefix(p + prefix, "天"))) {
      *end = p + prefix + strlen("一");
      return i + 1;
    }
  return 0;
}

static void check_weekday(struct review *review, struct passage *passage, const struct date *date, const char *behind) {
  const char *start, *end;
  guint told = read_weekday(behind, &start, &end);
  if (told == 0 || date->year < 1900 || !is_possible(date))
    return;
  g_autoptr(GDate) day = g_date_new_dmy((GDateDay)date->day, (GDateMonth)date->month, (GDateYear)date->year);
  guint right = (guint)g_date_get_weekday(day);
  if (right == told)
    return;
  g_autofree char *message =
      g_strdup_printf(_("%u-%02u-%02u is a 星期%s"), date->year, date->month, date->day, weekdays[right - 1]);
  passage_tell_free(review, passage, FINDING_WEEKDAY_MISMATCH, (gsize)(start - passage->text),
                    (gsize)(end - passage->text), message);
}

/* ---- 2024—2020年 ---- */

static const char *skip_sign(const char *p) {
  static const char *const signs[] = {"——", "—", "－", "-", "～", "~", "至", "到"};
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
    if (g_str_has_prefix(p, signs[i]))
      return p + strlen(signs[i]);
  return NULL;
}

/* 8～5件: the unit stands behind the second figure alone, and is none of time, of place, of a score. */
static void check_figures(struct review *review, struct passage *passage, const char *p) {
  guint first, last;
  const char *behind = read_number(p, "", &first);
  const char *sign = behind ? skip_sign(behind) : NULL;
  const char *end = sign ? read_number(sign, "", &last) : NULL;
  gunichar before = passage_before(passage, (gsize)(p - passage->text));
  if (!end || first <= last || first >= 1000 || last == 0 || chars_is_one_of("-./:—～", before) ||
      chars_is_ascii_letter(before) || chars_is_one_of("比以胜负前", before))
    return;
  const gsize to = (gsize)(end - passage->text);
  const gsize unit = words_begin(review->lists, REVIEW_RANGE_UNITS, end, passage->length - to);
  if (unit > 0)
    passage_tell_free(review, passage, FINDING_RANGE_ORDER, (gsize)(p - passage->text), to + unit, NULL);
}

/* A span of years that runs backward, from `p` on. */
static void check_span(struct review *review, struct passage *passage, const char *p) {
  guint first, last;
  const char *behind = read_number(p, "", &first);
  if (!behind || behind - p != 4)
    return;
  const char *sign = skip_sign(g_str_has_prefix(behind, "年") ? behind + strlen("年") : behind);
  const char *end = sign ? read_number(sign, "年", &last) : NULL;
  if (end && last >= 1000 && first > last)
    passage_tell_free(review, passage, FINDING_RANGE_ORDER, (gsize)(p - passage->text), (gsize)(end - passage->text),
                      NULL);
}

/* ---- a date in characters, a time ---- */

/* 二月三十日: the month and the day; returns the place behind, or NULL. */
static const char *read_han_date(const char *p, const char *end, struct date *date) {
  struct numeral month = numeral_chinese(p, (gsize)(end - p));
  const char *rest = p + month.length;
  if (month.value == 0 || !g_str_has_prefix(rest, "月"))
    return NULL;
  rest += strlen("月");
  struct numeral day = numeral_chinese(rest, (gsize)(end - rest));
  *date = (struct date){.month = month.value, .day = day.value};
  rest += day.length;
  return day.value > 0 && (g_str_has_prefix(rest, "日") || g_str_has_prefix(rest, "号")) ? rest + strlen("日") : NULL;
}

/* The calendar of the moon has days of its own. */
static void check_han_dates(struct review *review, struct passage *passage) {
  if (strstr(passage->text, "农历") || strstr(passage->text, "阴历") || strstr(passage->text, "旧历"))
    return;
  const char *end = passage->text + passage->length;
  for (const char *month = strstr(passage->text, "月"); month; month = strstr(month + strlen("月"), "月")) {
    const char *p = month;
    while (p > passage->text && chars_is_one_of("一二三四五六七八九十", chars_at(g_utf8_prev_char(p))))
      p = g_utf8_prev_char(p);
    struct date date;
    const char *behind = p < month ? read_han_date(p, end, &date) : NULL;
    if (behind && !is_possible(&date))
      passage_tell_free(review, passage, FINDING_DATE_IMPOSSIBLE, (gsize)(p - passage->text),
                        (gsize)(behind - passage->text), NULL);
  }
}

/* 25:30 behind a day: a score or a ratio stands elsewhere.  It is told although times are protected from other rules.
 */
static void check_time(struct review *review, struct passage *passage, const char *p) {
  guint hour, minute;
  const char *rest = read_number(p, ":", &hour);
  if (!rest)
    rest = read_number(p, "：", &hour);
  const char *end = rest ? read_number(rest, "", &minute) : NULL;
  gunichar before = passage_before(passage, (gsize)(p - passage->text));
  if (end && chars_is_one_of("日号午晨晚早", before) && (hour > 24 || minute > 59))
    passage_tell(review, passage, FINDING_DATE_IMPOSSIBLE, (gsize)(p - passage->text), (gsize)(end - passage->text),
                 _("There is no such time"));
}

/* ---- all dates of a passage ---- */

static bool begins_number(const struct passage *passage, const char *p) {
  return g_ascii_isdigit(*p) && (p == passage->text || !g_ascii_isdigit(p[-1]));
}

static void check_passage(struct review *review, struct passage *passage, guint year) {
  check_han_dates(review, passage);
  for (const char *p = passage->text, *next; *p; p = next) {
    struct date date;
    next = g_utf8_next_char(p);
    if (!begins_number(passage, p))
      continue;
    check_span(review, passage, p);
    check_figures(review, passage, p);
    check_time(review, passage, p);
    const char *behind = read_date(p, &date);
    if (!behind)
      continue;
    gsize start = (gsize)(p - passage->text), end = (gsize)(behind - passage->text);
    if (!is_possible(&date))
      passage_tell_free(review, passage, FINDING_DATE_IMPOSSIBLE, start, end, NULL);
    if (date.year > 0)
      year = date.year;
    date.year = year;
    check_weekday(review, passage, &date, behind);
    next = behind;
  }
}

/* ---- the date under the title and that of the signature ---- */

static guint han_digit(gunichar c) {
  static const char digits[] = "〇一二三四五六七八九";
  const char *found = digits;
  for (guint i = 0; i < 10; i++, found = g_utf8_next_char(found))
    if (chars_at(found) == c)
      return i;
  return c == 0x25CB || c == 0x96F6 ? 0 : 10; /* ○ 零 */
}

/* 二〇二四年六月十三日 in Arabic figures; free with g_free. */
static char *to_arabic(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p), before = p > text ? chars_at(g_utf8_prev_char(p)) : 0;
    if (c == 0x5341) { /* 十 */
      bool tens = han_digit(before) < 10, ones = han_digit(chars_at(g_utf8_next_char(p))) < 10;
      g_string_append(out, tens ? (ones ? "" : "0") : (ones ? "1" : "10"));
    } else if (han_digit(c) < 10) {
      g_string_append_printf(out, "%u", han_digit(c));
    } else {
      g_string_append_unichar(out, c);
    }
  }
  return g_string_free(out, FALSE);
}

static bool whole_date(const struct passage *passage, struct date *date) {
  g_autofree char *arabic = to_arabic(passage->text);
  for (const char *p = arabic; *p; p = g_utf8_next_char(p))
    if (g_ascii_isdigit(*p))
      return read_date(p, date) && date->year > 0;
  return false;
}

static void compare_dates(struct review *review) {
  struct date top = {0}, signed_on;
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    const struct block *block = passage->block;
    if (block->role == ROLE_SUBTITLE && block->kind == KIND_DATE && !whole_date(passage, &top))
      return;
    if (block->role != ROLE_SIGNATURE || block->kind != KIND_DATE || top.year == 0 || !whole_date(passage, &signed_on))
      continue;
    if (memcmp(&top, &signed_on, sizeof top) != 0)
      passage_tell_free(review, passage, FINDING_DATE_DIFFERS, 0, passage->length, NULL);
  }
}

void review_dates(struct review *review) {
  guint year = 0; /* of the date under the title */
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    struct date date;
    if (passage->block->role == ROLE_SUBTITLE && passage->block->kind == KIND_DATE && whole_date(passage, &date))
      year = date.year;
    check_passage(review, passage, year);
  }
  compare_dates(review);
}
