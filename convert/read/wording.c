#include "read/wording.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/paths.h"

#include <math.h>
#include <string.h>

/* Of a hundred lines of pages forty have so many points (in tenths), of a hundred clauses of speeches one; with more
 * than one clause there are more words to be mistaken.  Last words without a stop may be worded like a page: with fewer
 * points some of them would be taken for one. */
#define PAGE 50
#define PAGE_CLAUSES 70

/* A figure of speech has a page's words in one of its clauses and its own in the other: 阅读原文，请到田里; or it has
 * two halves alike: 版权归土地，稿费归春天. */
#define CLAUSE 10

/* So many ideographs before the first that speaks for a page say something else: 渠要修直下载全文. */
#define LEAD 4

/* The points of characters and pairs, by key_of. */
struct wording {
  GHashTable *points; /* in tenths */
};

/* A character, or a pair of them (`second` 0: no pair): both are in the first plane, where all common ideographs are,
 * or fall together with others that have no points. */
static gpointer key_of(gunichar first, gunichar second) {
  return GSIZE_TO_POINTER((gsize)first << 16 ^ second);
}

static bool is_wrong(const char *path, guint line, const char *text, gsize length, const char *expected,
                     GError **error) {
  g_autofree char *words = g_strndup(text, length);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s:%u: “%s”: expected %s"), path, line, words, expected);
  return false;
}

/* Adds one character or pair; false when it is neither. */
static bool add_entry(struct wording *wording, const char *text, gsize length, int tenths) {
  const char *second = g_utf8_next_char(text);
  const char *end = text + length;
  if (second > end || (second < end && g_utf8_next_char(second) != end))
    return false;
  gpointer key = key_of(g_utf8_get_char(text), second < end ? g_utf8_get_char(second) : 0);
  g_hash_table_insert(wording->points, key, GINT_TO_POINTER(tenths));
  return true;
}

/* Reads POINTS=ENTRY;ENTRY… */
static bool add_line(struct wording *wording, const char *path, guint number, const char *at, const char *end,
                     GError **error) {
  char *behind = NULL;
  double points = g_ascii_strtod(at, &behind);
  if (behind == at || behind >= end || *behind != '=')
    return is_wrong(path, number, at, (gsize)(end - at), _("points"), error);
  for (const char *entry = behind + 1; entry < end;) {
    const char *stop = memchr(entry, ';', (gsize)(end - entry));
    stop = stop ? stop : end;
    if (!add_entry(wording, entry, (gsize)(stop - entry), (int)lround(points * 10)))
      return is_wrong(path, number, entry, (gsize)(stop - entry), _("one or two characters"), error);
    entry = stop + 1;
  }
  return true;
}

struct wording *wording_load(const char *path, GError **error) {
  g_autofree char *own = path ? NULL : paths_data("styles/reader.wording");
  path = path ? path : own;
  g_autofree char *text = NULL;
  g_autoptr(GError) wrong = NULL;
  if (!g_file_get_contents(path, &text, NULL, &wrong)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", wrong->message);
    return NULL;
  }
  struct wording *wording = g_new0(struct wording, 1);
  wording->points = g_hash_table_new(NULL, NULL);
  guint number = 1;
  for (const char *at = text; *at; number++) {
    const char *end = at + strcspn(at, "\n");
    if (end > at && *at != '#' && !add_line(wording, path, number, at, end, error)) {
      wording_free(wording);
      return NULL;
    }
    at = *end ? end + 1 : end;
  }
  return wording;
}

void wording_free(struct wording *wording) {
  if (!wording)
    return;
  g_hash_table_unref(wording->points);
  g_free(wording);
}

/* Whether the pair of characters comes again in the speech's own sentences. */
static bool is_own(const char *own, const char *first, const char *end) {
  char pair[16] = "";
  gsize size = (gsize)(end - first);
  if (!own || size >= sizeof pair)
    return false;
  memcpy(pair, first, size);
  return strstr(own, pair) != NULL;
}

static int points_of(const struct wording *wording, gunichar first, gunichar second) {
  return GPOINTER_TO_INT(g_hash_table_lookup(wording->points, key_of(first, second)));
}

struct wording_sum wording_weigh(const struct wording *wording, const char *text, gsize length, const char *own) {
  struct wording_sum sum = {.least = G_MAXINT};
  int clause = 0; /* since the last mark that parts clauses: points, and how many ideographs */
  guint chars = 0, clauses = 0, first_chars = 0;
  gunichar before = 0; /* an ideograph directly before */
  const char *from = text;
  const char *end = text + length;
  bool begun = false;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    const char *behind = g_utf8_next_char(p);
    gunichar next = behind < end ? chars_at(behind) : 0;
    bool goes_on = chars_is_han(next);
    if (chars_is_han(c)) {
      int single = points_of(wording, c, 0);
      int pair = before ? points_of(wording, before, c) : 0;
      bool own_pair = before && is_own(own, from, behind);
      bool own_single = own_pair || (goes_on && is_own(own, p, g_utf8_next_char(behind)));
      single = own_single ? MIN(single, 0) : single;
      pair = own_pair ? MIN(pair, 0) : pair;
      sum.points += single + pair;
      clause += single + pair;
      chars++;
      bool of_page = single > 0 || pair > 0 || (!own_single && goes_on && points_of(wording, c, next) > 0);
      begun |= of_page;
      sum.lead += !begun;
      before = c;
    } else {
      before = 0;
    }
    if (behind == end || chars_is_pause(c) || chars_is_stop(c) || c == 0xFF1A || c == ':') {
      sum.least = MIN(sum.least, clause);
      sum.couplet = ++clauses == 2 && chars == first_chars;
      first_chars = chars;
      clause = 0;
      chars = 0;
    }
    from = p;
  }
  return sum;
}

bool wording_is_page(struct wording_sum sum, bool clauses) {
  return sum.points >= (clauses ? PAGE_CLAUSES : PAGE) && sum.least >= CLAUSE && sum.lead < LEAD && !sum.couplet;
}
