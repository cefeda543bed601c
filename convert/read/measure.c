#include "read/measure.h"

#include "read/shape.h"
#include "text/marker.h"

/* The narrowest measure, in each unit. */
static const guint narrowest[UNIT_COUNT] = {30, 15};

/* Lines that were broken because a word did not fit end so far before the measure at most, in each unit. */
static const guint reach[UNIT_COUNT] = {3, 1};

/* So many lines that are cut in mid-sentence at one width prove that lines are broken there; one less is enough when
 * the line below begins with a mark that may not begin one, or lacks the indent, or when another line ends there and
 * none is longer.  Of twenty lines at most one is longer. */
#define MIN_CUT 3
#define LONGER_PART 20

/* What stands round the lines that are cut may be a page's and longer than they are: to so many of them one line. */
#define FRAME_PART 2

/* Measures that are not kept exactly: fewer full lines than this prove nothing, and they are so many of ten. */
#define MIN_RAGGED 5
#define RAGGED_PART 4
#define OPEN_TENTHS 6

/* Noise has so many groups of signs, none longer than this. */
#define NOISE_WORDS 4
#define NOISE_LETTERS 4

/* Instead of the place of a line's mark: it has more than one, or lines have theirs at several places. */
#define SEVERAL_MARKS 255

/* One width more than there are measures: of all lines that are longer. */
#define WIDTHS (MEASURE_LONGER + 1)

/* A paragraph has fewer lines than this. */
#define CHAIN_LINES 60

static bool is_ascii(const struct piece *piece) {
  for (const char *p = piece->text; p < piece->text + piece->length; p++)
    if (*p & 0x80)
      return false;
  return true;
}

/* Letters and signs without a word, such as forums hide between lines: no part of a sentence. */
static bool is_noise(const struct piece *piece) {
  guint words = 0;
  guint length = 0;
  for (const char *p = piece->text; p < piece->text + piece->length; p++) {
    length = *p == ' ' ? 0 : length + 1;
    words += length == 1;
    if (length > NOISE_LETTERS)
      return false;
  }
  return words >= NOISE_WORDS;
}

/* Created with … www.….com: words in Latin letters alone round an address. */
static bool is_address(const struct piece *piece) {
  return memchr(piece->text, ' ', piece->length) && shape_has_net_address(piece->text, piece->length);
}

bool measure_is_line(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return piece_may_join(reader, index) && piece->length > 0 && pieces_whole_line(reader, index) &&
         !(is_ascii(piece) && (is_noise(piece) || is_address(piece)));
}

bool measure_is_latin(gunichar c) {
  return g_unichar_isalpha(c) && c < 0x250;
}

static enum line_end end_of(const struct piece *piece) {
  if (shape_ends_sentence(piece->text, piece->length))
    return END_STOP;
  gunichar last = chars_before(piece->text, piece->text + piece->length);
  if (last == ':' || last == 0xFF1A)
    return END_COLON;
  return chars_is_pause(last) ? END_PAUSE : END_OPEN;
}

/* Marks that may not begin a line. */
static bool clings(gunichar c) {
  return chars_is_pause(c) || chars_is_stop(c) || chars_is_closing(c) || c == '.' || c == '%';
}

static struct measured_line line_of(const struct reader *reader, const struct piece *piece) {
  struct measured_line line = {.width = {MEASURE_LONGER, MEASURE_LONGER}, .end = (guint8)end_of(piece)};
  if (piece->length > 4 * MEASURE_MAX)
    return line;
  bool blank = reader->source->text[piece->end] == ' '; /* a line that was broken at a blank may keep it */
  guint width[UNIT_COUNT] = {piece->indent + blank, (piece->edited ? piece->indent : piece->column - 1) + blank};
  const char *end = piece->text + piece->length;
  gsize marker = marker_heading(piece->text, piece->length).length;
  guint hanging = 0;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    width[UNIT_CELLS] += chars_cells(c);
    width[UNIT_CHARACTERS]++;
    hanging = clings(c) ? hanging + 1 : 0;
    bool inside = (chars_is_pause(c) || chars_is_stop(c)) && c != ':' && c != 0xFF1A && p > piece->text + marker &&
                  g_utf8_next_char(p) < end;
    line.stop |= inside && chars_is_stop(c);
    if (inside)
      line.mark = line.mark == 0 ? (guint8)MIN(p - piece->text, 254) : SEVERAL_MARKS;
  }
  for (guint unit = 0; unit < UNIT_COUNT; unit++)
    line.width[unit] = (guint16)MIN(width[unit], MEASURE_LONGER);
  line.hanging = (guint8)MIN(hanging, 2);
  return line;
}

