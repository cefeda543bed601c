/* What is to be filled in, as data: in each line of tests/blanks.txt every blank stands in ⟦…⟧, and what only looks
 * like one does not.  A line is one paragraph of a speech of its own; a line of `#` says what the next ones are about.
 * `make golden` writes the marks anew.
 *
 * Besides, signs, brackets and gaps in all surroundings: tests/data/blanks.txt. */
#include "read/blank.h"
#include "text/chars.h"
#include "unit/golden.h"
#include "unit/read_data.h"
#include "unit/reading.h"

#define LINES "tests/blanks.txt"
#define OPENS "⟦"
#define CLOSES "⟧"
#define HEAD "在水利站座谈会上的讲话\n\n同志们：\n\n"

/* The line without its marks. */
static char *without_marks(const char *line) {
  g_autoptr(GString) text = g_string_new(line);
  g_string_replace(text, OPENS, "", 0);
  g_string_replace(text, CLOSES, "", 0);
  return g_strdup(text->str);
}

/* The paragraph that was read, with its blanks marked. */
static char *with_marks(const struct block *block) {
  GString *marked = g_string_new(NULL);
  gsize at = 0;
  for (guint i = 0; block->placeholders && i < block->placeholders->len; i++) {
    const struct placeholder *one = &g_array_index(block->placeholders, struct placeholder, i);
    g_string_append_len(marked, block->text + at, (gssize)(one->start - at));
    g_string_append_printf(marked, OPENS "%.*s" CLOSES, (int)one->length, block->text + one->start);
    at = one->start + one->length;
  }
  g_string_append(marked, block->text + at);
  return g_string_free(marked, FALSE);
}

static char *marked_line(const char *line) {
  if (!*line || *line == '#')
    return g_strdup(line);
  g_autofree char *bare = without_marks(line), *text = g_strconcat(HEAD, bare, "\n", NULL);
  struct reading reading = read_text(text);
  char *marked = with_marks(block_at(&reading, reading.doc->blocks->len - 1));
  reading_end(&reading);
  return marked;
}

static void every_blank_is_found_and_nothing_else(G_GNUC_UNUSED void **state) {
  assert_int_equal(golden_compare_lines(LINES, marked_line), 0);
}

/* ---- all surroundings ---- */

static const char *const befores[] = {"",   "渠", "第", "2",   "20", "201", "120", "2024",  "30",  "３",   "一",  "，",
                                      "、", "。", " ",  "， ", "a",  "（",  "6米", "6厘米", "8cm", "渠米", "厘米"};
static const char *const behinds[] = {"",   "渠", "县", "小学", " 县",    "年", "届",   "级",
                                      "亩", "个", "项", "单位", "副县长", "9",  "9渠",  "，",
                                      "。", "a",  "光", "-",    "次方",   "一", "县渠", "%"};

/* Appends what is found at the words between `before` and `behind`: its kind, and how many characters before and behind
 * them belong to it (fewer than none: not all of them do); where nothing is found, how many are passed. */
static void append_blank(GString *all, const char *before, const char *signs, const char *behind, bool somebody) {
  g_autofree char *text = g_strconcat(before, signs, behind, "个县", NULL); /* the last two are not looked at */
  const gsize at = strlen(before), length = strlen(text) - strlen("个县");
  const struct blank blank = blank_at(data->words, text, length, 0, at, somebody);
  if (blank.kind == BLANK_NONE)
    g_string_append_printf(all, " %zu", chars_count(text + at, blank.next - at));
  else
    g_string_append_printf(all, " %c%zu%+ld", "-obn"[blank.kind], chars_count(text + blank.start, at - blank.start),
                           g_utf8_pointer_to_offset(text, text + blank.end) -
                               g_utf8_pointer_to_offset(text, text + at + strlen(signs)));
  assert_true(blank.next > at && blank.next <= length);
}

/* What is found at the words before each of `behinds`, for each of `befores`; those before which the same is found
 * stand together. */
