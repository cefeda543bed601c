/* The PDF as other programs read it: text, structure, outline, metadata.  Uses qpdf, mutool and poppler's tools. */
#include "base/error.h"
#include "unit/placed.h"
#include "write/page/finish.h"
#include "write/page/pdf.h"

static struct pdf_info plain_info(void) {
  return (struct pdf_info){.title = "标题", .creator = "jianggao 1", .moment = 1767225600};
}

/* Drawn and finished. */
static GBytes *make_pdf(const struct layout *layout, const struct pdf_info *info, GError **error) {
  g_autoptr(DrawnPdf) drawn = pdf_draw(layout, info, error);
  return drawn ? finish_pdf(drawn, info, error) : NULL;
}

/* Writes a PDF into a temporary file and returns its path; the caller removes it. */
static char *write_file(const struct layout *layout, const struct pdf_info *info) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = make_pdf(layout, info, &error);
  if (!bytes)
    fail_msg("%s", error->message);
  char *path;
  const int fd = g_file_open_tmp("pdfXXXXXX", &path, NULL);
  assert_true(fd >= 0);
  g_close(fd, NULL);
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
  return path;
}

/* What a program prints about a file. */
static char *ask(const char *program, const char *option, const char *path, const char *last) {
  const char *line[] = {program, option, path, last, NULL};
  char *out;
  int status;
  g_autoptr(GError) error = NULL;
  if (!g_spawn_sync(NULL, (char **)line, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                    &status, &error))
    fail_msg("%s", error->message);
  assert_int_equal(status, 0);
  return out;
}

/* The characters without blanks. */
static char *without_blanks(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (!g_unichar_isspace(g_utf8_get_char(p)))
      g_string_append_unichar(out, g_utf8_get_char(p));
  return g_string_free(out, FALSE);
}

static void assert_text(const char *path, const char *expected) {
  g_autofree char *poppler = ask("pdftotext", "-raw", path, "-");
  g_autofree char *mupdf = ask("mutool", "draw", "-Ftxt", path);
  g_autofree char *poppler_plain = without_blanks(poppler), *mupdf_plain = without_blanks(mupdf);
  assert_string_equal(poppler_plain, expected);
  assert_string_equal(mupdf_plain, expected);
}

/* A title of two lines, a run-in heading with its body, a heading two levels deeper, a paragraph over two pages. */
static struct layout *speech(struct font_set *fonts) {
  struct face *title = font_set_face(fonts, FONT_TITLE), *body = font_set_face(fonts, FONT_BODY);
  struct face *hei = font_set_face(fonts, FONT_HEI), *song = font_set_face(fonts, FONT_SONG);
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  placed_run(placed_line(page, 119, ELEMENT_TITLE, 0), title, 22, 150, "在全县春耕生产");
  placed_run(placed_line(page, 149, ELEMENT_TITLE, 1), title, 22, 150, "会议上的讲话");
  struct line *line = placed_line(page, 208, ELEMENT_HEADING, 2);
  placed_run(line, hei, 16, 111, "一、抓早。");
  struct run *rest = placed_run(line, body, 16, 191, "种子要早备");
  rest->element = ELEMENT_BODY;
  rest->block = 3;
  struct line *second = placed_line(page, 238, ELEMENT_BODY, 3);
  placed_run(second, body, 16, 79, "好；");
  placed_run(second, font_set_face(fonts, FONT_LATIN), 16, 111, "WiFi 5");
  placed_run(placed_line(page, 268, ELEMENT_HEADING_3, 4), body, 16, 111, "1.水利");
  placed_run(placed_line(page, 298, ELEMENT_BODY, 5), body, 16, 111, "渠要通");
  struct line *number = placed_line(page, 765, ELEMENT_BODY, G_MAXUINT);
  number->kind = LINE_PAGE_NUMBER;
  placed_run(number, song, 14, 480, "— 1 —");
  struct page *next = placed_page(layout);
  placed_run(placed_line(next, 119, ELEMENT_BODY, 5), body, 16, 79, "田要平。");
  placed_outline(layout, 1, 0, 194, "一、抓早");
  placed_outline(layout, 3, 0, 254, "1.水利");
  placed_outline(layout, 1, 1, 105, "二、抓实");
  return layout;
}

