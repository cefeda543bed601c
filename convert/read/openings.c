#define _GNU_SOURCE /* memmem */
#include "read/openings.h"

#include "read/reader_words.h"
#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* A sentence that names what its paragraph is about has at most so many characters; fewer than so many paragraphs that
 * open so, or with a point, are no habit of the text. */
#define LEAD_CHARS 20
#define MIN_LEADS 3
#define MIN_POINTS 2

/* Words of it that come again below, and hardly above, raise the odds so many times: one of so many pairs of characters
 * is enough, in so many lines either way. */
#define THEME_ODDS 4
#define THEME_PART 8
#define THEME_LINES 5

/* So many paragraphs to a sentence inside one: each sentence is a paragraph. */
#define SINGLE_ODDS 3

/* Where a sentence begins. */
enum sentence_place { PLACE_START, PLACE_INSIDE, PLACE_UNSURE };

/* A sentence as it is read. */
struct sentence {
  enum sentence_place place;
  enum marker_kind point; /* that it opens with */
  guint characters;
  bool pause;
};

/* Goes through the sentences of the text. */
struct counting {
  struct openings openings;
  struct sentence sentence;
};

static void count_one(struct opening_count *count, enum sentence_place place) {
  count->starts += place == PLACE_START;
  count->inside += place == PLACE_INSIDE;
}

/* The sentence has ended; `more`: its paragraph has not. */
static void count_sentence(struct openings *openings, const struct sentence *sentence, bool more) {
  count_one(&openings->all, sentence->place);
  if (more && sentence->characters <= LEAD_CHARS && !sentence->pause)
    count_one(&openings->leads, sentence->place);
  if (sentence->point == MARKER_ORDINAL)
    count_one(&openings->ordinals, sentence->place);
  if (sentence->point == MARKER_SERIES)
    count_one(&openings->series, sentence->place);
}

static void begin_sentence(struct sentence *sentence, enum sentence_place place) {
  *sentence = (struct sentence){.place = place};
}

/* Counts the sentences of one line; `last`: it is the last of its paragraph. */
static void count_line(struct counting *counting, const struct piece *piece, bool last) {
  struct sentence *sentence = &counting->sentence;
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text; p < end;) {
    gunichar c = g_utf8_get_char(p);
    if (sentence->characters == 0)
      sentence->point = marker_point(p, (gsize)(end - p), 0).kind;
    sentence->characters++;
    sentence->pause |= chars_is_pause(c);
    p = g_utf8_next_char(p);
    if (!chars_is_stop(c))
      continue;
    while (p < end && (chars_is_stop(g_utf8_get_char(p)) || chars_is_closing(g_utf8_get_char(p))))
      p = g_utf8_next_char(p);
    count_sentence(&counting->openings, sentence, !last || p < end);
    begin_sentence(sentence, PLACE_INSIDE);
  }
}

/* Whether the line is the last of its paragraph. */
static bool is_last(const struct reader *reader, const struct measure *measure, const struct measured_line *lines,
                    guint index) {
  return !measure_has_line(&lines[index + 1]) || !measure_is_full(measure, &lines[index], piece_at(reader, index + 1));
}

struct openings openings_find(const struct reader *reader, const struct measure *measure,
                              const struct measured_line *lines, guint from) {
  struct counting counting = {.sentence = {.place = PLACE_START}};
  for (guint i = from; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!measure_has_line(&lines[i])) {
      begin_sentence(&counting.sentence, PLACE_START);
      continue;
    }
    bool opens = counting.sentence.place == PLACE_START && counting.sentence.characters == 0;
    counting.openings.parted += opens && piece->blank_lines > measure->blank_lines;
    bool last = is_last(reader, measure, lines, i);
    count_line(&counting, piece, last);
    if (last)
      begin_sentence(&counting.sentence, PLACE_START);
    else if (lines[i].end == END_STOP)
      begin_sentence(&counting.sentence, PLACE_UNSURE);
  }
  return counting.openings;
}

/* The short sentence without a pause that opens the line, with its stop, where the line goes on behind it; else
 * empty. */
