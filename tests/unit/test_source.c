/* Bytes to lines: encodings, line ends, what is refused. */
#include "base/error.h"
#include "text/source.h"
#include "unit/test.h"

static const char sample[] = "在工作会议上的讲话\n同志们：\n　　今天的会议很重要，大家要认真领会，抓好落实。\n";

static struct source *decode(const char *bytes, gsize length, const struct decode_options *options,
                             struct report *report, GError **error) {
  g_autoptr(GBytes) input = g_bytes_new(bytes, length);
  return source_decode("some/where/speech.txt", input, options, report, error);
}

/* The sample in another encoding, decoded, must be the sample again. */
static void assert_encoding(const char *iconv_name, const char *bom, gsize bom_length, const char *name,
                            const char *text) {
  gsize size;
  g_autofree char *bytes = g_convert(text, -1, iconv_name, "UTF-8", NULL, &size, NULL);
  assert_non_null(bytes);
  g_autoptr(GString) file = g_string_new_len(bom, (gssize)bom_length);
  g_string_append_len(file, bytes, (gssize)size);
  g_autoptr(Report) report = report_new();
  g_autoptr(Source) source = decode(file->str, file->len, NULL, report, NULL);
  assert_non_null(source);
  assert_string_equal(source->encoding, name);
  assert_string_equal(source->text, text);
  assert_int_equal(source->bom, bom_length > 0);
  assert_string_equal(source->name, "speech.txt");
}

static void encodings_are_decided(G_GNUC_UNUSED void **state) {
  assert_encoding("UTF-8", "", 0, "UTF-8", sample);
  assert_encoding("UTF-8", "\xEF\xBB\xBF", 3, "UTF-8", sample);
  assert_encoding("UTF-16LE", "\xFF\xFE", 2, "UTF-16LE", sample);
  assert_encoding("UTF-16BE", "\xFE\xFF", 2, "UTF-16BE", sample);
  assert_encoding("UTF-16LE", "", 0, "UTF-16LE", sample);
  assert_encoding("UTF-16BE", "", 0, "UTF-16BE", sample);
  assert_encoding("GB18030", "", 0, "GB18030", sample);
  assert_encoding("BIG5", "", 0, "Big5",
                  "各位來賓：\n　　今天我們在這裡舉行開幕典禮，感到非常榮幸，謝謝大家的支持。\n");
  assert_encoding("GB18030", "", 0, "GB18030",
                  "各位來賓：\n　　今天我們在這裏舉行開幕典禮，感到非常榮幸，謝謝大家。\n");
}

/* Of a name that tells no order of bytes the mark at the beginning does; one that tells it counts. */
static void names_and_marks_of_byte_order(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *named, *bytes; /* what the user says, what it is */
    const char *mark;
    gsize length;
  } cases[] = {{"UTF-16", "UTF-16LE", "\xFF\xFE", 2},
               {"UTF-16", "UTF-16BE", "\xFE\xFF", 2},
               {"utf-16", "UTF-16BE", "\xFE\xFF", 2},
               {"UTF-16", "UTF-16LE", "", 0},
               {"UTF-16BE", "UTF-16BE", "", 0},
               {"UTF-16BE", "UTF-16BE", "\xFE\xFF", 2},
               {"utf-16le", "UTF-16LE", "\xFF\xFE", 2},
               {"UTF-8", "UTF-8", "\xEF\xBB\xBF", 3},
               {"utf8", "UTF-8", "", 0},
               {"gb2312", "GB18030", "", 0},
               {"UTF-32", "UTF-32LE", "\xFF\xFE\x00\x00", 4},
               {"UTF-32", "UTF-32BE", "\x00\x00\xFE\xFF", 4}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    gsize size;
    g_autofree char *bytes = g_convert(sample, -1, cases[i].bytes, "UTF-8", NULL, &size, NULL);
    g_autoptr(GString) file = g_string_new_len(cases[i].mark, (gssize)cases[i].length);
    g_string_append_len(file, bytes, (gssize)size);
    g_autoptr(Report) report = report_new();
    const struct decode_options options = {.encoding = cases[i].named};
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) source = decode(file->str, file->len, &options, report, &error);
    if (!source || strcmp(source->text, sample) != 0)
      fail_msg("row %zu: %s", i, source ? source->text : error->message);
  }
}

static void the_choice_can_be_made(G_GNUC_UNUSED void **state) {
  gsize size;
  g_autofree char *bytes = g_convert("会议开始", -1, "GBK", "UTF-8", NULL, &size, NULL);
  g_autoptr(Report) report = report_new();
  struct decode_options options = {.encoding = "gbk"};
  g_autoptr(Source) source = decode(bytes, size, &options, report, NULL);
  assert_string_equal(source->text, "会议开始");
  assert_int_equal(report->findings->len, 0);
  options.encoding = "klingon";
  g_autoptr(GError) error = NULL;
  assert_null(decode(bytes, size, &options, report, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE));
}

