/* count-mismatch: 讲三点意见 and four of them.  Certain only where the promise stands right before the first member,
 * and the series is whole and ends inside its scope. */
#include "review/members.h"
#include "review/review_words.h"

#include "base/messages.h"
#include "base/to_nul.h"
#include "text/chars.h"
#include "text/marker.h"
#include "text/numeral.h"

#include <string.h>

/* A promise takes at most so many characters before its list. */
#define PROMISE_CHARACTERS 24

/* Behind the noun of a promise may stand this much: 我讲三点意见，供大家参考： */
#define TAIL_CHARACTERS 10

/* A number of things that a clause announces. */
struct promise {
  guint count;
  gsize start, end; /* 三点, 四个勤: the numeral and what it counts */
};

static const char *step_back(const char *p) {
  return g_utf8_prev_char(p);
}

static bool is_numeral(gunichar c) {
  return chars_is_one_of("一二两三四五六七八九十百千万亿0123456789", c);
}

/* 五六点, 两三件: one number or the other. */
static bool is_either(const struct passage *passage, gsize start) {
  static const char figures[] = "一二两三四五六七八九";
  return chars_is_one_of(figures, passage_at(passage, start)) &&
         chars_is_one_of(figures, passage_at(passage, start + strlen("一")));
}

/* 几, 十几, 第, 余: no exact number, or no number of members. */
static bool is_inexact(const struct passage *passage, gsize start, gsize end) {
  return is_either(passage, start) ||
         chars_is_one_of("几第数余近约上前后成多其每各初十百千万分之点.、至—～-", passage_before(passage, start)) ||
         chars_is_one_of("几多余来分、至到—～-.", passage_at(passage, end));
}

static struct numeral read_count(const char *text, gsize length) {
  if (g_str_has_prefix(text, "两"))
    return (struct numeral){2, strlen("两")};
  struct numeral number = numeral_chinese(text, length);
  return number.value ? number : numeral_arabic(text, length, 2);
}

/* Where the clause that ends at `end` begins: behind the stop before it. */
static gsize clause_start(const struct passage *passage, gsize end) {
  const char *p = passage->text + end;
  for (guint i = 0; i < PROMISE_CHARACTERS && p > passage->text; i++) {
    const char *before = step_back(p);
    if (chars_is_one_of("。；！？：:", chars_at(before)))
      break;
    p = before;
  }
  return (gsize)(p - passage->text);
}

/* The promise whose list begins at byte `at`, behind its mark. */
static bool find_promise(const struct words *lists, const struct passage *passage, gsize at, struct promise *promise) {
  const char *text = passage->text, *mark = text + at;
  while (chars_is_one_of(" 　“", chars_before(text, mark)))
    mark = step_back(mark);
  if (!chars_is_one_of("：:。，,", chars_before(text, mark)))
    return false;
  mark = step_back(mark);
  bool colon = chars_is_one_of("：:", chars_at(mark));
  gsize end = (gsize)(mark - text), start = clause_start(passage, end);
  *promise = (struct promise){0};
  for (gsize p = start; p < end; p += (gsize)(g_utf8_next_char(text + p) - (text + p))) {
    if (!is_numeral(chars_at(text + p)) || is_numeral(passage_before(passage, p)))
      continue;
    struct numeral number = read_count(text + p, end - p);
    const char *behind = text + p + number.length;
    const gsize left = (gsize)(mark - behind);
    const gsize what = words_begin(lists, REVIEW_CLASSIFIERS, behind, left);
    if (!what) {
      if (chars_is_one_of("一", chars_at(text + p))) /* 进一步, 统一 */
        continue;
      promise->count = 0; /* another number stands nearer to the list */
      continue;
    }
    bool wrong = number.value < 2 || is_inexact(passage, p, p + number.length) ||
                 words_open(lists, REVIEW_WORLD_UNITS, behind, left);
    *promise = wrong ? (struct promise){0} : (struct promise){number.value, p, p + number.length + what};
  }
  if (promise->count == 0 || g_utf8_strlen(text + promise->end, mark - (text + promise->end)) > TAIL_CHARACTERS)
    return false;
  return colon || words_has(lists, REVIEW_ANNOUNCING, text + start, promise->start - start);
}

