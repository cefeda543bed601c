#include "base/items.h"
#include "read/phases.h"
#include "read/reader_words.h"
#include "read/shape.h"
#include "text/chars.h"
#include "text/marker.h"
#include "text/numeral.h"

#include <string.h>

/* Series may nest this deep: 第一，… 一是… */
#define MAX_OPEN 16

/* A member may be missing or two before the series is over (corpus GUIDE 24a). */
#define MAX_STEP 3

/* A series that may go on. */
struct point_series {
  enum marker_kind kind;
  guint last;      /* number of its last member */
  gunichar suffix; /* of its first marker: 是 of 一是 */
  guint level;     /* of the section it began in, 0 before the first heading */
  bool by_line;    /* its first member begins a source line */
  guint id;
};

/* A point found, before it is known whether its series holds. */
struct found {
  struct point point;
  guint block;
  guint series; /* index into members */
};

struct point_search {
  const struct words *words;
  struct doc *doc;
  GArray *found;   /* of struct found */
  GArray *members; /* of guint, by series id */
  GArray *kinds;   /* of enum marker_kind, by series id */
  GArray *open;    /* of struct point_series, from the outermost on */
  guint level;     /* of the last heading */
};

static struct point_series *series_at(const struct point_search *search, guint place) {
  return &array_at(search->open, struct point_series, place);
}

/* A heading ends the series of its section; 第一， at line starts may stand above deeper headings. */
static void enter_section(struct point_search *search, guint level) {
  guint kept = 0;
  for (guint i = 0; i < search->open->len; i++) {
    const struct point_series series = *series_at(search, i);
    if (series.by_line && level > series.level)
      *series_at(search, kept++) = series;
  }
  g_array_set_size(search->open, kept);
  search->level = level;
}

/* Opens a series inside all others; its place. */
static guint open_series(struct point_search *search, enum marker_kind kind, gunichar suffix, bool by_line) {
  if (search->open->len == MAX_OPEN)
    g_array_remove_index(search->open, 0);
  const struct point_series series = {
      .kind = kind, .suffix = suffix, .level = search->level, .by_line = by_line, .id = search->members->len};
  g_array_set_size(search->members, search->members->len + 1);
  g_array_append_val(search->kinds, kind);
  g_array_append_val(search->open, series);
  return search->open->len - 1;
}

/* The innermost open series of the kind that has `number` next, one of the same suffix before others (一是 二是，一要
 * 二要；三是); else the innermost that goes on with it over a gap or a repeat (corpus GUIDE 24a); -1 when there is
 * none. */
static int continued(const struct point_search *search, enum marker_kind kind, guint number, gunichar suffix) {
  int next = -1, tolerant = -1;
  for (guint i = search->open->len; i-- > 0;) {
    const struct point_series *series = series_at(search, i);
    if (series->kind != kind)
      continue;
    bool exact = series->last + 1 == number || kind == MARKER_DASH || (number == MARKER_LAST && series->last > 1);
    if (exact && (series->suffix == suffix || kind != MARKER_SERIES))
      return (int)i;
    if (exact && next < 0)
      next = (int)i;
    if (tolerant < 0 && number >= series->last && number <= series->last + MAX_STEP)
      tolerant = (int)i;
  }
  return next >= 0 ? next : tolerant;
}

/* The number that would carry on the innermost open series of 一是, or 0. */
static guint next_in_series(const struct point_search *search) {
  for (guint i = search->open->len; i-- > 0;)
    if (series_at(search, i)->kind == MARKER_SERIES)
      return series_at(search, i)->last + 1;
  return 0;
}

/* Words and marks that also stand inside sentences are markers only at the start of a line. */
static bool needs_line(enum marker_kind kind) {
  return kind == MARKER_ADVERB || kind == MARKER_DASH;
}

/* One 首先, —— or 甲、 alone is no series. */
static bool needs_company(enum marker_kind kind) {
  return needs_line(kind) || kind == MARKER_BRANCH || kind == MARKER_STEM;
}

/* Adds the point to its series, or finds that it belongs to none. */
static void add_point(struct point_search *search, guint block, struct point point, const struct marker *marker,
                      gunichar suffix) {
  int place = continued(search, marker->kind, marker->number, suffix);
  if (marker->number == 1 || (marker->kind == MARKER_DASH && place < 0))
    place = (int)open_series(search, marker->kind, suffix, point.kind == POINT_LINE);
  if (place < 0)
    return; /* an orphan: 三是 without 一是 before it */
  struct point_series *series = series_at(search, (guint)place);
  g_array_set_size(search->open, (guint)place + 1);
  bool counts = marker->kind != MARKER_DASH && marker->number != MARKER_LAST;
  series->last = counts ? marker->number : series->last + 1;
  array_at(search->members, guint, series->id)++;
  point.number = series->last;
  point.series = series->id + 1;
  struct found found = {point, block, series->id};
  g_array_append_val(search->found, found);
}

