/* Style files: the measures of GB/T 9704, what a style may extend, and what a wrong file is told. */
#include "unit/golden.h"

#include "base/error.h"
#include "base/paths.h"
#include "style/families.h"
#include "style/settings.h"
#include "style/style.h"
#include "style/xml.h"

static void gongwen_has_the_standards_measures(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Style) style = style_load("gongwen", &error);
  assert_null(error);
  assert_float_equal(style->page_width, 595.2756, 0.001);  /* 210 mm */
  assert_float_equal(style->page_height, 841.8898, 0.001); /* 297 mm */
  assert_float_equal(style->text_width, 442.2047, 0.001);  /* 156 mm */
  assert_float_equal(style_cell(style), 15.793, 0.001);    /* P4 */
  assert_float_equal(style->line_pitch, 29.61, 0.0001);    /* P5 */
  assert_int_equal(style->columns, 28);
  assert_int_equal(style->lines, 22);
  assert_float_equal(style->paragraphs[ELEMENT_TITLE].size, 22, 0);
  assert_int_equal(style->paragraphs[ELEMENT_HEADING].font, FONT_HEI);
  assert_int_equal(style->paragraphs[ELEMENT_BODY].align, ALIGN_JUSTIFY);
  assert_string_equal(style->number_before, "— ");
}

static void a_style_may_extend_another(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Style) style = style_load("gongwen-word", &error);
  assert_null(error);
  assert_string_equal(style->name, "gongwen-word");
  assert_float_equal(style->line_pitch, 28.95, 0.0001);
  assert_int_equal(style->lines, 22);
}

/* At each run only the values of an installed style are checked; here the schema is. */
static void installed_styles_fit_their_schema(G_GNUC_UNUSED void **state) {
  g_auto(GStrv) names = style_names();
  g_autofree char *schema = paths_data("styles/style.rng");
  assert_true(g_strv_length(names) >= 2);
  for (char **name = names; *name; name++) {
    g_autofree char *relative = g_strdup_printf("styles/%s.xml", *name), *path = paths_data(relative);
    g_autoptr(GError) error = NULL;
    xmlDoc *document = xml_load(path, schema, NULL, &error);
    assert_null(error);
    xmlFreeDoc(document);
  }
}

static void an_unknown_name_tells_the_known_ones(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  assert_null(style_load("nosuch", &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE));
  assert_non_null(strstr(error->message, "gongwen, gongwen-word"));
}

