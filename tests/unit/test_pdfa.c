/* What PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask for, clause by clause, over the PDFs of all examples and
 * of a text that has what they have not: a table, a list, links, English. */
#include "unit/program.h"
#include "write/page/artifacts.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#define TEXT                                                                                                                           \
  "在全县数字乡村建设推进会上的讲话\n"                                                                                 \
  "（2026年3月5日）\n"                                                                                                            \
  "王春生\n"                                                                                                                        \
  "\n"                                                                                                                                 \
  "同志们：\n"                                                                                                                     \
  "今天的会议，学习 Notes on Rural Networks and Village Services 这份材料，材料可以从 https://www.example.gov.cn/a " \
  "下载，"                                                                                                                          \
  "意见请寄 office@example.gov.cn。\n"                                                                                            \
  "一、抓紧建网。各乡镇要把网络通到每一个村。\n"                                                                  \
  "二、抓好培训。每个村要有一名明白人。\n"                                                                           \
  "任务\t牵头单位\t完成时间\n"                                                                                               \
  "通网\t交通局\t5月底\n"                                                                                                       \
  "培训\t\t6月底\n"                                                                                                                \
  "\n"                                                                                                                                 \
  "附件：1. 任务分解表\n"                                                                                                      \
  "2. 联系人名单\n"

/* One PDF that the program has made. */
struct subject {
  char *path;
  qpdf_data qpdf;
};

static qpdf_oh key(const struct subject *subject, qpdf_oh dictionary, const char *path) {
  g_auto(GStrv) names = g_strsplit(path + 1, "/", -1);
  for (char **name = names; *name; name++) {
    g_autofree char *full = g_strconcat("/", *name, NULL);
    dictionary = qpdf_oh_get_key(subject->qpdf, dictionary, full);
  }
  return dictionary;
}

static qpdf_oh root_key(const struct subject *subject, const char *path) {
  return key(subject, qpdf_get_root(subject->qpdf), path);
}

static char *notation(const struct subject *subject, qpdf_oh object) {
  return g_strdup(qpdf_oh_unparse_resolved(subject->qpdf, object));
}

static void assert_value(const struct subject *subject, qpdf_oh object, const char *expected) {
  g_autofree char *value = notation(subject, object);
  if (strcmp(value, expected) != 0)
    fail_msg("%s: %s is not %s", subject->path, value, expected);
}

static GString *stream_data(const struct subject *subject, qpdf_oh stream) {
  unsigned char *data;
  size_t length;
  assert_int_equal(qpdf_oh_get_stream_data(subject->qpdf, stream, qpdf_dl_generalized, NULL, &data, &length),
                   QPDF_SUCCESS);
  GString *text = g_string_new_len((const char *)data, (gssize)length);
  free(data);
  return text;
}

/* 19005-2 6.1.3. */
static void has_an_identifier(const struct subject *subject) {
  const qpdf_oh id = key(subject, qpdf_get_trailer(subject->qpdf), "/ID");
  assert_int_equal(qpdf_oh_get_array_n_items(subject->qpdf, id), 2);
}

/* 19005-2 6.1.7.1: a line end before endstream, and not more than the length says. */
static void streams_end_on_a_line(const struct subject *subject) {
  char *bytes;
  gsize length;
  guint count = 0;
  assert_true(g_file_get_contents(subject->path, &bytes, &length, NULL));
  for (gsize at = 1; at + strlen("endstream") < length; at++)
    if (memcmp(bytes + at, "endstream", strlen("endstream")) == 0) {
      assert_int_equal(bytes[at - 1], '\n');
      count++;
    }
  assert_true(count > 5);
  g_free(bytes);
}

/* 19005-2 6.2.3, 6.2.4.3. */
static void colours_have_a_meaning(const struct subject *subject) {
  const qpdf_oh intent = qpdf_oh_get_array_item(subject->qpdf, root_key(subject, "/OutputIntents"), 0);
  assert_value(subject, key(subject, intent, "/S"), "/GTS_PDFA1");
  const qpdf_oh profile = key(subject, intent, "/DestOutputProfile");
  assert_value(subject, key(subject, qpdf_oh_get_dict(subject->qpdf, profile), "/N"), "3");
  GString *data = stream_data(subject, profile);
  assert_memory_equal(data->str + 12, "mntrRGB XYZ ", 12);
  assert_memory_equal(data->str + 36, "acsp", 4);
  assert_int_equal(GUINT32_FROM_BE(*(const guint32 *)(void *)data->str), data->len);
  g_string_free(data, TRUE);
}

static void assert_has(const struct subject *subject, const GString *packet, const char *part) {
  if (!strstr(packet->str, part))
    fail_msg("%s: the metadata have no %s", subject->path, part);
}

