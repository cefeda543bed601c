#include "compose/title_limits.h"

#include "compose/title_words.h"
#include "text/chars.h"

#include <string.h>

double title_cells(const char *text, gsize start, gsize end) {
  double cells = 0;
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    cells += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide_cjk(c) ? 1 : 0.5;
  }
  return cells;
}

/* Whether a place is inside quotes or brackets that fit on a line: such a group is kept whole (E2).  It has no more
 * than two half-width characters a cell, so that it is enough to look so far around the place. */
static bool is_inside_group(const char *title, gsize at, double max_cells) {
  static const char opening[] = "“‘《〈（「『【〔", closing[] = "”’》〉）」』】〕";
  const guint reach = (guint)(2 * max_cells);
  const char *place = title + at, *start = place, *stack[16];
  for (guint i = 0; i < reach && start > title; i++)
    start = g_utf8_prev_char(start);
  guint depth = 0, behind = 0;
  for (const char *p = start; *p && behind <= reach; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    behind += p >= place;
    if (chars_is_one_of(opening, c) && depth < G_N_ELEMENTS(stack)) {
      stack[depth++] = p;
    } else if (chars_is_one_of(closing, c) && depth > 0) {
      const char *open = stack[--depth];
      if (open < place && p >= place)
        return title_cells(title, (gsize)(open - title), (gsize)(g_utf8_next_char(p) - title)) <= max_cells;
    }
  }
  return false;
}

static bool is_latin(gunichar c) {
  return c == '-' || (c < 128 && g_ascii_isalnum((char)c));
}

/* 中国—东盟: one — joins two names, while —— opens a subtitle, and so does one — before 在, 记 or 写. */
static bool is_connector(const char *title, gsize at) {
  const char *behind = title + at + strlen("—");
  return chars_before(title, title + at) != 0x2014 && !chars_is_one_of("—在记写", g_utf8_get_char(behind));
}

/* 1至6月, 一至三年级: 至 between two numbers. */
static bool is_range(const char *title, gsize to) {
  return g_str_has_prefix(title + to, "至") && to > 0 && title_is_numeral(chars_before(title, title + to)) &&
         title_is_numeral(g_utf8_get_char(title + to + strlen("至")));
}

bool title_may_break(const char *title, gsize at, double max_cells) {
  gunichar before = chars_before(title, title + at), after = g_utf8_get_char(title + at);
  bool figure =
      title_is_numeral(before) &&
      (g_unichar_isdigit(after) ||
       chars_is_one_of("〇零一二三四五六七八九十百千万亿年月日号届次周级名项条期季度批轮个大时分％%.—－-～", after));
  bool range = (chars_is_one_of("—－-～", before) && g_unichar_isdigit(after)) || is_range(title, at) ||
               (before == 0x81F3 && is_range(title, at - strlen("至")));
  bool dash = after == 0x2014 && (before == 0x2014 || is_connector(title, at));
  bool joined = before == 0x2014 && is_connector(title, at - strlen("—"));
  if ((is_latin(before) && is_latin(after)) || figure || range || dash || joined || g_unichar_isspace(after) ||
      chars_is_one_of("，。、；：？！”’》〉）」』】〕·…～%％", after) ||
      chars_is_one_of("“‘《〈（「『【〔·第×＊*", before))
    return false;
  return !is_inside_group(title, at, max_cells);
}
