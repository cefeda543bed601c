/* What each word of a title is to its neighbours, asked one question at a time: the rules for lines, which go through
 * them in an order, show of many questions only the first that is answered with yes.
 *
 * Titles are drawn of words by a lot.  In tests/data/title-times.txt and tests/data/title-words.txt stands at each
 * place between { and } what holds there. */
#include "compose/title_events.h"
#include "compose/title_groups.h"
#include "compose/title_limits.h"
#include "compose/title_names.h"
#include "compose/title_places.h"
#include "compose/title_times.h"
#include "unit/golden.h"
#include "unit/lot.h"

#include <string.h>

enum { TIMES = 500, TITLES = 700 };

static void append_name(GString *all, const char *name, bool holds) {
  if (holds)
    g_string_append_printf(all, "%s%s", all->str[all->len - 1] == '{' ? "" : " ", name);
}

/* Takes the braces back where nothing holds. */
static void close_brace(GString *all) {
  if (all->str[all->len - 1] == '{')
    g_string_truncate(all, all->len - 1);
  else
    g_string_append_c(all, '}');
}

/* ---- years, dates, quantities ---- */

static const char *const figures[] = {"2025", "二〇二五", "20", "九八", "3", "十", "两", "一百零五", "123", "第", "第"};
static const char *const units[] = {"年",   "年", "月", "日", "季", "季度", "届", "节", "个", "起",    "周年",
                                    "个月", "次", "至", "—",  "-",  "～",   "批", "轮", "名", "纪念日"};
static const char *const others[] = {"全县", "渠", "（", " ", "A", "", "", ""};

static void append_time(GString *all, const char *text) {
  for (gsize at = 0;; at = (gsize)(g_utf8_next_char(text + at) - text)) {
    g_string_append_c(all, '{');
    append_name(all, "year", title_ends_year(text, at));
    append_name(all, "span", title_ends_span(text, at));
    append_name(all, "class", title_ends_class(text, at));
    append_name(all, "quantity", title_ends_quantity(text, at));
    append_name(all, "month", title_ends_month(text, at));
    append_name(all, "date", title_ends_date(text, at));
    append_name(all, "festival", title_ends_festival(text, at));
    append_name(all, ">year", title_starts_year(text, at));
    append_name(all, ">years", title_starts_years(text, at));
    append_name(all, ">months", title_starts_months(text, at));
    close_brace(all);
    if (!text[at])
      break;
    g_string_append_unichar(all, g_utf8_get_char(text + at));
  }
  g_string_append_c(all, '\n');
}

static void times_are_known_by_their_figures(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1957);
  for (guint i = 0; i < TIMES; i++) {
    g_autoptr(GString) text = g_string_new(i % 2 ? ANY(rand, others) : "");
    for (gint left = g_rand_int_range(rand, 1, 5); left > 0; left--) {
      const char *unit = ANY(rand, units);
      g_string_append_printf(text, "%s%s", ANY(rand, figures), unit);
    }
    g_string_append(text, ANY(rand, others));
    append_time(all, text->str);
  }
  assert_int_equal(golden_compare("tests/data/title-times.txt", all->str), 0);
}

/* ---- words beside each other ---- */

static const char *const starts[] = {"在",   "在",   "关于",           "2025年", "在2025年",
                                     "年度", "局长", "市委书记王建国", "县长在", ""};
static const char *const scopes[] = {"全县", "市",     "县三级", "××市",   "渠县",   "城市",     "市委",
                                     "区直", "柳林河", "水利局", "保护站", "AI公司", "（扩大）", ""};
static const char *const counts[] = {"第三次", "2025年第27次", "十届", "十四届二次", "二次", "2026届",
                                     "上半年", "三年",         "百日", "第九届",     "",     ""};
static const char *const verbs[] = {"推进", "加强", "贯彻",     "学习", "优化", "印发", "奋力", "切实做好",
                                    "开展", "实施", "凝心聚力", "同意", "致",   "践行", "",     ""};