static struct slice lead_of(const struct piece *piece) {
  const char *end = piece->text + piece->length;
  guint characters = 0;
  for (const char *p = piece->text; p < end && characters < LEAD_CHARS; characters++) {
    gunichar c = g_utf8_get_char(p);
    p = g_utf8_next_char(p);
    if (chars_is_pause(c))
      break;
    if (chars_is_stop(c))
      return (struct slice){piece->text, p < end ? (gsize)(p - piece->text) : 0};
  }
  return (struct slice){piece->text, 0};
}

/* Whether the text holds the two characters at `pair`. */
static bool holds_pair(const char *text, gsize length, const char *pair) {
  return memmem(text, length, pair, (gsize)(g_utf8_offset_to_pointer(pair, 2) - pair)) != NULL;
}

/* Whether words of the lead come again in the paragraph that it opens, and hardly in the lines above. */
static bool is_theme(const struct reader *reader, const struct measure *measure, const struct measured_line *lines,
                     guint lower, struct slice lead) {
  guint first = lower;
  guint last = lower;
  while (first > 0 && lower - first < THEME_LINES && measure_has_line(&lines[first - 1]) &&
         !is_last(reader, measure, lines, first - 1))
    first--;
  while (last - lower + 1 < THEME_LINES && !is_last(reader, measure, lines, last))
    last++;
  guint pairs = 0, above = 0, below = 0;
  const char *end = lead.text + lead.length;
  for (const char *p = lead.text; g_utf8_next_char(p) < end; p = g_utf8_next_char(p)) {
    if (!chars_is_han(g_utf8_get_char(p)) || !chars_is_han(g_utf8_get_char(g_utf8_next_char(p))))
      continue;
    bool before = false;
    bool again = holds_pair(end, piece_at(reader, lower)->length - lead.length, p);
    for (guint i = first; i <= last; i++) {
      bool *found = i < lower ? &before : &again;
      if (i != lower)
        *found |= holds_pair(piece_at(reader, i)->text, piece_at(reader, i)->length, p);
    }
    pairs++;
    below += again;
    above += before;
  }
  return below * THEME_PART >= pairs && below >= 2 * above && below > 0;
}

/* Whether the line opens as paragraphs of this text do, with a sentence that names what they are about. */
static bool opens_with_lead(const struct openings *openings, const struct reader *reader, const struct measure *measure,
                            const struct measured_line *lines, guint lower) {
  const struct opening_count *leads = &openings->leads;
  struct slice lead = lead_of(piece_at(reader, lower));
  if (lead.length == 0 || leads->starts < MIN_LEADS)
    return false;
  return leads->starts > leads->inside ||
         (leads->starts * THEME_ODDS > leads->inside && is_theme(reader, measure, lines, lower, lead));
}

/* Whether the line opens with a point whose like open paragraphs. */
static bool opens_with_point(const struct openings *openings, const struct piece *piece) {
  enum marker_kind point = marker_point(piece->text, piece->length, 0).kind;
  const struct opening_count *count = point == MARKER_ORDINAL  ? &openings->ordinals
                                      : point == MARKER_SERIES ? &openings->series
                                                               : NULL;
  return count && count->starts >= MIN_POINTS && count->starts > count->inside;
}

bool openings_at(const struct openings *openings, const struct reader *reader, const struct measure *measure,
                 const struct measured_line *lines, guint upper, guint lower) {
  const struct piece *above = piece_at(reader, upper);
  const struct piece *below = piece_at(reader, lower);
  if (openings->parted * 2 > openings->all.starts)
    return false;                                                  /* a blank line would stand there */
  bool announces = shape_ends(above->text, above->length, "》。"); /* 我讲话的题目是《…》。 */
  return announces || openings->all.starts > SINGLE_ODDS * (openings->all.inside + 1) ||
         words_open(reader->words, WORDS_PARAGRAPH_OPENERS, below->text, below->length) ||
         opens_with_point(openings, below) || opens_with_lead(openings, reader, measure, lines, lower);
}
