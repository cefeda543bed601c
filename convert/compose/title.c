#include "compose/title.h"

#include "text/chars.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/ubrk.h>

/* More lines than this are not a title any more but a text in large type: they are filled one by one. */
#define MOST_LINES 4

/* What a break or a shape costs; compared with each other only. */
enum {
  COST_LINE = 40,        /* each line more than are needed */
  COST_HOURGLASS = 120,  /* a middle line shorter than both its neighbours */
  COST_EQUAL = 15,       /* two lines of one length: a block, not a trapezoid */
  COST_LOWER_LONGER = 6, /* of two lines, the lower one longer */
  COST_SHORT_LAST = 400, /* last line of one or two characters, or 的 with a document's kind */
  COST_MARK_AT_END = 2,  /* a comma or a colon at a line end */
  COST_PARTICLE = 60,    /* a line that begins with 的, or ends with 在, 和, … */
  COST_AFFIX = 30,       /* a prefix or suffix parted from its word: 高|质量, 中心|组 */
  COST_FRAGMENT = 24,    /* beside a word of one character */
  COST_WORD_PAIR = 8,    /* between two words that nothing else parts */
  COST_DATE = 30,        /* saved by a line that ends with a date */
  COST_AFTER_QUOTE = 20, /* “…” and the word it describes */
};

/* A place where a line may begin. */
struct line_start {
  gsize offset;
  double cells; /* width of the title before it */
  double cost;
};

struct chooser {
  const char *title;
  double max_cells;
  GArray *places; /* of struct line_start, rising; the first is 0, the last the end */
  guint chosen[MOST_LINES + 1], best[MOST_LINES + 1];
  double best_cost;
  guint lines;
};

static double cells_of(gunichar c) {
  return g_unichar_iswide_cjk(c) ? 1 : g_unichar_iszerowidth(c) ? 0 : 0.5;
}

static double width_of(const char *text, gsize start, gsize end) {
  double cells = 0;
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char(p))
    cells += cells_of(g_utf8_get_char(p));
  return cells;
}

static gunichar char_before(const char *text, gsize at) {
  return at > 0 ? g_utf8_get_char(g_utf8_prev_char(text + at)) : 0;
}

/* Whether a place is inside quotes or brackets that fit on a line: such a group is kept whole (E2).  It has no more
 * than two half-width characters a cell, so that it is enough to look so far around the place. */
static bool is_inside_group(const char *title, gsize at, double max_cells) {
  static const char opening[] = "“‘《〈（「『【〔", closing[] = "”’》〉）」』】〕";
  const guint reach = (guint)(2 * max_cells);
  const char *place = title + at, *start = place, *stack[16];
  for (guint i = 0; i < reach && start > title; i++)
    start = g_utf8_prev_char(start);
  guint depth = 0, behind = 0;
  for (const char *p = start; *p && behind <= reach; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    behind += p >= place;
    if (chars_is_one_of(opening, c) && depth < G_N_ELEMENTS(stack)) {
      stack[depth++] = p;
    } else if (chars_is_one_of(closing, c) && depth > 0) {
      const char *open = stack[--depth];
      if (open < place && p >= place)
        return width_of(title, (gsize)(open - title), (gsize)(g_utf8_next_char(p) - title)) <= max_cells;
    }
  }
  return false;
}

/* Whether a line may begin here at all: not with a closing mark, not after an opening one, not inside a figure. */
static bool is_possible(const char *title, gsize at, double max_cells) {
  gunichar before = char_before(title, at), after = g_utf8_get_char(title + at);
  bool digit = g_unichar_isdigit(before) || chars_is_one_of("〇零一二三四五六七八九十百", before);
  bool figure = digit && (g_unichar_isdigit(after) ||
                          chars_is_one_of("〇零一二三四五六七八九十百年月日号届次个周级名项条期％%.", after));
  bool dash = after == 0x2014 && before == 0x2014;
  if (figure || dash || chars_is_one_of("，。、；：？！”’》〉）」』】〕·…～%％", after) ||
      chars_is_one_of("“‘《〈（「『【〔·第", before))
    return false;
  return !is_inside_group(title, at, max_cells);
}

