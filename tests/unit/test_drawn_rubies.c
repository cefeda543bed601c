/* The readings of words in documents that are drawn by a seeded lot (tests/data/drawn-rubies.txt): what was said, what
 * stands above which words of each paragraph that has any, and what is told. */
#include "compose/compose.h"
#include "unit/drawn.h"
#include "unit/golden.h"

#define EXPECTED "tests/data/drawn-rubies.txt"

enum { DOCUMENTS = 150 };

static const char *const lines[] = {"[渠|qú]",
                                    "2:[渠|QÚ]",
                                    "[渠长|qú zhǎng]",
                                    "3: [渠长|qúzhǎng]",
                                    "[水利|shuǐ'lì]",
                                    "1：[水利|SHUǏ LÌ]",
                                    "[水利工作|shuǐlì gōngzuò]",
                                    "[周岭|Zhōu Lǐng]",
                                    "[王建国|Wáng Jiànguó]",
                                    "[Wi|wai]",
                                    "[WiFi|wai fai]",
                                    "[12.5|十二 点 五]",
                                    "[5A|wǔ A]",
                                    "[现场会上的讲话|xiànchǎnghuì]",
                                    "[书香里弄|shū xiāng lǐ lòng]",
                                    "[水 利|shuǐ lì]",
                                    "[没有的词|méi yǒu]",
                                    "[另一个|lìng yī gè]",
                                    "[清淤|qīng yū]",
                                    "4:[闸|zhá]"};

static void append_said(GString *all, const char *name, const GPtrArray *words) {
  for (guint i = 0; words && i < words->len; i++) {
    const struct ruby_word *word = words->pdata[i];
    g_string_append_printf(all, "%s %u:%u %s=%s\n", name, word->line, word->column, word->word, word->reading);
  }
}

/* Up to so many words, or no list. */
static GPtrArray *draw_words(GRand *rand, guint most) {
  const guint count = lot(rand, most);
  GPtrArray *words = count > 0 ? ruby_words_new() : NULL;
  for (guint i = 0; i < count; i++)
    assert_true(ruby_lines_add(words, ANY(rand, lines), NULL));
  return words;
}

/* Words at places of the text, rising; some are not there. */
static GPtrArray *draw_placed(const struct doc *doc, GRand *rand) {
  if (lot(rand, 2))
    return NULL;
  GPtrArray *words = ruby_words_new();
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = doc->blocks->pdata[i];
    const guint characters = (guint)g_utf8_strlen(block->text, -1);
    for (guint at = lot(rand, 12); at + 2 < characters; at += 2 + lot(rand, 12)) {
      const char *start = g_utf8_offset_to_pointer(block->text, at);
      g_autofree char *word = g_strndup(start, (gsize)(g_utf8_offset_to_pointer(start, 1 + lot(rand, 2)) - start));
      const char *reading = lot(rand, 2) ? "dú" : "dú dù";
      struct ruby_word *placed = ruby_words_append(words, lot(rand, 6) ? word : "渠", reading);
      if (!placed)
        continue;
      placed->line = block->first_line;
      placed->column = at + 1;
    }
  }
  return words;
}

static void append_rubies(GString *all, const struct paragraph *paragraph) {
  for (guint i = 0; paragraph->rubies && i < paragraph->rubies->len; i++) {
    const struct ruby *ruby = &g_array_index(paragraph->rubies, struct ruby, i);
    g_string_append_printf(all, "%s%zu %.*s=%s", i == 0 ? "  " : ", ", ruby->start, (int)(ruby->end - ruby->start),
                           paragraph->text->str + ruby->start, ruby->text);
  }
  g_string_append(all, paragraph->rubies ? "\n" : "");
}

static void append_findings(GString *all, const struct report *report) {
  for (guint i = 0; i < report->findings->len; i++) {
    const struct finding *finding = report->findings->pdata[i];
    g_string_append_printf(all, "! %u:%u %s\n", finding->place.line, finding->place.column, finding->message);
  }
}

static void readings_stand_where_they_stood(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1892);
  g_autoptr(Style) style = style_load("gongwen", NULL);
  assert_true(style_load_title_rules(style, NULL, NULL));
  for (guint i = 0; i < DOCUMENTS; i++) {
    g_autoptr(Doc) doc = doc_new();
    draw_speech(doc, rand);
    g_autoptr(GPtrArray) paragraphs = compose_doc(doc, style), placed = draw_placed(doc, rand);
    g_autoptr(GPtrArray) first = draw_words(rand, 6), second = draw_words(rand, 10);
    struct report *report = report_new();
    ruby_give(paragraphs, placed, first, second, report);
    g_string_append_printf(all, "# %u\n", i);
    append_said(all, "first", first);
    append_said(all, "second", second);
    for (guint k = 0; k < paragraphs->len; k++)
      append_rubies(all, paragraph_at(paragraphs, k));
    append_findings(all, report);
    report_free(report);
  }
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  g_setenv("LANGUAGE", "en", TRUE);
  const struct CMUnitTest tests[] = {cmocka_unit_test(readings_stand_where_they_stood)};
  return cmocka_run_group_tests_name("drawn_rubies", tests, NULL, NULL);
}