static void text_comes_back(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = speech(fonts);
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  assert_text(path, "在全县春耕生产会议上的讲话一、抓早。种子要早备好；WiFi51.水利渠要通—1—田要平。");
  g_autofree char *check = ask("qpdf", "--check", path, NULL);
  assert_non_null(strstr(check, "No syntax or stream encoding errors"));
  g_remove(path);
  placed_free(layout);
}

/* Every font is embedded as a subset with its Unicode map (spec D1). */
static void fonts_are_embedded(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = speech(fonts);
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *list = ask("pdffonts", path, NULL, NULL);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(list), "\n", -1);
  assert_true(g_strv_length(lines) >= 2 + 5); /* a TrueType face may come twice: as Latin letters and as glyphs */
  for (char **line = lines + 2; *line; line++) {
    assert_int_equal((*line)[6], '+');
    assert_non_null(strstr(*line, "yes yes yes"));
  }
  g_remove(path);
  placed_free(layout);
}

/* The title is one H1; headings skip no level; a run-in heading is parted from its body; the paragraph over two pages
 * is one element; page numbers are outside. */
static void structure_follows_the_text(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = speech(fonts);
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *tree = ask("pdfinfo", "-struct-text", path, NULL);
  assert_string_equal(tree, "Document\n"
                            "  H1 (block)\n    Span (inline)\n      \"在全县春耕生产会议上的讲话\"\n"
                            "  H2 (block)\n    \"一、抓早。\"\n"
                            "  P (block)\n    \"种子要早备好；WiFi 5\"\n"
                            "  H3 (block)\n    \"1.水利\"\n"
                            "  P (block)\n    Span (inline)\n      \"渠要通\"\n"
                            "    Span (inline)\n      \"田要平。\"\n");
  g_remove(path);
  placed_free(layout);
}

/* A title is the H1 when it is the first line alone; without one headings begin there. */
static void a_heading_is_below_the_title(G_GNUC_UNUSED void **state) {
  static const enum element first[] = {ELEMENT_TITLE, ELEMENT_BODY};
  for (gsize i = 0; i < G_N_ELEMENTS(first); i++) {
    g_autoptr(FontSet) fonts = test_fonts();
    struct layout *layout = placed_new();
    struct page *page = placed_page(layout);
    placed_run(placed_line(page, 119, first[i], 0), font_set_face(fonts, FONT_BODY), 16, 150, "抓早");
    placed_run(placed_line(page, 149, ELEMENT_HEADING, 1), font_set_face(fonts, FONT_HEI), 16, 150, "一、抓早");
    const struct pdf_info info = plain_info();
    g_autofree char *path = write_file(layout, &info);
    g_autofree char *tree = ask("pdfinfo", "-struct-text", path, NULL);
    assert_non_null(strstr(tree, i == 0 ? "  H2 (block)\n    \"一、抓早\"" : "  H1 (block)\n    \"一、抓早\""));
    g_remove(path);
    placed_free(layout);
  }
}

static guint count_of(const char *text, const char *words) {
  guint count = 0;
  for (const char *p = text; (p = strstr(p, words)); p += strlen(words))
    count++;
  return count;
}

/* What stands beside the text is seen and is no text: it belongs to no element, and its ActualText is empty. */
static void what_stands_beside_is_an_artifact_without_text(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  placed_run(placed_line(page, 118.96, ELEMENT_BODY, 0), font_set_face(fonts, FONT_BODY), 16, 79, "渠要通");
  const struct pdf_info info = plain_info();
  g_autofree char *without = write_file(layout, &info);
  struct line *line = placed_line(page, 765, ELEMENT_BODY, G_MAXUINT);
  line->kind = LINE_BESIDE;
  placed_run(line, font_set_face(fonts, FONT_BODY), 12, 79, "渠要通");
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *text = ask("pdftotext", "-raw", path, "-");
  assert_string_equal(g_strstrip(text), "渠要通");
  g_autofree char *tree = ask("pdfinfo", "-struct-text", path, NULL);
  assert_string_equal(tree, "Document\n  P (block)\n    \"渠要通\"\n");
  g_autofree char *shown = ask("mutool", "trace", path, NULL), *before = ask("mutool", "trace", without, NULL);
  assert_int_equal(count_of(before, "<g "), 3);
  assert_int_equal(count_of(shown, "<g "), 6);
  g_remove(path);
  g_remove(without);
  placed_free(layout);
}

