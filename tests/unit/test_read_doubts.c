/* Doubts: what is told about readings that are not sure, and that the advice does what it says. */
#include "unit/golden.h"
#include "unit/reading.h"

#define HEAD "在工作会议上的讲话\n同志们：\n"
#define BODY "今天的会议十分重要，大家要认真学习领会，切实抓好各项任务的落实。\n"

static bool is_doubt(const struct finding *finding) {
  return finding->id == FINDING_DOUBT || finding->id == FINDING_KEPT_DOUBTFUL ||
         finding->id == FINDING_DROPPED_DOUBTFUL;
}

/* The role of the block that holds the place, or -1 when it was left out. */
static int role_at(const struct doc *doc, guint line, guint column) {
  for (guint i = doc->blocks->len; i-- > 0;) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    guint first, at;
    block_place(block, 0, &first, &at);
    if (first < line || (first == line && at <= column))
      return line <= block->last_line ? (int)block->role : -1;
  }
  return -1;
}

/* Takes one advice ("8:20-41=body"): the text read so has that role there, nothing is unused and nothing lost. */
static void follow(const char *text, const struct finding *finding, const char *advice) {
  char *overrides[] = {(char *)(gpointer)advice, NULL};
  struct reading reading = read_bytes(text, strlen(text), &(struct read_options){.overrides = overrides});
  assert_non_null(reading.doc);
  assert_false(has_finding(reading.report, "override-unused"));
  assert_true(has_finding(reading.report, "override"));
  int role = role_from_name(strchr(advice, '=') + 1);
  int got = role_at(reading.doc, finding->place.line, finding->place.column);
  if (role != got)
    print_error("--as %s gives %s\n", advice, got < 0 ? "drop" : role_name((enum role)got));
  assert_int_equal(role, got);
  reading_end(&reading);
}

/* Follows all advice about a text; how many doubts there are. */
static guint follow_all(const char *text) {
  struct reading reading = read_bytes(text, strlen(text), NULL);
  assert_non_null(reading.doc);
  guint doubts = 0;
  for (guint i = 0; i < reading.report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(reading.report->findings, i);
    if (!is_doubt(finding))
      continue;
    doubts++;
    assert_int_equal(finding->severity, SEVERITY_WARNING);
    for (const char *at = finding->message; (at = strstr(at, "--as ")); at++) {
      const char *from = at + strlen("--as ");
      gsize equals = strcspn(from, "="); /* 8:20-41 holds a colon, what follows = does not */
      g_autofree char *advice = g_strndup(from, equals + strcspn(from + equals, " ;:"));
      follow(text, finding, advice);
    }
  }
  reading_end(&reading);
  return doubts;
}

static const char *const unsure[] = {
    HEAD BODY "更多精彩\n" BODY,
    "春天的故事\n山高水长\n" BODY BODY,
    "来源：本刊讯\n" HEAD BODY "责任编辑：小禾\n",
    "目录\n一、春耕\n二、夏锄\n三、秋收\n" HEAD "一、春耕\n" BODY "二、夏锄\n" BODY "三、秋收\n" BODY,
    HEAD BODY "（全场起立）\n" BODY "点击下载\n",
    HEAD BODY "某市林业局\n",
    HEAD BODY " 老王\n",
    ("在工作会议上的讲话　　同志们：　　今天的会议十分重要，大家要认真学习领会，切实抓好各项任务的落实。　　山高水长"
     "　　下面我讲三点意见，供大家参考，不对的地方请批评指正。　　点击下载全文\n"),
    "---\n同志们：\n" BODY "谢谢大家！\n",
    "qudong@village.cn\n同志们：\n" BODY "谢谢大家！\n",
    "时间：2024年5月6日\n同志们：\n" BODY "谢谢大家！\n",
    "样本一\n同志们：\n" BODY "谢谢大家！\n",
    "12L 渠清\n同志们：\n" BODY "谢谢大家！\n",
    "1. 开场白\n同志们：\n" BODY "谢谢大家！\n",
    "本文来源于范文网\n同志们：\n" BODY "谢谢大家！\n",
    "2024.5.6\n" HEAD BODY,
    "109:305\n" HEAD BODY,
    "渠道清淤\n" HEAD BODY,
    "ab c1 d2 ef g\n" HEAD BODY,
};

static void advice_does_what_it_says(G_GNUC_UNUSED void **state) {
  guint doubts = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(unsure); i++)
    doubts += follow_all(unsure[i]);
  assert_true(doubts > 0);
}

/* What may be a sentence of the speech is never advised to go. */
static void no_advice_deletes_a_sentence(G_GNUC_UNUSED void **state) {
  for (gsize i = 0; i < G_N_ELEMENTS(unsure); i++) {
    struct reading reading = read_bytes(unsure[i], strlen(unsure[i]), NULL);
    for (guint k = 0; k < reading.report->findings->len; k++) {
      const struct finding *finding = g_ptr_array_index(reading.report->findings, k);
      if (is_doubt(finding) && g_str_has_suffix(finding->place.words, "。"))
        assert_null(strstr(finding->message, "=drop"));
    }
    reading_end(&reading);
  }
}

/* What the user said is no doubt any more. */
static void what_is_said_is_sure(G_GNUC_UNUSED void **state) {
  for (gsize i = 0; i < G_N_ELEMENTS(unsure); i++) {
    char *overrides[] = {(char *)(gpointer) "1-20=body", NULL};
    struct reading reading = read_bytes(unsure[i], strlen(unsure[i]), &(struct read_options){.overrides = overrides});
    for (guint k = 0; k < reading.report->findings->len; k++)
      assert_false(is_doubt(g_ptr_array_index(reading.report->findings, k)));
    reading_end(&reading);
  }
}

/* All that is said of doubts, word for word (tests/data/doubts.txt). */
static void doubts_are_told_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(unsure); i++) {
    struct reading reading = read_text(unsure[i]);
    g_string_append_printf(all, "# %zu\n", i);
    for (guint k = 0; k < reading.report->findings->len; k++) {
      const struct finding *finding = g_ptr_array_index(reading.report->findings, k);
      if (is_doubt(finding))
        g_string_append_printf(all, "%u:%u %s: %s\n", finding->place.line, finding->place.column,
                               finding_name(finding->id), finding->message);
    }
    reading_end(&reading);
  }
  assert_int_equal(golden_compare("tests/data/doubts.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(advice_does_what_it_says),
      cmocka_unit_test(no_advice_deletes_a_sentence),
      cmocka_unit_test(what_is_said_is_sure),
      cmocka_unit_test(doubts_are_told_as_they_were),
  };
  return cmocka_run_group_tests_name("read_doubts", tests, NULL, NULL);
}
