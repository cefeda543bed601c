#include "compose/title_words.h"
#include "base/items.h"
#include "text/chars.h"
#include "compose/han_words.h"

#include <string.h>
#include <unicode/uversion.h>

bool title_is_numeral(gunichar c) {
  return g_unichar_isdigit(c) || chars_is_one_of("〇零一二三四五六七八九十百千两", c);
}

/* The starts of the words that ICU's dictionary sees: a flag for each character. */
static void mark_icu_words(const char *title, const gsize *offsets, guint count, guint8 *starts) {
  g_autoptr(GArray) words = han_words_starts(title, offsets[count]);
  for (guint k = 0, i = 0; k < words->len; k++) {
    const gsize at = array_at(words, gsize, k);
    while (offsets[i] < at)
      i++;
    starts[i] |= offsets[i] == at;
  }
}

/* Cuts the title into the fewest words: those of the list before ICU's, and those before single characters. */
struct cutting {
  const struct title_rules *rules;
  const char *title;
  gsize *offsets; /* of the characters, and of the end */
  guint8 *starts; /* of ICU's words */
  guint count;
  double *cost;
  guint *from; /* where the word that ends here begins */
};

static bool is_icu_word(const struct cutting *cutting, guint from, guint to) {
  if (!cutting->starts[from] || !cutting->starts[to])
    return false;
  for (guint i = from + 1; i < to; i++)
    if (cutting->starts[i])
      return false;
  return true;
}

/* Of two ways with as many words the one of even words is better: 校园安全|专项整治. */
#define UNEVEN_WORDS 0.001 /* times the square of the characters */

static double word_cost(const struct cutting *cutting, guint from, guint to) {
  gsize length = cutting->offsets[to] - cutting->offsets[from];
  if (title_rules_find(cutting->rules, cutting->title + cutting->offsets[from], length))
    return 1 + UNEVEN_WORDS * (to - from) * (to - from);
  return is_icu_word(cutting, from, to) ? (to == from + 1 ? 1.4 : 1.2) : to == from + 1 ? 1.6 : G_MAXDOUBLE;
}

static void cut_words(struct cutting *cutting) {
  guint longest = MAX(cutting->rules->longest, 8);
  for (guint to = 1; to <= cutting->count; to++) {
    cutting->cost[to] = G_MAXDOUBLE;
    for (guint from = to - MIN(to, longest); from < to; from++) {
      const double cost = word_cost(cutting, from, to);
      if (cutting->cost[from] + cost < cutting->cost[to]) {
        cutting->cost[to] = cutting->cost[from] + cost;
        cutting->from[to] = from;
      }
    }
  }
}

/* A character that is no word of the rules: several in a row are one word that neither list knows, 劳务, 脱贫户. */
static bool is_fragment(const char *title, const struct title_token *word) {
  const gunichar c = g_utf8_get_char(title + word->start);
  return word->is == 0 && word->characters == 1 && !title_is_numeral(c) &&
         g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN;
}

/* 临|江|站, 清|溪|村: the name of a place, of a character that is no word and one that such names end with. */
static bool ends_place(const char *title, const struct title_token *word) {
  return word->characters == 1 && (word->is & TITLE_FOLLOWER) &&
         chars_is_one_of("河湖江山岛湾沟坝寨屯庄坪岭桥", g_utf8_get_char(title + word->start));
}

static void join_fragments(const char *title, GArray *words) {
  guint out = 0;
  bool before = false; /* the word before is made of such characters */
  for (guint i = 0; i < words->len; i++) {
    struct title_token word = array_at(words, struct title_token, i);
    const bool fragment = is_fragment(title, &word);
    struct title_token *last = out > 0 ? &array_at(words, struct title_token, out - 1) : NULL;
    if (before && (fragment || (last->characters == 1 && ends_place(title, &word)))) {
      last->end = word.end;
      last->characters++;
    } else {
      array_at(words, struct title_token, out++) = word;
    }
    before = fragment;
  }
  g_array_set_size(words, out);
}

/* 督察组, 有限责任公司, 教练员, 结业典礼, 节假日期间: a word that is nothing of these itself is what its last
 * characters are. */
static guint kind_of_tail(const struct title_rules *rules, const char *title, const struct title_token *word) {
  const guint known = word->is & ~(guint)(TITLE_TERM | TITLE_PERSONS);
  if (known || word->characters < 3)
    return 0;
  if ((chars_is_one_of("组队站所院局厅馆社办委厂部处室", chars_before(title, title + word->end)) &&
       !g_str_has_prefix(title + word->end - strlen("干部"), "干部")))
    return TITLE_ORGAN;
  const char *end = title + word->end, *tail = g_utf8_next_char(title + word->start);
  for (; end - tail >= 2 * (gssize)strlen("会"); tail = g_utf8_next_char(tail)) {
    const guint is = title_rules_find(rules, tail, (gsize)(end - tail)) & (TITLE_ORGAN | TITLE_EVENT | TITLE_TIME);
    if (is)
      return is;
  }
  return 0;
}

GArray *title_words(const struct title_rules *rules, const char *title) {
  guint count = (guint)chars_all(title);
  const guint places = count + 1;
  g_autofree gsize *offsets = g_new(gsize, places);
  g_autofree guint8 *starts = g_new0(guint8, places);
  g_autofree double *cost = g_new0(double, places);
  g_autofree guint *from = g_new0(guint, places);
  const char *p = title;
  for (guint i = 0; i < places; i++, p = *p ? g_utf8_next_char(p) : p)
    offsets[i] = (gsize)(p - title);
  mark_icu_words(title, offsets, count, starts);
  struct cutting cutting = {rules, title, offsets, starts, count, cost, from};
  cut_words(&cutting);
  GArray *found = g_array_new(FALSE, FALSE, sizeof(struct title_token));
  for (guint to = count; to > 0; to = from[to]) {
    gsize start = offsets[from[to]], end = offsets[to];
    struct title_token word = {start, end, title_rules_find(rules, title + start, end - start), to - from[to]};
    word.is |= kind_of_tail(rules, title, &word);
    g_array_prepend_val(found, word);
  }
  join_fragments(title, found);
  return found;
}

char *title_words_library(void) {
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, text);
  return g_strdup_printf("ICU %s\n", text);
}
