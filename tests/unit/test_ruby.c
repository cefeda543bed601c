/* Readings above words: what somebody says of them, which places they have, where they stand on the page, in a Word
 * file and back from there. */
#define _GNU_SOURCE /* memmem */
#include "composed.h"
#include "folder.h"

#include "base/limits.h"
#include "compose/ruby.h"
#include "compose/ruby_lines.h"
#include "lib/jianggao.h"
#include "ooxml/package.h"
#include "write/page/page_dump.h"

#include <math.h>

/* ---- lines ---- */

static void lines_say_words_and_readings(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *line, *word, *reading;
    guint number;
  } cases[] = {
      {"[缙云|jìnyún]", "缙云", "jìnyún", 0},
      {"12:[行|háng]", "行", "háng", 12},
      {"  ［ 缙云 ｜ jìn yún ］ ", "缙云", "jìn yún", 0},
      {"12：[行|háng]", "行", "háng", 12},
      {"a=b: c.txt.as:3: 7:[行|háng]", "行", "háng", 7},
  };
  g_autoptr(GPtrArray) words = ruby_words_new();
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    assert_true(ruby_lines_is_one(cases[i].line));
    assert_true(ruby_lines_add(words, cases[i].line, NULL));
    const struct ruby_word *word = g_ptr_array_index(words, i);
    assert_string_equal(word->word, cases[i].word);
    assert_string_equal(word->reading, cases[i].reading);
    assert_int_equal(word->line, cases[i].number);
  }
}

static void lines_without_sense_are_refused(G_GNUC_UNUSED void **state) {
  static const char *const wrong[] = {"[缙云]", "[|jìn]", "[缙云|]", "[缙云|jìn", "[缙|云|jìn]", "[ | ]", "[a|b] c"};
  static const char *const others[] = {"7=title", "8:20-41=drop", "speech[1].txt.as:3: 7=title", "缙云=jìnyún"};
  g_autoptr(GPtrArray) words = ruby_words_new();
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_autoptr(GError) error = NULL;
    assert_true(ruby_lines_is_one(wrong[i]));
    assert_false(ruby_lines_add(words, wrong[i], &error));
    assert_non_null(strstr(error->message, "[缙云|jìnyún]"));
  }
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    assert_false(ruby_lines_is_one(others[i]));
  assert_int_equal(words->len, 0);
}

static GPtrArray *load(const char *bytes, gssize length, GError **error) {
  g_autofree char *folder = g_dir_make_tmp("ruby-XXXXXX", NULL), *path = g_build_filename(folder, "ruby.txt", NULL);
  assert_true(g_file_set_contents(path, bytes, length, NULL));
  GPtrArray *words = ruby_lines_load(path, error);
  g_remove(path);
  g_rmdir(folder);
  return words;
}

static void files_have_a_word_a_line(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) words =
      load("\xEF\xBB\xBF# 地名\r\n[缙云|jìnyún]  # 丽水\r\n\r\n[潺湲|chán yuán]\r\n", -1, NULL);
  assert_int_equal(words->len, 2);
  gsize length;
  g_autofree char *gbk = g_convert("[缙云|jìnyún]\n", -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autoptr(GPtrArray) of_gbk = load(gbk, (gssize)length, NULL);
  assert_string_equal(((const struct ruby_word *)g_ptr_array_index(of_gbk, 0))->reading, "jìnyún");
  g_autoptr(GError) wrong = NULL, missing = NULL, bytes = NULL;
  assert_null(load("\0[缙云|jìnyún]\n", 18, &bytes));
  assert_non_null(strstr(bytes->message, "is no text"));
  assert_null(load("[缙云|jìnyún]\n\n缙云 jìnyún\n", -1, &wrong));
  assert_non_null(strstr(wrong->message, "ruby.txt:3: "));
  assert_null(ruby_lines_load("/nowhere/ruby.txt", &missing));
  assert_non_null(strstr(missing->message, "/nowhere/ruby.txt"));
}