/* Characters that stand before a word, or behind one, and belong to it. */
static const char prefixes[] = "高新大小全各本该老副总不非再多";
static const char suffixes[] = "组会部局委办院所队班团站室校厂场处区县市省镇乡村节者性化式类员家长们";

/* Whether the word from `start` to `end` is one character: 班 of 培训|班, but not 班 of 班子. */
static bool is_single(const char *title, gsize start, gsize end) {
  return g_utf8_next_char(title + start) == title + end;
}

/* What it costs to begin a line at `at`, between the words that begin at `last` and end at `next`. */
static double place_cost(const char *title, gsize last, gsize at, gsize next) {
  bool single_before = is_single(title, last, at), single_after = is_single(title, at, next);
  gunichar before = char_before(title, at), after = g_utf8_get_char(title + at);
  if (g_unichar_isspace(before) || after == 0x2014)
    return -COST_AFTER_QUOTE; /* the author has parted the title here */
  if (before == 0x65E5 && g_unichar_isdigit(char_before(title, at - strlen("日"))))
    return -COST_DATE;
  if (chars_is_one_of("，、；：", before))
    return COST_MARK_AT_END;
  if ((single_after && chars_is_one_of("的之了", after)) || chars_is_one_of("在于和与及暨对向为以把将关从", before))
    return COST_PARTICLE;
  if (single_after && chars_is_one_of("上中下里内前后", after))
    return COST_PARTICLE;
  if (chars_is_one_of("”’", before))
    return COST_AFTER_QUOTE;
  if ((single_before && chars_is_one_of(prefixes, before)) || (single_after && chars_is_one_of(suffixes, after)))
    return COST_AFFIX;
  if (chars_is_one_of("的上》）", before) || chars_is_one_of("暨《“（", after))
    return 0;
  /* A lone character is often a piece of a word that the dictionary does not have: 防灭|火. */
  bool fragment =
      (single_before && !chars_is_one_of(suffixes, before)) || (single_after && !chars_is_one_of(prefixes, after));
  return fragment ? COST_FRAGMENT : COST_WORD_PAIR;
}

static void add_place(GArray *places, const char *title, gsize at, double cost) {
  const struct line_start *last = places->len > 0 ? &g_array_index(places, struct line_start, places->len - 1) : NULL;
  double cells = last ? last->cells + width_of(title, last->offset, at) : width_of(title, 0, at);
  struct line_start place = {at, cells, cost};
  g_array_append_val(places, place);
}

/* All places between two words, by ICU's dictionary. */
static GArray *find_places(const char *title, double max_cells) {
  GArray *places = g_array_new(FALSE, FALSE, sizeof(struct line_start));
  UErrorCode status = U_ZERO_ERROR;
  UText *text = utext_openUTF8(NULL, title, -1, &status);
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  ubrk_setUText(words, text, &status);
  add_place(places, title, 0, 0);
  gsize last = 0;
  for (int32_t at = U_SUCCESS(status) ? ubrk_next(words) : UBRK_DONE, next; at != UBRK_DONE && title[at] != '\0';
       last = (gsize)at, at = next) {
    next = ubrk_next(words); /* not the end yet: a character follows `at` */
    bool blank = g_unichar_isspace(g_utf8_get_char(title + at));
    if (!blank && is_possible(title, (gsize)at, max_cells))
      add_place(places, title, (gsize)at, place_cost(title, last, (gsize)at, (gsize)next));
  }
  add_place(places, title, strlen(title), 0);
  ubrk_close(words);
  utext_close(text);
  return places;
}

static const struct line_start *place_at(const struct chooser *chooser, guint i) {
  return &g_array_index(chooser->places, struct line_start, i);
}