/* English over two lines is one phrase, whose words do not run together. */
static void words_of_two_lines_are_two(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  struct line *line = placed_line(page, 118.96, ELEMENT_BODY, 0);
  placed_run(line, font_set_face(fonts, FONT_LATIN), 16, 79, "Notes on");
  line->blank = true;
  placed_run(placed_line(page, 148.57, ELEMENT_BODY, 0), font_set_face(fonts, FONT_LATIN), 16, 79, "Rural Roads");
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *tree = ask("pdfinfo", "-struct-text", path, NULL);
  assert_non_null(strstr(tree, "\"Notes on Rural Roads\""));
  g_remove(path);
  placed_free(layout);
}

/* Cairo leaves out what has no extent: a blank alone, across or down at a whole point, and several down at one. */
static void blanks_alone_are_drawn(void **state) {
  (void)state;
  static const struct {
    double x, y;
    const char *blanks;
  } places[] = {{120, 118.96, " "},    {259.001, 118.96, " "}, {299.9985, 118.96, " "},  {200.3, 300, " "},
                {200.3, 330.002, " "}, {240, 360, " "},        {464.9, 389.9994, "   "}, {120, 420, "  "}};
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
    struct line *line = placed_line(page, places[i].y, ELEMENT_BODY, (guint)i);
    placed_run(line, font_set_face(fonts, FONT_LATIN), 16, places[i].x, places[i].blanks);
  }
  const struct pdf_info info = plain_info();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = make_pdf(layout, &info, &error);
  if (!bytes)
    fail_msg("%s", error->message);
  placed_free(layout);
}

/* Nothing is drawn in them, and nothing after them. */
static void empty_cells_at_the_end_are_cells(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct line *line = placed_line(placed_page(layout), 118.96, ELEMENT_TABLE, 0);
  line->cell = (struct cell){.row = 0, .column = 0, .columns = 3};
  placed_run(line, font_set_face(fonts, FONT_SONG), 14, 90, "通网");
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *tree = ask("pdfinfo", "-struct", path, NULL);
  const char *cell = strstr(tree, "TD");
  for (guint i = 0; i < 2; i++) {
    cell = cell ? strstr(cell + 2, "TD") : NULL;
    assert_non_null(cell);
  }
  g_remove(path);
  placed_free(layout);
}

/* Drawn once for all pages that have it, marked as what it is, and no text: nobody copies its words with the text. */
static void a_watermark_is_one_form_without_text(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = speech(fonts), *aside = placed_new();
  struct line *words = placed_line(placed_page(aside), 34, ELEMENT_BODY, G_MAXUINT);
  placed_run(words, font_set_face(fonts, FONT_HEI), 90, -180, "秘密文件");
  struct watermark watermark = {words, 297, 420, 45, 0.1};
  layout->watermark = &watermark;
  for (guint i = 0; i < layout->pages->len; i++)
    ((struct page *)layout->pages->pdata[i])->watermark = &watermark;
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *text = ask("pdftotext", "-raw", path, "-");
  assert_null(strstr(text, "秘"));
  g_autofree char *first = ask("mutool", "show", path, "pages/1/Resources/XObject");
  g_autofree char *second = ask("mutool", "show", path, "pages/2/Resources/XObject");
  assert_non_null(strstr(first, " 0 R"));
  assert_string_equal(first, second);
  g_autofree char *content = ask("mutool", "show", path, "pages/2/Contents");
  const char *marked = strstr(content, "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC");
  assert_non_null(marked);
  assert_true(marked < strstr(content, "BT")); /* behind the text */
  g_remove(path);
  placed_free(layout);
  placed_free(aside);
}