static bool breaks_off(const struct review *review, const struct passage *passage, gsize from) {
  const char *rest = passage->text + from;
  return words_has(review->lists, REVIEW_BREAKING_OFF, rest, strlen(rest));
}

static void tell(const struct review *review, struct passage *passage, const struct promise *promise, guint counted) {
  g_autofree char *words = g_strndup(passage->text + promise->start, promise->end - promise->start);
  g_autofree char *message = g_strdup_printf(
      ngettext("%s is announced, and %u is counted", "%s is announced, and %u are counted", counted), words, counted);
  passage_tell_free(review, passage, FINDING_COUNT_MISMATCH, promise->start, promise->end, message);
}

/* ---- members inside paragraphs ---- */

/* Whether the series has all numbers from 1 on, and its members are in one paragraph or begin theirs. */
static bool is_whole(const GArray *members, guint first, guint *last) {
  guint number = 1;
  for (guint i = first;; number++) {
    const struct member *member = member_at(members, i);
    if (member->number != number ||
        (i != first && member->passage != member_at(members, *last)->passage && !member->by_line))
      return false;
    *last = i;
    if (member->next == 0)
      return true;
    i = member->next;
  }
}

/* So many paragraphs on, with that of the last member, a further one is looked for. */
#define PARAGRAPHS_ON 6

/* A member of this number further on, in whatever form: then the series is not certain to end where it seems to. */
static bool may_go_on(const struct review *review, const struct member *last) {
  static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  guint next = last->number + 1;
  if (next > G_N_ELEMENTS(digits))
    return true;
  const guint end = MIN(review->passages->len, last->passage + PARAGRAPHS_ON);
  gsize at = last->start + last->length;
  for (guint i = last->passage; i < end; i++, at = 0) {
    const struct passage *one = review_passage(review, i);
    if (breaks_off(review, one, at))
      return true;
    for (; at < one->length; at += (gsize)(g_utf8_next_char(one->text + at) - (one->text + at))) {
      const char *p = one->text + at;
      if (!members_boundary(one, at))
        continue;
      p += g_str_has_prefix(p, "第") || g_str_has_prefix(p, "其") || g_str_has_prefix(p, "（") ? strlen("第") : 0;
      struct numeral enclosed = numeral_enclosed(one->text + at, one->length - at);
      if (g_str_has_prefix(p, digits[next - 1]) || enclosed.value == next)
        return true;
    }
  }
  return false;
}

static void check_members(const struct review *review, const GArray *members, guint first) {
  const struct member *member = member_at(members, first);
  guint last = first, place = member->passage;
  struct promise promise;
  gsize at = member->start;
  if (at == 0 && place > 0 && review_passage(review, place - 1)->block->role == ROLE_BODY)
    at = review_passage(review, --place)->length;
  struct passage *passage = review_passage(review, place);
  if (at == 0 || !is_whole(members, first, &last) || !find_promise(review->lists, passage, at, &promise))
    return;
  guint counted = members_count(members, first);
  if (counted > 1 && counted != promise.count && !may_go_on(review, member_at(members, last)))
    tell(review, passage, &promise, counted);
}

/* ---- headings ---- */

/* How many headings of one level follow each other from passage `first` on, from 1 without a gap; 0: not so. */
static guint count_headings(const struct review *review, guint first) {
  const struct block *heading = review_passage(review, first)->block;
  guint count = 0;
  for (guint i = first; i < review->passages->len; i++) {
    const struct passage *passage = review_passage(review, i);
    const struct block *block = passage->block;
    struct promise other;
    if (block->role == ROLE_TITLE || (block->role == ROLE_HEADING && block->level < heading->level))
      break;
    if (block->role == ROLE_HEADING && block->level == heading->level && block->number != ++count)
      return 0;
    if (block->role != ROLE_BODY)
      continue;
    struct marker marker = marker_in_series(passage->text, passage->length);
    if (marker.level == heading->level && marker.number == count + 1)
      return 0; /* it was read as something else */
    if (find_promise(review->lists, passage, passage->length, &other) && review_role(review, i + 1) == ROLE_HEADING &&
        review_passage(review, i + 1)->block->level == heading->level)
      return 0;
  }
  return count;
}

