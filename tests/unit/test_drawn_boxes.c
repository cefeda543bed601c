/* The boxes of paragraphs that a lot draws are what they were (tests/data/drawn-boxes.txt), a paragraph a line.  Before
 * a box stands what a line's end there is: | free, ~ in a unit, ^ in a date, _ before a dash, / in a word, ! anywhere,
 * : in a word of a cell or of choices, ; of a heading, , of a name in a cell, ' in a person's name, " in a short word.
 * Behind it stands in brackets what is not usual: the gap before it, what a mark gives up, and its flags.  At the end
 * stands how wide all of them are. */
#include "composed.h"

#include "compose/holds.h"
#include "layout/boxes.h"
#include "read/reader_words.h"
#include "unit/golden.h"
#include "unit/lot.h"

enum { PARAGRAPHS = 320, MOST_PIECES = 9 };

static const char *const phrases[] = {"进一步增强做好冬春农田水利工作的责任感",
                                      "推进农村饮水安全精细化管理",
                                      "一网通办",
                                      "县委书记李建平",
                                      "修渠",
                                      "要",
                                      "阶段性任务",
                                      "方向盘",
                                      "市水务集团",
                                      "渠成水到"};

static const char *const pieces[] = {
    "2024",   "年",     "3",       "月",     "12.5", "万亩", "5,960", "78%", "GDP",  "Wi-Fi", "save water",
    "（",     "）",     "“",       "”",      "，",   "。",   "、",    "：",  "；",   "？",    "！",
    "——",     "……",     "·",       "～",     "／",   "×",    " ",     "　",  "    ", "____",  "10 000",
    "2 - 3",  "4 : 6",  "一是",    "（一）", "1.",   "第",   "条",    "①",   "℃",    "¥",     "½",
    "\u00A0", "\u200B", "e\u0301", "(",      ")",    "\"",   "Ａ",    "８",  "、，", "！？",  "http://qu.example.cn/a"};

enum kind { KIND_BODY, KIND_FIRST, KIND_THIRD, KIND_CELL, KIND_CHOICES, KINDS };

static char *draw_text(enum kind kind, GRand *rand) {
  GString *text = g_string_new(kind == KIND_CHOICES ? "A．" : "");
  for (guint left = 1 + lot(rand, MOST_PIECES); left > 0; left--) {
    g_string_append(text, lot(rand, 2) ? ANY(rand, phrases) : ANY(rand, pieces));
    if (kind == KIND_CHOICES && left == 2)
      g_string_append(text, " B. 渠");
  }
  return g_string_free(text, FALSE);
}

static struct block *add_kind(struct composed *composed, enum kind kind, const char *text) {
  const enum role role = kind == KIND_CELL                          ? ROLE_TABLE
                         : kind == KIND_FIRST || kind == KIND_THIRD ? ROLE_HEADING
                                                                    : ROLE_BODY;
  struct block *block = add_block(composed, role, text);
  block->level = kind == KIND_FIRST ? 1 : kind == KIND_THIRD ? 3 : 0;
  if (kind == KIND_CELL) {
    block->table = g_new0(struct table, 1);
    *block->table =
        (struct table){.rows = 1, .columns = 1, .cells = g_strdupv((char **)(const char *const[]){text, NULL})};
  }
  return block;
}

static void append_box(GString *all, const struct boxes *boxes, guint i, const char *text, gsize end) {
  static const char *const signs[] = {
      [BREAK_NO] = "",      [BREAK_FREE] = "|",     [BREAK_UNIT] = "~",   [BREAK_DATE] = "^",    [BREAK_DASH] = "_",
      [BREAK_WORD] = "/",   [BREAK_ANYWHERE] = "!", [BREAK_INSIDE] = ":", [BREAK_HEADING] = ";", [BREAK_MEMBER] = ",",
      [BREAK_CHOICE] = "+", [BREAK_NAME] = "'",     [BREAK_SHORT] = "\""};
  static const char *const flags[] = {"joined", "gap", "letters", "fixed", "paired", "ruby", "choice"};
  const struct box *box = box_at(boxes, i);
  g_string_append_printf(all, "%s%.*s", i > 0 ? signs[box->break_before] : "", (int)(end - box->text),
                         text + box->text);
  const gsize open = all->len;
  if (box->gap > 0)
    g_string_append_printf(all, " %.2g", (double)box->gap);
  if (box->half.left + box->half.right > 0)
    g_string_append_printf(all, " half %.2g/%.2g", (double)box->half.left, (double)box->half.right);
  for (guint k = 0; k < G_N_ELEMENTS(flags); k++)
    if (box->flags & 1u << k)
      g_string_append_printf(all, " %s", flags[k]);
  if (all->len > open) {
    g_string_insert_c(all, (gssize)open, '[');
    g_string_erase(all, (gssize)open + 1, 1);
    g_string_append_c(all, ']');
  }
}

