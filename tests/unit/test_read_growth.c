/* Lines that grow by a character, and lines that stand there once more: from where on they show something else, or are
 * taken for something else, is what it was (tests/data/read-growth.txt):
 *   # （%s）                      a line with more and more characters for %s, alone and behind the beginning of a
 * speech 8: +fragment -remark body    from so many characters on # 3                          a line alone, and so many
 * times behind the beginning of a speech 2: body body                 what they are then taken for
 */
#include "read/evidence.h"
#include "unit/golden.h"
#include "unit/line_kinds.h"
#include "unit/read_data.h"
#include "unit/reading.h"

#define EXPECTED "tests/data/read-growth.txt"
#define BEGINNING "在清渠现场会上的讲话\n\n同志们：\n\n今天清渠的事，我先把话说在前头，大家都听好。\n"

enum { BEGINNING_LINES = 5, CHARACTERS = 125, TIMES = 12 };

static const char *const growing[] = {
    "%s",
    "%s。",
    "%s：",
    "%s，",
    "（%s）",
    "【%s】",
    "“%s”",
    "——%s",
    "★%s★",
    "在%s上的讲话",
    "关于%s的意见",
    "县长 %s",
    "%s 王建国",
    "%s同志们：",
    "尊敬的%s，各位领导：",
    "一、%s",
    "一、%s。",
    "（一）%s",
    "1.%s",
    "第%s条",
    "第一部分 %s",
    "①%s。",
    "* %s",
    "注：%s",
    "来源：%s",
    "%s网",
    "%s 2024-05-08 09:30",
    "%s2024年3月6日",
    "%s人民政府",
    "附件：%s",
    "附件1%s",
    "抄送：%s。",
    "谢谢%s！",
    "祝%s身体健康！",
    "（%s鼓掌）",
    "主持人：%s",
    "%s：今天开会。",
    "%s……………………1",
    "%s 8.5",
    "渠东\t%s",
    "**%s**",
    "## %s",
    "- %s",
    "> %s",
    "点击%s全文",
    "扫码关注“%s”公众号",
    "下一篇：%s",
    "责任编辑：%s",
    "如果需要，我可以%s。",
    "%s（代拟稿）",
    "%s https://qu.example.cn",
    "联系人：%s",
    "Dear %s,",
};

/* What a text's last lines show and are taken for. */
struct shown {
  GString *evidence, *explanation;
};

static struct shown shown_by(const char *text) {
  struct shown shown = {g_string_new(NULL), g_string_new(NULL)};
  struct read_dumps dumps = {.evidence = shown.evidence, .explanation = shown.explanation};
  const struct read_options options = {.data = data, .dumps = &dumps};
  struct reading reading = read_bytes(text, strlen(text), &options);
  reading_end(&reading);
  return shown;
}

static void shown_clear(struct shown *shown) {
  g_string_free(shown->evidence, TRUE);
  g_string_free(shown->explanation, TRUE);
}

/* The facts of a line of the evidence: " always flush date "; the line is changed. */
static const char *facts_of(char *line) {
  char *end = strchr(line, ';');
  if (!end)
    return " ";
  end[0] = ' ';
  end[1] = 0;
  return strchr(line, ' ');
}

/* The state that the line of the explanation begins with; the line is changed. */
static const char *state_of(char *line) {
  g_auto(GStrv) words = g_strsplit(line, " ", 3);
  return g_intern_string(words[0] && words[1] ? words[1] : "none");
}

static char *last_line(const GString *dump) {
  const char *end = strrchr(dump->str, '\n');
  if (!end)
    return g_strdup("");
  const char *start = end;
  while (start > dump->str && start[-1] != '\n')
    start--;
  return g_strndup(start, (gsize)(end - start));
}

