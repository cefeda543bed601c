#include "compose/title.h"

#include "base/items.h"
#include "compose/title_limits.h"
#include "compose/title_places.h"

#include <math.h>
#include <string.h>

/* Lines whose shape is judged as a whole; more of them are only to be even. */
#define MOST_LINES 4

struct chooser {
  const struct title_rules *rules;
  const char *title;
  double soft, hard;
  GArray *places; /* of struct title_place, rising; the first is 0, the last the end */
  guint chosen[MOST_LINES + 1], best[MOST_LINES + 1];
  double best_cost;
  guint lines;
};

static const struct title_place *place_at(const struct chooser *chooser, guint i) {
  return &array_at(chooser->places, struct title_place, i);
}

static double cost_at(const struct chooser *chooser, guint i) {
  return chooser->rules->costs[place_at(chooser, i)->evidence];
}

static double length_of(const struct chooser *chooser, guint from, guint to) {
  return place_at(chooser, to)->cells - place_at(chooser, from)->cells;
}

/* E2: 的 with a document's kind alone, or less than three characters, is no last line; hardly a kind without 的. */
static double last_cost(const struct chooser *chooser, guint from, guint to) {
  const gsize start = place_at(chooser, from)->offset, end = place_at(chooser, to)->offset;
  const char *text = chooser->title + start;
  const double cells = length_of(chooser, from, to);
  if (cells < 3 || (g_utf8_get_char(text) == 0x7684 && cells <= 5))
    return chooser->rules->costs[TITLE_COST_SHORT_LAST];
  return title_rules_find(chooser->rules, text, end - start) & TITLE_KIND ? chooser->rules->costs[TITLE_COST_KIND_LAST]
                                                                          : 0;
}

/* A date on a line of its own is no part of the shape. */
static guint first_shaped(const struct chooser *chooser) {
  return place_at(chooser, chooser->chosen[1])->evidence == TITLE_COST_DATE ? 1 : 0;
}

/* The shape of the lines between two places where the author has parted the title: a —— line stands by itself. */
static double section_cost(const struct chooser *chooser, const double *lengths, guint lines) {
  const double *costs = chooser->rules->costs;
  double cost = 0, sum = 0;
  for (guint i = 0; i < lines; i++)
    sum += lengths[i];
  for (guint i = 0; i < lines; i++) { /* even, but not a block */
    double off = (lengths[i] - sum / lines) / (sum / lines);
    cost += costs[TITLE_COST_UNEVEN] * off * off;
    if (i > 0 && lengths[i - 1] == lengths[i])
      cost += costs[TITLE_COST_EQUAL];
  }
  if (lines != 2)
    return cost;
  const double light = 1 - lengths[0] / (0.6 * lengths[1]), short_of = 1 - lengths[1] / (0.6 * lengths[0]);
  cost += MAX(0, light) * costs[TITLE_COST_TOP_LIGHT] + MAX(0, short_of) * costs[TITLE_COST_BOTTOM_LIGHT];
  return cost + (lengths[1] > lengths[0]) * costs[TITLE_COST_LOWER_LONGER];
}

static bool is_hourglass(const double *lengths, guint lines) {
  bool rises = true, falls = true;
  for (guint i = 0; i + 1 < lines; i++) {
    rises = rises && lengths[i] <= lengths[i + 1];
    falls = falls && lengths[i] >= lengths[i + 1];
  }
  bool diamond = lines >= 3 && lengths[0] < lengths[1] && lengths[lines - 1] < lengths[lines - 2];
  return !rises && !falls && !diamond;
}

static double shape_cost(const struct chooser *chooser, guint lines) {
  const double *costs = chooser->rules->costs;
  double cost = lines * costs[TITLE_COST_LINE], lengths[MOST_LINES];
  guint first = first_shaped(chooser), section = first;
  for (guint i = first; i < lines; i++) {
    lengths[i] = length_of(chooser, chooser->chosen[i], chooser->chosen[i + 1]);
    cost += (lengths[i] > chooser->soft) * costs[TITLE_COST_WIDE];
    if (i + 1 == lines || place_at(chooser, chooser->chosen[i + 1])->evidence == TITLE_COST_AUTHOR) {
      cost += section_cost(chooser, lengths + section, i + 1 - section);
      section = i + 1;
    }
  }
  return cost + is_hourglass(lengths + first, lines - first) * costs[TITLE_COST_HOURGLASS];
}

static void choose(struct chooser *chooser, guint line, guint lines, double cost) {
  guint end = chooser->places->len - 1, from = chooser->chosen[line];
  if (line + 1 == lines) {
    if (length_of(chooser, from, end) <= chooser->hard) {
      chooser->chosen[lines] = end;
      cost += shape_cost(chooser, lines) + last_cost(chooser, from, end);
      if (cost < chooser->best_cost) {
        chooser->best_cost = cost;
        chooser->lines = lines;
        memcpy(chooser->best, chooser->chosen, sizeof chooser->best);
      }
    }
    return;
  }
  for (guint next = from + 1; next < end && length_of(chooser, from, next) <= chooser->hard; next++) {
    chooser->chosen[line + 1] = next;
    choose(chooser, line + 1, lines, cost + cost_at(chooser, next));
  }
}