/* In one of so many last paragraphs. */
#define LAST_PARAGRAPHS 3

/* What follows the last heading's section may be another point, told without a number. */
static bool ends_openly(const struct review *review) {
  for (guint i = MAX(review->passages->len, LAST_PARAGRAPHS) - LAST_PARAGRAPHS; i < review->passages->len; i++)
    if (breaks_off(review, review_passage(review, i), 0))
      return true;
  return false;
}

static void check_headings(struct review *review) {
  for (guint i = 1; i < review->passages->len; i++) {
    struct passage *before = review_passage(review, i - 1);
    const struct block *block = review_passage(review, i)->block;
    struct promise promise;
    if (block->role != ROLE_HEADING || before->block->role != ROLE_BODY ||
        !find_promise(review->lists, before, before->length, &promise))
      continue;
    guint counted = count_headings(review, i);
    if (counted > 1 && counted != promise.count && (counted > promise.count || !ends_openly(review)))
      tell(review, before, &promise, counted);
  }
}

/* ---- 四个勤：腿勤、眼勤、手勤。 ---- */

#define LONGEST_NAME 4
#define LONGEST_MEMBER 12

static gsize list_end(const struct passage *passage, gsize from) {
  gsize at = from;
  while (at < passage->length && !chars_is_one_of("。！？：", passage_at(passage, at)))
    at += (gsize)(g_utf8_next_char(passage->text + at) - (passage->text + at));
  return at;
}

/* How many members up to `end`, parted by 、 ， ；, all of which end in the word, or begin with it (坚持…、坚持…); 0:
 * some do and some do not. */
static guint count_named(const struct passage *passage, gsize from, gsize end, const char *word) {
  g_autofree char *list = g_strndup(passage->text + from, end - from);
  g_auto(GStrv) items = g_regex_split_simple("[、，；]", list, 0, 0);
  guint count = 0, ending = 0, beginning = 0;
  for (char **item = items; *item; item++, count++) {
    if (g_str_has_suffix(*item, "”"))
      (*item)[strlen(*item) - strlen("”")] = '\0';
    ending += g_str_has_suffix(*item, word);
    beginning += g_str_has_prefix(*item + (g_str_has_prefix(*item, "“") ? strlen("“") : 0), word);
    if (g_utf8_strlen(*item, TO_NUL) > LONGEST_MEMBER)
      return 0;
  }
  return ending == count || beginning == count ? count : 0;
}

/* N个X： at the byte offset of its colon. */
static void check_named(const struct review *review, struct passage *passage, gsize colon) {
  struct promise promise;
  gsize from = colon + strlen("：");
  if (!find_promise(review->lists, passage, from, &promise) || !g_str_has_suffix(passage->text, "。"))
    return;
  const char *text = passage->text;
  g_autofree char *word = g_strndup(text + promise.end, colon - promise.end);
  gsize length = strlen(word);
  if (g_str_has_suffix(word, "”")) /* “三个不”： */
    word[length -= strlen("”")] = '\0';
  if (length == 0 || chars_count(word, length) > LONGEST_NAME)
    return;
  guint counted = count_named(passage, from, list_end(passage, from), word);
  promise.end += length;
  if (counted > 1 && counted != promise.count)
    tell(review, passage, &promise, counted);
}

void review_counts(struct review *review, const GArray *members) {
  for (guint i = 0; i < members->len; i++)
    if (member_at(members, i)->number == 1 && member_at(members, i)->previous == 0)
      check_members(review, members, i);
  check_headings(review);
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    if (passage->block->role != ROLE_BODY)
      continue;
    for (const char *p = strstr(passage->text, "："); p; p = strstr(p + strlen("："), "："))
      check_named(review, passage, (gsize)(p - passage->text));
  }
}