/* ---- places ---- */

static GPtrArray *words_of(const char *const *lines) {
  GPtrArray *words = ruby_words_new();
  for (; *lines; lines++)
    assert_true(ruby_lines_add(words, *lines, NULL));
  return words;
}

/* What stands above the words of a paragraph: "缙=jìn 云=yún". */
static char *rubies_of(const struct paragraph *paragraph) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; paragraph->rubies && i < paragraph->rubies->len; i++) {
    const struct ruby *ruby = &g_array_index(paragraph->rubies, struct ruby, i);
    g_string_append_printf(out, "%s%.*s=%s", i > 0 ? " " : "", (int)(ruby->end - ruby->start),
                           paragraph->text->str + ruby->start, ruby->text);
  }
  return g_string_free(g_steal_pointer(&out), FALSE);
}

/* The composed paragraphs with the readings of these lines. */
static GPtrArray *give(struct composed *composed, const char *const *first, const char *const *second) {
  g_autoptr(GPtrArray) file = first ? words_of(first) : NULL, beside = second ? words_of(second) : NULL;
  GPtrArray *paragraphs = compose_doc(composed->doc, composed->style);
  ruby_give(paragraphs, NULL, file, beside, composed->report);
  return paragraphs;
}

static void assert_rubies(const char *text, const char *const *lines, const char *expected) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, text);
  g_autoptr(GPtrArray) paragraphs = give(&composed, lines, NULL);
  g_autofree char *got = rubies_of(paragraph_at(paragraphs, 0));
  assert_string_equal(got, expected);
  composed_free(&composed);
}

#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void readings_are_parted_where_the_counts_agree(G_GNUC_UNUSED void **state) {
  assert_rubies("缙云，缙云", LINES("[缙云|jìn yún]"), "缙=jìn 云=yún 缙=jìn 云=yún");
  assert_rubies("西安", LINES("[西安|xī'ān]"), "西=xī 安=ān");
  assert_rubies("西安", LINES("[西安|xī’ān]"), "西=xī 安=ān");
  assert_rubies("缙云", LINES("[缙云|jìnyún]"), "缙云=jìnyún");
  assert_rubies("缙云山", LINES("[缙云山|jìn yún]"), "缙云山=jìn yún");
  assert_rubies("学AI课", LINES("[AI|ēi āi]"), "AI=ēi āi"); /* one word on the page */
}

static void the_longest_word_comes_first(G_GNUC_UNUSED void **state) {
  assert_rubies("银行里的行长在行走", LINES("[行|xíng]", "[银行|yín háng]", "[行长|háng zhǎng]"),
                "银=yín 行=háng 行=háng 长=zhǎng 行=xíng");
  assert_rubies("行", LINES("[行|xíng]", "[行|háng]"), "行=háng"); /* of two the last */
  assert_rubies("银行行长", LINES("[银行|a]", "[行|b]", "[行长|c]", "[银行行长|d]"), "银行行长=d");
  assert_rubies("银行行长", LINES("[行长|a]", "[银|b]", "[银行|c]", "[长|d]", "[行|e]"), "银行=c 行长=a");
}

static void names_may_have_blanks_and_words_end_at_letters(G_GNUC_UNUSED void **state) {
  assert_rubies("王　旻和王 旻", LINES("[王旻|Wáng Mín]"), "王=Wáng 旻=Mín 王=Wáng 旻=Mín");
  assert_rubies("王　旻", LINES("[王旻|Wángmín]"), "王　旻=Wángmín");
  assert_rubies("AIR和AI，3AI", LINES("[AI|智能]"), "AI=智能");
}