struct measured_line *measure_lines(const struct reader *reader) {
  struct measured_line *lines = g_new0(struct measured_line, reader->pieces->len + 1);
  for (guint i = 0; i < reader->pieces->len; i++)
    if (measure_is_line(reader, i))
      lines[i] = line_of(reader, piece_at(reader, i));
  return lines;
}

/* The first word with the marks that cling to it: what must fit behind the line before. */
static guint first_word(const struct piece *piece, enum unit unit) {
  guint width = 0;
  bool word = false; /* a character that may end a line has been taken */
  gunichar before = 0;
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    bool latin = c > ' ' && c < 0x80 && before > ' ' && before < 0x80;
    bool pair = c == before && (c == 0x2014 || c == 0x2026);
    if (word && !latin && !pair && !clings(c))
      break;
    word |= !chars_is_opening(c);
    width += unit == UNIT_CELLS ? chars_cells(c) : 1;
    before = c;
  }
  return width;
}

bool measure_is_full(const struct measure *measure, const struct measured_line *line, const struct piece *below) {
  return line->width[measure->unit] + first_word(below, measure->unit) + measure->slack > measure->width;
}

/* The line below, past what stands aside; the number of pieces when there is none. */
static guint next_line(const struct reader *reader, guint index) {
  guint next = index + 1;
  while (next < reader->pieces->len && piece_at(reader, next)->aside)
    next++;
  return next < reader->pieces->len && measure_is_line(reader, next) ? next : reader->pieces->len;
}

/* … of a line; the number of pieces also where the piece is none. */
static guint next_line_of(const struct reader *reader, const struct measured_line *lines, guint index) {
  return measure_has_line(&lines[index]) ? next_line(reader, index) : reader->pieces->len;
}

/* Lines by width. */
struct tally {
  enum unit unit;
  const struct measured_line *measured; /* the lines, one a piece */
  guint all[WIDTHS];                    /* marks that hang over not counted */
  guint open[WIDTHS];                   /* that end with a word */
  guint cut[WIDTHS];                    /* that end in mid-sentence */
  guint8 marks[WIDTHS]; /* of these: the place of the one mark where it is the same in all, SEVERAL_MARKS else */
  guint first_cut[WIDTHS], last_cut[WIDTHS]; /* of these the first and the last, by piece */
  guint lines, cuts;
  bool framed; /* lines of a page may stand round those of the text */
  bool proved; /* behind a line that is cut one begins with a mark that may not begin one, or lacks its indent */
};

/* Whether the line below hangs under the first words of an item: 1. … and its second line moved in. */
static bool hangs(const struct reader *reader, guint index) {
  guint next = next_line(reader, index);
  if (next == reader->pieces->len)
    return false;
  const struct piece *below = piece_at(reader, next);
  return below->indent >= piece_at(reader, index)->indent + 2 &&
         marker_heading(below->text, below->length).kind == MARKER_NONE;
}

/* Whether the line is cut: a word or a pause ends it, there is a mark inside it, and it is no heading of its own. */
static bool is_cut(const struct reader *reader, const struct measured_line *lines, guint index) {
  const struct piece *piece = piece_at(reader, index);
  const struct measured_line *line = &lines[index];
  if (!measure_has_line(line) || line->width[UNIT_CELLS] == MEASURE_LONGER ||
      (line->end != END_OPEN && line->end != END_PAUSE) || !measure_has_mark(line) || piece->outline || piece->bold ||
      shape_is_parenthesised(piece->text, piece->length))
    return false;
  return line->stop || marker_heading(piece->text, piece->length).kind == MARKER_NONE || hangs(reader, index);
}

