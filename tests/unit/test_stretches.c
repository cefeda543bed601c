/* Links, English and the numbers of lists in the text of a layout.  A case is the lines of one block, with what is
 * found in brackets: [e: …] English, [l: …] a link, [b: …] a label, [n: …] a number. */
#include "base/limits.h"
#include "unit/placed.h"
#include "write/page/stretches.h"

#define LINES 3

struct passage_case {
  const char *lines[LINES];
  const char *uri; /* of the first link */
};

static const struct passage_case cases[] = {
    {{"今天开会，WiFi 5和5G都要用好。"}, NULL},
    {{"学习 [e:Notes on Rural Networks] 这份材料"}, NULL},
    {{"[e:Notes on Rural]_", "[e:Networks, and Services] 这份材料"}, NULL},
    {{"[e:Notes on Rural Net]", "[e:works and Services] 这份材料"}, NULL},
    {{"只有 Word 一个词，还有 5 GB 和 X，不算"}, NULL},
    {{"见[l:https://www.example.gov.cn/a/b.html?x=1&y=2]。"}, "https://www.example.gov.cn/a/b.html?x=1&y=2"},
    {{"见 [l:www.example.cn], 再说"}, "http://www.example.cn"},
    {{"见（[l:http://example.cn/a]）。"}, "http://example.cn/a"},
    {{"见 [l:https://www.example.cn/2026/]", "[l:03/05.html] 下载"}, "https://www.example.cn/2026/03/05.html"},
    {{"见 [l:https://www.example.cn/a]_", "[e:and then] 下载"}, "https://www.example.cn/a"},
    {{"请寄[l:office.two@mail.example.cn]，谢谢"}, "mailto:office.two@mail.example.cn"},
    {{"甲@乙，a@b，不是地址"}, NULL},
};

/* The text without the brackets and the mark of a blank. */
static char *plain_text(const char *marked) {
  GString *out = g_string_new(NULL);
  for (const char *p = marked; *p; p++)
    if (*p == '[')
      p += 2;
    else if (*p != ']' && *p != '_')
      g_string_append_c(out, *p);
  return g_string_free(out, FALSE);
}

/* The text of a run with what was found in it in brackets. */
static char *marked_text(const struct stretches *stretches, const struct run *run, const char **uri) {
  static const char letters[] = " elbn";
  GString *out = g_string_new(NULL);
  for (gsize at = 0; at < strlen(run->text);) {
    const struct stretch *stretch = stretches_at(stretches, run, at);
    const gsize end = MIN(stretch->end, strlen(run->text));
    if (stretch->kind != STRETCH_PLAIN)
      g_string_append_printf(out, "[%c:", letters[stretch->kind]);
    g_string_append_len(out, run->text + at, (gssize)(end - at));
    if (stretch->kind != STRETCH_PLAIN)
      g_string_append_c(out, ']');
    if (stretch->uri && !*uri)
      *uri = stretch->uri;
    at = end;
  }
  return g_string_free(out, FALSE);
}

static void check_case(struct font_set *fonts, const struct passage_case *wanted) {
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  for (guint i = 0; i < LINES && wanted->lines[i]; i++) {
    g_autofree char *text = plain_text(wanted->lines[i]);
    struct line *line = placed_line(page, 100 + 30 * i, ELEMENT_BODY, 0);
    placed_run(line, font_set_face(fonts, FONT_BODY), 16, 79, text);
    line->first = i == 0;
    line->blank = g_str_has_suffix(wanted->lines[i], "_");
  }
  struct stretches *stretches = stretches_new(layout);
  const char *uri = NULL;
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = page->lines->pdata[i];
    g_autofree char *found = marked_text(stretches, line->runs->pdata[0], &uri);
    g_autofree char *told = g_strconcat(found, line->blank ? "_" : "", NULL);
    assert_string_equal(told, wanted->lines[i]);
  }
  if (wanted->uri)
    assert_string_equal(uri, wanted->uri);
  else
    assert_null(uri);
  stretches_free(stretches);
  placed_free(layout);
}

static void phrases_are_found(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    check_case(fonts, &cases[i]);
}

/* A text full of addresses has so many that are found, however many lines they are in; and a very long one is none. */
static void so_many_phrases_are_found(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout);
  g_autofree char *tail = g_strnfill(3000, 'a'), *endless = g_strdup_printf("www.example.cn/%s", tail);
  for (guint i = 0; i <= LIMIT_PHRASES + 1; i++)
    placed_run(placed_line(page, 100, ELEMENT_BODY, i), font_set_face(fonts, FONT_BODY), 16, 79,
               i == 0 ? endless : "见www.example.cn");
  struct stretches *stretches = stretches_new(layout);
  guint found = 0;
  for (guint i = 0; i < page->lines->len; i++) {
    const char *uri = NULL;
    const struct run *run = ((struct line *)page->lines->pdata[i])->runs->pdata[0];
    g_free(marked_text(stretches, run, &uri));
    assert_int_equal(uri != NULL, i > 0 && i <= LIMIT_PHRASES);
    found += uri != NULL;
  }
  assert_int_equal(found, LIMIT_PHRASES);
  stretches_free(stretches);
  placed_free(layout);
}

static void items_of_lists_are_found(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct layout *layout = placed_new();
  struct line *line = placed_line(placed_page(layout), 100, ELEMENT_ATTACHMENT, 0);
  const struct run *run = placed_run(line, font_set_face(fonts, FONT_BODY), 16, 79, "附件：1.见 www.example.cn");
  line->first = true;
  line->label = strlen("附件：");
  line->item = strlen("附件：1.");
  struct stretches *stretches = stretches_new(layout);
  const char *uri = NULL;
  g_autofree char *found = marked_text(stretches, run, &uri);
  assert_string_equal(found, "[b:附件：][n:1.]见 [l:www.example.cn]");
  stretches_free(stretches);
  placed_free(layout);
}

/* Text without a phrase on one page is plain; on two pages it is not. */
static void plain_texts_are_told(void **state) {
  (void)state;
  g_autoptr(FontSet) fonts = test_fonts();
  struct face *body = font_set_face(fonts, FONT_BODY);
  struct layout *layout = placed_new();
  struct page *page = placed_page(layout), *next = placed_page(layout);
  const struct run *one = placed_run(placed_line(page, 100, ELEMENT_BODY, 0), body, 16, 79, "一段");
  const struct run *link = placed_run(placed_line(page, 130, ELEMENT_BODY, 1), body, 16, 79, "见 www.example.cn");
  const struct run *parted = placed_run(placed_line(page, 160, ELEMENT_BODY, 2), body, 16, 79, "两页");
  placed_run(placed_line(next, 100, ELEMENT_BODY, 2), body, 16, 79, "上");
  const struct run *last = placed_run(placed_line(next, 130, ELEMENT_BODY, 3), body, 16, 79, "末段");
  struct stretches *stretches = stretches_new(layout);
  assert_true(stretches_are_plain(stretches, one));
  assert_false(stretches_are_plain(stretches, link));
  assert_false(stretches_are_plain(stretches, parted));
  assert_true(stretches_are_plain(stretches, last));
  stretches_free(stretches);
  placed_free(layout);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(phrases_are_found),
      cmocka_unit_test(so_many_phrases_are_found),
      cmocka_unit_test(items_of_lists_are_found),
      cmocka_unit_test(plain_texts_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