static void append_rows(GString *all, const char *words, bool somebody) {
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_free);
  for (gsize i = 0; i < G_N_ELEMENTS(befores); i++) {
    g_autoptr(GString) row = g_string_new(NULL);
    for (gsize k = 0; k < G_N_ELEMENTS(behinds); k++)
      append_blank(row, befores[i], words, behinds[k], somebody);
    g_ptr_array_add(rows, g_string_free(g_steal_pointer(&row), FALSE));
  }
  for (gsize i = 0; i < G_N_ELEMENTS(befores); i++) {
    guint first = 0;
    g_ptr_array_find_with_equal_func(rows, rows->pdata[i], g_str_equal, &first);
    if (first < i)
      continue;
    for (gsize k = i; k < rows->len; k++)
      if (strcmp(rows->pdata[i], rows->pdata[k]) == 0)
        g_string_append_printf(all, "%s|", befores[k]);
    g_string_append_printf(all, "⟦%s⟧%s%s\n", words, somebody ? " named" : "", (const char *)rows->pdata[i]);
  }
}

/* Whether a word is a blank in brackets of every kind: alone, at the end, at the start, inside, behind a stop. */
static void append_frames(GString *all, const char *words) {
  static const char *const brackets[][2] = {{"[", "]"}, {"［", "］"}, {"{", "}"},   {"｛", "｝"}, {"【", "】"},
                                            {"<", ">"}, {"(", ")"},   {"（", "）"}, {"[", ")"},   {"《", "》"}};
  for (gsize i = 0; i < G_N_ELEMENTS(brackets); i++) {
    g_autofree char *framed = g_strconcat(brackets[i][0], words, brackets[i][1], NULL);
    g_string_append(all, framed);
    append_blank(all, "", framed, "", false);
    append_blank(all, "渠", framed, "", false);
    append_blank(all, "", framed, "渠", false);
    append_blank(all, "渠", framed, "渠", false);
    append_blank(all, "渠。", framed, "", false);
    append_blank(all, "渠。", framed, "渠", false);
    g_string_append_c(all, '\n');
  }
}

static void surroundings_tell_what_is_a_blank(G_GNUC_UNUSED void **state) {
  static const char *const signs[] = {"×", "※", "x", "Ｘ", "*", "□", "○", "某", "_", "-", "N"};
  static const char *const joined[] = {"XX.X", "xx.", "x+x", "××．×", "**＋*", "某.某", "×+x", "x.X"};
  static const char *const gaps[] = {" ", "  ", "   ", "　", "　 ", "　　"};
  static const char *const framed[] = {"",
                                       "姓名",
                                       "渠长姓名",
                                       "单位",
                                       "渠长",
                                       "渠a",
                                       "填写渠长",
                                       "此处省略",
                                       "掌声",
                                       "图片",
                                       "渠，长",
                                       "渠。姓名",
                                       "渠×姓名",
                                       "渠（姓名",
                                       "东渠西渠南渠北渠上渠下渠新渠老",
                                       "东渠西渠南渠北渠上渠下渠新渠老渠"};
  g_autoptr(GString) all = g_string_new("#");
  for (gsize i = 0; i < G_N_ELEMENTS(behinds); i++)
    g_string_append_printf(all, " …%s", behinds[i]);
  g_string_append_c(all, '\n');
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
    g_autoptr(GString) run = g_string_new(NULL);
    for (guint count = 1; count <= 5; count++)
      append_rows(all, g_string_append(run, signs[i])->str, false);
  }
  append_rows(all, "某", true);
  append_rows(all, "某某", true);
  for (gsize i = 0; i < G_N_ELEMENTS(joined); i++)
    append_rows(all, joined[i], false);
  for (gsize i = 0; i < G_N_ELEMENTS(gaps); i++)
    append_rows(all, gaps[i], false);
  for (gsize i = 0; i < G_N_ELEMENTS(framed); i++)
    append_frames(all, framed[i]);
  assert_int_equal(golden_compare("tests/data/blanks.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_blank_is_found_and_nothing_else),
      cmocka_unit_test(surroundings_tell_what_is_a_blank),
  };
  return cmocka_run_group_tests_name("read blanks", tests, read_data_set_up, read_data_tear_down);
}