static void assert_lines(const char *text, const char *newline, guint count, guint which, const char *expected) {
  g_autoptr(Report) report = report_new();
  g_autoptr(Source) source = decode(text, strlen(text), NULL, report, NULL);
  assert_non_null(source);
  assert_string_equal(source->newline, newline);
  assert_int_equal(source->lines->len, count);
  const struct source_line *line = &g_array_index(source->lines, struct source_line, which - 1);
  assert_int_equal(line->length, strlen(expected));
  assert_memory_equal(line->text, expected, line->length);
}

/* The sample as bytes of `right` that were read as `wrong` and saved as UTF-8. */
static char *double_encoded(const char *right, const char *wrong) {
  gsize size;
  g_autofree char *bytes = g_convert(sample, -1, right, "UTF-8", NULL, &size, NULL);
  char *text = g_convert(bytes, (gssize)size, "UTF-8", wrong, NULL, NULL, NULL);
  assert_non_null(text);
  return text;
}

/* What is told of the whole text has no line. */
static void assert_told_of_all(const struct report *report, enum finding_id id) {
  for (guint i = 0; i < report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(report->findings, i);
    if (finding->id == id)
      assert_int_equal(finding->place.line, 0);
  }
}

static bool has_finding(const struct report *report, enum finding_id id) {
  for (guint i = 0; i < report->findings->len; i++)
    if (((const struct finding *)g_ptr_array_index(report->findings, i))->id == id)
      return true;
  return false;
}

static void text_that_was_decoded_wrongly(G_GNUC_UNUSED void **state) {
  static const char *const mistakes[][2] = {{"UTF-8", "ISO-8859-1"}, {"GB18030", "ISO-8859-1"}};
  for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
    g_autofree char *text = double_encoded(mistakes[i][0], mistakes[i][1]);
    g_autoptr(Report) report = report_new();
    g_autoptr(GError) error = NULL;
    assert_null(decode(text, strlen(text), NULL, report, &error));
    assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT));
    assert_non_null(strstr(error->message, mistakes[i][0]));
    struct decode_options lossy = {.lossy = true};
    g_autoptr(Source) source = decode(text, strlen(text), &lossy, report, NULL);
    assert_string_equal(source->text, sample);
    assert_true(has_finding(report, FINDING_DOUBLE_ENCODED));
    assert_told_of_all(report, FINDING_DOUBLE_ENCODED);
  }
}

static void characters_that_were_lost(G_GNUC_UNUSED void **state) {
  g_autoptr(Report) report = report_new();
  g_autofree char *text = g_strconcat(sample, "　　一笔锟斤拷也不能错。\n", NULL);
  g_autoptr(Source) source = decode(text, strlen(text), NULL, report, NULL);
  assert_string_equal(source->text, text);
  assert_true(has_finding(report, FINDING_CHARACTERS_LOST));
  const struct finding *finding = g_ptr_array_index(report->findings, 0);
  assert_int_equal(finding->place.line, 4);
}

static void bytes_without_sense(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) bytes = g_string_new(NULL);
  for (guint i = 0; i < 400; i++) { /* pairs of GB18030, all over its rows */
    g_string_append_c(bytes, (char)(0xA8 + i * 37 % 80));
    g_string_append_c(bytes, (char)(0xA1 + i * 53 % 94));
  }
  g_autoptr(Report) report = report_new();
  g_autoptr(Source) source = decode(bytes->str, bytes->len, NULL, report, NULL);
  assert_non_null(source);
  assert_true(has_finding(report, FINDING_NO_SENSE));
  assert_told_of_all(report, FINDING_NO_SENSE);
  assert_true(has_finding(report, FINDING_ENCODING));
  assert_told_of_all(report, FINDING_ENCODING);
  g_autoptr(Report) clean = report_new();
  g_autoptr(Source) speech = decode(sample, strlen(sample), NULL, clean, NULL);
  assert_non_null(speech);
  assert_int_equal(clean->findings->len, 0);
}

static void lines_in_two_encodings(G_GNUC_UNUSED void **state) {
  gsize size;
  g_autofree char *line =
      g_convert("　　散会以后，请各单位马上行动起来。\n", -1, "GB18030", "UTF-8", NULL, &size, NULL);
  g_autoptr(GString) bytes = g_string_new(sample);
  g_string_append_len(bytes, line, (gssize)size);
  g_string_append(bytes, "　　谢谢大家！\n");
  g_autoptr(Report) report = report_new();
  g_autoptr(GError) error = NULL;
  assert_null(decode(bytes->str, bytes->len, NULL, report, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT));
  assert_non_null(strstr(error->message, "line 4"));
  struct decode_options lossy = {.lossy = true};
  g_autoptr(Source) source = decode(bytes->str, bytes->len, &lossy, report, NULL);
  g_autofree char *whole = g_strconcat(sample, "　　散会以后，请各单位马上行动起来。\n　　谢谢大家！\n", NULL);
  assert_string_equal(source->text, whole);
  assert_true(has_finding(report, FINDING_MIXED_ENCODING));
}

