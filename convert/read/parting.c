#define _GNU_SOURCE /* memmem */
#include "read/parting.h"

#include "base/items.h"
#include "read/persons.h"
#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* A line shorter than this (in characters) never holds several paragraphs. */
#define LONG_CHARS 60

/* A run of blanks this wide (in cells) parts paragraphs in any long line; in one that holds a whole speech two cells
 * are enough, when runs as wide part sentences at least so often. */
#define PARTING_CELLS 4
#define SPEECH_RUNS 2
#define SPEECH_CHARS 150

/* Runs wider than this are counted as this wide. */
#define MAX_CELLS 40

/* A heading, title or salutation that stands before such a run is at most this long (in characters). */
#define BARE_CHARS 40
#define HEADING_BYTES (4 * BARE_CHARS)

/* A line without a stop that stands before a run as wide as those that part the others is at most this long. */
#define BARE_LINE_CHARS 120

/* A text without such runs is parted at its markers when it is at least this long (in characters) and one line is
 * nearly all of it (of ten parts so many). */
#define GLUED_CHARS 200
#define GLUED_SERIES_CHARS 80 /* when a series 一、二、 runs through it */
#define GLUED_TENTHS 8

/* A title has at least so many characters. */
#define TITLE_CHARS 6

/* How far its salutation is looked for (in characters). */
#define SALUTATION_REACH 160

/* Where there are as many sentences and nearly all have a blank behind them, a blank is how they are typed. */
#define TYPED_SENTENCES 12

/* Blanks before a unit that stands alone (今年　　月　　日), before a mark, or behind a word that asks for one, are to
 * be filled in. */
#define UNITS "年月日时分号个元名人届次页期"
#define ENDING_MARKS "、；）》”"
#define ASKING "第在为是由于、（《“"

static bool is_longer(const char *from, const char *to, gsize chars) {
  return chars_count(from, MIN((gsize)(to - from), 4 * chars + 4)) > chars;
}

/* Whether one stretch is nearly all of the text. */
static bool is_whole_text(const struct reader *reader, const char *from, const char *end) {
  return (gsize)(end - from) * 10 >= reader->source->length * GLUED_TENTHS;
}

/* Goes over the characters of a stretch; those inside edits are passed over. */
static const char *step(const struct parting *parting, const char *p, guint *edit) {
  return edits_behind(parting->reader, p, edit);
}

static bool is_colon(gunichar c) {
  return c == ':' || c == 0xFF1A;
}

/* Whether a sentence, or words that announce something, end here. */
static bool ends_here(const char *from, const char *to) {
  struct slice left = chars_strip(from, (gsize)(to - from));
  return is_colon(chars_before(left.text, left.text + left.length)) || shape_ends_sentence(left.text, left.length);
}

/* Behind a mark of half width a blank is how sentences are typed. */
static bool is_chinese(gunichar mark) {
  return mark >= 0x80;
}

/* Blanks as wide as an ideograph, and the others: a run of the one kind parts what one of the other does not. */
static bool is_wide(gunichar c) {
  return c == 0x3000;
}

/* What the runs of blanks and the markers of a stretch are like. */
struct survey {
  guint sure[2][MAX_CELLS + 1]; /* runs behind the end of a sentence, by kind (is_wide) and width */
  guint single;                 /* blanks of one cell behind a stop of Chinese text */
  guint clauses;                /* and behind a comma or the like */
  guint stops;
  guint numbers[2]; /* how far 一、 behind sentences and （一） count */
};

/* `behind_stop`: （一） may stand behind its heading instead. */
static void survey_marker(struct survey *survey, const char *p, const char *end, bool behind_stop) {
  struct marker marker = marker_heading(p, (gsize)(end - p));
  if (!(marker.kind == MARKER_CHINESE && behind_stop) &&
      !(marker.kind == MARKER_CHINESE_PAREN && (behind_stop || marker.number == 1)))
    return;
  guint *number = &survey->numbers[marker.kind == MARKER_CHINESE_PAREN];
  *number += marker.number == *number + 1;
}