static void a_line_number_means_that_line(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "行走。");
  add_block(&composed, ROLE_BODY, "行业。");
  g_autoptr(GPtrArray) paragraphs = give(&composed, LINES("[行|xíng]"), LINES("2:[行|háng]"));
  g_autofree char *first = rubies_of(paragraph_at(paragraphs, 0)), *second = rubies_of(paragraph_at(paragraphs, 1));
  assert_string_equal(first, "行=xíng");
  assert_string_equal(second, "行=háng");
  assert_int_equal(composed.report->findings->len, 0);
  composed_free(&composed);
}

static void a_line_of_its_own_counts_more_in_any_order(G_GNUC_UNUSED void **state) {
  static const char *const lists[][3] = {{"[行|xíng]", "1:[行|háng]", NULL}, {"1:[行|háng]", "[行|xíng]", NULL}};
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
    assert_rubies("行走", lists[i], "行=háng");
}

static void what_is_said_beside_the_text_counts_more(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "缙云");
  g_autoptr(GPtrArray) paragraphs = give(&composed, LINES("[缙云|a b]"), LINES("[缙云|jìn yún]"));
  g_autofree char *got = rubies_of(paragraph_at(paragraphs, 0));
  assert_string_equal(got, "缙=jìn 云=yún");
  composed_free(&composed);
}

static void words_that_the_text_has_not_are_one_finding(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "行走");
  g_ptr_array_unref(
      give(&composed,
           LINES("[行走|a]", "[行|b]", "[甲|c]", "[乙|c]", "[丙|c]", "[丁|c]", "[戊|c]", "[己|c]", "9:[走|d]"), NULL));
  assert_int_equal(composed.report->findings->len, 1);
  const struct finding *finding = g_ptr_array_index(composed.report->findings, 0);
  assert_int_equal(finding->id, FINDING_RUBY_UNUSED);
  assert_int_equal(finding->severity, SEVERITY_NOTE);
  assert_non_null(strstr(finding->message, "…"));
  assert_null(strstr(finding->message, "行")); /* the longer word has it: the text does, too */
  composed_free(&composed);
}

static void a_text_has_no_more_readings_than_it_may(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < LIMIT_READINGS + 5; i++)
    g_string_append(text, "的");
  add_block(&composed, ROLE_BODY, text->str);
  g_autoptr(GPtrArray) paragraphs = give(&composed, LINES("[的|de]"), NULL);
  assert_int_equal(paragraph_at(paragraphs, 0)->rubies->len, LIMIT_READINGS);
  assert_int_equal(composed.report->findings->len, 1);
  composed_free(&composed);
}

/* A title's line that ends inside a word with one reading. */
static void a_word_that_a_line_of_the_title_parts_is_told(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  struct block *title = add_block(&composed, ROLE_TITLE, "缙云记");
  const gsize at = strlen("缙");
  title->breaks = g_array_new(FALSE, FALSE, sizeof(gsize));
  g_array_append_val(title->breaks, at);
  g_autoptr(GPtrArray) whole = give(&composed, LINES("[缙云|jìnyún]"), NULL);
  assert_null(paragraph_at(whole, 0)->rubies);
  const struct finding *finding = g_ptr_array_index(composed.report->findings, 0);
  assert_int_equal(finding->id, FINDING_RUBY_UNUSED);
  assert_int_equal(finding->place.column, 1);
  g_autoptr(GPtrArray) parted = give(&composed, LINES("[缙云|jìn yún]"), NULL);
  g_autofree char *got = rubies_of(paragraph_at(parted, 0));
  assert_string_equal(got, "缙=jìn 云=yún");
  composed_free(&composed);
}

/* ---- pages ---- */

static void set_with(struct composed *composed, const char *const *lines) {
  layout_free(composed->layout);
  g_autoptr(GPtrArray) paragraphs = give(composed, lines, NULL);
  composed->layout = layout_set(paragraphs, composed->style, composed->fonts, composed->report);
}