/* The line's width without the marks at its end: these may hang over. */
static guint width_without_marks(const struct measured_line *line, enum unit unit) {
  guint marks = line->hanging * (unit == UNIT_CELLS ? 2u : 1u);
  return line->width[unit] == MEASURE_LONGER ? MEASURE_LONGER : line->width[unit] - MIN(marks, line->width[unit]);
}

/* The place of all marks, when those so far have one of their own, or there is none yet. */
static guint8 common_mark(guint8 so_far, guint8 mark) {
  return so_far == 0 || so_far == mark ? mark : SEVERAL_MARKS;
}

static void count_cut(struct tally *tally, const struct measured_line *lines, guint index) {
  const struct measured_line *line = &lines[index];
  guint width = width_without_marks(line, tally->unit);
  if (tally->cut[width] == 0)
    tally->first_cut[width] = index;
  tally->last_cut[width] = index;
  tally->cut[width]++;
  tally->cuts++;
  tally->marks[width] = common_mark(tally->marks[width], line->mark);
}

/* Counts lines that are cut and whose sentence ends in a line below: in a list of slogans none does.  The line behind
 * them; the one they would begin with when that is not cut. */
static guint count_chain(struct tally *tally, const struct reader *reader, const struct measured_line *lines,
                         guint from) {
  guint end = from;
  guint count = 0;
  for (; end < reader->pieces->len && is_cut(reader, lines, end) && count < CHAIN_LINES; count++)
    end = next_line(reader, end);
  bool ends = end < reader->pieces->len && (lines[end].end != END_OPEN || lines[end].stop);
  for (guint i = from; ends && i < end; i = next_line(reader, i)) {
    count_cut(tally, lines, i);
    const struct piece *below = piece_at(reader, next_line(reader, i)); /* there is one: the chain ends in a line */
    gunichar first = chars_at(below->text);
    tally->proved |=
        (first >= 0x80 && clings(first) && first != 0x2026) || piece_at(reader, i)->indent >= below->indent + 2;
  }
  return end;
}

static struct tally *tally_of(const struct reader *reader, const struct measured_line *lines, enum unit unit) {
  struct tally *tally = g_new0(struct tally, 1);
  tally->unit = unit;
  tally->measured = lines;
  for (guint i = 0; i < reader->pieces->len; i++) {
    if (!measure_has_line(&lines[i]))
      continue;
    guint width = width_without_marks(&lines[i], unit);
    tally->all[width]++;
    tally->open[lines[i].width[unit]] += lines[i].end != END_STOP;
    tally->lines++;
  }
  for (guint i = 0; i < reader->pieces->len;) {
    const guint behind = count_chain(tally, reader, lines, i);
    i = MAX(behind, i + 1);
  }
  return tally;
}

/* Lines that end near a width. */
struct near {
  guint all, open, cut;
  guint first, last; /* piece of those that are cut */
  bool same;         /* all that are cut have one mark, at the same place, as in couplets */
};

static struct near near_width(const struct tally *tally, guint width, guint back) {
  struct near near = {.first = G_MAXUINT};
  guint8 mark = 0; /* as in struct tally */
  for (guint w = width - back; w <= width; w++) {
    near.all += tally->all[w];
    near.open += tally->open[w];
    near.cut += tally->cut[w];
    if (tally->cut[w] == 0)
      continue;
    near.first = MIN(near.first, tally->first_cut[w]);
    near.last = MAX(near.last, tally->last_cut[w]);
    mark = common_mark(mark, tally->marks[w]);
  }
  near.same = mark != SEVERAL_MARKS;
  return near;
}

/* Of the lines that are longer than a width, those that speak against it: where a page's few lines stand round the
 * text, only those among the lines that are cut. */
static guint count_longer(const struct tally *tally, const struct near *near, guint width, guint longer) {
  if (!tally->framed)
    return longer;
  guint lines = 0;
  guint inside = 0;
  for (guint i = near->first; i <= near->last; i++) {
    const struct measured_line *line = &tally->measured[i];
    lines += measure_has_line(line);
    inside += measure_has_line(line) && width_without_marks(line, tally->unit) > width;
  }
  return (longer - inside) * FRAME_PART <= lines ? inside : longer;
}

