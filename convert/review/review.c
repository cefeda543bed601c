#include "review/review.h"

#include "base/items.h"
#include "base/paths.h"
#include "review/passage.h"
#include "text/chars.h"

#include <string.h>

/* Each rule and what it may tell, FINDING_COUNT at the end.  What stands first owns a place. */
static const struct {
  void (*find)(struct review *review);
  enum finding_id tells[48];
} rules[] = {
    {review_guard, {FINDING_COUNT}},
    {review_title, {FINDING_NO_TITLE, FINDING_COUNT}},
    {review_characters, {FINDING_BAD_CHARACTER, FINDING_COUNT}},
    {review_headings,
     {FINDING_HEADING_ORDER, FINDING_HEADING_MIXED, FINDING_HEADING_LEVEL, FINDING_HEADING_SINGLE,
      FINDING_HEADING_MARKER, FINDING_COUNT}},
    {review_series,
     {FINDING_SERIES_DRIFT, FINDING_SERIES_ORDER, FINDING_SERIES_SINGLE, FINDING_COUNT_MISMATCH, FINDING_COUNT}},
    {review_blanks, {FINDING_PLACEHOLDER, FINDING_COUNT}},
    {review_quotes, {FINDING_STRAIGHT_QUOTE, FINDING_COUNT}},
    {review_half_width, {FINDING_HALF_WIDTH_MARK, FINDING_COUNT}},
    {review_pairs, {FINDING_UNPAIRED_MARK, FINDING_CROSSED_MARK, FINDING_NESTED_MARK, FINDING_COUNT}},
    {review_joined, {FINDING_STRAY_MARK, FINDING_COUNT}},
    {review_patterns_find,
     {FINDING_DOUBLED_MARK, FINDING_PILED_MARK,  FINDING_ELLIPSIS_FORM, FINDING_ELLIPSIS_ETC,  FINDING_DASH_FORM,
      FINDING_RANGE_FORM,   FINDING_RANGE_UNIT,  FINDING_ETC_COMMA,     FINDING_QUOTE_END,     FINDING_BOOK_TITLE,
      FINDING_HAN_BLANK,    FINDING_YEAR_FORM,   FINDING_YEAR_SHORT,    FINDING_ZERO_FORM,     FINDING_WIDE_FIGURE,
      FINDING_FIGURE_BLANK, FINDING_FIGURE_MARK, FINDING_FIGURE_MIXED,  FINDING_APPROX_DOUBLE, FINDING_TIMES_FALL,
      FINDING_WORD_TWICE,   FINDING_WRONG_WORD,  FINDING_LIST_COMMA,    FINDING_COUNT}},
    {review_ends,
     {FINDING_COLON_MISSING, FINDING_SALUTATION_MARK, FINDING_HEADING_END_MARK, FINDING_MISSING_END_MARK,
      FINDING_TITLE_END_MARK, FINDING_COUNT}},
    {review_dates,
     {FINDING_DATE_IMPOSSIBLE, FINDING_WEEKDAY_MISMATCH, FINDING_DATE_DIFFERS, FINDING_RANGE_ORDER, FINDING_COUNT}},
    {review_repeats, {FINDING_SENTENCE_TWICE, FINDING_PARAGRAPH_TWICE, FINDING_COUNT}},
    {review_occasion, {FINDING_TITLE_OCCASION, FINDING_COUNT}},
    {review_persons, {FINDING_NAME_VARIANT, FINDING_COUNT}},
    {review_script, {FINDING_TRADITIONAL_MIXED, FINDING_COUNT}},
};

static void passage_clear(gpointer data) {
  g_free(((struct passage *)data)->taken);
}

static void count_marks(struct manner *manner, const char *text) {
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    switch (chars_at(p)) {
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
    case 0xFF1B: /* ； */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
      manner->full_marks++;
      break;
    case ',':
    case ':':
    case ';':
    case '!':
    case '?':
      manner->half_marks++;
      break;
    case 0x201C:
    case 0x201D:
      manner->curly_quotes++;
      break;
    default:
      break;
    }
}

static void add_passage(struct review *review, const struct block *block) {
  struct block_cursor cursor = block_cursor(block);
  struct passage passage = {block, block->text, cursor.length, g_new0(guint8, cursor.length + 1), cursor};
  g_array_append_val(review->passages, passage);
  count_marks(&review->manner, block->text);
}

/* What stands in more places than this is the author's manner. */
#define MANNER 30

/* Makes notes of warnings about usage that the text gives again and again. */
static void soften_manners(struct report *report) {
  guint counts[FINDING_COUNT] = {0};
  for (guint i = 0; i < report->findings->len; i++)
    counts[((struct finding *)pointer_at(report->findings, i))->id]++;
  for (guint i = 0; i < report->findings->len; i++) {
    struct finding *finding = pointer_at(report->findings, i);
    if (counts[finding->id] > MANNER && finding->severity == SEVERITY_WARNING && review_tells(finding->id) &&
        finding_grounds(finding->id) != GROUNDS_FACT)
      finding->severity = SEVERITY_NOTE;
  }
}

void review_doc(const struct doc *doc, const struct review_patterns *patterns, struct report *report) {
  struct review review = {.doc = doc,
                          .patterns = patterns,
                          .report = report,
                          .scripts = review_patterns_scripts(patterns),
                          .words = review_patterns_words(patterns),
                          .lists = review_patterns_lists(patterns)};
  review.passages = g_array_new(FALSE, FALSE, sizeof(struct passage));
  g_array_set_clear_func(review.passages, passage_clear);
  for (guint i = 0; i < doc->blocks->len; i++)
    add_passage(&review, pointer_at(doc->blocks, i));
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
    rules[i].find(&review);
  soften_manners(report);
  g_array_unref(review.passages);
}

struct review_patterns *review_load(const struct words *words, GError **error) {
  g_autofree char *patterns = paths_data("styles/review.rules"), *scripts = paths_data("styles/scripts.txt");
  return review_patterns_load(patterns, scripts, words, error);
}

bool review_tells(enum finding_id id) {
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
    for (const enum finding_id *told = rules[i].tells; *told != FINDING_COUNT; told++)
      if (*told == id)
        return true;
  return false;
}
