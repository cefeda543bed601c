/* The library as its public header has it: a speech keeps what is known of it, steps are done once, many threads share
 * one struct jg. */
#define _GNU_SOURCE /* memmem */
#include "lib/jianggao.h"
#include "ooxml/package.h"
#include "unit/test.h"

#define SPEECH                                                                                                                                                               \
  "在秋季运动会开幕式上的讲话\n同学们：\n今天我们在操场上集合，看谁跑得快、跳得高。\n一、守规则。听裁判的口令，输赢都" \
  "要服气。\n"                                                                                                                                                           \
  "二、讲安全。先活动手脚，累了就歇一歇。请×校长宣布开幕。\n"

/* What a sink was given. */
struct taken {
  GString *bytes;
  guint files;
  bool refuse;
};

static bool take(void *data, G_GNUC_UNUSED const char *part, const void *bytes, size_t length) {
  struct taken *taken = data;
  if (taken->refuse)
    return false;
  g_string_append_len(taken->bytes, bytes, (gssize)length);
  taken->files++;
  return true;
}

static struct jg_speech *read_speech(struct jg *jg, const char *text) {
  struct jg_error *error = NULL;
  struct jg_speech *speech = jg_read(jg, "speech.txt", text, strlen(text), NULL, &error);
  if (!speech)
    fail_msg("%s", error->message);
  return speech;
}

static GString *write_format(struct jg_speech *speech, const char *format, const struct jg_writing *writing) {
  struct taken taken = {.bytes = g_string_new(NULL)};
  struct jg_error *error = NULL;
  if (!jg_write(speech, format, writing, take, &taken, &error))
    fail_msg("%s", error->message);
  assert_true(taken.files > 0);
  return taken.bytes;
}

static int set_up(void **state) {
  *state = jg_new(NULL, NULL);
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  jg_free(*state);
  return 0;
}

/* What is written by hand into a PDF, or by Cairo without a look at it. */
static void odd_texts_become_pages(void **state) {
  static const char *const odd[] = {"网址是 http://www.example.cn/a)b(c/d。", "网址是 http://www.example.cn/a\\b'c。",
                                    "来宾说\u05D0\u3000\u30001号。", "来宾说\u05D0\u2014\u2014\u05D1 12 号。"};
  for (gsize i = 0; i < G_N_ELEMENTS(odd); i++) {
    g_autofree char *text = g_strconcat(SPEECH, odd[i], "\n", NULL);
    struct jg_speech *speech = read_speech(*state, text);
    g_string_free(write_format(speech, "pdf", NULL), TRUE);
    jg_speech_free(speech);
  }
}

/* Lines that stand together when what was between them is gone, and then look like a table. */
static void a_word_file_of_its_own_is_read_as_it_is(void **state) {
  struct jg_speech *speech = read_speech(*state, "统计如下：\n村名\t户数\t人口\n|东村\t120\t480\n西村| --- | --- |\n"
                                                 "---------------------------------------| 1 | 2 |\n");
  GString *word = write_format(speech, "docx", NULL), *text = write_format(speech, "txt", NULL);
  struct jg_speech *again = jg_read(*state, "speech.docx", word->str, word->len, NULL, NULL);
  GString *read = write_format(again, "txt", NULL);
  assert_string_equal(read->str, text->str);
  assert_non_null(strstr(read->str, "| 1 | 2 |"));
  g_string_free(word, TRUE);
  g_string_free(text, TRUE);
  g_string_free(read, TRUE);
  jg_speech_free(again);
  jg_speech_free(speech);
}

static void dates_without_end_are_dates(void **state) {
  static const gint64 moments[] = {-1, G_MININT64, G_MAXINT64, 177672267225600};
  for (gsize i = 0; i < G_N_ELEMENTS(moments); i++) {
    const struct jg_reading reading = {.moment = moments[i]};
    struct jg_speech *speech = jg_read(*state, "speech.txt", SPEECH, strlen(SPEECH), &reading, NULL);
    GString *pdf = write_format(speech, "pdf", NULL), *word = write_format(speech, "docx", NULL);
    const char *date = i < 2 ? "1970-01-01T00:00:00Z" : "9999-12-31T23:59:59Z";
    assert_non_null(memmem(pdf->str, pdf->len, date, strlen(date)));
    g_string_free(pdf, TRUE);
    g_string_free(word, TRUE);
    jg_speech_free(speech);
  }
}

static void every_format_is_written(void **state) {
  struct jg_speech *speech = read_speech(*state, SPEECH);
  struct jg_format format;
  gsize count = 0;
  for (; jg_format_at(count, &format); count++) {
    GString *bytes = write_format(speech, format.name, NULL);
    assert_true(bytes->len > 100);
    g_string_free(bytes, TRUE);
  }
  assert_true(count > 4);
  jg_speech_free(speech);
}

