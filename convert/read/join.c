/* Phase: lines that were broken at a width become the paragraphs they were, by the evidence of where they end. */
#include "read/phases.h"

#include "read/cues.h"
#include "read/figures.h"
#include "read/measure.h"
#include "read/openings.h"
#include "read/persons.h"
#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* The front of a text, where titles and salutations stand, is looked for in so many pieces. */
#define HEAD_PIECES 60

/* A line this much (percent) of a ragged measure is full when no mark ends it. */
#define OPEN_PERCENT 75

/* A mark that may not begin a line proves a break over so many blank lines. */
#define FORBIDDEN_GAP 2

/* A line that a page's end cuts has at least so many cells, and of so many lines at most one ends in mid-sentence
 * elsewhere. */
#define BROKEN_CELLS 30
#define UNENDED_PART 20

/* Cells of blanks that make an indent; so many lines with one, or with a blank line above, prove that paragraphs have
 * it, when to so many at most one has it not. */
#define MIN_INDENT 2
#define DRESSED_LINES 3
#define UNDRESSED_PART 3

/* Those who are spoken to at the front of a paragraph, up to the first mark (in bytes). */
#define ADDRESS_BYTES 60

/* The rest of a broken salutation is at most this long (in characters). */
#define SALUTATION_REST 14

/* How the headings of one kind of marker stand in the text. */
struct headings {
  guint alone;   /* short lines without a stop */
  guint flush;   /* behind a paragraph's end, without the indent of paragraphs */
  guint running; /* with a sentence behind */
};

/* What the phase knows. */
struct join {
  struct reader *reader;
  struct measure measure;
  const struct measured_line *lines;            /* one a piece */
  guint unended;                                /* lines in mid-sentence that no page's end is behind */
  guint start;                                  /* where paragraphs begin: behind the title and the salutation */
  guint salutation;                             /* the first line that is one by itself, or the number of pieces */
  guint spoken;                                 /* the first line with a stop in it: no page ends above it */
  bool all_indented;                            /* nearly all lines with a clause have an indent */
  bool all_parted;                              /* … a blank line above */
  enum cues cues;                               /* whether the lines are subtitles */
  struct headings headings[MARKER_CIRCLED + 1]; /* by marker: of headings this kind is the last */
  struct openings openings;                     /* where lines were broken, and no indent parts paragraphs */
};

static bool is_heading_line(const struct piece *piece) {
  return marker_heading(piece->text, piece->length).kind != MARKER_NONE;
}

/* Has the shape of something that stands alone on its line. */
static bool stands_alone(const struct join *join, const struct piece *piece) {
  struct marker marker = marker_heading(piece->text, piece->length);
  return (marker.kind != MARKER_NONE && marker.kind != MARKER_ARABIC_PAREN && marker.kind != MARKER_CIRCLED) ||
         persons_is_salutation(join->reader->words, piece->text, piece->length) ||
         shape_is_parenthesised(piece->text, piece->length) || shape_is_date(piece->text, piece->length) ||
         shape_opens_with_dash(piece->text, piece->length) || shape_is_ellipsis(piece->text, piece->length);
}

/* Whether the line opens a paragraph by its place: an indent where lines have none, a blank line. */
static bool is_set_off(const struct join *join, guint lower, bool after_page) {
  const struct piece *piece = piece_at(join->reader, lower);
  const struct measure *measure = &join->measure;
  if (piece->outline || piece->bold)
    return true;
  if (measure_is_indented(measure, piece))
    return measure->by_indent;
  return !after_page && piece->blank_lines > measure->blank_lines;
}

/* A heading that happens to fill its line: its siblings stand alone, and what follows is no end of it. */
static bool is_full_heading(const struct join *join, guint upper, guint lower) {
  const struct piece *piece = piece_at(join->reader, upper);
  struct marker marker = marker_heading(piece->text, piece->length);
  if (marker.kind == MARKER_NONE || join->lines[upper].stop)
    return false;
  const struct headings *headings = &join->headings[marker.kind];
  if (headings->alone <= headings->running)
    return false;
  const struct measured_line *rest = &join->lines[lower];
  return rest->end == END_STOP || rest->stop || measure_width(&join->measure, rest) * 2 > join->measure.width;
}

/* Whether the line begins with a marker whose like have the indent of paragraphs, and it has none: a member of a series
 * inside a paragraph. */
static bool is_flush_marker(const struct join *join, const struct piece *piece) {
  struct marker marker = marker_heading(piece->text, piece->length);
  return join->measure.by_indent && marker.kind != MARKER_NONE && join->headings[marker.kind].flush == 0;
}

