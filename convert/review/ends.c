#include "base/items.h"
#include "base/messages.h"
#include "review/passage.h"
#include "review/review_words.h"

#include "text/chars.h"
#include "text/marker.h"

#include <string.h>

static gsize last_char(const struct passage *passage) {
  return passage->length > 0 ? (gsize)(g_utf8_prev_char(passage->text + passage->length) - passage->text) : 0;
}

static guint count_han(const struct passage *passage) {
  guint count = 0;
  for (const char *p = passage->text; *p; p = g_utf8_next_char(p))
    count += chars_is_han(chars_at(p));
  return count;
}

#define LONGEST_HEADING 30

/* ---- a line that is a heading by its number, but for its mark ---- */

/* The next numbered heading, which goes on counting where this line stops: 一、…； and 二、… */
static void check_sibling(struct review *review, guint i) {
  struct passage *passage = review_passage(review, i);
  struct marker marker = marker_heading(passage->text, passage->length);
  gsize last = last_char(passage);
  if (marker.kind == MARKER_NONE || !chars_is_one_of("；，", passage_at(passage, last)) ||
      chars_count(passage->text, passage->length) > LONGEST_HEADING)
    return;
  guint k = i + 1;
  while (k < review->passages->len && review_role(review, k) != ROLE_HEADING)
    k++;
  if (k < review->passages->len && k > i + 1 && !review_passage(review, k)->block->run_in &&
      review_passage(review, k)->block->number == marker.number + 1 &&
      review_passage(review, k)->block->level == marker.level)
    passage_tell_free(review, passage, FINDING_HEADING_END_MARK, last, passage->length, NULL);
}

/* ---- a mark that begins a paragraph ---- */

/* Whether all lines of the source between two are blank: what stood there was not left out. */
static bool only_blanks_between(const struct review *review, guint first, guint last) {
  for (guint i = 0; i < review->doc->dropped->len; i++) {
    const struct dropped *dropped = pointer_at(review->doc->dropped, i);
    if (dropped->last_line >= first && dropped->first_line <= last)
      return false;
  }
  return true;
}

/* A paragraph of the source that begins with a mark belongs to the one before; the reader has put them together. */
static void tell_joined(struct review *review, struct passage *passage) {
  const GArray *origins = passage->block->origins;
  for (guint i = 1; origins && i < origins->len; i++) {
    const struct origin *before = &array_at(origins, struct origin, i - 1);
    const struct origin *origin = &array_at(origins, struct origin, i);
    gunichar mark = passage_at(passage, origin->start);
    if (origin->line > before->line + 1 && chars_is_one_of("，。、；：？！”）》", mark) &&
        only_blanks_between(review, before->line, origin->line))
      passage_tell_free(review, passage, FINDING_STRAY_MARK, origin->start,
                        (gsize)(g_utf8_next_char(passage->text + origin->start) - passage->text), NULL);
  }
}

/* ---- body: no mark at the end ---- */

#define SHORTEST_PARAGRAPH 20 /* Han: shorter ones are lines of verse, cues, names */

static bool has_stop_inside(const struct passage *passage) {
  return strstr(passage->text, "。") || strstr(passage->text, "！") || strstr(passage->text, "？") ||
         strstr(passage->text, "；");
}

/* A list follows: a heading, or a paragraph with a number at its start. */
static bool list_follows(const struct review *review, guint i) {
  if (i + 1 == review->passages->len)
    return false;
  const struct passage *next = review_passage(review, i + 1);
  return next->block->role == ROLE_HEADING || g_str_has_prefix(next->text, "（一）") ||
         g_str_has_prefix(next->text, "1") || g_str_has_prefix(next->text, "一、") ||
         g_str_has_prefix(next->text, "一是");
}

/* A last paragraph may be cut by whoever made the excerpt. */
static void check_body(struct review *review, guint i) {
  struct passage *passage = review_passage(review, i);
  check_sibling(review, i);
  if (words_close(review->lists, REVIEW_LIST_FOLLOWS, passage->text, passage->length) && list_follows(review, i))
    passage_tell_free(review, passage, FINDING_COLON_MISSING, last_char(passage), passage->length, NULL);
  gsize last = last_char(passage);
  gunichar end = passage_at(passage, last);
  bool goes_on = review_role(review, i + 1) == ROLE_BODY;
  if (goes_on && has_stop_inside(passage) && count_han(passage) >= SHORTEST_PARAGRAPH &&
      (chars_is_han(end) || g_unichar_isdigit(end)))
    passage_tell_free(review, passage, FINDING_MISSING_END_MARK, last, passage->length, NULL);
}