/* No title is as long as a line but that of what is attached: what breaks long titles is loaded for it. */
static void a_long_title_of_an_attachment_is_broken(void **state) {
  struct jg_speech *speech = read_speech(
      *state, SPEECH "附件：关于场地的意见\n校运动会组委会\n2025年10月8日\n附件\n"
                     "关于进一步加强运动会期间田径场地和体育器材安全管理工作的若干意见\n一、查器材\n先查后用。\n");
  GString *layout = write_format(speech, "pdf", NULL);
  assert_true(layout->len > 1000);
  g_string_free(layout, TRUE);
  jg_speech_free(speech);
}

/* The layout is the speech's: the order of the outputs does not matter, and two speeches hold theirs at a time. */
static void a_speech_keeps_its_layout(void **state) {
  struct jg_speech *first = read_speech(*state, SPEECH), *second = read_speech(*state, SPEECH "三、讲风格。\n");
  assert_true(jg_lay_out(first, NULL));
  assert_true(jg_lay_out(second, NULL));
  g_autofree char *one = g_string_free(write_format(first, "layout", NULL), FALSE);
  g_autofree char *other = g_string_free(write_format(second, "layout", NULL), FALSE);
  g_autofree char *again = g_string_free(write_format(first, "layout", NULL), FALSE);
  assert_string_equal(one, again);
  assert_string_not_equal(one, other);
  jg_speech_free(first);
  g_autofree char *alone = g_string_free(write_format(second, "layout", NULL), FALSE);
  assert_string_equal(alone, other);
  jg_speech_free(second);
}

static gsize count_findings(const struct jg_speech *speech, const char *id) {
  struct jg_finding finding;
  gsize count = 0;
  for (gsize i = 0; jg_finding_at(speech, i, &finding); i++)
    count += !id || strcmp(finding.id, id) == 0;
  return count;
}

/* U+10FFFD is in no font. */
static void pages_add_their_findings_once(void **state) {
  struct jg_speech *speech = read_speech(*state, SPEECH "末了，再念一遍这个字：\xf4\x8f\xbf\xbd。\n");
  assert_int_equal(count_findings(speech, "missing-glyph"), 0);
  assert_true(jg_lay_out(speech, NULL));
  assert_int_equal(count_findings(speech, "missing-glyph"), 1);
  assert_true(jg_lay_out(speech, NULL));
  g_string_free(write_format(speech, "pdf", NULL), TRUE);
  assert_int_equal(count_findings(speech, "missing-glyph"), 1);
  jg_speech_free(speech);
}

static void what_is_known_is_told(void **state) {
  struct jg_speech *speech = read_speech(*state, "首页 > 讲话 > 正文\n" SPEECH);
  struct jg_dropped dropped;
  assert_true(jg_dropped_at(speech, 0, &dropped));
  assert_int_equal(dropped.first_line, 1);
  assert_string_equal(dropped.text, "首页 > 讲话 > 正文");
  struct jg_blank blank;
  assert_true(jg_blank_at(speech, 0, &blank));
  assert_string_equal(blank.name, "×校长");
  assert_int_equal(blank.places, 1);
  assert_false(jg_blank_at(speech, 1, &blank));
  assert_int_equal(count_findings(speech, "dropped"), 0);
  jg_check(speech);
  assert_int_equal(count_findings(speech, "dropped"), 1);
  jg_check(speech); /* again it does nothing */
  assert_int_equal(count_findings(speech, "dropped"), 1);
  char *json = jg_findings_of(speech, "speech.txt", JG_FINDINGS_JSON);
  assert_non_null(strstr(json, "\"rule\": \"dropped\""));
  jg_text_free(json);
  jg_speech_free(speech);
}

/* What is found in a text is of a kind that is listed, and each kind has its examples. */
static void kinds_of_findings_are_told(void **state) {
  struct jg_speech *speech = read_speech(*state, SPEECH);
  struct jg_kind kind;
  gsize count = 0, found = 0;
  for (; jg_kind_at(count, &kind); count++) {
    char *told, *silent;
    struct jg_error *error = NULL;
    if (!jg_kind_examples(kind.id, &told, &silent, &error))
      fail_msg("%s", error->message);
    assert_true(*told && *silent && *kind.meaning);
    jg_text_free(told);
    jg_text_free(silent);
    found += count_findings(speech, kind.id);
  }
  assert_true(count > 80);
  assert_true(found > 0);
  assert_int_equal(found, count_findings(speech, NULL));
  char *told, *silent;
  struct jg_error *error = NULL;
  assert_false(jg_kind_examples("placehoder", &told, &silent, &error));
  assert_int_equal(error->problem, JG_USAGE);
  assert_non_null(strstr(error->message, "Did you mean placeholder?"));
  jg_error_free(error);
  jg_speech_free(speech);
}

