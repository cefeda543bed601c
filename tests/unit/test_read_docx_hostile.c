/* Files made to do harm, damaged files and files of another kind: a clear error, and nothing else. */
#include "builders/word.h"

#include "base/error.h"
#include "text/magic.h"

/* Reads the bytes, which must not be possible, and asks for a word of the message. */
static void refuse_bytes(GBytes *bytes, const char *word) {
  g_auto(WordCase) c = word_read_as(bytes, NULL);
  g_bytes_unref(bytes);
  assert_null(c.doc);
  assert_true(g_error_matches(c.error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT));
  assert_true(g_str_has_prefix(c.error->message, "folder/edited.docx"));
  if (!strstr(c.error->message, word))
    print_error("%s\n", c.error->message);
  assert_non_null(strstr(c.error->message, word));
}

static void refuse(const char *document, const char *word) {
  refuse_bytes(word_file(document, NULL), word);
}

static GBytes *bytes_of(const char *data, gsize length) {
  return g_bytes_new(data, length);
}

#define COMPOUND "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static void other_kinds(G_GNUC_UNUSED void **state) {
  refuse_bytes(bytes_of("plain text", 10), "not a Word file");
  refuse_bytes(bytes_of("", 0), "not a Word file");
  refuse_bytes(bytes_of(COMPOUND "\0\0\0\0", 12), "old Word file");
  refuse_bytes(bytes_of(COMPOUND "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 40), "without a password");
  static const char *const names[][2] = {
      {"xl/workbook.xml", "spreadsheet"}, {"ppt/presentation.xml", "presentation"},
      {"content.xml", "OpenDocument"},    {"OFD.xml", "OFD"},
      {"speech.txt", "zip archive"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(GArray) parts = word_parts_new();
    word_append(parts, names[i][0], "<a/>", 4);
    refuse_bytes(word_pack(parts), names[i][1]);
  }
}

static void claims(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) word = word_file(WORD_DOCUMENT(PARAGRAPH("字")), NULL);
  g_autoptr(GBytes) old = bytes_of(COMPOUND, 8), text = bytes_of("一、", 6), empty = bytes_of("", 0);
  assert_true(magic_is_zip(word));
  assert_true(magic_is_compound(old));
  assert_false(magic_is_zip(text) || magic_is_compound(text));
  assert_false(magic_is_zip(empty) || magic_is_compound(empty));
}

static void doctypes(G_GNUC_UNUSED void **state) {
#define BODY "<w:document " WORD_SPACES "><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
  refuse("<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\">" BODY, "DOCTYPE");
  refuse("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" BODY, "DOCTYPE");
  refuse("<!DOCTYPE a [<!ENTITY d \"dddddddd\"><!ENTITY e \"&d;&d;&d;&d;\">]>" BODY, "DOCTYPE");
  refuse(BODY, "damaged"); /* an entity that nobody declared */
  gsize length;
  g_autofree char *wide = g_convert("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a []>" BODY, -1,
                                    "UTF-16BE", "UTF-8", NULL, &length, NULL);
  refuse_bytes(word_file_of(wide, length, NULL), "DOCTYPE");
}

/* Styles and the other parts are as dangerous as the document. */
static void doctypes_of_other_parts(G_GNUC_UNUSED void **state) {
  static const char *const names[] = {"styles.xml", "numbering.xml", "comments.xml"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    struct word_part parts[] = {{names[i], "<!DOCTYPE a [<!ENTITY e \"e\">]><a/>"}, {NULL, NULL}};
    refuse_bytes(word_file(WORD_DOCUMENT(PARAGRAPH("字")), parts), "DOCTYPE");
  }
}

#define BODY_OF(text) "<w:document " WORD_SPACES "><w:body>" PARAGRAPH(text) "</w:body></w:document>"

static void damaged(G_GNUC_UNUSED void **state) {
  refuse("", "damaged");
  refuse("<w:document", "damaged");
  refuse("not XML", "damaged");
  refuse(WORD_HEAD "<w:document " WORD_SPACES "><w:body>" PARAGRAPH("字"), "damaged");
  refuse("\xff\xfe\x00", "damaged");
  refuse(WORD_DOCUMENT("<w:p><w:r><w:t>\xC0\x80</w:t></w:r></w:p>"), "damaged");
  /* half a pair of surrogates, in a part that says it is UTF-16 */
  gsize length;
  g_autofree char *wide = g_convert("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-16\"?>" BODY_OF("字"), -1,
                                    "UTF-16LE", "UTF-8", NULL, &length, NULL);
  for (gsize i = 0; i + 1 < length; i += 2)
    if (memcmp(wide + i, "\x57\x5B", 2) == 0)
      memcpy(wide + i, "\x00\xD8", 2);
  refuse_bytes(word_file_of(wide, length, NULL), "damaged");
}

static void without_text(G_GNUC_UNUSED void **state) {
  refuse(WORD_DOCUMENT(""), "no text");
  refuse(WORD_DOCUMENT("<w:p/><w:p><w:r><w:t xml:space=\"preserve\"> </w:t><w:tab/></w:r></w:p>"), "no text");
  refuse(WORD_DOCUMENT("<w:p><w:r><w:drawing/></w:r></w:p>"), "no text");
  refuse(WORD_HEAD "<other/>", "no text");
}

/* Repeats a string so that it does not pack too well to be believed. */
static char *many(const char *format, guint count) {
  GString *text = g_string_new(NULL);
  guint32 noise = 1;
  for (guint i = 0; i < count; i++) {
    noise = noise * 1664525 + 1013904223;
    g_string_append_printf(text, format, noise);
  }
  return g_string_free(text, FALSE);
}

static GBytes *file_of(const char *before, const char *body, const char *after) {
  g_autofree char *document = g_strconcat(WORD_HEAD "<w:document " WORD_SPACES "><w:body>", before, body, after,
                                          "</w:body></w:document>", NULL);
  return word_file(document, NULL);
}

/* A file whose text stands `deep` elements deep: document, body, content controls, paragraph, run, text. */
static GBytes *file_so_deep(guint deep) {
  g_autofree char *open = many("<w:sdt w:id=\"%08X\">", deep - 5);
  g_autoptr(GString) close = g_string_new(NULL);
  for (guint i = 0; i < deep - 5; i++)
    g_string_append(close, "</w:sdt>");
  return file_of(open, PARAGRAPH("还能读到的字。"), close->str);
}

static void nesting(G_GNUC_UNUSED void **state) {
  g_autofree char *open = many("<w:sdt w:id=\"%08X\">", 100000);
  refuse_bytes(file_of(open, "", ""), "nest more than 256 deep");
  refuse_bytes(file_so_deep(257), "nest more than 256 deep");
  g_auto(WordCase) c = word_read(file_so_deep(256));
  assert_texts(&c, "还能读到的字。");
}

static void too_many_paragraphs(G_GNUC_UNUSED void **state) {
  g_autofree char *paragraphs = many("<w:p w:rsidR=\"%08X\"/>", 1000000);
  refuse_bytes(file_of("", paragraphs, ""), "paragraphs");
}

static void bombs(G_GNUC_UNUSED void **state) {
  g_autofree char *blanks = g_strnfill(8 * 1024 * 1024, ' ');
  refuse_bytes(file_of("", blanks, PARAGRAPH("字")), "too large when unpacked");
}

/* An element with this many attributes, after `before`; free with g_free. */
static char *with_attributes(guint count, const char *before) {
  g_autoptr(GString) xml = g_string_new(WORD_HEAD "<w:document " WORD_SPACES "><w:body>");
  g_string_append_printf(xml, "%s<w:p", before);
  for (guint i = 0; i < count; i++)
    g_string_append_printf(xml, i % 2 ? " a%u='>'" : " a%u=\"'\"", i);
  g_string_append(xml, ">" RUN("字") "</w:p></w:body></w:document>");
  return g_string_free(g_steal_pointer(&xml), FALSE);
}

/* The library compares each with each; what stands in remarks hides none. */
static void too_many_attributes(G_GNUC_UNUSED void **state) {
  static const char *const before[] = {"", "<!-- ' > <a b=\" -->", "<?a ' \" ?>",
                                       "<w:p><w:r><w:t><![CDATA[<a b='\">]]></w:t></w:r></w:p>", PARAGRAPH("it's")};
  for (gsize i = 0; i < G_N_ELEMENTS(before); i++) {
    g_autofree char *many_of_them = with_attributes(129, before[i]), *enough = with_attributes(128, before[i]);
    refuse(many_of_them, "more than 128 attributes");
    WordCase read = word_read(word_file(enough, NULL));
    word_case_clear(&read);
    for (guint order = 0; order < 2; order++) {
      static const char *const names[] = {"UTF-16LE", "UTF-16BE"}, *const marks[] = {"\xFF\xFE", "\xFE\xFF"};
      char *body = strstr(many_of_them, "<w:document");
      gsize length;
      g_autofree char *wide = g_convert(body, -1, names[order], "UTF-8", NULL, &length, NULL);
      g_autoptr(GByteArray) bytes = g_byte_array_new();
      g_byte_array_append(bytes, (const guint8 *)marks[order], 2);
      g_byte_array_append(bytes, (const guint8 *)wide, (guint)length);
      refuse_bytes(word_file_of(bytes->data, bytes->len, NULL), "more than 128 attributes");
    }
  }
}

/* A note can be shown many times, and a long one then is more text than any file has. */
static void a_note_shown_often(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) note =
      g_string_new(WORD_HEAD "<w:footnotes " WORD_SPACES "><w:footnote w:id=\"1\"><w:p><w:r><w:t>");
  for (guint i = 0; i < 5000; i++)
    g_string_append(note, "注");
  g_string_append(note, "</w:t></w:r></w:p></w:footnote></w:footnotes>");
  const struct word_part notes[] = {{"footnotes.xml", note->str}, {NULL, NULL}};
  for (guint times = 2; times <= 200; times += 198) {
    g_autoptr(GString) xml = g_string_new(WORD_HEAD "<w:document " WORD_SPACES "><w:body>" PARAGRAPH("字") "<w:p>");
    for (guint i = 0; i < times; i++)
      g_string_append_printf(xml, "<w:r w:rsidR=\"%08X\"><w:footnoteReference w:id=\"1\"/></w:r>", i * 2654435761u);
    g_string_append(xml, "</w:p></w:body></w:document>");
    if (times > 2) {
      refuse_bytes(word_file(xml->str, notes), "larger than the file");
      continue;
    }
    g_auto(WordCase) c = word_read(word_file(xml->str, notes));
    assert_int_equal(c.doc->blocks->len, 2 + times);
  }
}