/* A page with hundreds of runs is covered first, for Cairo's sake: once, as an artifact, and nothing is seen of it. */
static void what_covers_a_page_is_not_seen(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  for (guint i = 0; i < 300; i++) {
    const guint row = i / 30;
    struct line *line = placed_line(page, 100.5 + 20 * row, ELEMENT_BODY, row);
    placed_run(line, font_set_face(fonts, FONT_LATIN), 16, 80.3 + 10 * (i % 30), " ");
  }
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *content = ask("mutool", "show", path, "pages/1/Contents");
  const char *cover = strstr(content, "f*"), *artifact = strstr(content, "/Artifact <</Type /Layout>> BDC");
  assert_non_null(cover);
  assert_null(strstr(cover + 1, "f*"));
  assert_true(artifact && artifact < cover && cover < strstr(content, "BT"));
  g_free(ask("pdftoppm", "-gray", path, path));
  g_autofree char *image = g_strconcat(path, "-1.pgm", NULL), *pixels = NULL;
  gsize length;
  assert_true(g_file_get_contents(image, &pixels, &length, NULL));
  for (const char *p = strstr(pixels, "\n255\n") + strlen("\n255\n"); p < pixels + length; p++)
    assert_int_equal((guchar)*p, 255);
  g_remove(image);
  g_remove(path);
  placed_free(layout);
}

static void outline_leads_to_its_place(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = speech(fonts);
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *outline = ask("mutool", "show", path, "outline");
  g_auto(GStrv) lines = g_strsplit(g_strchomp(outline), "\n", -1);
  assert_int_equal(g_strv_length(lines), 3);
  assert_non_null(strstr(lines[0], "\t\"一、抓早\"\t#page=1"));
  assert_non_null(strstr(lines[0], ",79.37,194"));
  assert_non_null(strstr(lines[1], "\t\t\"1.水利\"\t#page=1"));
  assert_non_null(strstr(lines[1], ",79.37,254"));
  assert_non_null(strstr(lines[2], "\t\"二、抓实\"\t#page=2"));
  g_remove(path);
  placed_free(layout);
}

