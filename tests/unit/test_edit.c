/* A block's text is changed, and everything that has a place in it moves along. */
#include "doc/cursor.h"
#include "doc/edit.h"
#include "unit/golden.h"
#include "unit/lot.h"

#define TEXT "今年×县要讲一是抓进度，二是抓质量。"

static gsize at(const char *text, const char *words) {
  const char *found = strstr(text, words);
  assert_non_null(found);
  return (gsize)(found - text);
}

static struct block *block_of(struct doc *doc) {
  struct block *block = doc_add_block(doc, ROLE_BODY, 3, 3, g_strdup(TEXT));
  block->points = g_array_new(FALSE, TRUE, sizeof(struct point));
  static const char *const points[] = {"一是抓进度，", "二是抓质量。"};
  for (guint i = 0; i < G_N_ELEMENTS(points); i++) {
    const struct point point = {.start = at(TEXT, points[i]),
                                .marker_length = strlen("一是"),
                                .lead_length = strlen(points[i]),
                                .length = strlen(points[i])};
    g_array_append_val(block->points, point);
  }
  block->placeholders = g_array_new(FALSE, TRUE, sizeof(struct placeholder));
  const struct placeholder blank = {at(TEXT, "×县"), strlen("×县"), at(TEXT, "×"), strlen("×"), 1, NULL};
  g_array_append_val(block->placeholders, blank);
  block->marks = g_array_new(FALSE, TRUE, sizeof(struct mark));
  const struct mark mark = {.start = at(TEXT, "抓进度"), .length = strlen("抓进度")};
  g_array_append_val(block->marks, mark);
  return block;
}

static char *stretch(const struct block *block, gsize start, gsize length) {
  return g_strndup(block->text + start, length);
}

/* "×县|×|抓进度|一是/一是抓进度，/…": the placeholder, its sign, the mark, the points. */
static char *places_of(const struct block *block) {
  const struct placeholder *blank = &g_array_index(block->placeholders, struct placeholder, 0);
  const struct mark *mark = &g_array_index(block->marks, struct mark, 0);
  g_autofree char *whole = stretch(block, blank->start, blank->length),
                  *sign = stretch(block, blank->sign_start, blank->sign_length),
                  *marked = stretch(block, mark->start, mark->length);
  GString *all = g_string_new(NULL);
  g_string_append_printf(all, "%s|%s|%s", whole, sign, marked);
  for (guint i = 0; i < block->points->len; i++) {
    const struct point *point = &g_array_index(block->points, struct point, i);
    g_autofree char *marker = stretch(block, point->start, point->marker_length),
                    *lead = stretch(block, point->start, point->lead_length),
                    *all_of_it = stretch(block, point->start, point->length);
    assert_string_equal(lead, all_of_it);
    g_string_append_printf(all, "|%s/%s", marker, lead);
  }
  return g_string_free(all, FALSE);
}

static void places_move_along(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *from, *to, *text, *places;
  } cases[] = {
      {"×", "青山", "今年青山县要讲一是抓进度，二是抓质量。", "青山县|青山|抓进度|一是/一是抓进度，|二是/二是抓质量。"},
      {"今年", "", "×县要讲一是抓进度，二是抓质量。", "×县|×|抓进度|一是/一是抓进度，|二是/二是抓质量。"},
      {"今年", "二〇二六年", "二〇二六年×县要讲一是抓进度，二是抓质量。",
       "×县|×|抓进度|一是/一是抓进度，|二是/二是抓质量。"},
      {"，", "；", "今年×县要讲一是抓进度；二是抓质量。", "×县|×|抓进度|一是/一是抓进度；|二是/二是抓质量。"},
      {"×县", "全县", "今年全县要讲一是抓进度，二是抓质量。", "全县|全县|抓进度|一是/一是抓进度，|二是/二是抓质量。"},
      {"进度", "安全", "今年×县要讲一是抓安全，二是抓质量。", "×县|×|抓安全|一是/一是抓安全，|二是/二是抓质量。"},
      {"抓进度", "", "今年×县要讲一是，二是抓质量。", "×县|×||一是/一是，|二是/二是抓质量。"},
      {"二是", "二要", "今年×县要讲一是抓进度，二要抓质量。", "×县|×|抓进度|一是/一是抓进度，|二要/二要抓质量。"},
      {"。", "！！", "今年×县要讲一是抓进度，二是抓质量！！", "×县|×|抓进度|一是/一是抓进度，|二是/二是抓质量！！"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct doc *doc = doc_new();
    struct block *block = block_of(doc);
    assert_true(block_replace(block, at(TEXT, cases[i].from), strlen(cases[i].from), cases[i].to));
    g_autofree char *places = places_of(block);
    if (strcmp(block->text, cases[i].text) != 0 || strcmp(places, cases[i].places) != 0)
      fail_msg("row %zu: %s, %s", i, block->text, places);
    assert_string_equal(block->source, TEXT);
    doc_free(doc);
  }
}

