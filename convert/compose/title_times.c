#include "compose/title_times.h"

#include "compose/title_words.h"
#include "text/chars.h"

gunichar title_char_before(const char *text, gsize at) {
  return at > 0 ? g_utf8_get_char(g_utf8_prev_char(text + at)) : 0;
}

bool title_ends_year(const char *title, gsize end) {
  guint figures = 0;
  if (title_char_before(title, end) == 0x5E74)
    for (const char *p = g_utf8_prev_char(title + end); p > title; figures++) {
      p = g_utf8_prev_char(p);
      if (!title_is_numeral(g_utf8_get_char(p)))
        break;
    }
  return figures >= 3;
}

bool title_starts_year(const char *title, gsize start) {
  guint figures = 0;
  const char *p = title + start;
  for (; title_is_numeral(g_utf8_get_char(p)); p = g_utf8_next_char(p))
    figures++;
  return figures >= 3 && g_utf8_get_char(p) == 0x5E74;
}

bool title_ends_span(const char *title, gsize end) {
  if (title_char_before(title, end) != 0x5E74)
    return false;
  const gsize year = end - strlen("年"), figure = year - g_unichar_to_utf8(title_char_before(title, year), NULL);
  return title_is_numeral(title_char_before(title, year)) && !title_is_numeral(title_char_before(title, figure)) &&
         title_char_before(title, figure) != 0x7B2C; /* 第 */
}

bool title_starts_months(const char *title, gsize start) {
  const char *p = title + start;
  while (title_is_numeral(g_utf8_get_char(p)) ||
         (p > title + start && chars_is_one_of("至到—－-～", g_utf8_get_char(p))))
    p = g_utf8_next_char(p);
  return p > title + start && chars_is_one_of("月季", g_utf8_get_char(p));
}

bool title_starts_years(const char *title, gsize start) {
  const char *p = title + start, *number = p;
  while (title_is_numeral(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p > number && (g_str_has_prefix(p, "周年") || g_str_has_prefix(p, "个"));
}

bool title_ends_class(const char *title, gsize end) {
  const char *p = title + end;
  guint figures = 0;
  if (title_char_before(title, end) != 0x5C4A)
    return false;
  for (p = g_utf8_prev_char(p); p > title && title_is_numeral(title_char_before(title, (gsize)(p - title))); figures++)
    p = g_utf8_prev_char(p);
  return figures >= 3 && title_char_before(title, (gsize)(p - title)) != 0x7B2C; /* not 第二十一届 */
}

bool title_ends_quantity(const char *title, gsize end) {
  if (!chars_is_one_of("个名家项位件起条天日月张批场轮", title_char_before(title, end)))
    return false;
  const char *p = g_utf8_prev_char(title + end);
  const bool number = p > title && title_is_numeral(title_char_before(title, (gsize)(p - title)));
  while (p > title && title_is_numeral(title_char_before(title, (gsize)(p - title))))
    p = g_utf8_prev_char(p);
  return number && title_char_before(title, (gsize)(p - title)) != 0x7B2C; /* 第 */
}

bool title_ends_date(const char *title, gsize end) {
  const char *p = title + end;
  if (title_char_before(title, end) != 0x65E5)
    return false;
  p = g_utf8_prev_char(p);
  while (p > title && title_is_numeral(title_char_before(title, (gsize)(p - title))))
    p = g_utf8_prev_char(p);
  return title_char_before(title, (gsize)(p - title)) == 0x6708;
}

bool title_ends_festival(const char *title, gsize end) {
  return chars_is_one_of("日节", title_char_before(title, end)) &&
         !title_is_numeral(title_char_before(title, (gsize)(g_utf8_prev_char(title + end) - title)));
}
