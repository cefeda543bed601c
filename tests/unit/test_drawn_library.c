/* What the library tells of texts that a lot has put together, with slips that a review finds, is what it was
 * (tests/data/drawn-library.txt):
 *   # 3 84 characters 70 spoken 4 sentences 3 paragraphs 1 pages
 *   series-drift 3:1 0+4 一是把渠清好。           finding, place, cells before and of the place, the words around it
 *   left out 2-3 net-address 当前位               lines, why, how it begins
 *   printed body 44                              where the characters went
 *   blank ×区 2 4:8                               what waits to be filled in, at how many places
 *   2 corrections                                and what they change, as a diff */
#include "lib/jianggao.h"
#include "unit/golden.h"
#include "unit/line_kinds.h"
#include "unit/lot.h"

enum { TEXTS = 99, SHOWN = 3, WORD_EVERY = 11 };

static const char *const slips[] = {
    "今天,我们开会;谁来?快来!主题:防汛",
    "一是把渠清好。二是把闸换好。四是把账记好。",
    "第一，学习; 第二，实践. 第二，总结。",
    "二、渠要直",
    "四、闸要灵",
    "请×××同志在2024年  月  日以前，到____渠（　　）号闸领取（）元补助，×区、××镇的同志也来。",
    "王建国说：“渠里有水了。他走了",
    "水位３６．５米，比去年低２．１米……会议在10月32日举行。",
    "（一）看水的人要会看天天",
    "他说的的话大家都记住了，，渠长们也记住了。。",
    "A.修渠\tB.换闸",
    ("春天修渠，夏天看水，秋天算账，冬天清淤，一年四季都有渠上的事；哪一季偷了懒，哪一季就要吃亏，这是老天爷定的规矩,"
     "谁也改不了，所以我今天把话说在前头，从下个月起，每一段渠都要有人看!"),
    "\u200B渠　　长 王　建　国\u00AD",
    "（掌声",
    "The canal was dug by hand,渠是挖出来的.",
    "2024年5月8日 星期一",
};

static void append_some(GString *text, const struct line_kinds *kind, guint most, GRand *rand) {
  for (guint left = lot(rand, most + 1); left > 0; left--) {
    g_string_append_printf(text, "%s\n", kind->lines[lot(rand, kind->count)]);
    if (lot(rand, 2))
      continue;
    const char *slip = ANY(rand, slips);
    g_string_append_printf(text, "%s%s\n", lot(rand, 4) ? "　　" : "", slip);
  }
}

static char *draw_text(GRand *rand) {
  static const guint most[] = {1, 2, 1, 8, 2};
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(line_kinds); i++)
    append_some(text, &line_kinds[i], most[i], rand);
  g_string_append(text, "散会。\n");
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void append_start(GString *all, const char *text) {
  g_autofree char *start = g_utf8_substring(text, 0, MIN(SHOWN, g_utf8_strlen(text, -1)));
  g_string_append_printf(all, " %s\n", start);
}

static void append_findings(GString *all, const struct jg_speech *speech) {
  struct jg_finding finding;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++) {
    unsigned before = 0, cells = 0;
    char *context = jg_context(speech, &finding, &before, &cells);
    g_string_append_printf(all, "%s %u:%u %u+%u %s\n", finding.id, finding.line, finding.column, before, cells,
                           context ? context : "");
    jg_text_free(context);
  }
}

static void append_accounts(GString *all, const struct jg_speech *speech) {
  static const char *const accounts[] = {"printed", "left out", "marks", "blanks", "characters"};
  struct jg_dropped dropped;
  for (gsize i = 0; jg_dropped_at(speech, i, &dropped); i++) {
    g_string_append_printf(all, "left out %u-%u%s %s", dropped.first_line, dropped.last_line,
                           dropped.whole ? "" : " piece", dropped.rule);
    append_start(all, dropped.text);
  }
  struct jg_ledger_entry entry;
  for (gsize i = 0; jg_ledger_at(speech, i, &entry); i++)
    g_string_append_printf(all, "%s %s %zu\n", accounts[entry.account], entry.name ? entry.name : "all",
                           entry.characters);
  struct jg_blank blank;
  for (gsize i = 0; jg_blank_at(speech, i, &blank); i++)
    g_string_append_printf(all, "blank %s %u %u:%u\n", blank.name, blank.places, blank.line, blank.column);
}

static void append_corrections(GString *all, const struct jg_speech *speech) {
  for (guint class = 1; class < JG_FIX_ALL; class *= 2)
    g_string_append_printf(all, "%zu ", jg_fix_count(speech, class));
  char *diff = jg_fix_diff(speech, "speech.txt", JG_FIX_ALL);
  g_string_append_printf(all, "corrections\n%s", diff ? diff : "");
  jg_text_free(diff);
}

static void append_speech(GString *all, struct jg_speech *speech, bool laid_out) {
  struct jg_stats stats;
  if (laid_out)
    assert_true(jg_lay_out(speech, NULL));
  jg_check(speech);
  jg_stats_of(speech, &stats);
  g_string_append_printf(all, " %u characters %u spoken %u sentences %u paragraphs %u pages\n", stats.characters,
                         stats.spoken, stats.sentences, stats.paragraphs, stats.pages);
  append_findings(all, speech);
  append_accounts(all, speech);
  append_corrections(all, speech);
}

static bool take(void *data, G_GNUC_UNUSED const char *part, const void *bytes, size_t length) {
  g_byte_array_append(data, bytes, (guint)length);
  return true;
}

/* The same of the Word file that is made of the text. */
static void append_word(GString *all, struct jg *jg, struct jg_speech *speech) {
  g_autoptr(GByteArray) file = g_byte_array_new();
  assert_true(jg_write(speech, "docx", NULL, take, file, NULL));
  struct jg_speech *again = jg_read(jg, "speech.docx", file->data, file->len, NULL, NULL);
  assert_non_null(again);
  g_string_append(all, "## Word");
  append_speech(all, again, false);
  jg_speech_free(again);
}

static void texts_are_told_of_as_they_were(G_GNUC_UNUSED void **state) {
  static const char *const fills[] = {"×区=城东区", "××镇=河口镇", "没有=什么", NULL};
  struct jg *jg = jg_new(NULL, NULL);
  assert_non_null(jg);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1956);
  for (guint i = 0; i < TEXTS; i++) {
    g_autofree char *text = draw_text(rand);
    const struct jg_reading reading = {
        .keep_all = i % 8 == 7, .fix = i % 3 == 2 ? 1u << lot(rand, 4) : 0, .fills = i % 5 == 4 ? fills : NULL};
    g_string_append_printf(all, "# %u", i);
    struct jg_speech *speech = jg_read(jg, "speech.txt", text, strlen(text), &reading, NULL);
    assert_non_null(speech);
    append_speech(all, speech, i % WORD_EVERY == 0);
    if (i % WORD_EVERY == 0)
      append_word(all, jg, speech);
    jg_speech_free(speech);
  }
  jg_free(jg);
  assert_int_equal(golden_compare("tests/data/drawn-library.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_told_of_as_they_were)};
  return cmocka_run_group_tests_name("drawn library", tests, NULL, NULL);
}