static void utf8_that_is_cut_off(G_GNUC_UNUSED void **state) {
  for (gsize missing = 1; missing <= 2; missing++) {
    gsize length = strlen(sample) - 1 - missing; /* in the middle of 。 */
    g_autoptr(Report) report = report_new();
    g_autoptr(GError) error = NULL;
    assert_null(decode(sample, length, NULL, report, &error));
    assert_non_null(strstr(error->message, "cut off"));
    struct decode_options lossy = {.lossy = true};
    g_autoptr(Source) source = decode(sample, length, &lossy, report, NULL);
    g_autofree char *expected = g_strndup(sample, strlen(sample) - strlen("。\n"));
    g_autofree char *marked = g_strconcat(expected, "\xEF\xBF\xBD", NULL);
    assert_string_equal(source->text, marked);
    assert_string_equal(source->encoding, "UTF-8");
  }
}

static void line_ends(G_GNUC_UNUSED void **state) {
  assert_lines("一\n二\n", "LF", 2, 2, "二");
  assert_lines("一\n二", "LF", 2, 2, "二");
  assert_lines("一\r\n二\r\n", "CRLF", 2, 1, "一");
  assert_lines("一\r\r\n\r\r\n二\r\r\n", "CRCRLF", 3, 3, "二");
  assert_lines("一\r\r二\r", "CR", 3, 3, "二");
  assert_lines("一\n二\r\n", "mixed", 2, 2, "二");
  assert_lines("一\r二\n三\n", "LF", 2, 1, "一\r二");
  assert_lines("一", "none", 1, 1, "一");
  assert_lines("\n\n一\n\n", "LF", 4, 3, "一");
  assert_lines("一\xE2\x80\xA8二\x0B三\n", "LF", 1, 1, "一\xE2\x80\xA8二\x0B三");
}

static void assert_refused(const char *bytes, gsize length) {
  g_autoptr(Report) report = report_new();
  g_autoptr(GError) error = NULL;
  assert_null(decode(bytes, length, NULL, report, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT));
  assert_non_null(strstr(error->message, "speech.txt"));
}

static void what_is_no_text_is_refused(G_GNUC_UNUSED void **state) {
  assert_refused("", 0);
  assert_refused(" \n\t\xE3\x80\x80\n", 8);
  assert_refused("\xEF\xBB\xBF", 3);
  assert_refused("\x89PNG\r\n\x1A\n....", 12);
  assert_refused("\x7F"
                 "ELF\x02\x01\x01",
                 7);
  assert_refused("PK\x03\x04rest of it", 14);
  assert_refused("会议\0开始", strlen("会议") + 1 + strlen("开始"));
  assert_refused("a\x01\x02\x03\x04\x05z", 7);
}

static void too_large_is_refused(G_GNUC_UNUSED void **state) {
  gsize size = (gsize)LIMIT_INPUT + 1;
  char *bytes = g_malloc(size);
  memset(bytes, 'a', size);
  assert_refused(bytes, size);
  g_free(bytes);
}

static void undecodable_bytes_have_a_place(G_GNUC_UNUSED void **state) {
  const char bytes[] =
      "会议\n开\xFFX始会议开始会议开始会议开始会议开始会议开始会议开始会议开始会议开始会议开始会议开始";
  g_autoptr(Report) report = report_new();
  g_autoptr(GError) error = NULL;
  assert_null(decode(bytes, strlen(bytes), NULL, report, &error));
  assert_non_null(strstr(error->message, "10"));
  struct decode_options options = {.lossy = true};
  g_autoptr(Source) source = decode(bytes, strlen(bytes), &options, report, NULL);
  assert_non_null(source);
  assert_non_null(strstr(source->text, "开\xEF\xBF\xBDX始"));
  assert_int_equal(report->findings->len, 1);
  const struct finding *finding = g_ptr_array_index(report->findings, 0);
  assert_string_equal(finding_name(finding->id), "undecodable");
  assert_int_equal(finding->place.line, 2);
  assert_int_equal(finding->place.column, 2);
}