static double run_width(const struct run *run) {
  const struct placed_glyph *first = &g_array_index(run->glyphs, struct placed_glyph, 0);
  const struct placed_glyph *last = &g_array_index(run->glyphs, struct placed_glyph, run->glyphs->len - 1);
  return (double)(last->x - first->x) + face_advance(run->face, last->glyph) * run->size;
}

static double reading_left(const struct line *line, guint i) {
  const struct run *run = g_ptr_array_index(line->readings, i);
  return (double)g_array_index(run->glyphs, struct placed_glyph, 0).x;
}

static double reading_right(const struct line *line, guint i) {
  return reading_left(line, i) + run_width(g_ptr_array_index(line->readings, i));
}

static double glyph_x(const struct line *line, guint i) {
  const struct run *run = g_ptr_array_index(line->runs, 0);
  return (double)g_array_index(run->glyphs, struct placed_glyph, i).x;
}

#define NEAR 0.01

static void a_reading_stands_in_the_middle_above_its_word(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "今天在云和集合。");
  lay_out(&composed);
  const double before = glyph_x(line_at(&composed, 0, 0), 3), pitch = composed.style->line_pitch;
  set_with(&composed, LINES("[云和|yún hé]"));
  const struct line *line = line_at(&composed, 0, 0);
  assert_int_equal(line->readings->len, 2);
  const struct run *run = g_ptr_array_index(line->readings, 0);
  assert_string_equal(run->face->family, "Liberation Serif");
  assert_true(run->size == composed.style->size / 2);
  assert_true(fabs(glyph_x(line, 3) - before) < NEAR); /* it fits: nothing moves */
  assert_true(fabs((reading_left(line, 0) + reading_right(line, 0)) / 2 - (before + composed.style->size / 2)) < 0.5);
  const double rise = -(double)g_array_index(run->glyphs, struct placed_glyph, 0).y;
  assert_true(rise > composed.style->ascent * composed.style->size);
  assert_true(rise + run->size < pitch);
  assert_int_equal(composed.report->findings->len, 0);
  composed_free(&composed);
}

/* Over marks and kana a reading hangs, over the ink of other characters it does not. */
static void a_wide_reading_takes_room_among_characters_alone(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "四面装好。");
  add_block(&composed, ROLE_BODY, "好，装。好");
  add_block(&composed, ROLE_BODY, "好の装の好");
  lay_out(&composed);
  const double step = glyph_x(line_at(&composed, 0, 0), 1) - glyph_x(line_at(&composed, 0, 0), 0);
  set_with(&composed, LINES("[装|zhuāng]"));
  const struct line *among = line_at(&composed, 0, 0), *marks = line_at(&composed, 0, 1),
                    *kana = line_at(&composed, 0, 2);
  assert_true(glyph_x(among, 2) - glyph_x(among, 1) > step + 1);
  assert_true(glyph_x(among, 3) - glyph_x(among, 2) > step + 1);
  assert_true(reading_left(among, 0) >= glyph_x(among, 1) + composed.style->size * 14 / 16);
  assert_true(fabs(glyph_x(marks, 2) - glyph_x(marks, 1) - step) < NEAR);
  assert_true(fabs(glyph_x(kana, 2) - glyph_x(kana, 1) - step) < NEAR);
  composed_free(&composed);
}

static void two_readings_never_touch(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "看双双窗、窗庄，庄装壮。");
  set_with(&composed, LINES("[双|shuāng]", "[窗|chuāng]", "[庄|zhuāng]", "[装|zhuāng]", "[壮|zhuàng]"));
  const struct line *line = line_at(&composed, 0, 0);
  assert_int_equal(line->readings->len, 8);
  for (guint i = 1; i < line->readings->len; i++)
    assert_true(reading_left(line, i) > reading_right(line, i - 1) + 1);
  composed_free(&composed);
}