static void survey_stretch(const struct parting *parting, struct survey *survey) {
  guint edit = parting->edit;
  guint cells = 0;    /* of the blanks being read */
  bool wide = false;  /* the kind of the first of them */
  bool ended = false; /* the characters before them end a sentence, or announce something */
  gunichar last = 0;  /* of them */
  for (const char *p = step(parting, parting->start, &edit); p < parting->end;
       p = step(parting, g_utf8_next_char(p), &edit)) {
    gunichar c = chars_at(p);
    if (chars_is_ignorable(c)) {
      wide = cells == 0 ? is_wide(c) : wide;
      cells += chars_cells(c);
      continue;
    }
    survey->sure[wide][MIN(cells, MAX_CELLS)] += ended;
    survey->clauses += cells == 1 && chars_is_pause(last) && !is_colon(last);
    if (chars_is_stop(last)) {
      survey->single += cells == 1 && is_chinese(last);
      survey->stops++;
    }
    if (chars_is_stop(last) || !chars_is_han(c)) /* nothing else opens a marker that counts */
      survey_marker(survey, p, parting->end, chars_is_stop(last));
    last = c;
    ended = chars_is_stop(c) || is_colon(c) || (ended && chars_is_closing(c));
    cells = 0;
  }
}

/* A title, a date, a speaker: what stands before the first sentence of a text in one line. */
static bool is_head_line(const struct words *words, struct slice text) {
  return persons_names_speech(words, text.text, text.length) || shape_is_date(text.text, text.length) ||
         persons_is_speaker(words, text.text, text.length);
}

/* Where the salutation that ends at `end` begins: behind the whole title, date and speaker, else behind a blank, else
 * at the start; NULL when there is none. */
static const char *salutation_start(const struct words *words, const char *start, const char *end) {
  const char *head = start; /* the last line of it begins here */
  const char *behind_head = NULL, *behind_blank = NULL;
  for (const char *p = g_utf8_next_char(start); p < end; p = g_utf8_next_char(p)) {
    const bool blank = chars_is_blank(chars_before(start, p));
    const bool ends_head = persons_names_speech(words, start, (gsize)(p - start)) ||
                           (blank && is_head_line(words, chars_strip(head, (gsize)(p - head))));
    head = ends_head ? p : head;
    if ((!ends_head && !blank) || !persons_is_salutation(words, p, (gsize)(end - p)))
      continue;
    behind_head = ends_head ? p : behind_head;
    behind_blank = behind_blank ? behind_blank : p;
  }
  if (behind_blank)
    return behind_head ? behind_head : behind_blank;
  return persons_is_salutation(words, start, (gsize)(end - start)) ? start : NULL;
}

static const char *behind_blanks(const char *p, const char *end) {
  while (p < end && chars_is_ignorable(chars_at(p)))
    p = g_utf8_next_char(p);
  return p;
}

/* The salutation that stands at the beginning of a text without line ends, behind the title at most.  One
 * that ends in ！ (…，大家好！) belongs to the paragraph that it opens. */
static void find_salutation(struct parting *parting) {
  const char *mark = parting->start, *from = mark;
  guint cells = 0; /* of the blanks before the mark */
  for (guint i = 0; i < SALUTATION_REACH && mark < parting->end; i++, mark = g_utf8_next_char(mark)) {
    gunichar c = chars_at(mark);
    if (parting->bare_cells > 0 && cells > 1 && !chars_is_ignorable(c)) /* runs part it from what is before them */
      from = mark;
    cells = chars_is_ignorable(c) ? cells + chars_cells(c) : 0;
    bool colon = is_colon(c);
    bool exclamation = c == '!' || c == 0xFF01;
    if (chars_is_stop(c) && !exclamation)
      return;
    const char *end = g_utf8_next_char(mark);
    const char *start = colon || exclamation ? salutation_start(parting->reader->words, from, end) : NULL;
    if (!start)
      continue;
    parting->salutation[0] = behind_blanks(start, parting->end);
    const char *behind = behind_blanks(end, parting->end);
    const bool ends = colon && (behind > end || parting->bare_cells == 0); /* where blanks part, what goes on is one */
    parting->salutation[1] = ends ? behind : NULL;
    return;
  }
}

/* The last name of a speech between blanks above the salutation, where a page's words stand round it. */
static void find_title(struct parting *parting) {
  const char *end = parting->salutation[0];
  for (const char *from = parting->start; end && from < end; from = behind_blanks(from, end)) {
    const char *to = from;
    while (to < end && !chars_is_blank(chars_at(to)))
      to = g_utf8_next_char(to);
    if (is_longer(from, to, TITLE_CHARS - 1) &&
        persons_names_speech(parting->reader->words, from, (gsize)(to - from))) {
      parting->title[0] = from;
      parting->title[1] = behind_blanks(to, parting->end);
    }
    from = to;
  }
}

