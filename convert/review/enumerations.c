/* Series counted inside paragraphs: a member missing, one worded otherwise, a first one alone. */
#include "review/members.h"
#include "review/review_words.h"

#include "base/messages.h"
#include "text/chars.h"
#include "text/numeral.h"

#include <string.h>

static const char *marker_of(const struct review *review, const struct member *member) {
  return review_passage(review, member->passage)->text + member->start;
}

static char *words_of(const struct review *review, const struct member *member) {
  return g_strndup(marker_of(review, member), member->length);
}

static struct finding *tell(const struct review *review, enum finding_id id, const struct member *member,
                            const char *format, const struct member *before) {
  g_autofree char *words = words_of(review, member), *previous = before ? words_of(review, before) : NULL;
  g_autofree char *message = g_strdup_printf(format, words, previous);
  return passage_tell(review, review_passage(review, member->passage), id, member->start,
                      member->start + member->length, message);
}

/* ---- series-order ---- */

/* The number that a clause begins with, in whatever form: 二则 其二 第二个 ② 2. */
static guint number_of_clause(const char *text, gsize length) {
  gsize sign = g_str_has_prefix(text, "第") || g_str_has_prefix(text, "其") ? strlen("第") : 0;
  if (g_str_has_prefix(text, "（") || g_str_has_prefix(text, "("))
    sign = (gsize)(g_utf8_next_char(text) - text);
  const char *figure = text + sign;
  const gsize left = (gsize)(text + length - figure);
  struct numeral number = numeral_chinese(figure, left);
  if (number.value == 0)
    number = numeral_arabic(figure, left, 2);
  if (number.value == 0)
    number = numeral_enclosed(text, length);
  if (number.value == 0 && (g_str_has_prefix(text, "其次") || g_str_has_prefix(text, "再")))
    number.value = 2;
  return number.value;
}

static bool clause_begins(const struct passage *passage, gsize at) {
  return members_boundary(passage, at) || chars_is_one_of("、", passage_before(passage, at));
}

/* Whether a clause between two members begins with the number, whatever it was taken for. */
static bool stands_between(const struct review *review, const struct member *before, const struct member *member,
                           guint number) {
  for (guint i = before->passage; i <= member->passage; i++) {
    const struct passage *passage = review_passage(review, i);
    gsize at = i == before->passage ? before->start + before->length : 0;
    gsize end = i == member->passage ? member->start : passage->length;
    for (; at < end; at += (gsize)(g_utf8_next_char(passage->text + at) - (passage->text + at)))
      if (clause_begins(passage, at) && number_of_clause(passage->text + at, passage->length - at) == number)
        return true;
  }
  return false;
}

static void check_order(const struct review *review, const struct member *before, const struct member *member) {
  if (member->number == before->number + 1 || member->kind == MEMBER_NAMED)
    return;
  if (member->kind == MEMBER_ADVERB && member->passage != before->passage) /* 再次感谢 at the end of a speech */
    return;
  for (guint missing = before->number + 1; missing < member->number; missing++)
    if (stands_between(review, before, member, missing))
      return;
  tell(review, FINDING_SERIES_ORDER, member, _("%s follows %s: a member of the series is missing or counted twice"),
       before);
}

/* So far above its paragraph the first member of a series is looked for. */
#define PARAGRAPHS_ABOVE 3

/* Anything that may be a first member: 一个是, 首先, 一方面 … before the member in its paragraph, or above that. */
static bool first_stands_above(const struct review *review, const struct member *member) {
  for (guint i = MAX(member->passage, PARAGRAPHS_ABOVE) - PARAGRAPHS_ABOVE; i <= member->passage; i++) {
    const struct passage *passage = review_passage(review, i);
    const gsize end = i == member->passage ? member->start : passage->length;
    if (words_has(review->lists, REVIEW_FIRST_MEMBERS, passage->text, end))
      return true;
  }
  return false;
}

/* 二是…三是… of which nothing is the first. */
static void check_orphan(const struct review *review, const GArray *members, guint index) {
  const struct member *member = member_at(members, index);
  if (member->previous > 0 || member->number != 2 ||
      (member->kind != MEMBER_COUNTED && member->kind != MEMBER_ORDINAL) || index + 1 >= members->len)
    return;
  const struct member *third = member_at(members, index + 1);
  if (third->kind == member->kind && third->number == 3 && third->passage == member->passage &&
      !first_stands_above(review, member))
    tell(review, FINDING_SERIES_ORDER, member, _("the series begins with %s; a first member was not found"), NULL);
}

