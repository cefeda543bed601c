#include "compose/holds.h"

#include "base/items.h"
#include "base/order.h"
#include "compose/han_words.h"
#include "compose/names.h"
#include "text/chars.h"
#include "text/numeral.h"

/* Characters of the longest word that is held: what is longer has a place in its middle. */
#define LONGEST_WORD 3

/* Units in a row: 万亩, 个百分点. */
#define LONGEST_UNIT 4

static void add_hold(GArray *holds, gsize start, gsize end, enum hold_kind kind) {
  const struct hold hold = {start, end, kind};
  g_array_append_val(holds, hold);
}

/* ---- words ---- */

static void hold_words(GArray *holds, const char *text, const GArray *starts) {
  for (guint i = 0; i + 1 < starts->len; i++) {
    const gsize start = array_at(starts, gsize, i), end = array_at(starts, gsize, i + 1);
    const gsize count = chars_count(text + start, end - start);
    if (count > 1 && count <= LONGEST_WORD && chars_is_han(g_utf8_get_char(text + start)))
      add_hold(holds, start, end, HOLD_WORD);
  }
}

/* ---- numbers ---- */

static bool is_figure(gunichar c) {
  return chars_is_digit(c) || chars_is_one_of("〇零一二三四五六七八九十百千万亿两几半", c);
}

/* Inside a number, between figures. */
static bool is_joint(gunichar c) {
  return chars_is_one_of(".,．，点·", c);
}

/* Behind a number, before its unit: 三十多个. */
static bool is_about(gunichar c) {
  return chars_is_one_of("多余来", c);
}

/* Where the figures end that begin at `p`; `p` itself when none do. */
static const char *end_of_figures(const char *p) {
  while (is_figure(g_utf8_get_char(p)) || (chars_is_one_of("分", g_utf8_get_char(p)) && g_str_has_prefix(p, "分之"))) {
    p = g_str_has_prefix(p, "分之") ? p + strlen("分之") : g_utf8_next_char(p);
    if (is_joint(g_utf8_get_char(p)) && chars_is_digit(g_utf8_get_char(g_utf8_next_char(p))))
      p = g_utf8_next_char(p);
  }
  return p;
}

/* The same with the unit behind them. */
static const char *end_of_number(const char *p) {
  p = end_of_figures(p);
  const char *unit = is_about(g_utf8_get_char(p)) ? g_utf8_next_char(p) : p;
  if (!numeral_is_unit(g_utf8_get_char(unit)))
    return p;
  for (guint i = 0; i < LONGEST_UNIT && numeral_is_unit(g_utf8_get_char(unit)); i++)
    unit = g_utf8_next_char(unit);
  return unit;
}

static bool is_date_part(gunichar c) {
  return chars_is_one_of("年月", c);
}

/* Numbers and, from year to day, dates. */
static void hold_numbers(GArray *holds, const char *text) {
  for (const char *p = text, *end; *p; p = end) {
    const bool ordinal = g_utf8_get_char(p) == 0x7B2C; /* 第 */
    const char *figures = ordinal ? g_utf8_next_char(p) : p;
    end = g_utf8_next_char(p);
    if (!is_figure(g_utf8_get_char(figures)))
      continue;
    end = end_of_number(figures);
    while (is_date_part(chars_before(text, text + (end - text))) && is_figure(g_utf8_get_char(end)))
      end = end_of_number(end);
    if (g_utf8_next_char(p) < end)
      add_hold(holds, (gsize)(p - text), (gsize)(end - text), HOLD_NUMBER);
  }
}

/* ---- all ---- */

static gint compare(gconstpointer a, gconstpointer b) {
  const struct hold *left = a, *right = b;
  return order_or(ORDER_OF(left->start, right->start), ORDER_OF(left->kind, right->kind));
}

void holds_mark(GPtrArray *paragraphs, const struct style *style, const struct words *words) {
  if (style->costs.split_name == 0 && style->costs.split_short == 0)
    return;
  g_autoptr(Names) names = names_new(words);
  g_autoptr(GPtrArray) starts = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(paragraphs, i);
    g_ptr_array_add(starts, han_words_starts(paragraph->text->str, paragraph->text->len));
    names_learn(names, paragraph->text->str, pointer_at(starts, i));
  }
  for (guint i = 0; i < paragraphs->len; i++) {
    struct paragraph *paragraph = paragraph_at(paragraphs, i);
    if (paragraph->table)
      continue;
    const char *text = paragraph->text->str;
    paragraph->holds = g_array_new(FALSE, FALSE, sizeof(struct hold));
    hold_words(paragraph->holds, text, pointer_at(starts, i));
    hold_numbers(paragraph->holds, text);
    names_hold(names, text, paragraph->holds);
    g_array_sort(paragraph->holds, compare);
  }
}