/* 19005-2 6.6.2, 6.6.3, 6.6.4; 14289-1 5: the metadata claim it, can be read by any program, and agree with Info. */
static void metadata_say_what_it_is(const struct subject *subject) {
  const qpdf_oh metadata = root_key(subject, "/Metadata");
  assert_false(qpdf_oh_has_key(subject->qpdf, qpdf_oh_get_dict(subject->qpdf, metadata), "/Filter"));
  GString *packet = stream_data(subject, metadata);
  assert_has(subject, packet, "<pdfaid:part>2</pdfaid:part>");
  assert_has(subject, packet, "<pdfaid:conformance>A</pdfaid:conformance>");
  assert_has(subject, packet, "<pdfuaid:part>1</pdfuaid:part>");
  assert_has(subject, packet, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>");
  assert_has(subject, packet, "<xmp:CreateDate>2026-01-01T00:00:00Z</xmp:CreateDate>");
  const qpdf_oh info = key(subject, qpdf_get_trailer(subject->qpdf), "/Info");
  g_autofree char *title = g_markup_printf_escaped("x-default\">%s</rdf:li>",
                                                   qpdf_oh_get_utf8_value(subject->qpdf, key(subject, info, "/Title")));
  assert_has(subject, packet, title);
  g_autofree char *producer = g_markup_printf_escaped(
      "<pdf:Producer>%s<", qpdf_oh_get_utf8_value(subject->qpdf, key(subject, info, "/Producer")));
  assert_has(subject, packet, producer);
  assert_value(subject, key(subject, info, "/CreationDate"), "(D:20260101000000Z)");
  assert_value(subject, key(subject, info, "/ModDate"), "(D:20260101000000Z)");
  g_string_free(packet, TRUE);
}

/* 14289-1 6.2, 7.1, 7.2; ISO 32000-1 14.8. */
static void catalog_says_how_it_is_read(const struct subject *subject) {
  assert_value(subject, root_key(subject, "/MarkInfo/Marked"), "true");
  assert_value(subject, root_key(subject, "/ViewerPreferences/DisplayDocTitle"), "true");
  assert_value(subject, root_key(subject, "/Lang"), "(zh-CN)");
  assert_value(subject, root_key(subject, "/PageMode"), "/UseOutlines");
  assert_true(qpdf_oh_get_int_value(subject->qpdf, root_key(subject, "/Outlines/Count")) > 0);
  g_autofree char *title = notation(subject, key(subject, qpdf_get_trailer(subject->qpdf), "/Info/Title"));
  assert_value(subject, root_key(subject, "/Outlines/First/Title"), title);
}

static void each_page(const struct subject *subject, void (*check)(const struct subject *, qpdf_oh page)) {
  const int count = qpdf_get_num_pages(subject->qpdf);
  assert_true(count > 0);
  for (int i = 0; i < count; i++)
    check(subject, qpdf_get_page_n(subject->qpdf, (size_t)i));
}

/* What is drawn: the content of each page with its resources, or that of each form on a sheet. */
static void each_content(const struct subject *subject,
                         void (*check)(const struct subject *, qpdf_oh stream, qpdf_oh resources)) {
  qpdf_data qpdf = subject->qpdf;
  const int count = qpdf_get_num_pages(qpdf);
  for (int i = 0; i < count; i++) {
    const qpdf_oh page = qpdf_get_page_n(qpdf, (size_t)i), forms = key(subject, page, "/Resources/XObject");
    if (!qpdf_oh_is_dictionary(qpdf, forms)) {
      check(subject, key(subject, page, "/Contents"), key(subject, page, "/Resources"));
      continue;
    }
    static const char *const names[] = {"/P0", "/P1"};
    for (gsize k = 0; k < G_N_ELEMENTS(names); k++)
      if (qpdf_oh_has_key(qpdf, forms, names[k])) {
        const qpdf_oh form = qpdf_oh_get_key(qpdf, forms, names[k]);
        check(subject, form, key(subject, qpdf_oh_get_dict(qpdf, form), "/Resources"));
      }
  }
}

/* 14289-1 7.1: nothing is drawn outside of elements and artifacts. */
static void all_is_marked(const struct subject *subject, qpdf_oh stream, G_GNUC_UNUSED qpdf_oh resources) {
  GString *content = stream_data(subject, stream);
  assert_non_null(strstr(content->str, "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"));
  assert_null(artifacts_mark(content->str, content->len, 0, NULL));
  g_string_free(content, TRUE);
}

/* 14289-1 7.18; 19005-2 6.3.2. */
static void links_are_told(const struct subject *subject, qpdf_oh page) {
  assert_value(subject, key(subject, page, "/Tabs"), "/S");
  const qpdf_oh links = key(subject, page, "/Annots");
  for (int i = 0; qpdf_oh_is_array(subject->qpdf, links) && i < qpdf_oh_get_array_n_items(subject->qpdf, links); i++) {
    const qpdf_oh link = qpdf_oh_get_array_item(subject->qpdf, links, i);
    assert_value(subject, key(subject, link, "/F"), "4");
    assert_true(qpdf_oh_is_integer(subject->qpdf, key(subject, link, "/StructParent")));
    g_autofree char *uri = notation(subject, key(subject, link, "/A/URI"));
    assert_value(subject, key(subject, link, "/Contents"), uri);
  }
}

/* A font that is embedded, compressed at the fastest level (base/deflate.c; RFC 1950 2.2). */
static void assert_fast(const struct subject *subject, qpdf_oh file) {
  unsigned char *data;
  size_t length;
  assert_int_equal(qpdf_oh_get_stream_data(subject->qpdf, file, qpdf_dl_none, NULL, &data, &length), QPDF_SUCCESS);
  assert_true(length > 2);
  assert_int_equal(data[1] >> 6, 0);
  free(data);
}

/* 19005-2 6.2.11: embedded, with a meaning for each code. */
static void fonts_are_whole(const struct subject *subject, G_GNUC_UNUSED qpdf_oh stream, qpdf_oh resources) {
  qpdf_data qpdf = subject->qpdf;
  const qpdf_oh fonts = key(subject, resources, "/Font");
  for (qpdf_oh_begin_dict_key_iter(qpdf, fonts); qpdf_oh_dict_more_keys(qpdf);) {
    const qpdf_oh font = qpdf_oh_get_key(qpdf, fonts, qpdf_oh_dict_next_key(qpdf));
    qpdf_oh simple = font;
    assert_true(qpdf_oh_has_key(qpdf, font, "/ToUnicode"));
    if (qpdf_oh_has_key(qpdf, font, "/DescendantFonts"))
      simple = qpdf_oh_get_array_item(qpdf, qpdf_oh_get_key(qpdf, font, "/DescendantFonts"), 0);
    if (qpdf_oh_is_dictionary_of_type(qpdf, simple, "/Font", "/CIDFontType2"))
      assert_value(subject, qpdf_oh_get_key(qpdf, simple, "/CIDToGIDMap"), "/Identity");
    const qpdf_oh descriptor = qpdf_oh_get_key(qpdf, simple, "/FontDescriptor");
    const bool is_cff = qpdf_oh_has_key(qpdf, descriptor, "/FontFile3");
    assert_fast(subject, qpdf_oh_get_key(qpdf, descriptor, is_cff ? "/FontFile3" : "/FontFile2"));
  }
}

/* What a walk over the structure tree has found. */
struct tree {
  const struct subject *subject;
  GString *types;      /* " H1 Span P Span …" */
  int level;           /* of the last heading */
  int elements;        /* with content of their own */
  int english, scopes; /* spans that are told to be English; headings of columns */
};

static void walk(struct tree *tree, qpdf_oh element, qpdf_oh parent) {
  qpdf_data qpdf = tree->subject->qpdf;
  const char *type = qpdf_oh_get_name(qpdf, qpdf_oh_get_key(qpdf, element, "/S"));
  g_string_append_printf(tree->types, " %s", type + 1);
  assert_int_equal(qpdf_oh_get_object_id(qpdf, qpdf_oh_get_key(qpdf, element, "/P")),
                   qpdf_oh_get_object_id(qpdf, parent));
  if (g_ascii_isdigit(type[2])) { /* 14289-1 7.4.2: no level is skipped */
    assert_true(type[2] - '0' <= tree->level + 1);
    tree->level = type[2] - '0';
  }
  if (qpdf_oh_has_key(qpdf, element, "/Lang"))
    tree->english++;
  if (strcmp(type, "/TH") == 0) { /* 14289-1 7.5 */
    assert_value(tree->subject, key(tree->subject, element, "/A/Scope"), "/Column");
    tree->scopes++;
  }
  if (strcmp(type, "/L") == 0) /* 14289-1 7.6 */
    assert_value(tree->subject, key(tree->subject, element, "/A/ListNumbering"), "/Decimal");
  const qpdf_oh kids = qpdf_oh_wrap_in_array(qpdf, qpdf_oh_get_key(qpdf, element, "/K"));
  for (int i = 0; i < qpdf_oh_get_array_n_items(qpdf, kids); i++) {
    const qpdf_oh kid = qpdf_oh_get_array_item(qpdf, kids, i);
    if (qpdf_oh_is_integer(qpdf, kid) || qpdf_oh_has_key(qpdf, kid, "/MCID"))
      tree->elements++;
    else if (qpdf_oh_has_key(qpdf, kid, "/S"))
      walk(tree, kid, element);
  }
}

static void walk_all(struct tree *tree, const struct subject *subject) {
  *tree = (struct tree){.subject = subject, .types = g_string_new(NULL)};
  const qpdf_oh root = root_key(subject, "/StructTreeRoot");
  const qpdf_oh kids = qpdf_oh_wrap_in_array(subject->qpdf, key(subject, root, "/K"));
  assert_int_equal(qpdf_oh_get_array_n_items(subject->qpdf, kids), 1);
  walk(tree, qpdf_oh_get_array_item(subject->qpdf, kids, 0), root);
}

/* 14289-1 7.1, 7.4; 19005-2 6.7. */
static void structure_is_sound(const struct subject *subject) {
  struct tree tree;
  walk_all(&tree, subject);
  assert_true(g_str_has_prefix(tree.types->str, " Document H1 Span P"));
  assert_true(tree.elements > 5);
  g_string_free(tree.types, TRUE);
}

static void check_subject(const struct subject *subject) {
  has_an_identifier(subject);
  streams_end_on_a_line(subject);
  colours_have_a_meaning(subject);
  metadata_say_what_it_is(subject);
  catalog_says_how_it_is_read(subject);
  each_content(subject, all_is_marked);
  each_page(subject, links_are_told);
  each_content(subject, fonts_are_whole);
  structure_is_sound(subject);
}

/* Makes the PDF of a text file in a folder, with up to four words of options that NULL ends, and opens it. */
static struct subject subject_new(const char *text, const char *folder, const char *const *options) {
  g_auto(RunResult) result = {0};
  const char *line[] = {"convert", "--quiet", "--to", "pdf", "-d", folder, text, NULL, NULL, NULL, NULL, NULL};
  for (gsize i = 0; options && options[i]; i++)
    line[7 + i] = options[i];
  run_program(&result, line, NULL, NULL);
  assert_string_equal(result.err, "");
  g_autofree char *name = g_path_get_basename(text);
  *strrchr(name, '.') = '\0';
  g_autofree char *pdf = g_strconcat(name, ".pdf", NULL);
  struct subject subject = {.path = g_build_filename(folder, pdf, NULL), .qpdf = qpdf_init()};
  assert_int_equal(qpdf_read(subject.qpdf, subject.path, NULL), QPDF_SUCCESS);
  return subject;
}

static void subject_clear(struct subject *subject) {
  qpdf_cleanup(&subject->qpdf);
  g_remove(subject->path);
  g_free(subject->path);
}

static void the_examples_conform(void **state) {
  const char *folder = *state;
  GDir *examples = g_dir_open("examples", 0, NULL);
  assert_non_null(examples);
  guint count = 0;
  for (const char *name; (name = g_dir_read_name(examples));) {
    if (!g_str_has_suffix(name, ".txt"))
      continue;
    g_autofree char *path = g_build_filename("examples", name, NULL);
    struct subject subject = subject_new(path, folder, NULL);
    check_subject(&subject);
    subject_clear(&subject);
    count++;
  }
  g_dir_close(examples);
  assert_true(count >= 5);
}

/* What the text has is in the tree, in its order, however its pages come on paper. */
static void check_text(const char *folder, const char *const *options) {
  g_autofree char *text = g_build_filename(folder, "all.txt", NULL);
  assert_true(g_file_set_contents(text, TEXT, -1, NULL));
  struct subject subject = subject_new(text, folder, options);
  check_subject(&subject);
  struct tree tree;
  walk_all(&tree, &subject);
  assert_non_null(strstr(tree.types->str, " P Span Span Span Link Span Link Span H2"));
  assert_non_null(strstr(tree.types->str, " Table TR TH P TH P TH P TR TD P TD P TD P TR TD P TD TD P"));
  assert_non_null(strstr(tree.types->str, " P Span L LI Lbl Span LBody Span LI Lbl Span LBody Span"));
  assert_int_equal(tree.english, 1);
  assert_int_equal(tree.scopes, 3);
  g_string_free(tree.types, TRUE);
  subject_clear(&subject);
  g_remove(text);
}

static void tables_lists_links_and_english_are_told(void **state) {
  check_text(*state, NULL);
}

static const char *const sheets[][5] = {
    {"--nup", "2"},
    {"--booklet", "--set", "sheet.fold-line=yes"},
    {"--edition", "booklet"},
};

static void sheets_conform(void **state) {
  for (gsize i = 0; i < G_N_ELEMENTS(sheets); i++) {
    check_text(*state, sheets[i]);
    struct subject subject = subject_new("examples/work-meeting.txt", *state, sheets[i]);
    check_subject(&subject);
    subject_clear(&subject);
  }
}

static int make_folder(void **state) {
  *state = g_dir_make_tmp("pdfaXXXXXX", NULL);
  return *state ? 0 : -1;
}

static int remove_folder(void **state) {
  const int result = g_rmdir(*state);
  g_free(*state);
  return result;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(the_examples_conform, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(tables_lists_links_and_english_are_told, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(sheets_conform, make_folder, remove_folder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
