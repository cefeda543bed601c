/* title-occasion: the title has a third meeting, the text opens the fourth. */
#include "review/passage.h"
#include "review/review_words.h"

#include "base/messages.h"
#include "base/to_nul.h"
#include "text/chars.h"

#include <string.h>

/* What may differ between title and text when somebody took an old text for a new occasion: an ordinal, a year, the
 * ceremony that opens or closes. */
#define ORDINAL "第[一二三四五六七八九十百〇\\d]+(?=次|届|期|场|批|轮|季|个)"
#define YEAR "(?<!\\d)\\d{4}年"
#define CEREMONY "(?:开班|结业|结班|毕业|开学|开幕|闭幕|开工|竣工|奠基|落成|启动|签约|揭牌|开业)(?=仪式|典礼|式|会)"
#define CEREMONY_END CEREMONY "(?:仪式|典礼|式|会)$"
#define CHANGING "(" ORDINAL "|" YEAR "|" CEREMONY ")"

/* The words beside what differs, in characters: so many have to be the same. */
#define LEAST_CONTEXT 4

/* The occasion is named in the first paragraphs. */
#define PARAGRAPHS 3

/* No title is longer: as many characters of a text are looked at before what is behind the place that changes. */
#define TITLE_CHARACTERS 200

/* As many characters of a sentence are looked at before the occasion. */
#define SENTENCE_CHARACTERS 400

/* 在全镇第三次…会上的讲话: up to the occasion's last character; the whole title when it is not of this form. */
static gsize occasion_end(const char *title) {
  const char *end = strstr(title, "上的");
  return end ? (gsize)(end - title) : strlen(title);
}

/* The last characters of a text, as many as `count` at most. */
static const char *tail(const char *text, gsize length, guint count) {
  const char *p = text + length;
  while (p > text && count-- > 0)
    p = g_utf8_prev_char(p);
  return p;
}

/* Whether the sentence around a byte offset speaks of another time. */
static bool speaks_of_another(const struct review *review, const char *text, gsize at) {
  const char *first = tail(text, at, SENTENCE_CHARACTERS), *start = text + at, *end = text + at;
  while (start > first && !chars_is_one_of("。！？", chars_at(g_utf8_prev_char(start))))
    start = g_utf8_prev_char(start);
  while (*end && !chars_is_one_of("。！？，", chars_at(end)))
    end = g_utf8_next_char(end);
  return words_has(review->lists, REVIEW_OTHER_TIMES, start, (gsize)(end - start));
}

/* The first line of the title, which there is. */
static struct passage *title_of(const struct review *review) {
  guint i = 0;
  while (review_passage(review, i)->block->role != ROLE_TITLE)
    i++;
  return review_passage(review, i);
}

/* Looks in one paragraph for the occasion with something else at the place that changes. */
static bool compare(struct review *review, const char *text, const char *before, const char *told, const char *after) {
  g_autoptr(GRegex) form = g_regex_new(
      "(?:第[一二三四五六七八九十百〇\\d]+|\\d{4}年|[开结毕闭竣奠落启签揭][班业学幕工基成动约牌])$", 0, 0, NULL);
  for (const char *p = strstr(text, after); p; p = strstr(g_utf8_next_char(p), after)) {
    const char *start = p, *from = tail(text, (gsize)(p - text), TITLE_CHARACTERS);
    g_autofree char *head = g_strndup(from, (gsize)(p - from));
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(form, head, 0, &match))
      continue;
    g_autofree char *found = g_match_info_fetch(match, 0);
    start -= strlen(found);
    head[start - from] = '\0';
    bool same_kind = chars_at(found) == chars_at(told) ||
                     (!g_ascii_isdigit(*found) == !g_ascii_isdigit(*told) && !g_str_has_prefix(told, "第"));
    if (strcmp(found, told) == 0 || !same_kind || !g_str_has_suffix(head, before) ||
        speaks_of_another(review, text, (gsize)(start - text)))
      continue;
    struct passage *title = title_of(review);
    g_autofree char *message = g_strdup_printf(_("the title has %s, the text %s"), told, found);
    passage_tell_free(review, title, FINDING_TITLE_OCCASION, 0, title->length, message);
    return true;
  }
  return false;
}

/* What stands behind the part, to be looked for in the text: 届龙舟赛 of 第三届龙舟赛开幕式, since the text says that
 * the race is opened.  Free with g_free. */
static char *words_behind(const char *title, gsize end, int to) {
  char *all = g_strndup(title + to, end - (gsize)to);
  g_autoptr(GRegex) ceremony = g_regex_new(CEREMONY_END, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  int start, stop;
  if (g_regex_match(ceremony, all, 0, &match) && g_match_info_fetch_pos(match, 0, &start, &stop) &&
      g_utf8_strlen(all, start) >= LEAST_CONTEXT)
    all[start] = '\0';
  return all;
}

/* Behind an ordinal so many characters tell what is counted: 批援藏干部 of 第五批援藏干部欢送会. */
#define COUNTED 5

/* Whether one of the paragraphs has the words of the title. */
static bool is_named(const struct review *review, const char *told, const char *after) {
  g_autofree char *words = g_strconcat(told, after, NULL);
  for (guint i = 0; i < review->passages->len; i++)
    if (review_passage(review, i)->block->role == ROLE_BODY && strstr(review_passage(review, i)->text, words))
      return true;
  return false;
}

static void check_part(struct review *review, const char *title, gsize end, int from, int to) {
  g_autofree char *told = g_strndup(title + from, (gsize)(to - from));
  g_autofree char *after = words_behind(title, end, to);
  if (g_str_has_prefix(told, "第") && g_utf8_strlen(after, TO_NUL) > COUNTED)
    *g_utf8_offset_to_pointer(after, COUNTED) = '\0';
  if (is_named(review, told, after))
    return;
  glong behind = g_utf8_strlen(after, TO_NUL);
  const char *context = behind >= LEAST_CONTEXT ? title + from : tail(title, (gsize)from, LEAST_CONTEXT + 2);
  g_autofree char *before = g_strndup(context, (gsize)(title + from - context));
  if (!*after || behind + g_utf8_strlen(before, TO_NUL) < LEAST_CONTEXT)
    return;
  guint seen = 0;
  for (guint i = 0; i < review->passages->len && seen < PARAGRAPHS; i++) {
    const struct passage *passage = review_passage(review, i);
    if (passage->block->role != ROLE_BODY)
      continue;
    seen++;
    if (strstr(passage->text, after) && words_has(review->lists, REVIEW_NOW, passage->text, passage->length) &&
        compare(review, passage->text, before, told, after))
      return;
  }
}

void review_occasion(struct review *review) {
  g_autofree char *title = doc_title(review->doc);
  if (!title || g_utf8_strlen(title, TO_NUL) > TITLE_CHARACTERS)
    return;
  g_autoptr(GRegex) changing = g_regex_new(CHANGING, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  gsize end = occasion_end(title);
  g_regex_match(changing, title, 0, &match);
  for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
    int from, to;
    g_match_info_fetch_pos(match, 1, &from, &to);
    if ((gsize)to < end)
      check_part(review, title, end, from, to);
  }
}