/* Whether a title was certainly broken between these lines: nothing but words, to the end of the measure. */
static bool is_rest_of_title(const struct join *join, guint upper, guint lower) {
  const struct piece *below = piece_at(join->reader, lower);
  return join->measure.exact && join->lines[upper].end == END_OPEN && join->lines[lower].end == END_OPEN &&
         !measure_has_mark(&join->lines[lower]) && chars_at(below->text) != 0x3010 /* 【 */ &&
         !stands_alone(join, below);
}

/* A short line that ends without a mark: behind the end of a sentence it is no end of a paragraph. */
static bool is_bare(const struct join *join, guint index) {
  const struct measured_line *line = &join->lines[index];
  return line->end == END_OPEN && measure_width(&join->measure, line) + join->measure.slack + 4 < join->measure.width;
}

/* 同志们，… : those who are spoken to open a paragraph rather than one more sentence. */
static bool opens_with_address(const struct words *words, const struct piece *piece) {
  const char *end = piece->text + MIN(piece->length, ADDRESS_BYTES);
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p))
    if (chars_is_one_of("，！：,!:", chars_at(p)))
      return persons_address(words, piece->text, (gsize)(p - piece->text)) == ADDRESS_HEARERS;
  return false;
}

/* Whether the line fits the one above as a part of one sentence, or one paragraph. */
static bool goes_on(const struct join *join, guint upper, guint lower, bool after_page) {
  const struct piece *above = piece_at(join->reader, upper);
  const struct piece *below = piece_at(join->reader, lower);
  const struct measure *measure = &join->measure;
  const struct measured_line *line = &join->lines[upper];
  if (lower == join->salutation || above->outline || above->bold ||
      shape_is_parenthesised(above->text, above->length) || is_set_off(join, lower, after_page) ||
      persons_is_salutation(join->reader->words, above->text, above->length))
    return false;
  bool full = measure_is_full(measure, line, below);
  bool open = line->end == END_OPEN || line->end == END_PAUSE;
  if (upper < join->start)
    return full && lower < join->start && is_rest_of_title(join, upper, lower);
  if (stands_alone(join, below) && !(full && (is_flush_marker(join, below) || (open && measure_has_mark(line)))))
    return false;
  if (full && line->end == END_STOP && is_bare(join, lower))
    return false;
  if (full && line->end == END_STOP && !measure->by_indent &&
      (opens_with_address(join->reader->words, below) ||
       (measure->exact && openings_at(&join->openings, join->reader, measure, join->lines, upper, lower))))
    return false;
  if (full && line->end == END_COLON && !measure->by_indent &&
      marker_point(below->text, below->length, 0).kind != MARKER_NONE)
    return false;
  if (full)
    return measure->by_indent || !is_full_heading(join, upper, lower);
  if (measure->by_indent && line->end == END_PAUSE) /* no indent: the sentence goes on */
    return true;
  return !measure->exact && open && measure_width(measure, line) * 100u >= measure->width * OPEN_PERCENT;
}

/* Whether the line breaks off in a sentence: a long one with a mark inside that no stop ends. */
static bool breaks_off(const struct measured_line *line) {
  return line->width[UNIT_CELLS] >= BROKEN_CELLS && measure_has_mark(line) &&
         (line->end == END_PAUSE || line->end == END_OPEN);
}

/* Whether the line lacks the indent or the blank line that all paragraphs have, below one that breaks off in a
 * sentence, or stands below one that breaks off in an enumeration, as no paragraph does: it goes on. */
static bool goes_on_unparted(const struct join *join, guint upper, guint lower) {
  const struct piece *above = piece_at(join->reader, upper);
  const struct piece *below = piece_at(join->reader, lower);
  bool unparted = (join->all_indented && above->indent >= MIN_INDENT && below->indent < MIN_INDENT) ||
                  (join->all_parted && !shape_ends(above->text, above->length, "；")) || /* items of a list end so */
                  (shape_ends(above->text, above->length, "、") && below->indent <= above->indent);
  return unparted && breaks_off(&join->lines[upper]) && upper >= join->start && below->blank_lines == 0 &&
         join->lines[lower].end == END_STOP && chars_is_han(chars_at(below->text)) &&
         !shape_contains(below->text, below->length, "：") && !is_heading_line(above) && !stands_alone(join, below);
}

/* Whether the piece has the bracket that `closing` closes. */
static bool has_opening(const struct piece *piece, gunichar closing) {
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (chars_is_opening(c) && (closing == c + 1 || closing == c + 2))
      return true;
  }
  return false;
}