/* Writes a style file and checks that loading it fails with a message that holds all of `expected`. */
static void assert_refused(const char *body, const char *const *expected) {
  g_autofree char *dir = g_dir_make_tmp("style-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "my.xml", NULL);
  assert_true(g_file_set_contents(path, body, -1, NULL));
  g_autoptr(GError) error = NULL;
  assert_null(style_load(path, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE));
  for (; *expected; expected++)
    if (!strstr(error->message, *expected))
      fail_msg("'%s' is not in: %s", *expected, error->message);
  g_remove(path);
  g_rmdir(dir);
}

#define HEAD "<style xmlns=\"urn:jianggao:style:1\" name=\"my\" extends=\"gongwen\">\n"

static void wrong_files_are_told_their_line(G_GNUC_UNUSED void **state) {
  assert_refused("<style", (const char *[]){"my.xml:1: ", NULL});
  assert_refused(HEAD "\n<type-area size=\"16\"/>\n</style>", (const char *[]){"my.xml:3: ", "size", "16pt", NULL});
  assert_refused(HEAD "<type-area siez=\"16pt\"/></style>", (const char *[]){"my.xml:2: ", "siez", NULL});
  assert_refused(HEAD "<page-size/></style>",
                 (const char *[]){
                     "my.xml:2: ", "<page-size> is not known here; expected one of: page, type-area, points, ", NULL});
  assert_refused(HEAD "<points as=\"red\"/></style>",
                 (const char *[]){"my.xml:2: ", "plain, bold, kai, paragraph", NULL});
  assert_refused(HEAD "<paragraphs><paragraph element=\"chapter\"/></paragraphs></style>",
                 (const char *[]){"my.xml:2: ", "one of: title, ", NULL});
  assert_refused(HEAD "<page/><page/></style>", (const char *[]){"my.xml:", "page", NULL});
  assert_refused("<style xmlns=\"urn:jianggao:style:1\" name=\"my\" extends=\"nosuch\"/>",
                 (const char *[]){"my.xml:1: ", "nosuch", "gongwen", NULL});
  assert_refused(HEAD "<costs squeeze=\"a lot\"/></style>", (const char *[]){"my.xml:2: ", "squeeze", NULL});
  assert_refused("<style xmlns=\"urn:jianggao:style:1\" name=\"my\"/>",
                 (const char *[]){"my.xml:1: ", "missing", "extends", NULL});
}

static void measures_that_contradict_are_refused(G_GNUC_UNUSED void **state) {
  assert_refused(HEAD "<type-area width=\"300mm\"/></style>", (const char *[]){"my.xml:", "wider", NULL});
  assert_refused(HEAD "<type-area lines=\"40\"/></style>", (const char *[]){"my.xml:", "lines", NULL});
  assert_refused(HEAD "<title-lines max=\"1\"/></style>", (const char *[]){"my.xml:", "title", NULL});
}

/* Each measure is taken up to where it contradicts another, and refused beyond. */
static void measures_are_taken_up_to_their_limits(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *taken, *refused, *message;
    const char *with; /* a word beside it */
  } cases[] = {{"page.width=14400pt", "page.width=14401pt", "the page is larger", NULL},
               {"page.height=14400pt", "page.height=14401pt", "the page is larger", NULL},
               {"type-area.width=182mm", "type-area.width=182.1mm", "wider", NULL},
               {"type-area.left=54mm", "type-area.left=54.1mm", "wider", NULL},
               {"type-area.height=260mm", "type-area.height=260.1mm", "higher", NULL},
               {"type-area.top=72mm", "type-area.top=72.1mm", "higher", NULL},
               {"type-area.lines=1", "type-area.size=222pt", "two characters of this size", NULL},
               {"type-area.size=0.1pt", "type-area.size=0pt", "two characters of this size", NULL},
               {"type-area.line-pitch=29.6pt", "type-area.line-pitch=29.7pt", "that many lines", NULL},
               {"type-area.line-pitch=16pt", "type-area.line-pitch=15.9pt", "that many lines", NULL},
               {"type-area.lines=22", "type-area.lines=23", "that many lines", NULL},
               {"title-lines.max=2", "title-lines.max=1", "a title line", NULL},
               {"body.indent=25", "body.indent=26", "the indents", NULL},
               {"body.left=23", "body.left=24", "the indents", NULL},
               {"body.right=23", "body.right=24", "the indents", NULL},
               {"body.size=1pt", "body.size=0.9pt", "the indents", NULL},
               {"body.leading=0.1", "body.leading=0", "the leading", NULL},
               {"tables.line=0.1", "tables.line=0", "a table's cell", NULL},
               {"tables.line=22", "tables.line=22.1", "a table's cell", NULL},
               {"sheet.width=105mm", "sheet.width=104.9mm", "the sheet", "sheet.as=two-up"},
               {"sheet.width=14400pt", "sheet.width=14401pt", "the sheet", "sheet.as=two-up"},
               {"sheet.height=74.3mm", "sheet.height=74.2mm", "the sheet", "sheet.as=booklet"},
               {"sheet.height=14400pt", "sheet.height=14401pt", "the sheet", "sheet.as=booklet"},
               {"costs.stretch=1e9", "costs.stretch=1.01e9", "a number such as", NULL},
               {"cover.copies=001-050", "cover.copies=050-001", "copies", NULL}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) taken = NULL, refused = NULL;
    g_autoptr(Style) style = style_load_with("gongwen", (const char *[]){cases[i].taken, cases[i].with, NULL}, &taken);
    if (!style)
      fail_msg("%s: %s", cases[i].taken, taken->message);
    assert_null(style_load_with("gongwen", (const char *[]){cases[i].refused, cases[i].with, NULL}, &refused));
    if (!strstr(refused->message, cases[i].message))
      fail_msg("%s: %s", cases[i].refused, refused->message);
  }
  /* a page by itself needs no sheet */
  g_autoptr(Style) alone = style_load_with("gongwen", (const char *[]){"sheet.width=50mm", NULL}, NULL);
  assert_non_null(alone);
}