static void a_broken_unit_leaves_the_others_in_their_places(G_GNUC_UNUSED void **state) {
  const char bytes[] = "\xFF\xFE\x1A\x4F\x00\xD8\xAE\x8B\x0A\x00"; /* half a surrogate pair between 会 and 议 */
  struct decode_options options = {.lossy = true};
  g_autoptr(Report) report = report_new();
  g_autoptr(Source) source = decode(bytes, sizeof bytes - 1, &options, report, NULL);
  assert_non_null(source);
  assert_string_equal(source->text, "会\xEF\xBF\xBD议\n");
}

static void the_bom_tells_the_byte_order(G_GNUC_UNUSED void **state) {
  const char bytes[] = "\xFE\xFF\x4F\x1A\x8B\xAE";
  struct decode_options options = {.encoding = "utf-16"};
  g_autoptr(Report) report = report_new();
  g_autoptr(Source) source = decode(bytes, sizeof bytes - 1, &options, report, NULL);
  assert_non_null(source);
  assert_string_equal(source->text, "会议");
}

/* UTF-16 without a mark of byte order: of the bytes that would be high, more than nine of ten are of Han, ASCII or
 * marks, and of the low ones fewer than seven. */
static void byte_order_without_a_mark(G_GNUC_UNUSED void **state) {
  static const struct {
    guint both, zero, high, other; /* how many of U+4E4E, U+4E00, U+4E01, U+0A0B */
    bool decided;
  } cases[] = {{5, 1, 4, 0, true}, {6, 1, 3, 0, false}, {2, 1, 6, 1, false}, {0, 1, 18, 1, true}, {0, 1, 17, 2, false}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    for (guint little = 0; little < 2; little++) {
      const guint counts[] = {cases[i].both, cases[i].zero, cases[i].high, cases[i].other};
      static const guint16 units[] = {0x4E4E, 0x4E00, 0x4E01, 0x0A0B};
      g_autoptr(GString) bytes = g_string_new(NULL);
      for (guint k = 0; k < G_N_ELEMENTS(units); k++)
        for (guint n = 0; n < counts[k]; n++) {
          g_string_append_c(bytes, (char)(little ? units[k] : units[k] >> 8));
          g_string_append_c(bytes, (char)(little ? units[k] >> 8 : units[k]));
        }
      g_autoptr(Report) report = report_new();
      g_autoptr(Source) source = decode(bytes->str, bytes->len, NULL, report, NULL);
      const bool decided = source && strcmp(source->encoding, little ? "UTF-16LE" : "UTF-16BE") == 0;
      if (decided != cases[i].decided)
        fail_msg("case %zu, %s", i, little ? "little" : "big");
    }
}

static void a_mark_that_stands_twice_goes(G_GNUC_UNUSED void **state) {
  static const char bytes[] = "\xEF\xBB\xBF\xEF\xBB\xBF会议\xEF\xBB\xBF开始";
  g_autoptr(Report) report = report_new();
  g_autoptr(Source) source = decode(bytes, sizeof bytes - 1, NULL, report, NULL);
  assert_string_equal(source->text, "会议\xEF\xBB\xBF开始");
  assert_int_equal(source->length, strlen(source->text));
}

static void odd_characters_are_told(G_GNUC_UNUSED void **state) {
  const char *text = "会议\xEE\x80\x81开始\xEE\x80\x82\n\xE2\xBC\x80次\n";
  g_autoptr(Report) report = report_new();
  g_autoptr(Source) source = decode(text, strlen(text), NULL, report, NULL);
  assert_int_equal(report->findings->len, 2);
  const struct finding *private_use = g_ptr_array_index(report->findings, 0);
  const struct finding *radical = g_ptr_array_index(report->findings, 1);
  assert_string_equal(finding_name(private_use->id), "private-use");
  assert_int_equal(private_use->place.column, 3);
  assert_string_equal(finding_name(radical->id), "kangxi-radical");
  assert_int_equal(radical->place.line, 2);
  assert_string_equal(source->text, text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(encodings_are_decided),
      cmocka_unit_test(names_and_marks_of_byte_order),
      cmocka_unit_test(the_choice_can_be_made),
      cmocka_unit_test(text_that_was_decoded_wrongly),
      cmocka_unit_test(characters_that_were_lost),
      cmocka_unit_test(bytes_without_sense),
      cmocka_unit_test(lines_in_two_encodings),
      cmocka_unit_test(utf8_that_is_cut_off),
      cmocka_unit_test(line_ends),
      cmocka_unit_test(what_is_no_text_is_refused),
      cmocka_unit_test(too_large_is_refused),
      cmocka_unit_test(undecodable_bytes_have_a_place),
      cmocka_unit_test(a_broken_unit_leaves_the_others_in_their_places),
      cmocka_unit_test(the_bom_tells_the_byte_order),
      cmocka_unit_test(byte_order_without_a_mark),
      cmocka_unit_test(a_mark_that_stands_twice_goes),
      cmocka_unit_test(odd_characters_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