static double length_of(const struct chooser *chooser, guint from, guint to) {
  return place_at(chooser, to)->cells - place_at(chooser, from)->cells;
}

/* E2: 的 with a document's kind alone, or less than three characters, is no last line. */
static bool is_poor_last(const struct chooser *chooser, guint from, guint to) {
  const char *text = chooser->title + place_at(chooser, from)->offset;
  double cells = length_of(chooser, from, to);
  return cells < 3 || (g_utf8_get_char(text) == 0x7684 && cells <= 5);
}

static double shape_cost(const struct chooser *chooser, guint lines) {
  double cost = 0, lengths[MOST_LINES], sum = 0;
  for (guint i = 0; i < lines; i++) {
    lengths[i] = length_of(chooser, chooser->chosen[i], chooser->chosen[i + 1]);
    sum += lengths[i];
  }
  bool rises = true, falls = true;
  for (guint i = 0; i + 1 < lines; i++) {
    rises = rises && lengths[i] <= lengths[i + 1];
    falls = falls && lengths[i] >= lengths[i + 1];
    cost += lengths[i] == lengths[i + 1] ? COST_EQUAL : 0;
  }
  bool diamond = lines >= 3 && lengths[0] < lengths[1] && lengths[lines - 1] < lengths[lines - 2];
  cost += !rises && !falls && !diamond ? COST_HOURGLASS : 0;
  cost += lines == 2 && lengths[1] > lengths[0] ? COST_LOWER_LONGER : 0;
  for (guint i = 0; i < lines; i++) { /* even, but not a block */
    double off = (lengths[i] - sum / lines) / (sum / lines);
    cost += 60 * off * off;
  }
  return cost;
}

static void choose(struct chooser *chooser, guint line, guint lines, double cost) {
  guint end = chooser->places->len - 1, from = chooser->chosen[line];
  if (line + 1 == lines) {
    if (length_of(chooser, from, end) <= chooser->max_cells) {
      chooser->chosen[lines] = end;
      cost += shape_cost(chooser, lines) + (is_poor_last(chooser, from, end) ? COST_SHORT_LAST : 0) + lines * COST_LINE;
      if (cost < chooser->best_cost) {
        chooser->best_cost = cost;
        chooser->lines = lines;
        memcpy(chooser->best, chooser->chosen, sizeof chooser->best);
      }
    }
    return;
  }
  for (guint next = from + 1; next < end && length_of(chooser, from, next) <= chooser->max_cells; next++) {
    chooser->chosen[line + 1] = next;
    choose(chooser, line + 1, lines, cost + place_at(chooser, next)->cost);
  }
}

/* Too long to have a shape: each line takes as many words as it holds. */
static void fill_lines(const struct chooser *chooser, GArray *breaks) {
  guint from = 0, last = chooser->places->len - 1;
  while (length_of(chooser, from, last) > chooser->max_cells) {
    guint next = from + 1;
    while (next + 1 < last && length_of(chooser, from, next + 1) <= chooser->max_cells)
      next++;
    if (next >= last)
      return;
    g_array_append_val(breaks, place_at(chooser, next)->offset);
    from = next;
  }
}

GArray *title_breaks(const char *title, double max_cells) {
  GArray *breaks = g_array_new(FALSE, FALSE, sizeof(gsize));
  double cells = width_of(title, 0, strlen(title));
  if (cells <= max_cells)
    return breaks;
  struct chooser chooser = {.title = title, .max_cells = max_cells, .best_cost = G_MAXDOUBLE};
  chooser.places = find_places(title, max_cells);
  for (guint lines = 2; lines <= MOST_LINES && cells <= MOST_LINES * max_cells; lines++)
    choose(&chooser, 0, lines, 0);
  for (guint i = 1; i < chooser.lines; i++)
    g_array_append_val(breaks, place_at(&chooser, chooser.best[i])->offset);
  if (chooser.lines == 0)
    fill_lines(&chooser, breaks);
  g_array_unref(chooser.places);
  return breaks;
}