static void lines_and_blanks_follow_from_measures(G_GNUC_UNUSED void **state) {
  g_autoptr(Style) style = style_load("gongwen", NULL);
  assert_float_equal(style_cell(style), style->text_width / 28, 0.001);
  assert_float_equal(style_line_cells(style, ELEMENT_BODY), 27.5, 0.001);
  assert_float_equal(style_display_cells(style, ELEMENT_TITLE), 18, 0.001);
  style->title_max = 30; /* no more than fit the line */
  assert_float_equal(style_display_cells(style, ELEMENT_TITLE),
                     style->text_width / style->paragraphs[ELEMENT_TITLE].size, 0.001);
  assert_int_equal(style_title_slots(style, 1, false), 1);
  assert_int_equal(style_title_slots(style, 1, true), 2);
  style->line_pitch = 30, style->title_pitch = 45;
  assert_int_equal(style_title_slots(style, 2, false), 3);
  assert_int_equal(style_title_slots(style, 3, true), 4);
  style->paragraphs[ELEMENT_SIGNATURE].before = 2, style->paragraphs[ELEMENT_SIGNATURE].after = 1;
  style->paragraphs[ELEMENT_DATE].before = 1;
  style->paragraphs[ELEMENT_TITLE].after = 3, style->paragraphs[ELEMENT_SUBTITLE].before = 1;
  style->paragraphs[ELEMENT_BODY].before = style->paragraphs[ELEMENT_BODY].after = 0;
  assert_float_equal(style_blank_lines(style, ELEMENT_BODY, ELEMENT_SIGNATURE), 2, 0);
  assert_float_equal(style_blank_lines(style, ELEMENT_SIGNATURE, ELEMENT_SIGNATURE), 0, 0);
  assert_float_equal(style_blank_lines(style, ELEMENT_SIGNATURE, ELEMENT_DATE), 0, 0);
  assert_float_equal(style_blank_lines(style, ELEMENT_SIGNATURE, ELEMENT_BODY), 1, 0);
  assert_float_equal(style_blank_lines(style, ELEMENT_BODY, ELEMENT_DATE), 1, 0);
  assert_float_equal(style_blank_lines(style, ELEMENT_TITLE, ELEMENT_SUBTITLE), 1, 0);
  assert_float_equal(style_blank_lines(style, ELEMENT_TITLE, ELEMENT_BODY), 3, 0);
}