/* 一是一，二是二 says that one keeps one's word; 三要素 is a noun (corpus GUIDE 24a). */
static bool is_idiom(const struct words *words, const char *text, gsize length, const struct marker *marker) {
  if (marker->kind != MARKER_SERIES)
    return false;
  const char *behind = text + marker->length;
  const char *suffix = g_utf8_prev_char(behind);
  if (words_open(words, WORDS_NO_MEMBERS, suffix, length - (gsize)(suffix - text)))
    return true;
  struct numeral again = numeral_chinese(behind, length - marker->length);
  gunichar after = marker->length + again.length < length ? chars_at(behind + again.length) : 0x3002;
  return again.value == marker->number && (chars_is_pause(after) || chars_is_stop(after) || chars_is_closing(after));
}

/* Looks for a marker at `at`, which stands behind a boundary of this kind. */
static gsize try_at(struct point_search *search, guint block, const char *text, gsize length, gsize at,
                    enum point_kind kind) {
  struct marker marker = marker_point(text + at, length - at, next_in_series(search));
  if (marker.kind == MARKER_NONE || (needs_line(marker.kind) && kind != POINT_LINE) ||
      is_idiom(search->words, text + at, length - at, &marker))
    return 0;
  struct point point = {.kind = kind, .start = at, .marker_length = marker.length};
  add_point(search, block, point, &marker, chars_before(text + at, text + at + marker.length));
  return marker.length;
}

/* What kind of point may begin behind this character; -1 for none. */
static int boundary(gunichar c) {
  if (chars_is_stop(c) && c != 0x2026)
    return POINT_SENTENCE;
  return chars_is_pause(c) && c != 0x3001 ? POINT_CLAUSE : -1;
}

static void search_block(struct point_search *search, guint index, bool run_in) {
  const struct block *block = pointer_at(search->doc->blocks, index);
  const char *text = block->text;
  gsize length = strlen(text);
  int kind = run_in ? POINT_SENTENCE : POINT_LINE;
  for (gsize at = 0; at < length;) {
    gunichar c = chars_at(text + at);
    gsize step = (gsize)(g_utf8_next_char(text + at) - (text + at));
    if (kind < 0 ? chars_is_han(c) : chars_is_ignorable(c)) { /* inside words; blanks before a marker */
      at += step;
      continue;
    }
    gsize marker = kind >= 0 ? try_at(search, index, text, length, at, (enum point_kind)kind) : 0;
    if (marker > 0) {
      at += marker;
      kind = -1;
      continue;
    }
    int next = boundary(c);
    bool closes = chars_is_closing(c) && kind >= 0; /* 。” keeps the boundary */
    kind = next >= 0 ? next : closes ? kind : -1;
    at += step;
  }
}

/* A series of one is only one where its member opens a line or a sentence with 一是 or 第一，. */
static bool holds(const struct point_search *search, const struct found *found) {
  guint members = array_at(search->members, guint, found->series);
  enum marker_kind kind = array_at(search->kinds, enum marker_kind, found->series);
  return members > 1 || (!needs_company(kind) && found->point.kind != POINT_CLAUSE);
}

/* Gives the points of one block their lengths: to the next point, and to the end of the first sentence. */
static void measure(struct block *block) {
  gsize end = strlen(block->text);
  for (guint i = block->points->len; i-- > 0;) {
    struct point *point = &array_at(block->points, struct point, i);
    gsize stop = 0;
    point->length = end - point->start;
    gsize lead = shape_first_sentence(block->text + point->start, point->length, &stop);
    point->lead_length = lead > 0 ? lead : point->length;
    end = point->start;
  }
}

static void attach_points(struct point_search *search) {
  for (guint i = 0; i < search->found->len; i++) {
    const struct found *found = &array_at(search->found, struct found, i);
    struct block *block = pointer_at(search->doc->blocks, found->block);
    if (!holds(search, found))
      continue;
    if (!block->points)
      block->points = g_array_new(FALSE, FALSE, sizeof(struct point));
    g_array_append_val(block->points, found->point);
  }
  for (guint i = 0; i < search->doc->blocks->len; i++) {
    struct block *block = pointer_at(search->doc->blocks, i);
    if (block->points)
      measure(block);
  }
}

void points_find(const struct words *words, struct doc *doc) {
  struct point_search search = {.words = words, .doc = doc};
  search.found = g_array_new(FALSE, FALSE, sizeof(struct found));
  search.members = g_array_new(FALSE, TRUE, sizeof(guint));
  search.kinds = g_array_new(FALSE, FALSE, sizeof(enum marker_kind));
  search.open = g_array_new(FALSE, FALSE, sizeof(struct point_series));
  bool run_in = false;
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    if (block->role == ROLE_HEADING)
      enter_section(&search, block->level);
    else if (block->role == ROLE_BODY)
      search_block(&search, i, run_in);
    run_in = block->role == ROLE_HEADING && block->run_in;
  }
  attach_points(&search);
  g_array_unref(search.found);
  g_array_unref(search.members);
  g_array_unref(search.kinds);
  g_array_unref(search.open);
}