/* Appends what the line shows with so many characters and did not show with one less, and the other way round. */
static void append_step(GString *all, guint characters, GString *before, const char **state_before,
                        const struct shown *shown) {
  g_autofree char *evidence = last_line(shown->evidence), *explanation = last_line(shown->explanation);
  const char *facts = facts_of(evidence), *state = state_of(explanation);
  const gsize length = all->len;
  for (guint id = 0; id < EVIDENCE_COUNT; id++) {
    g_autofree char *word = g_strdup_printf(" %s ", evidence_name((enum evidence_id)id));
    const bool has = strstr(facts, word), had = strstr(before->str, word);
    if (has != had)
      g_string_append_printf(all, " %c%s", has ? '+' : '-', evidence_name((enum evidence_id)id));
  }
  if (state != *state_before)
    g_string_append_printf(all, " %s", state);
  if (all->len > length) {
    g_autofree char *place = g_strdup_printf("%u:", characters);
    g_string_insert(all, (gssize)length, place);
    g_string_append_c(all, '\n');
  }
  g_string_assign(before, facts);
  *state_before = state;
}

static void append_growth(GString *all, const char *beginning, const char *line) {
  static const char *const pool = "渠闸坝埂沟井泵塘";
  g_autoptr(GString) before = g_string_new(NULL);
  const char *state = NULL;
  g_string_append_printf(all, "# %s%s\n", *beginning ? "… " : "", line);
  g_autoptr(GString) grown = g_string_new(NULL);
  for (guint characters = 1; characters <= CHARACTERS; characters++) {
    const char *next = g_utf8_offset_to_pointer(pool, (glong)(characters * characters) % g_utf8_strlen(pool, -1));
    g_string_append_unichar(grown, g_utf8_get_char(next));
    g_autoptr(GString) text = g_string_new(beginning);
    g_string_append_printf(text, "%s\n", line);
    g_string_replace(text, "%s", grown->str, 0);
    struct shown shown = shown_by(text->str);
    append_step(all, characters, before, &state, &shown);
    shown_clear(&shown);
  }
}

/* Limits of a line's length are on both of their sides what they were. */
static void lines_grow_as_they_grew(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(growing); i++) {
    append_growth(all, "", growing[i]);
    append_growth(all, BEGINNING, growing[i]);
  }
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

/* The states of the lines behind the first ones, each followed by a blank. */
static char *states_of(const char *text, guint first) {
  g_autoptr(GString) states = g_string_new(NULL);
  struct shown shown = shown_by(text);
  g_auto(GStrv) lines = g_strsplit(shown.explanation->str, "\n", -1);
  for (char **line = lines; *line && **line; line++)
    if (strtoul(*line, NULL, 10) > first)
      g_string_append_printf(states, "%s ", state_of(*line));
  shown_clear(&shown);
  return g_strdup(states->str);
}

/* Whether the states are those before, and their last one once more. */
static bool go_on(const char *before, const char *states) {
  const gsize length = strlen(before);
  const char *last = before + length;
  while (last > before && (last == before + length || last[-1] != ' '))
    last--;
  return length > 0 && g_str_has_prefix(states, before) && strcmp(states + length, last) == 0;
}

static void append_repetition(GString *all, const char *line) {
  g_autofree char *above = g_strconcat(line, "\n", BEGINNING, NULL), *alone = states_of(line, 0);
  g_autofree char *first = states_of(above, 0), *before = NULL;
  g_string_append_printf(all, "# %s\nalone: %s\nabove: %s\n", line, alone, first);
  g_autoptr(GString) text = g_string_new(BEGINNING);
  for (guint times = 1; times <= TIMES; times++) {
    g_string_append_printf(text, "%s\n", line);
    char *states = states_of(text->str, BEGINNING_LINES);
    if (!before || !go_on(before, states))
      g_string_append_printf(all, "%u: %s\n", times, states);
    g_free(before);
    before = states;
  }
}

static void repeated_lines_are_taken_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize kind = 0; kind < G_N_ELEMENTS(line_kinds); kind++)
    for (gsize i = 0; i < line_kinds[kind].count; i++)
      append_repetition(all, line_kinds[kind].lines[i]);
  assert_int_equal(golden_compare("tests/data/read-repetition.txt", all->str), 0);
}

/* ---- distances ---- */