static const char *const nouns[] = {
    "乡村振兴", "护林防火",     "绿色发展", "高校毕业生", "干部",     "教师",       "渠",   "柳林", "银企", "获奖",
    "国际茶叶", "党组",         "机关",     "“清渠”",     "《渠规》", "“5·12”",     "年轻", "特大", "等",   "级",
    "阶段性",   "生态文明理念", "美丽家园", "反事故",     "大桥",     "劳务协作组", "",     ""};
static const char *const actions[] = {"建设", "治理", "提升", "规范", "展示", "管理", "服务",
                                      "工作", "创建", "整治", "",     "",     ""};
static const char *const marks[] = {"和", "与", "暨", "、", "，", " ", "——", "—", "的", "", "", "", "", ""};
static const char *const events[] = {"动员部署", "培训",       "表彰",     "座谈会",   "大会",   "会",     "会议",
                                     "仪式",     "典礼",       "颁奖晚会", "代表大会", "开幕式", "运动会", "艺术节",
                                     "锦标赛",   "工作推进会", "领导小组", "委员会",   "对接会", "",       ""};
static const char *const ends[] = {"上",   "上的讲话", "的通知", "报告", "者", "期间", "上讲话精神会议",
                                   "书记", "",         "",       ""};

/* The words of a part are drawn from its last one to its first. */
static char *draw_slogan(GRand *rand) {
  const char *third = ANY(rand, nouns), *action = ANY(rand, actions), *second = ANY(rand, nouns);
  const char *first = ANY(rand, nouns);
  return g_strconcat(ANY(rand, verbs), first, second, action, third, NULL);
}

static char *draw_front(GRand *rand) {
  const char *verb = ANY(rand, verbs), *count = ANY(rand, counts), *scope = ANY(rand, scopes);
  return g_strconcat(ANY(rand, starts), scope, count, verb, NULL);
}

static char *draw_matter(GRand *rand) {
  const char *action = ANY(rand, actions), *noun = ANY(rand, nouns), *mark = ANY(rand, marks);
  return g_strconcat(ANY(rand, nouns), mark, noun, action, NULL);
}

static char *draw_title(GRand *rand) {
  if (lot(rand, 4) == 0)
    return draw_slogan(rand);
  g_autofree char *front = draw_front(rand), *matter = draw_matter(rand);
  const char *end = ANY(rand, ends), *second = lot(rand, 2) ? "" : ANY(rand, events);
  const char *first = ANY(rand, events), *count = lot(rand, 3) ? "" : ANY(rand, counts);
  return g_strconcat(front, matter, count, first, second, end, NULL);
}

static void append_word(GString *all, const struct title_around *around) {
  static const char *const kinds[] = {"", "event", "in-event"};
  const guint i = around->next;
  const struct title_token *word = title_around_word(around, i);
  g_string_append_c(all, '{');
  append_name(all, "and", title_around_is_and(around, word));
  append_name(all, "unknown", title_around_is_unknown(around, i));
  append_name(all, "count", title_around_is_count(around, i));
  append_name(all, "counted", title_around_is_counted(around, i));
  append_name(all, "of-before", title_around_belongs_before(around, i));
  append_name(all, "behind-noun", title_around_is_behind_noun(around, i));
  append_name(all, "done", title_around_is_done(around, i));
  append_name(all, "clause", title_around_opens_clause(around, i));
  append_name(all, "event-word", title_events_is_word(around, i));
  append_name(all, "owner", title_events_is_owner(around, i));
  append_name(all, "noun", title_events_is_noun(around, i));
  if (title_around_is_count(around, i))
    g_string_append_printf(all, " from-%u", i - title_around_count_start(around, i));
  if (i > 0) {
    append_name(all, kinds[title_events_place(around)], title_events_place(around) != TITLE_EVENT_NOT);
    append_name(all, "parts-name", title_names_parts(around));
    append_name(all, "region", title_names_ends_region(around));
    append_name(all, "of-organ", title_names_starts_organ(around));
    append_name(all, "organ",
                title_names_ends_organ(title_around_before(around), title_char_before(around->title, word->start)));
    append_name(all, "speaker", title_names_is_speaker(around));
    append_name(all, "parts-group", title_groups_part(around));
  }
  close_brace(all);
}