/* Whether the line begins with a mark that may not begin one: that proves the break by itself. */
static bool begins_forbidden(const struct join *join, guint upper, guint lower) {
  const struct piece *below = piece_at(join->reader, lower);
  const struct measured_line *line = &join->lines[upper];
  const char *second = g_utf8_next_char(below->text);
  gunichar first = chars_at(below->text);
  if (line->end == END_PAUSE || below->blank_lines > FORBIDDEN_GAP)
    return false;
  if (second == below->text + below->length && chars_is_closing(first) &&
      !has_opening(piece_at(join->reader, upper), first))
    return false;                         /* the rest of a widget */
  if (first == 0x201D || first == 0x2019) /* ” also opens, in careless texts */
    return line->end == END_OPEN;
  if (first < 0x80)
    return line->end == END_OPEN && chars_is_one_of(",;:!?)", first) && second < below->text + below->length &&
           (guchar)*second >= 0x80;
  return chars_is_one_of("，。、；：？！）》〉】』」〕", first);
}

/* Whether a sentence in Latin letters goes on: words before the break, and a small letter behind it. */
static bool goes_on_in_latin(const struct join *join, guint upper, guint lower) {
  const struct piece *above = piece_at(join->reader, upper);
  const struct piece *below = piece_at(join->reader, lower);
  const char *end = above->text + above->length;
  gunichar last = chars_before(above->text, end);
  if (last == ',')
    last = chars_before(above->text, end - 1);
  return g_unichar_islower(last) && g_unichar_islower(chars_at(below->text)) && below->blank_lines == 0 &&
         join->lines[upper].width[UNIT_CELLS] >= BROKEN_CELLS && memchr(above->text, ' ', above->length) &&
         memchr(below->text, ' ', below->length);
}

/* Whether a page's end parts a sentence, in a text whose lines are not broken: a long line that ends in mid-sentence,
 * as hardly any other does. */
static bool goes_on_over_page(const struct join *join, guint upper, guint lower) {
  const struct piece *above = piece_at(join->reader, upper);
  const struct piece *below = piece_at(join->reader, lower);
  return breaks_off(&join->lines[upper]) && upper >= join->start &&
         join->unended * UNENDED_PART <= join->reader->pieces->len && below->indent <= above->indent &&
         !is_heading_line(above) && !stands_alone(join, below);
}

/* The end of a salutation that was broken: 亲爱的老师们、同 + 学们： (what is a salutation by itself was broken off
 * only where the line above is full, or names nobody without it). */
static bool ends_salutation(const struct join *join, guint upper, guint lower) {
  const struct words *words = join->reader->words;
  const struct piece *above = piece_at(join->reader, upper);
  const struct piece *below = piece_at(join->reader, lower);
  gunichar mark = chars_before(below->text, below->text + below->length);
  if (upper >= HEAD_PIECES || (mark != 0xFF1A && mark != ':') || join->lines[upper].end != END_OPEN ||
      !measure_has_mark(&join->lines[upper]) || below->blank_lines > 0 ||
      chars_count(below->text, below->length) > SALUTATION_REST)
    return false;
  if (persons_is_speaker(words, above->text, above->length))
    return false;
  g_autofree char *both = g_strdup_printf("%.*s%.*s", (int)above->length, above->text, (int)below->length, below->text);
  if (persons_address(words, both, strlen(both)) < ADDRESS_ORGANS)
    return false;
  if (!persons_is_salutation(words, below->text, below->length))
    return true;
  const struct measure *measure = &join->measure;
  g_autofree char *whole = g_strdup_printf("%.*s：", (int)above->length, above->text);
  return (measure->exact && measure_is_full(measure, &join->lines[upper], below)) ||
         !persons_is_salutation(words, whole, strlen(whole));
}

/* Whether a sentence of subtitles goes on: the line above ends in none. */
static bool goes_on_over_cue(const struct join *join, guint upper, guint lower) {
  bool open = join->lines[upper].end == END_PAUSE || (join->lines[upper].end == END_OPEN && join->cues == CUES_MARKED);
  return open && upper >= join->start && !stands_alone(join, piece_at(join->reader, lower));
}

static bool belongs(const struct join *join, guint upper, guint lower, bool after_page) {
  if (join->cues != CUES_NONE)
    return goes_on_over_cue(join, upper, lower);
  if (pieces_was_listed(join->reader, lower))
    return false;
  if (begins_forbidden(join, upper, lower) || goes_on_in_latin(join, upper, lower) ||
      ends_salutation(join, upper, lower))
    return true;
  if (join->measure.width > 0)
    return goes_on(join, upper, lower, after_page);
  return goes_on_unparted(join, upper, lower) || (after_page && goes_on_over_page(join, upper, lower));
}

/* Whether a blank was lost where the lines were broken: between words in Latin letters, but not inside one. */
static bool parts_words(const struct join *join, guint upper, guint lower) {
  const struct piece *above = piece_at(join->reader, upper);
  const char *end = above->text + above->length;
  gunichar left = chars_before(above->text, end);
  gunichar right = chars_at(piece_at(join->reader, lower)->text);
  bool marked = left < 0x80 && g_ascii_ispunct((char)left) && left != '-' && left != '/';
  gunichar word = marked ? chars_before(above->text, end - 1) : left;
  if (!measure_is_latin(word) || !(measure_is_latin(right) || g_unichar_isdigit(right)))
    return false;
  return marked || !join->measure.cuts_words ||
         measure_width(&join->measure, &join->lines[upper]) + 1u < join->measure.width;
}