static void unsafe_names(G_GNUC_UNUSED void **state) {
  g_autoptr(GArray) parts = word_parts_new();
  const char *document = WORD_DOCUMENT(PARAGRAPH("字"));
  word_append(parts, "word/document.xml", document, strlen(document));
  word_append(parts, "../../evil.xml", "<a/>", 4);
  refuse_bytes(word_pack(parts), "unsafe names");
}

/* A target that climbs out of the package names a part of it, or nothing. */
static void climbing_targets(G_GNUC_UNUSED void **state) {
  g_autoptr(GArray) parts = word_parts_new();
  const char *relations =
      WORD_HEAD "<Relationships xmlns=\"" NS_RELATIONSHIPS "\"><Relationship Id=\"r\" Type=\"" REL_OFFICE
                "officeDocument\" Target=\"../../../../etc/passwd\"/></Relationships>";
  word_append(parts, "_rels/.rels", relations, strlen(relations));
  refuse_bytes(word_pack(parts), "not a Word file");
}

static void broken_checksum(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) bytes = word_file(WORD_DOCUMENT(PARAGRAPH("字")), NULL);
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  char *copy = g_memdup2(data, length);
  /* the second entry of the directory is the document; its CRC is at byte 16 */
  char *entry = copy;
  for (guint found = 0; found < 2; entry++)
    found += memcmp(entry, "PK\x01\x02", 4) == 0;
  entry[15] ^= 0x55;
  refuse_bytes(g_bytes_new_take(copy, length), "word/document.xml");
}