/* Whether the lines near a width prove that lines are broken there. */
static bool is_proved(const struct tally *tally, const struct near *near, guint width, guint all_longer) {
  if (near->cut * 2 <= tally->cuts || near->same)
    return false;
  guint longer = count_longer(tally, near, width, all_longer);
  guint enough = tally->proved || longer == 0 ? MIN_CUT - 1 : MIN_CUT;
  return near->cut >= enough && longer * LONGER_PART <= tally->lines + LONGER_PART;
}

/* The width at which lines end in mid-sentence again and again, while none is longer; 0 when there is none. */
static guint exact_width(const struct tally *tally, struct near *best) {
  guint best_width = 0;
  *best = (struct near){0};
  guint longer = tally->all[MEASURE_LONGER];
  for (guint width = MEASURE_MAX; width >= narrowest[tally->unit]; width--) {
    struct near near = near_width(tally, width, reach[tally->unit]);
    if (tally->cut[width] > 0 && near.cut > best->cut && is_proved(tally, &near, width, longer)) {
      best_width = width;
      *best = near;
      best->open = tally->open[width];
    }
    longer += tally->all[width];
  }
  return best_width;
}

static guint ragged_slack(guint width) {
  return MAX(5, width / 10);
}

/* The width near which most lines end, most of them in mid-sentence, if hardly any is longer: proportional type. */
static guint ragged_width(const struct tally *tally) {
  guint best = 0;
  guint best_count = 0;
  guint longer = tally->all[MEASURE_LONGER];
  for (guint width = MEASURE_MAX; width >= narrowest[tally->unit]; width--) {
    struct near near = near_width(tally, width, ragged_slack(width));
    if (longer * LONGER_PART <= tally->lines && near.all >= MIN_RAGGED && near.all * RAGGED_PART >= tally->lines &&
        near.cut > 1 && !near.same && near.open * 10 >= near.all * OPEN_TENTHS && near.all > best_count) {
      best = width;
      best_count = near.all;
    }
    longer += tally->all[width];
  }
  return best;
}

/* How lines go on: those behind one that is cut. */
static void find_layout(struct measure *measure, const struct reader *reader, const struct measured_line *lines) {
  guint indents[256] = {0};
  guint blanks[256] = {0};
  guint slack[WIDTHS] = {0};
  guint cuts = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    guint next = is_cut(reader, lines, i) ? next_line(reader, i) : reader->pieces->len;
    if (next == reader->pieces->len ||
        measure_width(measure, &lines[i]) + ragged_slack(measure->width) < measure->width)
      continue;
    const struct piece *below = piece_at(reader, next);
    indents[below->indent]++;
    blanks[below->blank_lines]++;
    guint filled = measure_width(measure, &lines[i]) + first_word(below, measure->unit);
    slack[filled > measure->width ? 0 : measure->width - filled + 1]++;
    cuts++;
  }
  for (guint i = 1; i < 256; i++) {
    measure->indent = indents[i] > indents[measure->indent] ? (guint8)i : measure->indent;
    measure->blank_lines = blanks[i] > blanks[measure->blank_lines] ? (guint8)i : measure->blank_lines;
  }
  guint within = slack[0];
  while (within * 20 < cuts * 19 && measure->slack < ragged_slack(measure->width))
    within += slack[++measure->slack];
  measure->exact = measure->slack <= 2;
}

bool measure_is_indented(const struct measure *measure, const struct piece *piece) {
  return ABS(piece->indent - measure->indent) >= 2;
}

/* Whether paragraphs begin with an indent of their own: the lines behind a last line that is short have it, or where no
 * last line is short, those that have it stand behind sentences. */