static void options_reach_the_writers(void **state) {
  struct jg_speech *speech = read_speech(*state, SPEECH);
  GString *small = write_format(speech, "png", &(struct jg_writing){.resolution = 30});
  GString *large = write_format(speech, "png", &(struct jg_writing){.resolution = 120});
  assert_true(small->len < large->len);
  g_string_free(small, TRUE);
  g_string_free(large, TRUE);
  jg_speech_free(speech);
}

static void assert_problem(struct jg_error *error, enum jg_problem problem, const char *words) {
  assert_non_null(error);
  assert_int_equal(error->problem, problem);
  assert_non_null(strstr(error->message, words));
  jg_error_free(error);
}

static void what_cannot_be_done_is_an_error(void **state) {
  struct jg_error *error = NULL;
  assert_null(jg_new(&(struct jg_setup){.style = "nosuch"}, &error));
  assert_problem(error, JG_STYLE, "gongwen");
  error = NULL;
  assert_null(jg_read(*state, "empty.txt", "", 0, NULL, &error));
  assert_problem(error, JG_INPUT, "empty.txt");
  error = NULL;
  const char *const wrong[] = {"1=nosuch", NULL};
  assert_null(jg_read(*state, "speech.txt", SPEECH, strlen(SPEECH), &(struct jg_reading){.as = wrong}, &error));
  assert_problem(error, JG_USAGE, "nosuch");
  error = NULL;
  struct jg_speech *speech = read_speech(*state, SPEECH);
  struct taken taken = {.refuse = true};
  assert_false(jg_write(speech, "wps", NULL, take, &taken, &error));
  assert_problem(error, JG_USAGE, "pdf");
  error = NULL;
  assert_false(jg_write(speech, "txt", NULL, take, &taken, &error));
  assert_problem(error, JG_OUTPUT, "receiver");
  error = NULL;
  assert_null(jg_dump(*state, "nosuch", "speech.txt", SPEECH, strlen(SPEECH), NULL, &error));
  assert_problem(error, JG_USAGE, "lines");
  assert_false(jg_write(speech, "wps", NULL, take, &taken, NULL)); /* nobody wants the error */
  jg_speech_free(speech);
}

/* The free faces, with the characters of the text alone, and nothing of it unasked. */
static void fonts_are_embedded_on_demand(void **state) {
  struct jg_speech *speech = read_speech(*state, SPEECH);
  GString *plain = write_format(speech, "docx", NULL);
  const struct jg_writing embedding = {.embed_fonts = true};
  GString *embedded = write_format(speech, "docx", &embedding), *again = write_format(speech, "docx", &embedding);
  assert_true(embedded->len > plain->len + 100 * 1024);
  assert_true(embedded->len < plain->len + 4 * 1024 * 1024); /* the fonts are 30 MB */
  assert_true(g_string_equal(embedded, again));
  GString *without = write_format(speech, "docx", NULL);
  assert_true(g_string_equal(plain, without));
  for (gsize i = 0; i < 4; i++)
    g_string_free(((GString *[]){plain, embedded, again, without})[i], TRUE);
  jg_speech_free(speech);
}

/* How many bytes more a Word file of the text has with its fonts. */
static gsize bytes_of_fonts(struct jg *jg, const char *text) {
  struct jg_speech *speech = read_speech(jg, text);
  GString *plain = write_format(speech, "docx", NULL);
  GString *embedded = write_format(speech, "docx", &(struct jg_writing){.embed_fonts = true});
  const gsize more = embedded->len - plain->len;
  g_string_free(plain, TRUE);
  g_string_free(embedded, TRUE);
  jg_speech_free(speech);
  return more;
}

/* From the first paragraph to the last. */
static void every_paragraph_has_its_characters(void **state) {
  const gsize same = bytes_of_fonts(*state, "同志们开会的讲话\n\n同志们：\n今天开会。\n今天开会。\n");
  assert_true(bytes_of_fonts(*state, "护林防汛种菜的讲话\n\n同志们：\n今天开会。\n今天开会。\n") > same + 500);
  assert_true(bytes_of_fonts(*state, "同志们开会的讲话\n\n同志们：\n今天开会。\n护林防汛种菜。\n") > same + 500);
}

/* Whether the entry that refers to the bookmark shows this page. */
static bool shows_page(const char *xml, const char *reference, const char *page) {
  const char *at = strstr(xml, reference);
  assert_non_null(at);
  g_autofree char *entry = g_strndup(at, (gsize)(strstr(at, "</w:p>") - at));
  g_autofree char *text = g_strdup_printf("<w:t>%s</w:t>", page);
  return strstr(entry, text);
}