static void append_words(GString *all, const struct title_rules *rules, const char *title) {
  g_autoptr(GArray) found = title_words(rules, title);
  for (struct title_around around = {title, found, 0}; around.next < found->len; around.next++) {
    const struct title_token *word = title_around_word(&around, around.next);
    append_word(all, &around);
    g_string_append_printf(all, "%.*s", (int)(word->end - word->start), title + word->start);
  }
  g_string_append_c(all, '\n');
}

static void words_are_told_by_their_neighbours(G_GNUC_UNUSED void **state) {
  struct title_rules *rules = title_rules_load("styles/titles.rules", NULL, NULL);
  assert_non_null(rules);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1959);
  for (guint i = 0; i < TITLES; i++) {
    g_autofree char *title = draw_title(rand);
    append_words(all, rules, title);
  }
  title_rules_free(rules);
  assert_int_equal(golden_compare("tests/data/title-words.txt", all->str), 0);
}

/* ---- where lines may end ---- */

static const char *const edges[] = {"渠", "水", "县", "5",  "12", "三", "年", "次", "个", "A", "Wi",
                                    "-",  "—",  "——", "在", "记", "·",  "～", "%",  "×",  "*", "第",
                                    " ",  "　", "、", "，", "。", "：", "“",  "”",  "‘",  "’", "《",
                                    "》", "（", "）", "「", "」", "【", "】", "〔", "〕", "…"};

/* A | where a line may begin wherever the groups end that are beside it, and a ! where it may only if none but those of
 * more than four characters are kept whole. */
static void lines_end_where_they_may(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1961);
  for (guint i = 0; i < TITLES; i++) {
    g_autoptr(GString) title = g_string_new(NULL);
    for (gint left = g_rand_int_range(rand, 2, 12); left > 0; left--)
      g_string_append(title, ANY(rand, edges));
    for (const char *p = title->str; *p; p = g_utf8_next_char(p)) {
      const gsize at = (gsize)(p - title->str);
      if (at > 0 && title_may_break(title->str, at, 0))
        g_string_append_c(all, title_may_break(title->str, at, 4) ? '|' : '!');
      g_string_append_unichar(all, g_utf8_get_char(p));
    }
    g_string_append_c(all, '\n');
  }
  assert_int_equal(golden_compare("tests/data/title-limits.txt", all->str), 0);
}

static void assert_places_are_so_wide(const char *title, const GArray *places) {
  for (guint i = 0; i < places->len; i++) {
    const struct title_place *place = &g_array_index(places, struct title_place, i);
    assert_float_equal(place->cells, title_cells(title, 0, place->offset), 1e-9);
  }
}

static void places_know_how_wide_the_title_before_them_is(G_GNUC_UNUSED void **state) {
  const char *title = "在全县AI+水利现场会上的讲话";
  struct title_rules *rules = title_rules_load("styles/titles.rules", NULL, NULL);
  g_autoptr(GArray) between = title_places(rules, title, 0);
  g_autoptr(GArray) inside = title_places_in_words(rules, title);
  assert_true(between->len > 4 && inside->len > between->len);
  assert_places_are_so_wide(title, between);
  assert_places_are_so_wide(title, inside);
  assert_float_equal(title_cells("水AI　ǎ\u0301", 0, strlen("水AI　ǎ\u0301")), 4,
                     1e-9); /* a sign above it takes no room */
  title_rules_free(rules);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(times_are_known_by_their_figures),
      cmocka_unit_test(words_are_told_by_their_neighbours),
      cmocka_unit_test(lines_end_where_they_may),
      cmocka_unit_test(places_know_how_wide_the_title_before_them_is),
  };
  return cmocka_run_group_tests_name("words of titles", tests, NULL, NULL);
}