static void find_indents(struct measure *measure, const struct reader *reader, const struct measured_line *lines) {
  guint first = 0;
  guint indented = 0;
  guint behind_stop = 0;
  guint behind_open = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    guint next = next_line_of(reader, lines, i);
    if (next == reader->pieces->len)
      continue;
    const struct piece *below = piece_at(reader, next);
    bool deep = measure_is_indented(measure, below);
    if (!deep && !measure_has_mark(&lines[next]) && lines[next].end != END_STOP)
      continue; /* （掌声）, 【打印】: no paragraph, so it says nothing of their indent */
    if (!measure_is_full(measure, &lines[i], below)) {
      first += lines[i].end == END_STOP;
      indented += lines[i].end == END_STOP && deep;
      continue;
    }
    behind_stop += deep && lines[i].end == END_STOP;
    behind_open += deep && lines[i].end != END_STOP;
  }
  measure->by_indent = first > 0 ? indented * 2 >= first : behind_stop > behind_open;
}

/* Whether words in Latin letters were broken where the line was full: then every line that ends in one is. */
static void find_words(struct measure *measure, const struct reader *reader, const struct measured_line *lines) {
  guint breaks = 0;
  guint full = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    guint next = next_line_of(reader, lines, i);
    if (next == reader->pieces->len || lines[i].end != END_OPEN ||
        !measure_is_latin(chars_before(piece->text, piece->text + piece->length)) ||
        !measure_is_latin(chars_at(piece_at(reader, next)->text)) ||
        measure_width(measure, &lines[i]) * 4u < measure->width * 3u)
      continue;
    breaks++;
    full += measure_width(measure, &lines[i]) + 1u >= measure->width;
  }
  measure->cuts_words = breaks > 0 && full == breaks;
}

/* Finds the exact width, in the unit in which more lines are cut near it, or end just there. */
static void find_exact(struct measure *measure, const struct tally *cells, const struct tally *characters) {
  struct near by_cells, by_characters;
  measure->width = exact_width(cells, &by_cells);
  guint width = exact_width(characters, &by_characters);
  if (by_characters.cut > by_cells.cut || (by_characters.cut == by_cells.cut && by_characters.open > by_cells.open)) {
    measure->unit = UNIT_CHARACTERS;
    measure->width = width;
  }
}

static void find_width(struct measure *measure, const struct reader *reader, const struct measured_line *lines) {
  g_autofree struct tally *cells = tally_of(reader, lines, UNIT_CELLS);
  g_autofree struct tally *characters = tally_of(reader, lines, UNIT_CHARACTERS);
  find_exact(measure, cells, characters);
  if (measure->width > 0)
    return;
  cells->framed = characters->framed = true;
  find_exact(measure, cells, characters);
  if (measure->width == 0)
    measure->width = ragged_width(cells);
}

/* Where widths say nothing (a text of two files, broken at two widths), indents may: every line behind one that is cut
 * lacks the indent that others have.  The widest line that is cut is the measure then. */
static struct measure measure_by_indent(const struct reader *reader, const struct measured_line *lines) {
  const struct measure none = {.by_indent = true};
  guint widest = 0;
  guint least = MEASURE_MAX;
  guint flush = 0;
  guint indented = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    guint next = next_line_of(reader, lines, i);
    if (next == reader->pieces->len)
      continue;
    bool deep = piece_at(reader, next)->indent >= 2;
    if (!is_cut(reader, lines, i)) {
      indented += deep && lines[i].end == END_STOP;
      continue;
    }
    if (deep)
      return none;
    flush++;
    widest = MAX(widest, lines[i].width[UNIT_CELLS]);
    least = MIN(least, lines[i].width[UNIT_CELLS]);
  }
  if (flush < MIN_RAGGED || indented < 2 || least < narrowest[UNIT_CELLS])
    return none;
  return (struct measure){.width = widest, .slack = widest - least, .by_indent = true};
}

struct measure measure_find(const struct reader *reader, const struct measured_line *lines) {
  struct measure measure = {0};
  find_width(&measure, reader, lines);
  if (measure.width == 0)
    return measure_by_indent(reader, lines);
  find_layout(&measure, reader, lines);
  find_indents(&measure, reader, lines);
  find_words(&measure, reader, lines);
  return measure;
}