static void document_tells_about_itself(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = speech(fonts);
  const struct pdf_info info = {.title = "讲话（一）",
                                .author = "王五",
                                .subject = "春耕",
                                .keywords = "抓早；抓实",
                                .creator = "jianggao 1",
                                .moment = 1767225600};
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *facts = ask("pdfinfo", "-isodates", path, NULL);
  const char *expected[] = {"Title:           讲话（一）\n",
                            "Author:          王五\n",
                            "Subject:         春耕\n",
                            "Keywords:        抓早；抓实\n",
                            "Creator:         jianggao 1\n",
                            "CreationDate:    2026-01-01T00:00:00Z\n",
                            "ModDate:         2026-01-01T00:00:00Z\n",
                            "Tagged:          yes\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    if (!strstr(facts, expected[i]))
      fail_msg("no %s in %s", expected[i], facts);
  g_autofree char *language = ask("mutool", "show", path, "trailer/Root/Lang");
  assert_string_equal(g_strchomp(language), "(zh-CN)");
  g_autofree char *shows_title = ask("mutool", "show", path, "trailer/Root/ViewerPreferences/DisplayDocTitle");
  assert_string_equal(g_strchomp(shows_title), "true");
  g_remove(path);
  placed_free(layout);
}

static void same_layout_same_bytes(void **state) {
  (void)state;
  const struct pdf_info info = plain_info();
  GBytes *bytes[2];
  for (int i = 0; i < 2; i++) {
    g_autoptr(FontSet) fonts = test_fonts();
    struct layout *layout = speech(fonts);
    bytes[i] = make_pdf(layout, &info, NULL);
    assert_non_null(bytes[i]);
    placed_free(layout);
  }
  assert_true(g_bytes_equal(bytes[0], bytes[1]));
  g_bytes_unref(bytes[0]);
  g_bytes_unref(bytes[1]);
}

/* One glyph for two characters (the radical ⼀ and 一), several characters for one glyph, and text without a glyph:
 * each comes back as it was. */
static void every_cluster_keeps_its_text(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct face *body = font_set_face(fonts, FONT_BODY);
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  placed_run(placed_line(page, 119, ELEMENT_BODY, 0), body, 16, 79, "一言");
  struct run *radical = placed_run(placed_line(page, 149, ELEMENT_BODY, 1), body, 16, 79, "一心");
  memcpy(radical->text, "⼀", strlen("⼀"));
  struct run *ligature = placed_run(placed_line(page, 179, ELEMENT_BODY, 2), body, 16, 79, "千米长");
  g_array_remove_index(ligature->glyphs, 1);
  g_array_index(ligature->glyphs, struct placed_glyph, 0).text_length = (guint)strlen("千米");
  struct run *joiner = placed_run(placed_line(page, 239, ELEMENT_BODY, 4), body, 16, 79, "末");
  g_free(joiner->text);
  joiner->text = g_strdup("末\xef\xb8\x80"); /* and a variation selector */
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  assert_text(path, "一言⼀心千米长末\xef\xb8\x80");
  g_remove(path);
  placed_free(layout);
}

/* A sign that stands for many characters, as 〓 does: the first ones are told by fonts, the others by ActualText. */
static void one_sign_for_many_characters_keeps_them(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct run *run = placed_run(placed_line(placed_page(layout), 119, ELEMENT_BODY, 0), font_set_face(fonts, FONT_BODY),
                               8, 79, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥");
  for (guint i = 1; i < run->glyphs->len; i++)
    g_array_index(run->glyphs, struct placed_glyph, i).glyph = g_array_index(run->glyphs, struct placed_glyph, 0).glyph;
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *text = ask("pdftotext", "-raw", path, "-");
  g_autofree char *plain = without_blanks(text);
  assert_string_equal(plain, run->text);
  g_autofree char *list = ask("pdffonts", path, NULL, NULL);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(list), "\n", -1);
  assert_int_equal(g_strv_length(lines), 2 + 16);
  g_remove(path);
  placed_free(layout);
}

/* MuPDF does not know ActualText. */
static void several_glyphs_have_one_text(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct face *body = font_set_face(fonts, FONT_BODY);
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  struct run *marks = placed_run(placed_line(page, 119, ELEMENT_BODY, 0), body, 16, 79, "好人多");
  g_free(marks->text);
  marks->text = g_strdup("好多");
  g_array_index(marks->glyphs, struct placed_glyph, 1).text_length = 0;
  g_array_index(marks->glyphs, struct placed_glyph, 2).text_start = (guint)strlen("好");
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *text = ask("pdftotext", "-raw", path, "-");
  g_autofree char *plain = without_blanks(text);
  assert_string_equal(plain, "好多");
  g_remove(path);
  placed_free(layout);
}

/* Glyphs of a right-to-left word come in the order of the page; the text comes back in its own. */
static void right_to_left_text_comes_back(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct line *line = placed_line(placed_page(layout), 119, ELEMENT_BODY, 0);
  struct run *run = placed_run(line, font_set_face(fonts, FONT_LATIN), 16, 79, "éèêë");
  run->backward = true;
  memcpy(run->text, "שלום",
         strlen("שלום")); /* letters of two bytes each, like those whose glyphs stand for them here */
  for (guint i = 0; i < 4; i++)
    g_array_index(run->glyphs, struct placed_glyph, i).text_start = 2 * (3 - i);
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *text = ask("pdftotext", path, "-", NULL);
  assert_non_null(strstr(text, "שלום"));
  g_remove(path);
  placed_free(layout);
}

/* Each glyph stands where the layout put it, to a fiftieth of a point, however long the run is. */
static void glyphs_stand_where_they_were_put(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct run *run = placed_run(placed_line(placed_page(layout), 119, ELEMENT_BODY, 0), font_set_face(fonts, FONT_BODY),
                               16, 79.37, "大家辛苦了现在开会请安静坐好");
  for (guint i = 0; i < run->glyphs->len; i++)
    g_array_index(run->glyphs, struct placed_glyph, i).x = (float)(79.37 + i * 15.7931);
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *trace = ask("mutool", "trace", path, NULL);
  const char *glyph = trace;
  for (guint i = 0; i < run->glyphs->len; i++) {
    glyph = strstr(glyph, "<g ");
    assert_non_null(glyph);
    const double x = g_ascii_strtod(strstr(glyph, " x=\"") + 4, NULL);
    const double y = g_ascii_strtod(strstr(glyph, " y=\"") + 4, NULL);
    assert_float_equal(x, 79.37 + i * 15.7931, 0.02);
    assert_float_equal(y, 119, 0.02);
    glyph++;
  }
  g_remove(path);
  placed_free(layout);
}

/* A bold that the face does not have does not print (and give back) the text twice. */
static void thickened_text_comes_back_once(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  placed_run(placed_line(page, 119, ELEMENT_BODY, 0), font_set_face(fonts, FONT_KAI), 16, 79, "重点")->bold = true;
  placed_run(placed_line(page, 149, ELEMENT_BODY, 1), font_set_face(fonts, FONT_KAI), 16, 79, "一般");
  const struct stroke rule = {79, 160, 521, 160, 0.5};
  g_array_append_val(page->strokes, rule);
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  assert_text(path, "重点一般");
  g_autofree char *list = ask("pdffonts", path, NULL, NULL);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(list), "\n", -1);
  assert_int_equal(g_strv_length(lines), 2 + 2); /* the second line is plain */
  assert_non_null(strstr(lines[2], "+FandolKai"));
  assert_non_null(strstr(lines[3], "+FandolKai")); /* of one font for whoever looks (W5) */
  g_autofree char *trace = ask("mutool", "trace", path, NULL);
  assert_non_null(strstr(trace, "<fill_path"));
  g_remove(path);
  placed_free(layout);
}