/* Where in the source the words stand: line and column. */
static void assert_place(const struct block *block, const char *words, guint line, guint column) {
  guint got_line, got_column;
  block_place(block, at(block->text, words), &got_line, &got_column);
  if (got_line != line || got_column != column)
    fail_msg("%s: %u:%u", words, got_line, got_column);
}

static void several_are_replaced_in_one_pass(G_GNUC_UNUSED void **state) {
  struct doc *doc = doc_new();
  struct block *block = block_of(doc);
  g_autoptr(GArray) replacements = g_array_new(FALSE, FALSE, sizeof(struct replacement));
  const struct replacement all[] = {{at(TEXT, "×"), strlen("×"), "青山"},
                                    {at(TEXT, "，"), strlen("，"), "；"},
                                    {at(TEXT, "抓质量"), strlen("抓"), "促"}};
  g_array_append_vals(replacements, all, G_N_ELEMENTS(all));
  g_autofree char *text = replacements_make(TEXT, strlen(TEXT), replacements);
  assert_string_equal(text, "今年青山县要讲一是抓进度；二是促质量。");
  assert_true(block_replace_all(block, replacements));
  assert_string_equal(block->text, text);
  g_autofree char *places = places_of(block);
  assert_string_equal(places, "青山县|青山|抓进度|一是/一是抓进度；|二是/二是促质量。");
  assert_place(block, "今", 3, 1);
  assert_place(block, "年", 3, 2);
  assert_place(block, "县", 3, 4);
  assert_place(block, "抓进度", 3, 9);
  assert_place(block, "二是", 3, 13);
  assert_place(block, "质量", 3, 16);
  doc_free(doc);
}

static void nothing_is_replaced_by_nothing(G_GNUC_UNUSED void **state) {
  g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(struct replacement));
  g_autofree char *same = replacements_make("abc", 3, none), *part = replacements_make("abc", 2, none);
  assert_string_equal(same, "abc");
  assert_string_equal(part, "ab");
}

/* ---- what a lot puts together ---- */

enum { BLOCKS = 250, SEEKS = 12 };

/* Stretches of the text, one behind the other: where each begins and how many characters it has. */
static gsize next_stretch(const char *text, gsize from, guint most, GRand *rand, gsize *start) {
  const char *p = text + from;
  for (guint left = lot(rand, 5); left > 0 && *p; left--)
    p = g_utf8_next_char(p);
  *start = (gsize)(p - text);
  for (guint left = lot(rand, most + 1); left > 0 && *p; left--)
    p = g_utf8_next_char(p);
  return (gsize)(p - text) - *start;
}

static void draw_places(struct block *block, GRand *rand) {
  const gsize end = strlen(block->text);
  block->points = g_array_new(FALSE, TRUE, sizeof(struct point));
  block->placeholders = g_array_new(FALSE, TRUE, sizeof(struct placeholder));
  block->marks = g_array_new(FALSE, TRUE, sizeof(struct mark));
  for (gsize from = 0, start; from < end; from = start) {
    struct mark mark = {.kind = MARK_BOLD};
    mark.length = next_stretch(block->text, from, 4, rand, &mark.start);
    start = mark.start + MAX(mark.length, strlen("字"));
    const struct placeholder blank = {mark.start, mark.length, mark.start, MIN(mark.length, strlen("字")), 1, NULL};
    const struct point point = {.start = mark.start,
                                .marker_length = MIN(mark.length, strlen("字")),
                                .lead_length = mark.length,
                                .length = mark.length};
    if (mark.start + mark.length > end || mark.length == 0)
      continue;
    g_array_append_val(block->marks, mark);
    g_array_append_val(block->placeholders, blank);
    g_array_append_val(block->points, point);
  }
}

/* Lines of the source, each a few columns in. */
static void draw_origins(struct block *block, GRand *rand) {
  if (lot(rand, 3) == 0)
    return;
  block->origins = g_array_new(FALSE, FALSE, sizeof(struct origin));
  struct origin origin = {0, block->first_line, 1 + lot(rand, 3)};
  for (const gsize end = strlen(block->text); origin.start < end;) {
    g_array_append_val(block->origins, origin);
    gsize start;
    origin.start += next_stretch(block->text + origin.start, 0, 9, rand, &start) + start + strlen("字");
    origin.line += lot(rand, 3);
    origin.column = 20 * block->origins->len + lot(rand, 4);
  }
}