/* Lines, so many others below them, and lines below those; %u in the others is their number. */
static const struct {
  const char *above, *between, *below;
  guint most;
} distances[] = {
    {"在清渠现场会上的讲话\n", "渠东水利%u段", "同志们：\n今天清渠的事，我先把话说在前头，大家都听好。\n", 16},
    {"在清渠现场会上的讲话\n", "来源：渠东网%u", "同志们：\n今天清渠的事，我先把话说在前头，大家都听好。\n", 16},
    {"在清渠现场会上的讲话\n", "县长 王建%u", "今天清渠的事，我先把话说在前头，大家都听好。\n", 16},
    {"渠东乡清渠现场会讲话\n", "浏览次数：%u", "在渠东乡清渠现场会上的讲话\n同志们：\n", 16},
    {"帮我写一篇清渠的讲话稿。\n", "好的，这是第%u版。", "在清渠现场会上的讲话\n同志们：\n水来了。\n", 9},
    {BEGINNING, "东渠第%u闸的水先放给下游，再放给坡地，一瓢也不能多。", "来源：渠东网\n责任编辑：李卫东\n", 66},
    {BEGINNING, "东渠第%u闸的水先放给下游，再放给坡地，一瓢也不能多。", "亲爱的渠长们、乡\n亲们：\n水来了。\n", 66},
    {BEGINNING, "东渠第%u闸的水先放给下游，再放给坡地，一瓢也不能多。",
     "目录\n清东渠……1\n清西渠……2\n清北渠……3\n清渠。\n", 66},
    {BEGINNING, "东渠第%u闸的水先放给下游，再放给坡地，一瓢也不能多。", "谢谢大家！\n东渠西渠水渠图\n", 66},
    {BEGINNING, "东渠第%u闸的水先放给下游，再放给坡地，一瓢也不能多。",
     "渠东乡人民政府\n2024年3月6日\n附件：清渠任务表\n", 14},
    {BEGINNING "谢谢大家！\n", "渠东水利第%u段", "渠东乡人民政府\n2024年3月6日\n", 14},
    {BEGINNING "谢谢大家！\n", "%u.清渠的故事", "下载全文\n上一篇：西渠的故事\n", 14},
    {BEGINNING "渠东乡人民政府\n2024年3月6日\n", "抄送：渠东%u村。", "①指渠东村的东渠。\n", 9},
    {"篇一：在清渠会上的讲话\n", "清渠的事说了%u遍，大家都听好了。", "篇二：在护渠会上的讲话\n护渠的事，大家也听好。\n",
     9},
    {"发件人：wang@qu.example.cn\n主题：清渠会讲话稿\n", "稿子改了%u遍，请您看一看。",
     "在清渠会上的讲话\n同志们：\n水来了。\n", 9},
};

/* What the lines are taken for, with more and more of those between, where it changes; of these, in brackets, only what
 * the one above was not taken for. */
static void append_distance(GString *all, const char *above, const char *between, const char *below, guint most) {
  g_autofree char *before = NULL;
  g_auto(GStrv) around = g_strsplit(between, "%u", 2);
  g_autoptr(GString) text = g_string_new(above);
  g_string_append_printf(all, "# … %s …\n", between);
  for (guint count = 0; count <= most; count++) {
    if (count > 0)
      g_string_append_printf(text, "%s%u%s\n", around[0], count, around[1]);
    g_autofree char *whole = g_strconcat(text->str, below, NULL);
    struct shown shown = shown_by(whole);
    g_auto(GStrv) lines = g_strsplit(shown.explanation->str, "\n", -1);
    g_autoptr(GString) states = g_string_new(NULL);
    const char *last = NULL; /* of those between */
    for (char **line = lines; *line && **line; line++) {
      const bool between_these = strstr(*line, around[0]) && strstr(*line, around[1]);
      const char *taken = state_of(*line);
      if (!between_these || taken != last)
        g_string_append_printf(states, between_these ? " (%s)" : " %s", taken);
      last = between_these ? taken : NULL;
    }
    shown_clear(&shown);
    if (g_strcmp0(before, states->str) != 0)
      g_string_append_printf(all, "%u:%s\n", count, states->str);
    g_free(before);
    before = g_strdup(states->str);
  }
}

static void what_stands_further_off_is_taken_as_it_was(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(distances); i++)
    append_distance(all, distances[i].above, distances[i].between, distances[i].below, distances[i].most);
  assert_int_equal(golden_compare("tests/data/read-distances.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_grow_as_they_grew),
      cmocka_unit_test(repeated_lines_are_taken_as_they_were),
      cmocka_unit_test(what_stands_further_off_is_taken_as_it_was),
  };
  return cmocka_run_group_tests_name("read growth", tests, read_data_set_up, read_data_tear_down);
}