void review_joined(struct review *review) {
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    if (passage->block->role != ROLE_BODY)
      continue;
    tell_joined(review, passage);
    if (chars_is_one_of("，。、；：？！”）》", passage_at(passage, 0)))
      passage_tell_free(review, passage, FINDING_STRAY_MARK, 0,
                        (gsize)(g_utf8_next_char(passage->text) - passage->text), NULL);
  }
}

/* ---- salutations ---- */

static void check_salutation(struct review *review, guint i) {
  struct passage *passage = review_passage(review, i);
  gsize last = last_char(passage);
  if (review_role(review, i + 1) == ROLE_SALUTATION || chars_is_one_of("：:！!", passage_at(passage, last)))
    return;
  passage_tell_free(review, passage, FINDING_SALUTATION_MARK, last, passage->length, NULL);
}

/* ---- headings that stand alone (GB/T 15834 B.4) ---- */

/* The last character; a heading's own text leaves its 。 out, the source has it. */
static const char *heading_end(const struct passage *passage) {
  const char *source = block_source(passage->block);
  return *source ? g_utf8_prev_char(source + strlen(source)) : source;
}

static bool ends_with_stop(const struct review *review, guint i) {
  return chars_is_one_of("。；，", chars_at(heading_end(review_passage(review, i))));
}

/* Of the headings of a level that stand alone: all, those that end with a mark, those of them that were passed. */
struct level_ends {
  guint all, marked, passed;
};

/* By level. */
static void count_levels(const struct review *review, struct level_ends *levels) {
  for (guint i = 0; i < review->passages->len; i++) {
    const struct block *block = review_passage(review, i)->block;
    if (block->role != ROLE_HEADING || block->run_in)
      continue;
    levels[block->level].all++;
    levels[block->level].marked += ends_with_stop(review, i);
  }
}

/* A question of an examination: （ B ） or （　） is to be answered. */
static bool is_question(const char *text) {
  for (const char *p = strstr(text, "（"); p; p = strstr(p + strlen("（"), "（")) {
    const char *inside = p + strlen("（");
    while (chars_is_blank(chars_at(inside)))
      inside = g_utf8_next_char(inside);
    inside += strspn(inside, "ABCDEFGH");
    while (chars_is_blank(chars_at(inside)))
      inside = g_utf8_next_char(inside);
    if (g_str_has_prefix(inside, "）"))
      return true;
  }
  return false;
}

/* Most headings of a level with a mark are the author's manner, which is told once. */
static void check_heading(struct review *review, struct level_ends *levels, guint i) {
  struct passage *passage = review_passage(review, i);
  const struct block *block = passage->block;
  if (block->run_in || !ends_with_stop(review, i))
    return;
  struct level_ends *level = &levels[block->level];
  bool manner = level->all > 2 && 2 * level->marked > level->all, first = level->passed++ == 0;
  if ((manner && !first) || chars_count(passage->text, passage->length) > LONGEST_HEADING || is_question(passage->text))
    return;
  guint line, column;
  block_place(block, passage->length, &line, &column);
  const char *mark = heading_end(passage);
  if (g_str_has_suffix(passage->text, mark))
    column--;
  struct finding *finding = report_add(review->report, FINDING_HEADING_END_MARK, (struct place){line, column, mark},
                                       "%s", _(finding_meaning(FINDING_HEADING_END_MARK)));
  if (manner)
    finding->severity = SEVERITY_NOTE;
}

/* ---- titles (GB/T 15834 B.4) ---- */

/* A title in two lines may part at a comma; a short line in ： is a label. */
static void check_title(struct review *review, guint i) {
  struct passage *passage = review_passage(review, i);
  gsize last = last_char(passage);
  gunichar mark = passage_at(passage, last);
  bool goes_on = review_role(review, i + 1) == passage->block->role;
  struct finding *finding = NULL;
  if (chars_is_one_of("。；", mark) || (chars_is_one_of("，：", mark) && !goes_on && count_han(passage) > 6))
    finding = passage_tell_free(review, passage, FINDING_TITLE_END_MARK, last, passage->length, NULL);
  if (finding && mark == 0x3002)
    passage_fix(passage, finding, last, passage->length, "");
}

void review_ends(struct review *review) {
  struct level_ends levels[LEVELS] = {{.all = 0}};
  count_levels(review, levels);
  for (guint i = 0; i < review->passages->len; i++) {
    switch (review_role(review, i)) {
    case ROLE_BODY:
      check_body(review, i);
      break;
    case ROLE_SALUTATION:
      check_salutation(review, i);
      break;
    case ROLE_HEADING:
      check_heading(review, levels, i);
      break;
    case ROLE_TITLE:
    case ROLE_SUBTITLE:
      check_title(review, i);
      break;
    default:
      break;
    }
  }
}