/* Pages that are not numbered from 1 on are found by the numbers printed on them. */
static void pages_have_their_numbers(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  for (guint i = 0; i < 3; i++) {
    struct page *page = placed_page(layout);
    page->number = 5 + i;
    placed_run(placed_line(page, 119, ELEMENT_BODY, i), font_set_face(fonts, FONT_BODY), 16, 79, "页");
  }
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *labels = ask("mutool", "show", path, "trailer/Root/PageLabels/Nums");
  if (!strstr(labels, "/St 5"))
    fail_msg("%s", labels);
  g_remove(path);
  placed_free(layout);
}

/* The first page is 1 for any program: nothing has to be said. */
static void pages_counted_from_one_have_no_labels(void **state) {
  (void)state;
  struct layout *layout = placed_new();
  for (guint i = 0; i < 2; i++)
    placed_page(layout)->number = i + 1;
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *labels = ask("mutool", "show", path, "trailer/Root/PageLabels");
  assert_string_equal(g_strstrip(labels), "null");
  g_remove(path);
  placed_free(layout);
}

/* A cover, which has no number, is called one (in UTF-16). */
static void a_cover_has_its_name(void **state) {
  (void)state;
  struct layout *layout = placed_new();
  for (guint i = 0; i < 2; i++)
    placed_page(layout)->number = i;
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *labels = ask("mutool", "show", path, "trailer/Root/PageLabels/Nums");
  if (!strstr(labels, "0 <<\n    /P <FEFF5C019762>\n  >> 1 <<"))
    fail_msg("%s", labels);
  g_remove(path);
  placed_free(layout);
}

static void an_empty_page_is_a_page(void **state) {
  (void)state;
  struct layout *layout = placed_new();
  placed_page(layout);
  const struct pdf_info info = {.creator = "jianggao 1"};
  g_autofree char *path = write_file(layout, &info);
  g_autofree char *pages = ask("qpdf", "--show-npages", path, NULL);
  assert_string_equal(g_strchomp(pages), "1");
  g_autofree char *check = ask("qpdf", "--check", path, NULL);
  assert_non_null(strstr(check, "No syntax or stream encoding errors"));
  g_autofree char *facts = ask("pdfinfo", path, NULL, NULL);
  assert_non_null(strstr(facts, "Tagged:          yes"));
  g_remove(path);
  placed_free(layout);
}

/* Nothing is written when a font file is gone, or when a text is none. */
static void what_cannot_be_drawn_is_an_error(void **state) {
  (void)state;
  const struct pdf_info info = plain_info();
  g_autoptr(FontSet) fonts = test_fonts();
  struct face *body = font_set_face(fonts, FONT_BODY);
  struct layout *layout = placed_new();
  struct run *run = placed_run(placed_line(placed_page(layout), 119, ELEMENT_BODY, 0), body, 16, 79, "开会");
  run->text[0] = '\xff';
  g_autoptr(GError) error = NULL;
  assert_null(make_pdf(layout, &info, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT));
  placed_free(layout);
  g_clear_error(&error);

  g_autoptr(FontSet) others = test_fonts();
  struct face *lost = font_set_face(others, FONT_BODY);
  g_free(lost->file);
  lost->file = g_strdup("/nowhere/font.otf");
  layout = placed_new();
  placed_run(placed_line(placed_page(layout), 119, ELEMENT_BODY, 0), lost, 16, 79, "开会");
  assert_null(make_pdf(layout, &info, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT));
  assert_non_null(strstr(error->message, "/nowhere/font.otf"));
  placed_free(layout);
}

