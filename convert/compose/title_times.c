#include "compose/title_times.h"

#include "compose/title_words.h"
#include "text/chars.h"

gunichar title_char_before(const char *text, gsize at) {
  return chars_before(text, text + at);
}

gsize title_number_start(const char *title, gsize end) {
  while (title_is_numeral(title_char_before(title, end)))
    end = (gsize)(g_utf8_prev_char(title + end) - title);
  return end;
}

/* Figures of the number that ends at the place. */
static gsize figures_before(const char *title, gsize end) {
  const gsize start = title_number_start(title, end);
  return chars_count(title + start, end - start);
}

/* Whether the number that ends at the place tells how many, and not which one: 三, but not 第三. */
static bool is_cardinal(const char *title, gsize end) {
  return title_char_before(title, title_number_start(title, end)) != 0x7B2C; /* 第 */
}

bool title_ends_year(const char *title, gsize end) {
  return title_char_before(title, end) == 0x5E74 && figures_before(title, end - strlen("年")) >= 3;
}

bool title_starts_year(const char *title, gsize start) {
  guint figures = 0;
  const char *p = title + start;
  for (; title_is_numeral(g_utf8_get_char(p)); p = g_utf8_next_char(p))
    figures++;
  return figures >= 3 && g_utf8_get_char(p) == 0x5E74;
}

bool title_ends_span(const char *title, gsize end) {
  const gsize number = end - strlen("年");
  return title_char_before(title, end) == 0x5E74 && figures_before(title, number) == 1 && is_cardinal(title, number);
}

bool title_starts_months(const char *title, gsize start) {
  const char *p = title + start;
  while (title_is_numeral(g_utf8_get_char(p)) ||
         (p > title + start && chars_is_one_of("至到—－-～", g_utf8_get_char(p))))
    p = g_utf8_next_char(p);
  return p > title + start && chars_is_one_of("月季", g_utf8_get_char(p));
}

bool title_ends_month(const char *title, gsize end) {
  return title_char_before(title, end) == 0x6708 && title_is_numeral(title_char_before(title, end - strlen("月"))) &&
         !title_is_numeral(g_utf8_get_char(title + end));
}

bool title_starts_years(const char *title, gsize start) {
  const char *p = title + start, *number = p;
  while (title_is_numeral(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p > number && (g_str_has_prefix(p, "周年") || g_str_has_prefix(p, "个"));
}

bool title_ends_class(const char *title, gsize end) {
  const gsize number = end - strlen("届");
  return title_char_before(title, end) == 0x5C4A && figures_before(title, number) >= 3 &&
         is_cardinal(title, number); /* not 第二十一届 */
}

bool title_ends_quantity(const char *title, gsize end) {
  const gsize number = end - strlen("个");
  return chars_is_one_of("个名家项位件起条天日张批场轮", title_char_before(title, end)) &&
         figures_before(title, number) > 0 && is_cardinal(title, number);
}

bool title_ends_date(const char *title, gsize end) {
  return title_char_before(title, end) == 0x65E5 &&
         title_char_before(title, title_number_start(title, end - strlen("日"))) == 0x6708;
}

bool title_ends_festival(const char *title, gsize end) {
  return chars_is_one_of("日节", title_char_before(title, end)) &&
         !title_is_numeral(title_char_before(title, (gsize)(g_utf8_prev_char(title + end) - title)));
}