static void append_paragraph(GString *all, struct typesetter *typesetter, const struct paragraph *paragraph,
                             double cells) {
  struct galley *galley = galley_new(paragraph, 0, paragraph->text->len, typesetter->style);
  galley->opens = true;
  galley->measure = cells * galley->cell;
  struct boxes *boxes = boxes_new(typesetter, galley);
  double width = 0;
  guint characters = 0;
  for (guint i = 0; i < boxes->boxes->len; i++) {
    const struct box *box = box_at(boxes, i);
    append_box(all, boxes, i, galley->text, i + 1 < boxes->boxes->len ? box_at(boxes, i + 1)->text : galley->length);
    width += (double)box->width;
    characters += box->characters;
  }
  g_string_append_printf(all, " = %.2f, %u\n", width, characters);
  boxes_free(boxes);
  galley_free(galley);
}

static struct typesetter typesetter_of(const struct composed *composed) {
  return (struct typesetter){.style = composed->style,
                             .turned = composed->style,
                             .fonts = composed->fonts,
                             .report = composed->report,
                             .reported = g_hash_table_new(NULL, NULL),
                             .shaped = g_array_new(FALSE, FALSE, sizeof(struct shaped_glyph))};
}

static void paragraphs_are_the_boxes_that_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1953);
  struct composed composed = composed_new();
  struct words *words = reader_words_load(NULL);
  composed.style->costs.split_name = 1;
  struct typesetter typesetter = typesetter_of(&composed);
  for (guint i = 0; i < PARAGRAPHS; i++) {
    const enum kind kind = (enum kind)(i % KINDS);
    g_autofree char *text = draw_text(kind, rand);
    doc_free(composed.doc);
    composed.doc = doc_new();
    add_kind(&composed, kind, text);
    g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
    holds_mark(paragraphs, composed.style, words);
    append_paragraph(all, &typesetter, paragraph_at(paragraphs, 0), 4 + lot(rand, 24));
  }
  g_hash_table_unref(typesetter.reported);
  g_array_unref(typesetter.shaped);
  words_free(words);
  composed_free(&composed);
  assert_int_equal(golden_compare("tests/data/drawn-boxes.txt", all->str), 0);
}

/* Blanks, figures and signs look at what is beside them, of which a part of a text may have none. */
static void every_part_of_a_text_has_its_boxes(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  struct typesetter typesetter = typesetter_of(&composed);
  add_block(&composed, ROLE_BODY, "at 2 - 3 ms （ 5 ℃ 10 000 kg 4 : 6 of");
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
  const struct paragraph *paragraph = paragraph_at(paragraphs, 0);
  const char *text = paragraph->text->str;
  for (const char *start = text; *start; start = g_utf8_next_char(start))
    for (const char *end = g_utf8_next_char(start); *end; end = g_utf8_next_char(end)) {
      struct galley *galley = galley_new(paragraph, (gsize)(start - text), (gsize)(end - text), composed.style);
      struct boxes *boxes = boxes_new(&typesetter, galley);
      assert_int_equal(box_at(boxes, 0)->text, 0);
      assert_true(box_at(boxes, boxes->boxes->len - 1)->text < galley->length);
      boxes_free(boxes);
      galley_free(galley);
    }
  g_hash_table_unref(typesetter.reported);
  g_array_unref(typesetter.shaped);
  composed_free(&composed);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(paragraphs_are_the_boxes_that_they_were),
                                     cmocka_unit_test(every_part_of_a_text_has_its_boxes)};
  return cmocka_run_group_tests_name("drawn boxes", tests, NULL, NULL);
}