/* Whatever stands before it, a word with one reading is on one line, and no reading is outside of the type area. */
static void no_line_ends_inside_a_word_with_one_reading(G_GNUC_UNUSED void **state) {
  for (guint before = 20; before < 30; before++) {
    struct composed composed = composed_new();
    g_autofree char *start = long_text(before), *rest = long_text(40);
    g_autofree char *text = g_strconcat(start, "双庄装", rest, NULL);
    add_block(&composed, ROLE_BODY, text);
    set_with(&composed, LINES("[双庄装|shuāngzhuāngzhuāng]"));
    guint found = 0;
    for (guint i = 0; i + 1 < page_at(&composed, 0)->lines->len; i++) {
      const struct line *line = line_at(&composed, 0, i);
      if (!line->readings)
        continue;
      found += line->readings->len;
      assert_non_null(strstr(((const struct run *)g_ptr_array_index(line->runs, 0))->text, "双庄装"));
      assert_true(reading_left(line, 0) > LEFT_EDGE - NEAR && reading_right(line, 0) < RIGHT_EDGE + NEAR);
    }
    assert_int_equal(found, 1);
    composed_free(&composed);
  }
}

static void readings_too_near_to_the_line_above_are_told(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  g_autofree char *start = long_text(40);
  g_autofree char *text = g_strconcat(start, "缙云。", NULL);
  add_block(&composed, ROLE_BODY, text);
  set_with(&composed, LINES("[缙云|jìn yún]"));
  assert_int_equal(composed.report->findings->len, 0);
  composed.style->line_pitch = 18;
  set_with(&composed, LINES("[缙云|jìn yún]"));
  assert_int_equal(composed.report->findings->len, 1);
  assert_int_equal(((const struct finding *)g_ptr_array_index(composed.report->findings, 0))->id, FINDING_RUBY_TIGHT);
  composed_free(&composed);
}

/* A cell of two lines with a reading in the lower one, and one beside it whose only line stands between them. */
static void lines_of_a_cell_are_above_each_other_and_cells_are_not(G_GNUC_UNUSED void **state) {
  static const char *const rows[][2] = {
      {"四面八方的来宾都来看水来看渠，看了东渠看西渠，看了西渠又看了南渠和北渠，还看了缙云", "甲"},
      {"四面八方的来宾都来看水来看渠，看了东渠看西渠，看了西渠又看了南渠和北渠，还看了田头", "缙云"}};
  static const guint tight[] = {1, 0};
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    struct composed composed = composed_new();
    composed.style->line_pitch = 19;
    g_autofree char *text = g_strdup_printf("%s\t%s", rows[i][0], rows[i][1]);
    struct block *block = add_block(&composed, ROLE_TABLE, text);
    block->table = g_new0(struct table, 1);
    block->table->rows = 1;
    block->table->columns = 2;
    block->table->cells = g_strsplit(text, "\t", -1);
    set_with(&composed, LINES("[缙云|jìn yún]"));
    assert_int_equal(composed.report->findings->len, tight[i]);
    composed_free(&composed);
  }
}

static void titles_tables_and_repeated_heads_have_readings(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE, "缙云记");
  struct block *block = add_block(&composed, ROLE_TABLE, "缙云\t户数\n东村\t12");
  block->table = g_new0(struct table, 1);
  block->table->rows = block->table->columns = 2;
  block->table->cells = g_strsplit("缙云,户数,东村,12", ",", -1);
  set_with(&composed, LINES("[缙云|jìn yún]"));
  g_autoptr(GString) dump = dump_layout(composed.layout);
  guint count = 0;
  for (const char *p = dump->str; (p = strstr(p, "    above")); p++)
    count++;
  assert_int_equal(count, 4);
  composed_free(&composed);
}

/* ---- the library ---- */

#define SPEECH                                                                                                                                                         \
  "在缙云中学开学典礼上的讲话\n同学们：\n今天我们在缙云集合，看谁跑得快、跳得高。银行的行和行走的行，读音不同。\n" \
  "一、认生字。缙云的缙要认得。\n二、讲安全。先活动手脚，累了就歇一歇。\n"

