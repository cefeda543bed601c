/* What one PDF may hold: characters, changes between fonts and sides are counted, and refused beyond their limits. */
#include "unit/test.h"

#include "base/error.h"
#include "base/limits.h"
#include "write/page/pdf_limits.h"

/* A page of one line, whose runs a test sets. */
struct pages {
  struct layout layout;
  struct page page;
  struct line line;
};

static void pages_open(struct pages *pages) {
  *pages = (struct pages){.layout = {.pages = g_ptr_array_new()}};
  pages->page.lines = g_ptr_array_new();
  pages->line.runs = g_ptr_array_new();
  g_ptr_array_add(pages->layout.pages, &pages->page);
  g_ptr_array_add(pages->page.lines, &pages->line);
}

static void pages_close(struct pages *pages) {
  g_ptr_array_unref(pages->line.runs);
  g_ptr_array_unref(pages->page.lines);
  g_ptr_array_unref(pages->layout.pages);
}

static void assert_said(GError *error, enum jianggao_error code, const char *said) {
  assert_true(g_error_matches(error, JIANGGAO_ERROR, code));
  if (!strstr(error->message, said))
    fail_msg("'%s' is not in: %s", said, error->message);
}

/* Texts, and how often they change between fonts. */
static const struct {
  const char *text;
  guint changes;
} texts[] = {{"中", 1},  {"中文", 1}, {"a", 1},      {"中a文", 3},      {"a中a", 3},     {"“中”", 3}, {"中\x1F", 1},
             {"中 ", 2}, {"中~", 2},  {"中\x7F", 1}, {"中\xC2\x9F", 1}, {"中\u00A0", 2}, {"中ÿ", 2},  {"中Ā", 1}};

/* Texts of which glyphs stand for so many bytes each; two of one number after each other with two texts. */
static const struct {
  const char *text;
  guint changes, glyphs;
  guint8 bytes[4], numbers[4];
} meant[] = {{"一一", 1, 2, {3, 3}, {7, 7}},
             {"一⼀", 2, 2, {3, 3}, {7, 7}},
             {"一⼀", 1, 2, {3, 3}, {7, 8}},
             {"一一一", 2, 2, {3, 6}, {7, 7}},
             {"一⼀一⼀", 4, 4, {3, 3, 3, 3}, {7, 7, 7, 7}}};

/* With one run more than the most, the text is refused and its changes are told. */
static void assert_changes(const struct pages *pages, struct run *run, guint changes) {
  g_autoptr(GError) error = NULL;
  g_autofree char *said = g_strdup_printf("changes between fonts %u times", LIMIT_CHANGES + changes);
  g_ptr_array_add(pages->line.runs, run);
  assert_false(pdf_limits_check(&pages->layout, &error));
  assert_said(error, JIANGGAO_ERROR_INPUT, said);
  g_ptr_array_set_size(pages->line.runs, LIMIT_CHANGES);
}

static void changes_between_fonts_are_counted(G_GNUC_UNUSED void **state) {
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(struct placed_glyph));
  struct run usual = {.text = (char *)"中", .glyphs = none};
  struct pages pages;
  pages_open(&pages);
  for (guint i = 0; i < LIMIT_CHANGES; i++)
    g_ptr_array_add(pages.line.runs, &usual);
  assert_true(pdf_limits_check(&pages.layout, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    assert_changes(&pages, &(struct run){.text = (char *)texts[i].text, .glyphs = none}, texts[i].changes);
  for (gsize i = 0; i < G_N_ELEMENTS(meant); i++) {
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(struct placed_glyph));
    for (guint k = 0, start = 0; k < meant[i].glyphs; start += meant[i].bytes[k++]) {
      const struct placed_glyph glyph = {
          .glyph = meant[i].numbers[k], .text_length = meant[i].bytes[k], .text_start = start};
      g_array_append_val(glyphs, glyph);
    }
    assert_changes(&pages, &(struct run){.text = (char *)meant[i].text, .glyphs = glyphs}, meant[i].changes);
  }
  pages_close(&pages);
}

/* A text of more glyphs may change more often. */
static void glyphs_allow_changes(G_GNUC_UNUSED void **state) {
  g_autoptr(GArray) glyphs = g_array_new(FALSE, TRUE, sizeof(struct placed_glyph));
  struct run run = {.text = (char *)"中", .glyphs = glyphs};
  struct pages pages;
  pages_open(&pages);
  for (guint i = 0; i <= LIMIT_CHANGES; i++)
    g_ptr_array_add(pages.line.runs, &run);
  g_autoptr(GArray) few = g_array_new(FALSE, TRUE, sizeof(struct placed_glyph));
  struct run last = {.text = (char *)"中", .glyphs = few};
  g_ptr_array_index(pages.line.runs, LIMIT_CHANGES) = &last;
  g_array_set_size(few, LIMIT_CHANGES_GLYPHS - 1);
  g_autoptr(GError) error = NULL;
  assert_false(pdf_limits_check(&pages.layout, &error));
  assert_said(error, JIANGGAO_ERROR_INPUT, "(60000 times)");
  g_array_set_size(few, LIMIT_CHANGES_GLYPHS);
  assert_true(pdf_limits_check(&pages.layout, NULL));
  pages_close(&pages);
}

/* Each character once, and once more, for two, where it is thickened; what is no character is none. */
static void characters_are_counted(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text;
    bool bold;
    guint counted; /* 0: it is within the limit */
  } more[] = {{"一", false, 0},    {"A", false, 10001},   {"AB", false, 10002},  {"AA", false, 10001},
              {"一", true, 10002}, {"一丁", true, 10004}, {"一一", true, 10002}, {"\xF4\x90\x80\x80", false, 0}};
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(struct placed_glyph));
  g_autoptr(GString) all = g_string_new(NULL);
  for (gunichar c = 0x4E00; c < 0x4E00 + LIMIT_CHARACTERS; c++)
    g_string_append_unichar(all, c);
  struct run usual = {.text = all->str, .glyphs = none};
  struct pages pages;
  pages_open(&pages);
  g_ptr_array_add(pages.line.runs, &usual);
  for (gsize i = 0; i < G_N_ELEMENTS(more); i++) {
    struct run run = {.text = (char *)more[i].text, .bold = more[i].bold, .glyphs = none};
    g_ptr_array_add(pages.line.runs, &run);
    g_autoptr(GError) error = NULL;
    assert_int_equal(pdf_limits_check(&pages.layout, &error), more[i].counted == 0);
    g_autofree char *said = g_strdup_printf("%u different characters", more[i].counted);
    if (more[i].counted > 0)
      assert_said(error, JIANGGAO_ERROR_INPUT, said);
    g_ptr_array_remove_index(pages.line.runs, 1);
  }
  pages_close(&pages);
}

/* Numbered copies have their pages each. */
static void sides_are_counted(G_GNUC_UNUSED void **state) {
  struct pages pages;
  struct sheets sheets = {.count = LIMIT_SIDES};
  pages_open(&pages);
  pages.layout.sheets = &sheets;
  assert_true(pdf_limits_check(&pages.layout, NULL));
  sheets.count++;
  g_autoptr(GError) error = NULL;
  assert_false(pdf_limits_check(&pages.layout, &error));
  assert_said(error, JIANGGAO_ERROR_OUTPUT, "100001 pages");
  pages_close(&pages);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(changes_between_fonts_are_counted),
      cmocka_unit_test(glyphs_allow_changes),
      cmocka_unit_test(characters_are_counted),
      cmocka_unit_test(sides_are_counted),
  };
  return cmocka_run_group_tests_name("pdf_limits", tests, NULL, NULL);
}