/* What stands in a table of contents is where the layout has it, the table's own lines counted. */
static void contents_have_their_pages(void **state) {
  g_autoptr(GString) text = g_string_new("在秋季运动会开幕式上的讲话\n同学们：\n");
  for (guint i = 0; i < 40; i++)
    g_string_append(text, "今天我们在操场上集合，看谁跑得快、跳得高，看谁最守规则，看谁最能给同学鼓劲加油。\n");
  g_string_append(text, "一、守规则。听裁判的口令，输赢都要服气。\n二、讲安全。先活动手脚，累了就歇一歇。\n");
  struct jg_speech *speech = read_speech(*state, text->str);
  GString *bytes = write_format(speech, "docx", &(struct jg_writing){.toc = true});
  g_autoptr(GBytes) file = g_bytes_new(bytes->str, bytes->len);
  struct package *package = package_open(file, NULL);
  g_autoptr(GBytes) document = package_read(package, "word/document.xml", NULL);
  g_autofree char *xml = g_strndup(g_bytes_get_data(document, NULL), g_bytes_get_size(document));
  /* 40 paragraphs of two lines, 4 lines of head and 4 of the table, 22 lines a page */
  assert_true(shows_page(xml, "PAGEREF _Toc00000001", "5"));
  assert_true(shows_page(xml, "PAGEREF _Toc00000002", "5"));
  package_free(package);
  g_string_free(bytes, TRUE);
  jg_speech_free(speech);
}

static void missing_font_folders_are_told(G_GNUC_UNUSED void **state) {
  const char *const folders[] = {"/nonexistent", NULL};
  struct jg *jg = jg_new(&(struct jg_setup){.font_folders = folders}, NULL);
  assert_non_null(jg);
  struct jg_speech *speech = read_speech(jg, SPEECH);
  struct jg_error *error = NULL;
  assert_false(jg_lay_out(speech, &error));
  assert_problem(error, JG_FONT, "/nonexistent");
  jg_check(speech); /* the text can be checked all the same */
  assert_int_equal(count_findings(speech, "no-fonts"), 1);
  g_string_free(write_format(speech, "docx", NULL), TRUE);
  jg_speech_free(speech);
  jg_free(jg);
}

#define THREADS 4
#define ROUNDS 6

/* One thread's texts; what each gave is the same. */
static gpointer convert_many(gpointer jg) {
  GString *first = NULL;
  for (guint i = 0; i < ROUNDS; i++) {
    struct jg_speech *speech = jg_read(jg, "speech.txt", SPEECH, strlen(SPEECH), NULL, NULL);
    struct taken taken = {.bytes = g_string_new(NULL)};
    if (speech && jg_write(speech, "pdf", NULL, take, &taken, NULL))
      jg_write(speech, "docx", NULL, take, &taken, NULL);
    jg_speech_free(speech);
    if (!first) {
      first = taken.bytes;
      continue;
    }
    if (!g_string_equal(first, taken.bytes))
      g_string_truncate(first, 0);
    g_string_free(taken.bytes, TRUE);
  }
  return first;
}

static void threads_share_what_is_loaded(void **state) {
  GThread *threads[THREADS];
  GString *results[THREADS];
  for (guint i = 0; i < THREADS; i++)
    threads[i] = g_thread_new("convert", convert_many, *state);
  for (guint i = 0; i < THREADS; i++)
    results[i] = g_thread_join(threads[i]);
  for (guint i = 0; i < THREADS; i++) {
    assert_true(results[i]->len > 1000);
    assert_true(g_string_equal(results[i], results[0]));
  }
  for (guint i = 0; i < THREADS; i++)
    g_string_free(results[i], TRUE);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void) {
  g_setenv("LANGUAGE", "en", TRUE);
  const struct CMUnitTest tests[] = {
      TEST(every_format_is_written),
      TEST(odd_texts_become_pages),
      TEST(dates_without_end_are_dates),
      TEST(a_word_file_of_its_own_is_read_as_it_is),
      TEST(a_speech_keeps_its_layout),
      TEST(pages_add_their_findings_once),
      TEST(what_is_known_is_told),
      TEST(options_reach_the_writers),
      TEST(what_cannot_be_done_is_an_error),
      TEST(fonts_are_embedded_on_demand),
      TEST(every_paragraph_has_its_characters),
      TEST(contents_have_their_pages),
      TEST(missing_font_folders_are_told),
      TEST(threads_share_what_is_loaded),
      TEST(kinds_of_findings_are_told),
      TEST(a_long_title_of_an_attachment_is_broken),
  };
  return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