/* Whether there is a mark of sentences inside the text; titles and labels have ： and 、 at most. */
static bool has_clauses(const struct piece *piece) {
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p))
    if (chars_is_one_of("，。；！？,;", chars_at(p)) && g_utf8_next_char(p) < end)
      return true;
  return false;
}

/* Where paragraphs begin: at the first line with a clause in it, or, where a line's width proves little, behind the
 * salutation. */
static void find_start(struct join *join) {
  guint count = join->reader->pieces->len;
  join->start = join->salutation = count;
  for (guint i = 0; i < MIN(count, HEAD_PIECES) && join->salutation == count; i++) {
    const struct piece *piece = piece_at(join->reader, i);
    if (piece->aside)
      continue;
    if (join->start == count && has_clauses(piece))
      join->start = i;
    if (join->start >= i && persons_is_salutation(join->reader->words, piece->text, piece->length))
      join->salutation = i;
  }
  if (join->salutation < count && (!join->measure.exact || join->start > join->salutation))
    join->start = join->salutation + 1;
}

static void count_headings(struct join *join) {
  for (guint i = 0; i < join->reader->pieces->len; i++) {
    const struct piece *piece = piece_at(join->reader, i);
    struct marker marker = marker_heading(piece->text, piece->length);
    if (marker.kind == MARKER_NONE)
      continue;
    const struct measured_line *line = &join->lines[i];
    bool behind_end = i == 0 || !measure_is_full(&join->measure, &join->lines[i - 1], piece);
    join->headings[marker.kind].flush += behind_end && piece->indent == join->measure.indent;
    bool runs_on = line->stop || measure_width(&join->measure, line) + 4u > join->measure.width;
    join->headings[marker.kind].running += runs_on;
    join->headings[marker.kind].alone += !runs_on && line->end == END_OPEN;
  }
}

/* Whether so many of the lines have a dress that all paragraphs have it. */
static bool is_dress(guint dressed, guint lines) {
  return dressed >= DRESSED_LINES && (lines - dressed) * UNDRESSED_PART <= dressed;
}

/* What shows where lines end that were not broken at a width: how paragraphs are parted, which ones end nowhere. */
static void find_dress(struct join *join) {
  guint indented = 0, parted = 0, lines = 0;
  for (guint i = join->start; i < join->reader->pieces->len; i++) {
    if (!measure_has_mark(&join->lines[i]))
      continue;
    lines++;
    indented += piece_at(join->reader, i)->indent >= MIN_INDENT;
    parted += piece_at(join->reader, i)->blank_lines > 0;
  }
  join->all_indented = is_dress(indented, lines);
  join->all_parted = is_dress(parted, lines);
  for (guint i = 0; i + 1 < join->reader->pieces->len; i++)
    join->unended += breaks_off(&join->lines[i]) && join->lines[i].end == END_OPEN &&
                     !piece_at(join->reader, i + 1)->aside && !is_heading_line(piece_at(join->reader, i));
}

/* Joins to the line `first` what belongs to its paragraph; the index behind it. */
static guint join_from(const struct join *join, guint first) {
  const struct reader *reader = join->reader;
  guint last = first;
  guint next = first + 1;
  for (bool after_page = false; next < reader->pieces->len; next++) {
    const char *aside = piece_at(reader, next)->aside;
    if (cues_is_cue(piece_at(reader, next)))
      continue;
    if (aside && first >= join->spoken && (strcmp(aside, PAGE_NUMBER) == 0 || strcmp(aside, RUNNING_HEAD) == 0)) {
      after_page = true; /* a page's end may stand inside a paragraph */
      continue;
    }
    if (!measure_is_line(reader, next) || !belongs(join, last, next, after_page))
      break;
    pieces_append(join->reader, first, last + 1, next, parts_words(join, last, next));
    last = next;
    after_page = false;
  }
  return last + 1;
}

void join_lines(struct reader *reader) {
  g_autofree struct measured_line *lines = measure_lines(reader);
  struct join join = {.reader = reader, .lines = lines};
  join.measure = measure_find(reader, lines);
  find_start(&join);
  join.spoken = figures_first_sentence(reader);
  join.cues = cues_find(reader);
  if (join.measure.width > 0)
    count_headings(&join);
  else
    find_dress(&join);
  if (join.measure.exact && !join.measure.by_indent)
    join.openings = openings_find(reader, &join.measure, lines, join.start);
  for (guint first = 0; first < reader->pieces->len;)
    first = measure_is_line(reader, first) ? join_from(&join, first) : first + 1;
  pieces_compact(reader);
}