static void a_style_that_extends_itself_is_refused(G_GNUC_UNUSED void **state) {
  g_autofree char *dir = g_dir_make_tmp("style-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "loop.xml", NULL);
  g_autofree char *body =
      g_strdup_printf("<style xmlns=\"urn:jianggao:style:1\" name=\"loop\" extends=\"%s\"/>", "loop");
  assert_true(g_file_set_contents(path, body, -1, NULL));
  g_autoptr(GError) error = NULL;
  assert_null(style_load(path, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE));
  g_remove(path);
  g_rmdir(dir);
}

/* A style may extend one that extends another, eight times. */
static void styles_extend_each_other(G_GNUC_UNUSED void **state) {
  g_autofree char *dir = g_dir_make_tmp("style-XXXXXX", NULL), *before = g_get_current_dir();
  g_autofree char *whole = paths_data("styles/gongwen.xml"), *text = NULL;
  assert_true(g_file_get_contents(whole, &text, NULL, NULL));
  assert_int_equal(g_chdir(dir), 0);
  assert_true(g_file_set_contents("s0.xml", text, -1, NULL));
  for (guint i = 1; i <= 9; i++) {
    g_autofree char *name = g_strdup_printf("s%u.xml", i);
    g_autofree char *body = g_strdup_printf("<style xmlns=\"urn:jianggao:style:1\" name=\"my\" extends=\"s%u.xml\">"
                                            "<type-area lines=\"%u\"/></style>",
                                            i - 1, 10 + i);
    assert_true(g_file_set_contents(name, body, -1, NULL));
  }
  g_autoptr(Style) style = style_load("s8.xml", NULL), deeper = style_load("s9.xml", NULL);
  for (guint i = 0; i <= 9; i++) {
    g_autofree char *name = g_strdup_printf("s%u.xml", i);
    g_remove(name);
  }
  assert_int_equal(g_chdir(before), 0);
  g_rmdir(dir);
  assert_non_null(style);
  assert_int_equal(style->lines, 18);
  assert_null(deeper);
}

static void families_name_official_fonts_first(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  g_autoptr(FamilySet) families = families_load(&error);
  assert_null(error);
  assert_string_equal(families->families[FONT_BODY][0].name, "仿宋_GB2312");
  assert_int_equal(families->families[FONT_BODY][0].weight, 400);
  assert_true(families->bold_latin[FONT_HEI]);
  assert_false(families->bold_latin[FONT_BODY]);
  assert_string_equal(families->word[FONT_BODY].name, "仿宋_GB2312");
  assert_string_equal(families->word[FONT_BODY].alt, "仿宋");
}

static void one_measure_is_set(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  const char *const words[] = {"body.size=18pt", "type-area.line-pitch=28.9pt", NULL};
  g_autoptr(Style) style = style_load_with("gongwen", words, &error);
  assert_non_null(style);
  assert_true(style->paragraphs[ELEMENT_BODY].size > 17.99 && style->paragraphs[ELEMENT_BODY].size < 18.01);
  assert_true(style->line_pitch > 28.89 && style->line_pitch < 28.91);
  g_autoptr(Style) plain = style_load("gongwen", NULL);
  assert_true(style->paragraphs[ELEMENT_TITLE].size == plain->paragraphs[ELEMENT_TITLE].size);
}

static void what_cannot_be_set_is_told(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *word, *message;
  } cases[] = {{"body.sise=18pt", " Did you mean body.size?"},
               {"body.size", "PROPERTY=VALUE"},
               {"body=3", "PROPERTY=VALUE"},
               {"=", "PROPERTY=VALUE"},
               {"body.size=big", "a length such as"},
               {"body.size=<\"&", "a length such as"},
               {"body.element=title", "PROPERTY=VALUE"},
               {"type-area.line-pitch=99pt", "do not fit"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    const char *const words[] = {cases[i].word, NULL};
    assert_null(style_load_with("gongwen", words, &error));
    if (!error || !strstr(error->message, cases[i].message))
      fail_msg("%s: %s", cases[i].word, error ? error->message : "no error");
  }
}

/* So the schema sees them, whose words are tokens. */
static void blanks_around_a_word_do_not_count(G_GNUC_UNUSED void **state) {
  g_autofree char *dir = g_dir_make_tmp("style-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "roles.xml", NULL);
  assert_true(g_file_set_contents(path, "<role name=' \t latin\n' word='  方正  小标宋 ' none=''/>", -1, NULL));
  xmlDoc *document = xml_load(path, NULL, NULL, NULL);
  const xmlNode *role = xmlDocGetRootElement(document);
  static const struct {
    const char *name, *value;
  } cases[] = {{"name", "latin"}, {"word", "方正 小标宋"}, {"none", ""}, {"other", NULL}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    char *value = xml_word(role, cases[i].name);
    if (g_strcmp0(value, cases[i].value) != 0)
      fail_msg("%s: '%s'", cases[i].name, value);
    xmlFree(value);
  }
  xmlFreeDoc(document);
  g_remove(path);
  g_rmdir(dir);
}

/* A name without a slash is a file's when it ends as one, and a path is a file's however it ends. */
static void a_style_is_named_by_its_file(G_GNUC_UNUSED void **state) {
  static const char *const named[] = {"my.xml", "./my.xml", "./my"};
  g_autofree char *dir = g_dir_make_tmp("style-XXXXXX", NULL), *before = g_get_current_dir();
  assert_int_equal(g_chdir(dir), 0);
  assert_true(g_file_set_contents("my.xml", HEAD "<type-area lines=\"20\"/></style>", -1, NULL));
  assert_true(g_file_set_contents("my", HEAD "<type-area lines=\"19\"/></style>", -1, NULL));
  guint lines[G_N_ELEMENTS(named)] = {0};
  for (gsize i = 0; i < G_N_ELEMENTS(named); i++) {
    g_autoptr(Style) style = style_load(named[i], NULL);
    lines[i] = style ? style->lines : 0;
  }
  g_autoptr(Style) installed = style_load("my", NULL);
  g_remove("my.xml");
  g_remove("my");
  assert_int_equal(g_chdir(before), 0);
  g_rmdir(dir);
  assert_null(installed);
  assert_int_equal(lines[0], 20);
  assert_int_equal(lines[1], 20);
  assert_int_equal(lines[2], 19);
}

/* Loads the style in `text` without the setting in the tag that begins with `head`. */
static void assert_missing(const char *text, const struct setting *setting, const char *head, const char *where) {
  g_autofree char *name = g_strdup_printf(" %s=\"", setting->attribute);
  const char *tag = strstr(text, head), *attribute = tag ? strstr(tag, name) : NULL;
  if (!attribute)
    fail_msg("%s has no%s", head, name);
  const char *end = strchr(attribute + strlen(name), '"') + 1;
  g_autofree char *body = g_strdup_printf("%.*s%s", (int)(attribute - text), text, end);
  g_autofree char *expected = g_strdup_printf("<%s %s=\"…\"> is missing", where, setting->attribute);
  assert_refused(body, (const char *[]){"my.xml:1: ", expected, NULL});
}

/* Each that a style has to give. */
static void what_is_missing_is_told(G_GNUC_UNUSED void **state) {
  g_autofree char *path = paths_data("styles/gongwen.xml"), *text = NULL;
  assert_true(g_file_get_contents(path, &text, NULL, NULL));
  for (const struct setting *setting = style_settings; setting->element; setting++) {
    g_autofree char *head = g_strdup_printf("<%s ", setting->element);
    if (!setting->optional)
      assert_missing(text, setting, head, setting->element);
  }
  for (const struct setting *setting = paragraph_settings; setting->element; setting++)
    for (int element = 0; element < ELEMENT_COUNT && !setting->optional; element++) {
      g_autofree char *head = g_strdup_printf("element=\"%s\"", element_name(element));
      g_autofree char *where = g_strdup_printf("paragraph %s", head);
      assert_missing(text, setting, head, where);
    }
}

/* ---- single measures ---- */

/* What is tried for a property, by its type; of a choice its first word, its last and another. */
static const char *const tried[][10] = {
    [VALUE_LENGTH] = {"0mm", "-1mm", "10mm", "10pt", "400mm", "7", "1.5e1pt", "2. 5mm", ".5pt", NULL},
    [VALUE_NUMBER] = {"0", "-1", "0.3", "1", "9", "many", NULL},
    [VALUE_COUNT] = {"0", "1", "26", "40", "-3", "1.5", "999", "1000", NULL},
    [VALUE_FLAG] = {"yes", "no", "ja", NULL},
    [VALUE_TEXT] = {"", "a5", "16k", "001-050", "秘密★1年", NULL},
    [VALUE_ELEMENT] = {"body", "title", "nothing", NULL}};

static void append_number(GString *all, double number) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf(all, " %s", g_ascii_formatd(text, sizeof text, "%.5g", number));
}

/* What stands in the field of the setting. */
static void append_field(GString *all, const struct setting *setting, const void *base) {
  const void *field = (const char *)base + setting->offset;
  switch (setting->type) {
  case VALUE_LENGTH:
  case VALUE_NUMBER:
    append_number(all, *(const double *)field);
    break;
  case VALUE_COUNT:
    append_number(all, *(const guint *)field);
    break;
  case VALUE_FLAG:
    append_number(all, *(const bool *)field);
    break;
  case VALUE_TEXT:
    g_string_append_printf(all, " %s", *(const char *const *)field);
    break;
  case VALUE_CHOICE:
    append_number(all, *(const int *)field);
    break;
  case VALUE_ELEMENT:
    break;
  }
}

/* The field with this value and what else depends on it, or why there is no such style. */
static void append_style(GString *all, const struct setting *setting, const char *element, const char *value) {
  g_autofree char *word = g_strdup_printf("%s.%s=%s", element, setting->attribute, value);
  g_autoptr(GError) error = NULL;
  g_autoptr(Style) style = style_load_with("gongwen", (const char *const[]){word, NULL}, &error);
  g_string_append_printf(all, "%s: ", word);
  if (!style) {
    g_string_append_printf(all, "%s\n", error->message);
    return;
  }
  const struct paragraph_style *body = &style->paragraphs[ELEMENT_BODY], *title = &style->paragraphs[ELEMENT_TITLE];
  const double numbers[] = {style->page_width, style->page_height, style->margin_top, style->margin_left,
                            style->text_width, style->text_height, style->line_pitch, style->columns,
                            style->lines,      body->size,         body->leading,     title->size,
                            title->leading,    style->title_max,   style_cell(style), style->number_size};
  const enum element one = element_by_name(element);
  append_field(all, setting, one < ELEMENT_COUNT ? (const void *)&style->paragraphs[one] : style);
  g_string_append(all, ";");
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
    append_number(all, numbers[i]);
  g_string_append_c(all, '\n');
}

static void append_values(GString *all, const struct setting *setting, const char *element) {
  if (setting->type != VALUE_CHOICE) {
    for (const char *const *value = tried[setting->type]; *value; value++)
      append_style(all, setting, element, *value);
    return;
  }
  append_style(all, setting, element, setting->choices[0]);
  append_style(all, setting, element, setting->choices[g_strv_length((char **)setting->choices) - 1]);
  append_style(all, setting, element, "other");
}

static void single_measures_are_taken_as_they_were(G_GNUC_UNUSED void **state) {
  static const char *const elements[] = {"title", "heading-1", "body"};
  g_autoptr(GString) all = g_string_new(NULL);
  for (const struct setting *setting = style_settings; setting->element; setting++)
    append_values(all, setting, setting->element);
  for (const struct setting *setting = paragraph_settings; setting->element; setting++)
    for (gsize i = 0; i < G_N_ELEMENTS(elements); i++)
      append_values(all, setting, elements[i]);
  assert_int_equal(golden_compare("tests/data/measures.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(single_measures_are_taken_as_they_were),
      cmocka_unit_test(gongwen_has_the_standards_measures),
      cmocka_unit_test(a_style_may_extend_another),
      cmocka_unit_test(a_style_is_named_by_its_file),
      cmocka_unit_test(what_is_missing_is_told),
      cmocka_unit_test(installed_styles_fit_their_schema),
      cmocka_unit_test(an_unknown_name_tells_the_known_ones),
      cmocka_unit_test(wrong_files_are_told_their_line),
      cmocka_unit_test(measures_that_contradict_are_refused),
      cmocka_unit_test(measures_are_taken_up_to_their_limits),
      cmocka_unit_test(lines_and_blanks_follow_from_measures),
      cmocka_unit_test(a_style_that_extends_itself_is_refused),
      cmocka_unit_test(styles_extend_each_other),
      cmocka_unit_test(families_name_official_fonts_first),
      cmocka_unit_test(blanks_around_a_word_do_not_count),
      cmocka_unit_test(one_measure_is_set),
      cmocka_unit_test(what_cannot_be_set_is_told),
  };
  return cmocka_run_group_tests_name("style", tests, NULL, NULL);
}