static bool take(void *data, G_GNUC_UNUSED const char *part, const void *bytes, size_t length) {
  g_string_append_len(data, bytes, (gssize)length);
  return true;
}

static GString *write_format(struct jg_speech *speech, const char *format, const struct jg_writing *writing) {
  GString *bytes = g_string_new(NULL);
  assert_true(jg_write(speech, format, writing, take, bytes, NULL));
  return bytes;
}

static struct jg_speech *read_with(struct jg *jg, const char *const *as) {
  const struct jg_reading reading = {.as = as};
  struct jg_error *error = NULL;
  struct jg_speech *speech = jg_read(jg, "speech.txt", SPEECH, strlen(SPEECH), &reading, &error);
  if (!speech)
    fail_msg("%s", error->message);
  return speech;
}

static char *document_of(const GString *word) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(word->str, word->len);
  g_autoptr(Package) package = package_open(bytes, NULL);
  g_autoptr(GBytes) part = package_read(package, "word/document.xml", NULL);
  return g_strndup(g_bytes_get_data(part, NULL), g_bytes_get_size(part));
}

static guint count_of(const char *text, const char *words) {
  guint count = 0;
  for (const char *p = text; (p = strstr(p, words)); p++)
    count++;
  return count;
}

/* Who reads a PDF, and every other format, has the words alone. */
static void readings_are_in_no_text(G_GNUC_UNUSED void **state) {
  struct jg *jg = jg_new(NULL, NULL);
  struct jg_speech *plain = read_with(jg, NULL), *speech = read_with(jg, LINES("[缙云|jìn yún]", "4=body"));
  static const char *const formats[] = {"txt", "json"};
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    struct jg_speech *same = read_with(jg, LINES("4=body"));
    GString *with = write_format(speech, formats[i], NULL), *without = write_format(same, formats[i], NULL);
    assert_string_equal(with->str, without->str);
    g_string_free(with, TRUE);
    g_string_free(without, TRUE);
    jg_speech_free(same);
  }
  GString *drawn = write_format(speech, "layout", NULL);
  assert_int_equal(count_of(drawn->str, "\"jìn\""), 3);
  g_string_free(drawn, TRUE);
  jg_speech_free(plain);
  jg_speech_free(speech);
  jg_free(jg);
}

static void a_line_without_sense_is_refused_with_its_place(G_GNUC_UNUSED void **state) {
  struct jg *jg = jg_new(NULL, NULL);
  const struct jg_reading reading = {.as = LINES("speech.txt.as:2: [缙云]")};
  struct jg_error *error = NULL;
  assert_null(jg_read(jg, "speech.txt", SPEECH, strlen(SPEECH), &reading, &error));
  assert_int_equal(error->problem, JG_USAGE);
  assert_true(g_str_has_prefix(error->message, "speech.txt.as:2: "));
  jg_error_free(error);
  assert_null(jg_new(&(struct jg_setup){.ruby = "/nowhere/ruby.txt"}, &error));
  assert_int_equal(error->problem, JG_STYLE);
  jg_error_free(error);
  jg_free(jg);
}

