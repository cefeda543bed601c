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
  gsize size = (gsize)SOURCE_MAX_BYTES + 1;
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
      cmocka_unit_test(the_choice_can_be_made),
      cmocka_unit_test(line_ends),
      cmocka_unit_test(what_is_no_text_is_refused),
      cmocka_unit_test(too_large_is_refused),
      cmocka_unit_test(undecodable_bytes_have_a_place),
      cmocka_unit_test(a_broken_unit_leaves_the_others_in_their_places),
      cmocka_unit_test(the_bom_tells_the_byte_order),
      cmocka_unit_test(odd_characters_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