static GArray *draw_replacements(const char *text, GRand *rand) {
  static const char *const inserts[] = {"", "青", "青山", "二〇二六年", "！"};
  GArray *all = g_array_new(FALSE, FALSE, sizeof(struct replacement));
  for (gsize from = 0; text[from];) {
    struct replacement one = {.insert = inserts[lot(rand, G_N_ELEMENTS(inserts))]};
    one.length = next_stretch(text, from, 3, rand, &one.start);
    if (text[one.start] == 0)
      break;
    g_array_append_val(all, one);
    from = one.start + MAX(one.length, strlen("字"));
  }
  return all;
}

static void append_block(GString *all, const struct block *block) {
  g_string_append_printf(all, "%s marker %zu\n", block->text, block->marker_length);
  for (guint i = 0; i < block->marks->len; i++) {
    const struct mark *mark = &g_array_index(block->marks, struct mark, i);
    const struct placeholder *blank = &g_array_index(block->placeholders, struct placeholder, i);
    const struct point *point = &g_array_index(block->points, struct point, i);
    g_string_append_printf(all, " %zu+%zu", mark->start, mark->length);
    assert_true(mark->start == blank->start && mark->length == blank->length && mark->start == point->start &&
                mark->length == point->length && mark->length == point->lead_length);
    assert_int_equal(blank->sign_length, point->marker_length);
    g_string_append_printf(all, "/%zu+%zu", blank->sign_start, blank->sign_length);
  }
  for (guint i = 0; block->origins && i < block->origins->len; i++) {
    const struct origin *origin = &g_array_index(block->origins, struct origin, i);
    g_string_append_printf(all, " %zu=%u:%u", origin->start, origin->line, origin->column);
  }
  g_string_append_c(all, '\n');
}

/* Where columns round the beginning of each origin are found, and the first one of the line behind: " 3:2 0 0 3 6
 * 51/51". */
static void append_seeks(GString *all, const struct block *block) {
  static const guint columns[] = {0, 1, 2, 3, 40};
  for (guint i = 0; block->origins && i < block->origins->len; i++) {
    const struct origin *origin = &g_array_index(block->origins, struct origin, i);
    struct block_cursor cursor = block_cursor(block);
    g_string_append_printf(all, " %u:%u", origin->line, origin->column);
    for (gsize k = 0; k < G_N_ELEMENTS(columns); k++)
      g_string_append_printf(all, " %zu", block_seek(&cursor, origin->line, origin->column - 1 + columns[k]));
    g_string_append_printf(all, "/%zu", block_seek(&cursor, origin->line + 1, 1));
  }
  g_string_append_c(all, '\n');
}

/* A cursor that was anywhere tells what a new one does, and finds the place again. */
static void seek_about(const struct block *block, GRand *rand) {
  struct block_cursor cursor = block_cursor(block), back = cursor;
  const guint characters = (guint)g_utf8_strlen(block->text, -1);
  for (guint i = 0; i < SEEKS; i++) {
    const gsize place = (gsize)(g_utf8_offset_to_pointer(block->text, lot(rand, characters + 1)) - block->text);
    guint line, column, wanted_line, wanted_column;
    block_cursor_place(&cursor, place, &line, &column);
    block_place(block, place, &wanted_line, &wanted_column);
    assert_int_equal(line, wanted_line);
    assert_int_equal(column, wanted_column);
    struct block_cursor fresh = block_cursor(block);
    assert_int_equal(block_seek(&back, line, column), block_seek(&fresh, line, column));
  }
}

static void blocks_are_edited_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1998);
  for (guint i = 0; i < BLOCKS; i++) {
    g_autoptr(Doc) doc = doc_new();
    g_autofree char *text =
        g_utf8_substring("一是渠要修直修平，二是闸要换好；三是账要贴到墙上，大家都看得见。", 0, 1 + lot(rand, 30));
    struct block *block = doc_add_block(doc, ROLE_BODY, 3, 9, g_strdup(text));
    block->marker_length = lot(rand, 2) ? MIN(strlen(text), strlen("一是")) : 0;
    draw_places(block, rand);
    draw_origins(block, rand);
    g_string_append_printf(all, "# %u\n", i);
    append_block(all, block);
    append_seeks(all, block);
    seek_about(block, rand);
    g_autoptr(GArray) replacements = draw_replacements(text, rand);
    for (guint k = 0; k < replacements->len; k++) {
      const struct replacement *one = &g_array_index(replacements, struct replacement, k);
      g_string_append_printf(all, "%zu+%zu %s; ", one->start, one->length, one->insert);
    }
    assert_true(block_replace_all(block, replacements));
    append_block(all, block);
    seek_about(block, rand);
  }
  assert_int_equal(golden_compare("tests/data/drawn-edits.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(places_move_along),
      cmocka_unit_test(several_are_replaced_in_one_pass),
      cmocka_unit_test(nothing_is_replaced_by_nothing),
      cmocka_unit_test(blocks_are_edited_as_they_were),
  };
  return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