/* Finds the places, of which none is inside a group of up to `whole` cells. */
static void find_places(struct chooser *chooser, double whole) {
  g_clear_pointer(&chooser->places, g_array_unref);
  chooser->places = title_places(chooser->rules, chooser->title, whole);
}

/* A title of many lines: the cheapest way to each place, over lines that are as even as can be. */
static void choose_many(const struct chooser *chooser, GArray *breaks) {
  const double *costs = chooser->rules->costs;
  const guint places = chooser->places->len, end = places - 1;
  const double all = length_of(chooser, 0, end), even = all / ceil(all / chooser->soft);
  g_autofree double *cost = g_new0(double, places);
  g_autofree guint *from = g_new0(guint, places);
  for (guint to = 1; to < places; to++) {
    cost[to] = G_MAXDOUBLE;
    for (guint start = to; start-- > 0 && length_of(chooser, start, to) <= chooser->hard;) {
      const double length = length_of(chooser, start, to), off = (length - even) / even;
      const double line = costs[TITLE_COST_LINE] / 2 + costs[TITLE_COST_UNEVEN] * off * off +
                          (length > chooser->soft) * costs[TITLE_COST_WIDE] +
                          (to < end ? cost_at(chooser, to) : last_cost(chooser, start, to));
      if (cost[start] + line < cost[to]) {
        cost[to] = cost[start] + line;
        from[to] = start;
      }
    }
  }
  for (guint to = from[end]; to > 0; to = from[to])
    g_array_prepend_val(breaks, place_at(chooser, to)->offset);
}

/* No way to part the title by words: each line takes as much as it holds, by the characters' own rules. */
static void fill_lines(const char *title, double max_cells, GArray *breaks) {
  gsize start = 0, possible = 0;
  double cells = 0, before = 0; /* from the start of the line; up to the last place where one may end */
  for (const char *p = title; *p; p = g_utf8_next_char(p)) {
    gsize at = (gsize)(p - title);
    if (title_may_break(title, at, max_cells)) {
      possible = at;
      before = cells;
    }
    cells += title_cells(title, at, (gsize)(g_utf8_next_char(p) - title));
    if (cells > max_cells && possible > start) {
      g_array_append_val(breaks, possible);
      start = possible;
      cells -= before;
    }
  }
}

/* Longer titles are texts that were taken for one: they are only filled. */
#define MOST_EVEN_LINES 12

/* Few lines are chosen by their shape too, many only one after the other. */
static void choose_breaks(struct chooser *chooser, GArray *breaks) {
  const double cells = length_of(chooser, 0, chooser->places->len - 1);
  for (guint lines = 2; lines <= MOST_LINES && cells <= (MOST_LINES - 1) * chooser->hard; lines++)
    choose(chooser, 0, lines, 0);
  for (guint i = 1; i < chooser->lines; i++)
    g_array_append_val(breaks, place_at(chooser, chooser->best[i])->offset);
  if (chooser->lines == 0)
    choose_many(chooser, breaks);
}

/* Whether one of the lines begins without evidence. */
static bool is_doubtful(const struct chooser *chooser, const GArray *breaks) {
  const double doubtful = chooser->rules->costs[TITLE_COST_DOUBTFUL];
  for (guint i = 1, k = 0; k < breaks->len; i++) {
    if (place_at(chooser, i)->offset != array_at(breaks, gsize, k))
      continue;
    if (cost_at(chooser, i) >= doubtful)
      return true;
    k++;
  }
  return false;
}

GArray *title_breaks(const struct title_rules *rules, const char *title, double soft, double hard, bool *doubtful) {
  GArray *breaks = g_array_new(FALSE, FALSE, sizeof(gsize));
  *doubtful = false;
  const double cells = title_cells(title, 0, strlen(title));
  if (cells <= soft)
    return breaks;
  if (cells > MOST_EVEN_LINES * hard) {
    *doubtful = true;
    fill_lines(title, soft, breaks);
    return breaks;
  }
  g_autofree char *simplified = title_rules_simplify(rules, title);
  struct chooser chooser = {.rules = rules, .title = simplified, .soft = soft, .hard = hard, .best_cost = G_MAXDOUBLE};
  find_places(&chooser, hard);
  choose_breaks(&chooser, breaks);
  if (breaks->len == 0) { /* 《…》的通知 longer than a line: the name in it is parted */
    find_places(&chooser, 0);
    choose_breaks(&chooser, breaks);
  }
  if (breaks->len == 0) {
    g_array_unref(chooser.places);
    chooser.places = title_places_in_words(rules, simplified);
    choose_breaks(&chooser, breaks);
  }
  *doubtful = breaks->len == 0 || is_doubtful(&chooser, breaks);
  if (breaks->len == 0)
    fill_lines(title, soft, breaks);
  g_array_unref(chooser.places);
  return breaks;
}