/* As Word writes it, with the sizes of its paragraph, in titles, headings and bodies; and back. */
static void a_word_file_has_them_and_gives_them_back(G_GNUC_UNUSED void **state) {
  struct jg *jg = jg_new(NULL, NULL);
  struct jg_speech *speech = read_with(jg, LINES("[缙云|jìn yún]", "3:[行走|xíngzǒu]"));
  GString *word = write_format(speech, "docx", NULL), *pages = write_format(speech, "layout", NULL);
  g_autofree char *document = document_of(word);
  assert_int_equal(count_of(document, "<w:ruby>"), 7);
  assert_int_equal(count_of(document, "<w:hps w:val=\"16\"/><w:hpsRaise w:val=\"30\"/><w:hpsBaseText w:val=\"32\"/>"
                                      "<w:lid w:val=\"zh-CN\"/>"),
                   5);
  assert_int_equal(count_of(document, "<w:hpsBaseText w:val=\"44\"/>"), 2); /* the title */
  struct jg_speech *again = jg_read(jg, "speech.docx", word->str, word->len, NULL, NULL);
  GString *read = write_format(again, "layout", NULL);
  assert_string_equal(read->str, pages->str);
  struct jg_finding finding;
  for (gsize i = 0; jg_finding_at(again, i, &finding); i++)
    assert_string_not_equal(finding.id, "reading");
  g_string_free(word, TRUE);
  g_string_free(pages, TRUE);
  g_string_free(read, TRUE);
  jg_speech_free(again);
  jg_speech_free(speech);
  jg_free(jg);
}

/* What the words are to Word counts more than how they are read: a form field, a suggestion. */
static void readings_give_way_in_word_files(G_GNUC_UNUSED void **state) {
  static const char text[] = "在开学典礼上的讲话\n同学们：\n请××县长讲话，他是缙云人;大家欢迎。\n谢谢大家。\n";
  struct jg *jg = jg_new(NULL, NULL);
  const struct jg_reading reading = {.as = LINES("[王旻|Wáng Mín]", "[缙云人;|jìnyúnrén]", "[欢迎|huān yíng]"),
                                     .fix = JG_FIX_MARKS,
                                     .fills = LINES("××县长=王旻县长")};
  struct jg_speech *speech = jg_read(jg, "speech.txt", text, strlen(text), &reading, NULL);
  GString *word = write_format(speech, "docx", &(struct jg_writing){.review = true});
  g_autofree char *document = document_of(word);
  assert_int_equal(count_of(document, "<w:ruby>"), 2); /* 欢迎 */
  assert_non_null(strstr(document, "<w:delText>;</w:delText>"));
  struct jg_speech *again = jg_read(jg, "speech.docx", word->str, word->len, NULL, NULL);
  assert_non_null(again);
  g_string_free(word, TRUE);
  jg_speech_free(again);
  jg_speech_free(speech);
  jg_free(jg);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_say_words_and_readings),
      cmocka_unit_test(lines_without_sense_are_refused),
      cmocka_unit_test(files_have_a_word_a_line),
      cmocka_unit_test(readings_are_parted_where_the_counts_agree),
      cmocka_unit_test(the_longest_word_comes_first),
      cmocka_unit_test(names_may_have_blanks_and_words_end_at_letters),
      cmocka_unit_test(a_line_number_means_that_line),
      cmocka_unit_test(a_line_of_its_own_counts_more_in_any_order),
      cmocka_unit_test(what_is_said_beside_the_text_counts_more),
      cmocka_unit_test(words_that_the_text_has_not_are_one_finding),
      cmocka_unit_test(a_text_has_no_more_readings_than_it_may),
      cmocka_unit_test(a_word_that_a_line_of_the_title_parts_is_told),
      cmocka_unit_test(a_reading_stands_in_the_middle_above_its_word),
      cmocka_unit_test(a_wide_reading_takes_room_among_characters_alone),
      cmocka_unit_test(two_readings_never_touch),
      cmocka_unit_test(no_line_ends_inside_a_word_with_one_reading),
      cmocka_unit_test(readings_too_near_to_the_line_above_are_told),
      cmocka_unit_test(lines_of_a_cell_are_above_each_other_and_cells_are_not),
      cmocka_unit_test(titles_tables_and_repeated_heads_have_readings),
      cmocka_unit_test(readings_are_in_no_text),
      cmocka_unit_test(a_line_without_sense_is_refused_with_its_place),
      cmocka_unit_test(a_word_file_has_them_and_gives_them_back),
      cmocka_unit_test(readings_give_way_in_word_files),
  };
  return cmocka_run_group_tests_name("ruby", tests, NULL, NULL);
}