/* Runs a program of Python with the python3 that has fontTools, which may be the system's. */
static void run_python(const char *const *arguments) {
  static const char *const pythons[] = {"python3", "/usr/bin/python3"};
  int status = -1;
  for (gsize i = 0; i < G_N_ELEMENTS(pythons) && status != 0; i++) {
    const char *line[] = {pythons[i], arguments[0], arguments[1], arguments[2], arguments[3], NULL};
    g_spawn_sync(NULL, (char **)line, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                 &status, NULL);
  }
  assert_int_equal(status, 0);
}

/* A font of the user's with outlines of the table CFF2, which Cairo 1.16 does not know by itself. */
static void a_cff2_font_is_embedded(void **state) {
  (void)state;
  static struct family body[] = {{"仿宋_GB2312", 400, false}, {NULL, 0, false}}, none[] = {{NULL, 0, false}};
  const struct family_set families = {.families = {none, body, none, none, none, none}};
  g_autofree char *folder = g_dir_make_tmp("cff2XXXXXX", NULL), *file = g_build_filename(folder, "fang.otf", NULL);
  run_python(
      (const char *const[]){"tests/builders/cff2.py", "fonts/files/FandolSong-Regular.otf", "各位代表大家好", file});
  char *folders[] = {folder, NULL};
  g_autoptr(FontSet) fonts = font_set_new(&families, folders, NULL);
  assert_non_null(fonts);
  struct face *face = font_set_face(fonts, FONT_BODY);
  assert_string_equal(face->file, file);
  struct layout *layout = placed_new();
  placed_run(placed_line(placed_page(layout), 119, ELEMENT_BODY, 0), face, 16, 79, "各位代表大家好");
  const struct pdf_info info = plain_info();
  g_autofree char *path = write_file(layout, &info);
  assert_text(path, "各位代表大家好");
  g_autofree char *embedded = ask("pdffonts", path, NULL, NULL);
  assert_non_null(strstr(embedded, "yes yes yes"));
  placed_free(layout);
  g_remove(path);
  g_remove(file);
  g_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(text_comes_back),
      cmocka_unit_test(fonts_are_embedded),
      cmocka_unit_test(structure_follows_the_text),
      cmocka_unit_test(a_heading_is_below_the_title),
      cmocka_unit_test(what_stands_beside_is_an_artifact_without_text),
      cmocka_unit_test(words_of_two_lines_are_two),
      cmocka_unit_test(blanks_alone_are_drawn),
      cmocka_unit_test(empty_cells_at_the_end_are_cells),
      cmocka_unit_test(a_watermark_is_one_form_without_text),
      cmocka_unit_test(what_covers_a_page_is_not_seen),
      cmocka_unit_test(outline_leads_to_its_place),
      cmocka_unit_test(document_tells_about_itself),
      cmocka_unit_test(same_layout_same_bytes),
      cmocka_unit_test(every_cluster_keeps_its_text),
      cmocka_unit_test(one_sign_for_many_characters_keeps_them),
      cmocka_unit_test(several_glyphs_have_one_text),
      cmocka_unit_test(right_to_left_text_comes_back),
      cmocka_unit_test(glyphs_stand_where_they_were_put),
      cmocka_unit_test(thickened_text_comes_back_once),
      cmocka_unit_test(pages_have_their_numbers),
      cmocka_unit_test(pages_counted_from_one_have_no_labels),
      cmocka_unit_test(a_cover_has_its_name),
      cmocka_unit_test(an_empty_page_is_a_page),
      cmocka_unit_test(what_cannot_be_drawn_is_an_error),
      cmocka_unit_test(a_cff2_font_is_embedded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
