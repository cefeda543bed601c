/* What short documents that a lot draws are composed of (tests/data/drawn-composed.txt): their paragraphs, the lines of
 * their covers, and of some the same behind a table of contents.  The texts are such as are told apart by one
 * character: names, wishes, who speaks, lists of attachments. */
#include "compose/compose.h"
#include "compose/cover.h"
#include "compose/toc.h"
#include "unit/golden.h"
#include "unit/lot.h"

enum { DOCUMENTS = 150, CONTENTS_EVERY = 4 };

/* Characters of a text that is as long as it may be, or a character longer. */
#define TEN "田田田田田田田田田田"

static const char *const titles[] = {"开幕词", "——在会上", "在全县水利工作会议上的讲话", "把水留住 ", "（代拟稿）"};

/* Names and offices with a blank and without, up to the longest name and beyond; and what else stands below titles. */
static const char *const subtitles[] = {
    "周岭",        "周 岭",        "县长  周岭", "县长 沈 望",   "县水利局 周岭",   "欧阳文秀甲 周岭",  "欧阳文秀 周岭",
    "王某某 市长", "Prof. Li Wei", "Lin Xu",     "第 3 组",      "  周岭 ",         "（2026年3月5日）", "(2026.3.5)",
    "（）",        "——兼谈水",     "-水",        "2026年3月5日", "全县水利工作会议"};

static const char *const bodies[] = {"此致",
                                     "此致！",
                                     "祝",
                                     "祝：",
                                     "祝您",
                                     "顺颂",
                                     "祝甲乙",
                                     "敬礼！",
                                     "身体健康，工作顺利如意！",
                                     "身体健康，工作又顺利如意！",
                                     "男：好",
                                     "女：好",
                                     "男：",
                                     "：好",
                                     "主持人甲乙丙：好",
                                     "主持人甲乙丙丁：好",
                                     "甲、乙：好",
                                     ("男:" TEN TEN TEN TEN TEN "田田田田"),
                                     ("女:" TEN TEN TEN TEN TEN "田田田田田"),
                                     "A．修渠 B．换闸",
                                     "C．清淤",
                                     "A. 东渠",
                                     "B. 西渠",
                                     "渠成。",
                                     "一、总的要求",
                                     "（征求意见稿）",
                                     "清渠任务表"};

static const char *const turns[] = {"男：好",
                                    "女：好",
                                    "男：渠成。",
                                    "主持人甲乙：请",
                                    ("女：" TEN TEN TEN TEN TEN "田田田田"),
                                    ("男：" TEN TEN TEN TEN TEN "田田田田田")};

static const char *const attachments[] = {"附件",
                                          "附件1",
                                          "附件十二",
                                          "附件a",
                                          "附件：",
                                          "附件：1.清渠任务表",
                                          "附件:1．表",
                                          "附件：表",
                                          "2.渠系图",
                                          "3、表",
                                          "10. 表",
                                          "11 表",
                                          "清渠任务表",
                                          "（征求意见稿）",
                                          "（未完",
                                          "一、总的要求",
                                          "一、总的要求。",
                                          "（一）分到段",
                                          "渠成。",
                                          "渠成：",
                                          "",
                                          (TEN TEN TEN TEN),
                                          (TEN TEN TEN TEN "田")};

static const char *const signers[] = {"县水利局", "渠东乡人民政府", "2026年3月5日", "周 岭"};

static struct block *add(struct doc *doc, enum role role, const char *text) {
  const guint line = doc->blocks->len + 1;
  return doc_add_block(doc, role, line, line, g_strdup(text));
}

static void draw_head(struct doc *doc, GRand *rand) {
  static const enum block_kind kinds[] = {KIND_SPEAKER, KIND_SPEAKER, KIND_OCCASION, KIND_DATE, KIND_NOTE, KIND_NONE};
  for (guint left = lot(rand, 5); left > 0; left--)
    if (lot(rand, 2)) {
      add(doc, ROLE_TITLE, ANY(rand, titles));
    } else {
      const enum block_kind kind = ANY(rand, kinds);
      add(doc, ROLE_SUBTITLE, ANY(rand, subtitles))->kind = kind;
    }
}

/* Turns of two speakers or three, enough of them for a script or one too few. */
static void draw_turns(struct doc *doc, GRand *rand) {
  for (guint left = 3 + lot(rand, 4); left > 0; left--)
    add(doc, ROLE_BODY, ANY(rand, turns));
}

static void draw_text(struct doc *doc, GRand *rand) {
  if (lot(rand, 4) == 0)
    draw_turns(doc, rand);
  for (guint left = lot(rand, 7); left > 0; left--)
    add(doc, ROLE_BODY, ANY(rand, bodies));
  for (guint left = lot(rand, 3); left > 0; left--) {
    struct block *heading = add(doc, ROLE_HEADING, "一、清渠");
    heading->level = (guint8)(1 + lot(rand, 3));
    heading->marker_length = strlen("一、");
    heading->run_in = lot(rand, 3) == 0;
    if (lot(rand, 2))
      add(doc, ROLE_BODY, "渠成。");
  }
}

static void draw_end(struct doc *doc, GRand *rand) {
  for (guint left = lot(rand, 4); left > 0; left--) {
    const char *text = ANY(rand, signers);
    add(doc, ROLE_SIGNATURE, text)->kind = g_str_has_suffix(text, "日") ? KIND_DATE : KIND_NONE;
  }
  for (guint left = lot(rand, 6); left > 0; left--)
    add(doc, ROLE_ATTACHMENT, ANY(rand, attachments));
  for (guint left = lot(rand, 3); left > 0; left--)
    add(doc, ROLE_BODY, ANY(rand, bodies));
}

static void append_cover(GString *all, const GPtrArray *paragraphs) {
  g_autoptr(GArray) lines = cover_lines(paragraphs);
  for (guint i = 0; i < lines->len; i++) {
    const struct cover_line *line = &g_array_index(lines, struct cover_line, i);
    g_string_append_printf(all, "cover %g %.*s\n", line->above, (int)(line->end - line->start),
                           line->paragraph->text->str + line->start);
  }
}

static void append_contents(GString *all, const struct doc *doc, const struct style *style, bool own_lines) {
  g_autoptr(Doc) entries = doc_new();
  g_autoptr(GPtrArray) paragraphs = toc_compose(doc, style, own_lines, entries);
  g_string_append_printf(all, "contents at %u%s\n", toc_place(paragraphs), own_lines ? ", headings on lines" : "");
  compose_dump(paragraphs, all);
}

static void documents_are_composed_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1934);
  g_autoptr(Style) style = style_load("gongwen", NULL);
  assert_true(style_load_title_rules(style, NULL, NULL));
  for (guint i = 0; i < DOCUMENTS; i++) {
    g_autoptr(Doc) doc = doc_new();
    for (guint parts = 1 + lot(rand, 2); parts > 0; parts--) {
      draw_head(doc, rand);
      draw_text(doc, rand);
      draw_end(doc, rand);
    }
    g_autoptr(GPtrArray) paragraphs = compose_doc(doc, style);
    g_string_append_printf(all, "# %u%s\n", i, compose_wants_title_rules(doc, style) ? " wants rules" : "");
    compose_dump(paragraphs, all);
    append_cover(all, paragraphs);
    if (i % CONTENTS_EVERY == 0)
      append_contents(all, doc, style, i % (2 * CONTENTS_EVERY) == 0);
  }
  assert_int_equal(golden_compare("tests/data/drawn-composed.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(documents_are_composed_as_they_were)};
  return cmocka_run_group_tests_name("drawn composed", tests, NULL, NULL);
}
