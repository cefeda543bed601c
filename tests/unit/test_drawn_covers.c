/* What covers have of heads that are drawn by a seeded lot (tests/data/drawn-covers.txt): before each line how many
 * blank ones are above it. */
#include "compose/compose.h"
#include "compose/cover.h"
#include "unit/drawn.h"
#include "unit/golden.h"

#define EXPECTED "tests/data/drawn-covers.txt"

enum { HEADS = 120 };

static const char *const heads[] = {"把水留住",
                                    "在全县清渠护渠工作现场会上的讲话",
                                    "——在渠东乡水利工作会上的发言",
                                    "―渠东篇",
                                    "─渠西篇",
                                    "-渠北篇",
                                    "（2026年3月5日）",
                                    "(2026年3月5日)",
                                    "（2026年3月5日)",
                                    "2026年3月5日",
                                    "（）",
                                    "()",
                                    "　　县水利局局长　季长水　",
                                    " （县长） ",
                                    "（县长）季长水",
                                    "季长水（县长）"};

static void draw_head(struct doc *doc, GRand *rand) {
  static const enum block_kind kinds[] = {KIND_NONE, KIND_DATE, KIND_SPEAKER, KIND_OCCASION, KIND_NOTE};
  if (lot(rand, 4) == 0)
    draw_block(doc, ROLE_SALUTATION, "同志们：");
  for (guint i = lot(rand, 7); i > 0; i--) {
    const bool title = lot(rand, 4) == 0;
    struct block *block = draw_block(doc, title ? ROLE_TITLE : ROLE_SUBTITLE, ANY(rand, heads));
    block->kind = title ? KIND_NONE : ANY(rand, kinds);
    if (lot(rand, 4) == 0)
      draw_breaks(block, rand);
  }
  draw_block(doc, ROLE_BODY, "渠成。");
  if (lot(rand, 4) == 0)
    draw_block(doc, ROLE_SUBTITLE, "渠后")->kind = KIND_SPEAKER;
}

static void append_cover(GString *all, const struct doc *doc, const struct style *style) {
  g_autoptr(GPtrArray) paragraphs = compose_doc(doc, style);
  g_autoptr(GArray) lines = cover_lines(paragraphs);
  for (guint i = 0; i < lines->len; i++) {
    const struct cover_line *line = &g_array_index(lines, struct cover_line, i);
    g_string_append_printf(all, "%.0f %.*s|\n", line->above, (int)(line->end - line->start),
                           line->paragraph->text->str + line->start);
  }
}

static void covers_have_the_lines_that_they_had(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1963);
  g_autoptr(Style) style = style_load("gongwen", NULL);
  assert_true(style_load_title_rules(style, NULL, NULL));
  for (guint i = 0; i < HEADS; i++) {
    struct doc *doc = doc_new();
    draw_head(doc, rand);
    g_string_append_printf(all, "# %u\n", i);
    append_cover(all, doc, style);
    doc_free(doc);
  }
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(covers_have_the_lines_that_they_had)};
  return cmocka_run_group_tests_name("drawn_covers", tests, NULL, NULL);
}