/* ---- series-drift ---- */

static const char *suffix_of(const struct review *review, const struct member *member) {
  return marker_of(review, member) + member->length - member->suffix;
}

static bool alike(const struct review *review, const struct member *one, const struct member *other) {
  return one->suffix == other->suffix && memcmp(suffix_of(review, one), suffix_of(review, other), one->suffix) == 0;
}

static bool is_word(const struct review *review, const struct member *member, const char *word) {
  return member->suffix == strlen(word) && g_str_has_prefix(suffix_of(review, member), word);
}

/* 四要 among 是: put 是 in (四是要).  三是要 among 要: take 是 out.  Anything else is for the author to word. */
static void attach_fix(const struct review *review, struct finding *finding, const struct member *usual,
                       const struct member *member) {
  const char *marker = marker_of(review, member), *suffix = suffix_of(review, member);
  guint at = finding->place.column + (guint)g_utf8_strlen(marker, suffix - marker);
  if (is_word(review, member, "要") && is_word(review, usual, "是"))
    finding->fix = (struct fix){.at = at, .insert = g_strdup("是")};
  else if (is_word(review, member, "是") && is_word(review, usual, "要") &&
           g_str_has_prefix(suffix + member->suffix, "要"))
    finding->fix = (struct fix){.at = at, .delete = 1, .insert = g_strdup("")};
}

/* 一是 and 二要 are two ways of one thing; other verbs (一查 二看) are compared where two members agree. */
static bool may_drift(const struct review *review, const struct member *usual, guint agreed) {
  return agreed > 1 || is_word(review, usual, "是") || is_word(review, usual, "要");
}

/* ---- a series from its first member on ---- */

static void follow(const struct review *review, const GArray *members, guint first) {
  const struct member *usual = member_at(members, first), *before = usual;
  guint agreed = 1;
  for (guint i = before->next; i > 0; i = before->next) {
    const struct member *member = member_at(members, i);
    check_order(review, before, member);
    if (member->kind == MEMBER_COUNTED && alike(review, usual, member))
      agreed++;
    else if (member->kind == MEMBER_COUNTED && may_drift(review, usual, agreed))
      attach_fix(review,
                 tell(review, FINDING_SERIES_DRIFT, member,
                      _("%s follows %s: the members of a series are usually worded alike"), before),
                 usual, member);
    before = member;
  }
}

/* ---- series-single ---- */

/* So far a second member is looked for, in paragraphs. */
#define REACH 3

static bool second_follows(const struct review *review, const struct member *member) {
  const char *behind = marker_of(review, member) + member->length;
  if (words_has(review->lists, REVIEW_GOING_ON, behind, strlen(behind)))
    return true;
  for (guint i = member->passage + 1, seen = 0; i < review->passages->len && seen < REACH; i++) {
    const struct passage *passage = review_passage(review, i);
    seen += passage->block->role == ROLE_BODY;
    if (strstr(passage->text, "二是") || strstr(passage->text, "二要") || strstr(passage->text, "第二") ||
        number_of_clause(passage->text, passage->length) == 2)
      return true;
  }
  return false;
}

/* Whether at least two paragraphs of the same section follow: the text is not merely cut there. */
static bool text_follows(const struct review *review, guint passage) {
  return review_role(review, passage + 1) == ROLE_BODY && review_role(review, passage + 2) == ROLE_BODY;
}

static void check_single(const struct review *review, const struct member *member) {
  bool kind = member->kind == MEMBER_ORDINAL ||
              (member->kind == MEMBER_COUNTED && (is_word(review, member, "是") || is_word(review, member, "要")));
  if (kind && member->next == 0 && text_follows(review, member->passage) && !second_follows(review, member))
    tell(review, FINDING_SERIES_SINGLE, member, _("there is %s, and no second member was found"), NULL);
}

void review_series(struct review *review) {
  g_autoptr(GArray) members = members_find(review);
  for (guint i = 0; i < members->len; i++) {
    const struct member *member = member_at(members, i);
    if (member->previous > 0)
      continue;
    if (member->number > 1) {
      check_orphan(review, members, i);
      continue;
    }
    follow(review, members, i);
    check_single(review, member);
  }
  review_counts(review, members);
}