/* Every beginning of a good file is refused or read, never worse. */
static void truncated(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) bytes = word_file(WORD_DOCUMENT(PARAGRAPH("这里有一句话。")), NULL);
  for (gsize length = 0; length < g_bytes_get_size(bytes); length += 7) {
    g_autoptr(GBytes) part = g_bytes_new_from_bytes(bytes, 0, length);
    g_auto(WordCase) c = word_read_as(part, NULL);
    assert_null(c.doc);
  }
}

/* Long runs of everything that is joined, shifted or looked up: read in time that grows with their length alone. */
static void long_runs(G_GNUC_UNUSED void **state) {
#define HEADING "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>"
  static const struct {
    const char *before, *format, *after;
  } cases[] = {
      {"", "<w:p w:rsidR=\"%08X\"><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" RUN("连") "</w:p>", PARAGRAPH("末句。")},
      {"",
       "<w:p w:rsidR=\"%08X\"><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\"> "
       "</w:t></w:r></w:p>",
       PARAGRAPH("末句。")},
      {"<w:p>", "<w:r w:rsidR=\"%08X\"><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>", RUN("末句。") "</w:p>"},
      {"<w:p>", "<w:commentRangeStart w:id=\"%u\"/>" RUN("评") "<w:commentRangeEnd w:id=\"1\"/>",
       RUN("末句。") "</w:p>"},
      {"<w:p>", "<w:r w:rsidR=\"%08X\"><w:fldChar w:fldCharType=\"begin\"/></w:r>", "</w:p>" PARAGRAPH("末句。")},
      {HEADING, "<w:r w:rsidR=\"%08X\"><w:t>行</w:t><w:br/></w:r>", RUN("末句。") "</w:p>"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *body = many(cases[i].format, 60000);
    g_auto(WordCase) c = word_read(file_of(cases[i].before, body, cases[i].after));
    g_autofree char *texts = word_texts(c.doc);
    assert_true(g_str_has_suffix(texts, "末句。"));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(other_kinds),
      cmocka_unit_test(claims),
      cmocka_unit_test(doctypes),
      cmocka_unit_test(doctypes_of_other_parts),
      cmocka_unit_test(damaged),
      cmocka_unit_test(without_text),
      cmocka_unit_test(nesting),
      cmocka_unit_test(too_many_paragraphs),
      cmocka_unit_test(bombs),
      cmocka_unit_test(too_many_attributes),
      cmocka_unit_test(a_note_shown_often),
      cmocka_unit_test(unsafe_names),
      cmocka_unit_test(climbing_targets),
      cmocka_unit_test(broken_checksum),
      cmocka_unit_test(truncated),
      cmocka_unit_test(long_runs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