/* Whether single blanks stand behind some sentences and behind no comma, and a third of the sentences at least has
 * none: there the lines ended. */
static bool ends_lines(const struct survey *survey) {
  return survey->clauses == 0 && survey->single >= SPEECH_RUNS && survey->single * 3 <= survey->stops * 2;
}

/* How a line that holds a whole speech is parted: by the width of the blanks that most sentences have behind them. */
static void decide(struct parting *parting, const struct survey *survey) {
  guint best = 0;
  guint most = 0;
  guint runs = 0;
  for (guint cells = 2; cells <= MAX_CELLS; cells++)
    for (guint wide = 0; wide < 2; wide++) {
      runs += survey->sure[wide][cells];
      if (survey->sure[wide][cells] < most)
        continue;
      best = cells;
      most = survey->sure[wide][cells];
      parting->wide = wide == 1;
    }
  bool typed = best < PARTING_CELLS && survey->stops >= TYPED_SENTENCES && runs * 10 >= survey->stops * 9;
  bool whole = is_whole_text(parting->reader, parting->start, parting->end);
  bool enough = (whole && best >= PARTING_CELLS && runs > 0) || runs >= SPEECH_RUNS;
  if (enough && !typed && (whole || is_longer(parting->start, parting->end, SPEECH_CHARS))) {
    parting->sure_cells = MIN(best, PARTING_CELLS);
    parting->bare_cells = best;
  }
  if (!whole)
    return;
  find_salutation(parting);
  find_title(parting);
  if (parting->bare_cells > 0)
    return;
  if (runs == 0 && ends_lines(survey))
    parting->sure_cells = 1;
  bool series = survey->numbers[0] >= 2 && is_longer(parting->start, parting->end, GLUED_SERIES_CHARS);
  if (runs > 0 || !(series || is_longer(parting->start, parting->end, GLUED_CHARS)))
    return;
  if (survey->numbers[0] >= 2)
    parting->markers |= 1u << MARKER_CHINESE;
  if (survey->numbers[1] >= 2)
    parting->markers |= 1u << MARKER_CHINESE_PAREN;
}

/* Whether there is a run of blanks behind the stretch's indent. */
static bool has_runs(const char *from, const char *end) {
  static const char *const runs[] = {"  ", "　", "\t", "\xC2\xA0"};
  struct slice text = chars_strip(from, (gsize)(end - from));
  bool found = false;
  for (guint i = 0; i < G_N_ELEMENTS(runs) && !found; i++)
    found = memmem(text.text, text.length, runs[i], strlen(runs[i])) != NULL;
  return found;
}

bool parting_start(struct parting *parting, const struct reader *reader, const char *from, const char *end,
                   bool first) {
  bool whole = is_whole_text(reader, from, end);
  if (!is_longer(from, end, LONG_CHARS) || (!whole && !has_runs(from, end)))
    return false;
  *parting = (struct parting){.reader = reader, .start = from, .end = end, .sure_cells = PARTING_CELLS, .head = first};
  parting->edit = edits_from(reader, (gsize)(from - reader->source->text));
  parting->from = step(parting, from, &parting->edit);
  struct survey survey = {0};
  survey_stretch(parting, &survey);
  decide(parting, &survey);
  return true;
}

static bool is_short(struct slice text) {
  return !is_longer(text.text, text.text + text.length, BARE_CHARS);
}

/* A line without a stop inside: a heading, a title, a salutation. */
static bool is_bare(struct slice text) {
  gsize stop;
  return !is_longer(text.text, text.text + text.length, BARE_LINE_CHARS) &&
         shape_first_sentence(text.text, text.length, &stop) == 0;
}

/* Whether the blanks between `left` and `after` are to be filled in. */
static bool is_to_fill(struct slice left, const char *after, const char *end) {
  gunichar unit = chars_at(after);
  const char *behind = g_utf8_next_char(after);
  gunichar next = behind < end ? chars_at(behind) : ' ';
  bool alone = chars_is_blank(next) || chars_is_pause(next) || chars_is_stop(next) || chars_is_digit(next) ||
               chars_is_one_of("前起内止底钟", next); /* 日前, 日起, 月底, 分钟 */
  return chars_is_one_of(ASKING, chars_before(left.text, left.text + left.length)) ||
         chars_is_one_of(ENDING_MARKS, unit) || (alone && chars_is_one_of(UNITS, unit));
}

/* Whether a run of blanks with `left` before it and `after` behind it parts paragraphs: behind a sentence or a bare
 * heading, or in front of something that opens a paragraph; at the head of the line also behind a title, a date or a
 * speaker; and wherever a run as wide parts the others. */
