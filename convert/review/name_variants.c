/* name-variant: one post and surname, and two given names that differ in one character. */
#include "base/items.h"
#include "review/passage.h"
#include "review/review_words.h"

#include "base/messages.h"
#include "read/reader_words.h"
#include "text/chars.h"

#include <string.h>

/* An office and a name behind it. */
struct named {
  guint passage;
  gsize start, length;  /* of the name */
  gsize post, sentence; /* where the post begins, and the sentence */
};

/* What does not stand inside given names: 张伟又来. */
static const char no_name[] = "又多也在的说带来去是有和与为到对从同就还都把被将向以并已曾等及给让一二三两今昨上下不没很"
                              "再亲会要能可必曰率作告表指强介宣主参出担任接致讲发到了着过，。、；：！？“”（）《》 　";

static gsize post_ending_at(const struct review *review, const char *text, gsize end) {
  gsize length = words_end(review->words, WORDS_OFFICES, text, end);
  return length > 0 ? length : words_end(review->lists, REVIEW_POSTS, text, end);
}

/* Surname and two more characters that can stand in a name; its bytes, or 0. */
static gsize name_at(const struct review *review, const char *text, gsize length) {
  gsize surname = words_begin(review->words, WORDS_SURNAMES, text, length), at = surname;
  for (guint i = 0; surname > 0 && i < 2; i++) {
    gunichar c = chars_at(text + at);
    if (!chars_is_han(c) || chars_is_one_of(no_name, c))
      return 0;
    at += (gsize)(g_utf8_next_char(text + at) - (text + at));
  }
  return at;
}

static void collect(const struct review *review, guint index, GArray *names) {
  const struct passage *passage = review_passage(review, index);
  const char *text = passage->text;
  gsize sentence = 0; /* where it begins */
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gsize at = (gsize)(p - text);
    if (chars_is_one_of("。！？", passage_before(passage, at)))
      sentence = at;
    gsize length = chars_is_han(chars_at(p)) ? name_at(review, p, passage->length - at) : 0;
    gsize post = length > 0 ? post_ending_at(review, text, at) : 0;
    if (post == 0)
      continue;
    struct named named = {index, at, length, at - post, sentence};
    g_array_append_val(names, named);
  }
}

static const char *name_of(const struct review *review, const struct named *named) {
  return review_passage(review, named->passage)->text + named->start;
}

/* 副书记 and 书记 are two posts; 县委书记 and 书记 may be one. */
static bool same_post(const struct review *review, const struct named *one, const struct named *other) {
  const struct passage *left = review_passage(review, one->passage), *right = review_passage(review, other->passage);
  gsize length = one->start - one->post;
  bool deputy = chars_is_one_of("副原前老新任", passage_before(left, one->post)),
       other_deputy = chars_is_one_of("副原前老新任", passage_before(right, other->post));
  return length == other->start - other->post &&
         memcmp(left->text + one->post, right->text + other->post, length) == 0 && !deputy && !other_deputy;
}

/* Whether two names of one length differ in one of the given name's characters alone. */
static bool differ_in_one(const struct review *review, const struct named *one, const struct named *other) {
  const char *left = name_of(review, one), *right = name_of(review, other);
  if (one->length != other->length)
    return false;
  guint differing = 0;
  gunichar first = chars_at(left);
  if (first != chars_at(right))
    return false;
  for (const char *p = left, *q = right; p < left + one->length; p = g_utf8_next_char(p), q = g_utf8_next_char(q))
    differing += chars_at(p) != chars_at(q);
  return differing == 1;
}

static bool same_sentence(const struct named *one, const struct named *other) {
  return one->passage == other->passage && one->sentence == other->sentence;
}

/* Compares a name with those before it; the nearest that is written otherwise is told. */
static void check(const struct review *review, const GArray *names, guint index) {
  const struct named *named = &array_at(names, struct named, index);
  for (guint i = index; i-- > 0;) {
    const struct named *other = &array_at(names, struct named, i);
    bool same =
        named->length == other->length && memcmp(name_of(review, named), name_of(review, other), named->length) == 0;
    if (same)
      return;
    if (!differ_in_one(review, named, other) || !same_post(review, named, other) || same_sentence(named, other))
      continue;
    g_autofree char *earlier = g_strndup(name_of(review, other), other->length);
    g_autofree char *message = g_strdup_printf(_("further up it is %s"), earlier);
    passage_tell_free(review, review_passage(review, named->passage), FINDING_NAME_VARIANT, named->start,
                      named->start + named->length, message);
    return;
  }
}

void review_persons(struct review *review) {
  g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(struct named));
  for (guint i = 0; i < review->passages->len; i++)
    if (review_passage(review, i)->block->role == ROLE_BODY)
      collect(review, i, names);
  for (guint i = 1; i < names->len; i++)
    check(review, names, i);
}
