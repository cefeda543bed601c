/* The XML of a part as a stream, in each encoding that XML has to have: what is in comments, sections, instructions and
 * values is no element, and no element has more attributes than usual. */
#include "ooxml/names.h"
#include "ooxml/part.h"
#include "ooxml/xml_out.h"
#include "unit/lot.h"
#include "unit/test.h"

enum { DOCUMENTS = 120, USUAL = 128 };

/* In UTF-16 one byte of 㰼 is that of <, and of 㸾 that of >, of ∢ that of ", of ✧ that of '. */
static const char *const pieces[] = {"<!-- \"'<a x=''> ∢✧㰼㸾 - -->",
                                     "<![CDATA[<b \"' > ∢✧㰼㸾 ]] >]]>",
                                     "<?do \"'<a> ∢✧㰼㸾 ?>",
                                     "字 \"' ∢✧㰼㸾 &gt;&amp;",
                                     "<w:r a='>' b=\"'\"/>",
                                     "<w:t x=\"㸾>㰼\">字</w:t>",
                                     "<w:t xml:space=\"preserve\"> </w:t>",
                                     "\n"};
static const char *const values[] = {"\"\"", "''", "\">\"", "'>'", "\"'\"", "'\"'", "\"∢㸾\"", "'✧㰼'", "\"字\""};
static const guint counts[] = {0, 1, USUAL - 1, USUAL, USUAL + 1, USUAL + 40};

/* An element with what may be in it; `most` becomes the most attributes that one has. */
static void append_element(GString *xml, GRand *rand, guint depth, guint *most) {
  const guint count = counts[lot(rand, lot(rand, 4) ? 4 : G_N_ELEMENTS(counts))];
  g_string_append(xml, "<w:p");
  for (guint i = 0; i < count; i++)
    g_string_append_printf(xml, " a%u=%s", i, values[lot(rand, G_N_ELEMENTS(values))]);
  g_string_append_c(xml, '>');
  for (guint left = lot(rand, 5); left > 0; left--)
    g_string_append(xml, pieces[lot(rand, G_N_ELEMENTS(pieces))]);
  if (depth > 0 && lot(rand, 2))
    append_element(xml, rand, depth - 1, most);
  g_string_append(xml, "</w:p>");
  *most = MAX(*most, count);
}

static char *draw_xml(GRand *rand, guint *most) {
  GString *xml = g_string_new("<w:document xmlns:w=\"" NS_W "\">");
  *most = 1;
  for (guint left = 1 + lot(rand, 3); left > 0; left--)
    append_element(xml, rand, 2, most);
  g_string_append(xml, "</w:document>");
  return g_string_free(xml, FALSE);
}

/* What the stream tells, or NULL and an error. */
static char *read_part(GBytes *bytes, GError **error) {
  static const char *const names[] = {"open", "close", "text"};
  g_autoptr(GString) told = g_string_new(NULL);
  struct part part;
  part_open(&part, "word/document.xml", bytes);
  for (enum part_event event; (event = part_next(&part)) != PART_END;)
    g_string_append_printf(told, "%s %d %u %s\n", names[event], event == PART_TEXT ? 0 : (int)part.tag, part.depth,
                           event == PART_TEXT ? part_text(&part) : "");
  return part_close(&part, error) ? g_string_free(g_steal_pointer(&told), FALSE) : NULL;
}

static void each_encoding_tells_the_same(G_GNUC_UNUSED void **state) {
  static const char *const encodings[] = {"UTF-8", "UTF-16LE", "UTF-16BE"};
  g_autoptr(GRand) rand = g_rand_new_with_seed(2008);
  for (guint i = 0; i < DOCUMENTS; i++) {
    guint most;
    g_autofree char *xml = draw_xml(rand, &most), *marked = g_strconcat("\xEF\xBB\xBF", xml, NULL), *first = NULL;
    for (gsize k = 0; k < G_N_ELEMENTS(encodings); k++) {
      gsize length;
      char *converted = g_convert(marked, -1, encodings[k], "UTF-8", NULL, &length, NULL);
      g_autoptr(GBytes) bytes = g_bytes_new_take(converted, length);
      g_autoptr(GError) error = NULL;
      g_autofree char *told = read_part(bytes, &error);
      if ((told != NULL) != (most <= USUAL))
        fail_msg("document %u in %s: %u attributes, %s", i, encodings[k], most, error ? error->message : "read");
      if (!first)
        first = g_steal_pointer(&told);
      else if (g_strcmp0(first, told) != 0)
        fail_msg("document %u: %s tells another than UTF-8", i, encodings[k]);
    }
  }
}

/* What begins as a mark of UTF-16, and what is too short for one, is no part. */
static void what_is_cut_off_is_refused(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *bytes;
    gsize length;
  } cut[] = {{"", 0},          {"<", 1},          {"\xFF", 1},  {"\xFF\xFE", 2}, {"\xFE\xFF", 2},
             {"\xFF\xFE<", 3}, {"\xFE\xFF\0", 3}, {"<w", 2},    {"<a x='", 6},   {"<!--", 4},
             {"<![CDATA[", 9}, {"<?a", 3},        {"<a></a", 6}};
  for (gsize i = 0; i < G_N_ELEMENTS(cut); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new(cut[i].bytes, cut[i].length);
    g_autoptr(GError) error = NULL;
    g_autofree char *told = read_part(bytes, &error);
    assert_null(told);
    assert_non_null(error);
  }
}

/* XML 1.0, 2.2: each range of characters from its first to its last. */
static void only_characters_of_xml_are_written(G_GNUC_UNUSED void **state) {
  static const struct {
    gunichar first, last;
  } ranges[] = {{'\t', '\n'}, {'\r', '\r'}, {0x20, 0xD7FF}, {0xE000, 0xFFFD}, {0x10000, 0x10FFFF}};
  for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++) {
    assert_true(xml_out_allows(ranges[i].first) && xml_out_allows(ranges[i].last));
    assert_false(xml_out_allows(ranges[i].first - 1) || xml_out_allows(ranges[i].last + 1));
  }
  g_autofree char *legal = xml_out_legal("渠\x01\t水\x1F\uFFFE。\U0001F44D");
  assert_string_equal(legal, "渠\t水。\U0001F44D");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_encoding_tells_the_same),
      cmocka_unit_test(what_is_cut_off_is_refused),
      cmocka_unit_test(only_characters_of_xml_are_written),
  };
  return cmocka_run_group_tests_name("part", tests, NULL, NULL);
}