static bool parts_paragraphs(const struct parting *parting, struct slice left, const char *after, guint cells,
                             bool wide) {
  if (cells == 1)
    return shape_ends_sentence(left.text, left.length) && is_chinese(chars_before(left.text, left.text + left.length));
  if (ends_here(left.text, left.text + left.length))
    return cells >= parting->sure_cells;
  bool like = wide == parting->wide || cells >= 2 * parting->bare_cells;
  bool bare = parting->bare_cells > 0 && cells >= parting->bare_cells && like && !is_to_fill(left, after, parting->end);
  if (bare && is_bare(left))
    return true;
  if (cells < PARTING_CELLS)
    return false;
  if (is_short(left) && (marker_heading(left.text, left.length).kind != MARKER_NONE ||
                         (parting->head && is_head_line(parting->reader->words, left))))
    return true;
  gsize length = (gsize)(parting->end - after);
  return marker_heading(after, length).kind == MARKER_CHINESE || shape_is_note_mark(after, length) > 0;
}

/* （一） or 一是, or what else counts below 一、 */
static struct marker marker_below(const char *p, const char *end) {
  const struct marker marker = marker_heading(p, (gsize)(end - p));
  return marker.kind == MARKER_NONE ? marker_point(p, (gsize)(end - p), 0) : marker;
}

/* Whether the list that `first` opens at `p` counts on behind a stop, before the next heading. */
static bool counts_on(const struct parting *parting, const char *p, const struct marker *first) {
  for (; p < parting->end; p = g_utf8_next_char(p)) {
    if (!chars_is_stop(chars_before(parting->start, p)))
      continue;
    const struct marker marker = marker_below(p, parting->end);
    if (marker.kind == first->kind || marker.kind == MARKER_CHINESE)
      return marker.kind == first->kind && marker.number == 2;
  }
  return false;
}

/* 二、新一年的打算（一）盯住客户。…（二）盯住质量。…: behind a heading without a stop its list begins. */
static bool begins_list(const struct parting *parting, const char *p) {
  const struct slice heading = {parting->start, (gsize)(p - parting->start)};
  if (heading.length > HEADING_BYTES) /* as most places of a text */
    return false;
  const struct marker above = marker_heading(heading.text, heading.length);
  if (above.kind != MARKER_CHINESE || above.length == heading.length || !is_short(heading) || !is_bare(heading))
    return false;
  const struct marker first = marker_below(p, parting->end);
  return (first.kind == MARKER_CHINESE_PAREN || first.kind == MARKER_SERIES) && first.number == 1 &&
         counts_on(parting, p, &first);
}

/* Whether a part begins at `p` without a blank before it. */
static bool begins_part(const struct parting *parting, const char *p, gunichar before) {
  if (p == parting->salutation[0] || p == parting->salutation[1] || p == parting->title[0] || p == parting->title[1])
    return true;
  if (parting->markers && begins_list(parting, p))
    return true;
  return parting->markers && chars_is_stop(before) &&
         (parting->markers >> marker_heading(p, (gsize)(parting->end - p)).kind) & 1;
}

/* Ends the part at `at`; the search goes on at `p`. */
static const char *end_part(struct parting *parting, const char *at, const char *p) {
  parting->head &= !shape_ends_sentence(parting->start, (gsize)(at - parting->start));
  parting->start = at;
  parting->from = step(parting, g_utf8_next_char(p), &parting->edit);
  return at;
}

const char *parting_next(struct parting *parting) {
  const char *run = NULL; /* start of the run of blanks being read */
  guint cells = 0;
  gunichar before = 0;
  for (const char *p = parting->from; p < parting->end; p = step(parting, g_utf8_next_char(p), &parting->edit)) {
    gunichar c = chars_at(p);
    if (chars_is_ignorable(c)) {
      run = run ? run : p;
      cells += chars_cells(c);
      continue;
    }
    if (p > parting->start && begins_part(parting, p, before))
      return end_part(parting, run ? run : p, p);
    if (run && cells >= MIN(2, parting->sure_cells)) {
      struct slice left = chars_strip(parting->start, (gsize)(run - parting->start));
      if (left.length > 0 && parts_paragraphs(parting, left, p, cells, is_wide(chars_at(run))))
        return end_part(parting, run, p);
    }
    before = c;
    run = NULL;
    cells = 0;
  }
  return parting->end;
}
