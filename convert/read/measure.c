#include "read/measure.h"

#include "read/shape.h"
#include "text/marker.h"

/* The narrowest measure (in cells). */
#define MIN_WIDTH 30

/* Lines that were broken because a word did not fit end so many cells before the measure at most. */
#define REACH 3

/* So many lines that are cut in mid-sentence at one width prove that lines are broken there; one less is enough when
 * a line begins with a mark that may not begin one.  Of twenty lines at most one is longer. */
#define MIN_CUT 3
#define LONGER_PART 20

/* Measures that are not kept exactly: fewer full lines than this prove nothing, and they are so many of ten. */
#define MIN_RAGGED 5
#define RAGGED_PART 4
#define OPEN_TENTHS 6

/* A paragraph has fewer lines than this. */
#define CHAIN_LINES 60

bool measure_is_line(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return piece_may_join(reader, index) && piece->length > 0 && pieces_whole_line(reader, index);
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

static struct line line_of(const struct piece *piece) {
  struct line line = {.width = MEASURE_MAX + 1, .end = (guint8)end_of(piece)};
  if (piece->length > 4 * MEASURE_MAX)
    return line;
  guint width = piece->indent;
  guint place = 0;
  guint hanging = 0;
  const char *end = piece->text + piece->length;
  gsize marker = marker_heading(piece->text, piece->length).length;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p), place++) {
    gunichar c = g_utf8_get_char(p);
    guint cells = chars_cells(c);
    width += cells;
    if (hanging == 0 || !clings(c)) {
      hanging = clings(c) ? cells : 0;
      bool inside = (chars_is_pause(c) || chars_is_stop(c)) && (gsize)(p - piece->text) >= marker &&
                    g_utf8_next_char(p) < end && place > 0;
      line.marks |= inside;
      line.stop |= inside && chars_is_stop(c);
      line.mark = inside && line.mark == 0 ? (guint8)MIN(place, 255) : line.mark;
    } else {
      hanging += cells;
    }
  }
  line.width = (guint16)MIN(width, MEASURE_MAX + 1);
  line.hanging = (guint8)MIN(hanging, 8);
  return line;
}

struct line *measure_lines(const struct reader *reader) {
  struct line *lines = g_new0(struct line, reader->pieces->len + 1);
  for (guint i = 0; i < reader->pieces->len; i++)
    if (measure_is_line(reader, i))
      lines[i] = line_of(piece_at(reader, i));
  return lines;
}

guint measure_first_word(const struct piece *piece) {
  guint cells = 0;
  bool word = false; /* a character that may end a line has been taken */
  gunichar before = 0;
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    bool latin = c > ' ' && c < 0x80 && before > ' ' && before < 0x80;
    bool pair = c == before && (c == 0x2014 || c == 0x2026);
    if (word && !latin && !pair && !clings(c))
      break;
    word |= !chars_is_opening(c);
    cells += chars_cells(c);
    before = c;
  }
  return cells;
}

bool measure_is_full(const struct measure *measure, const struct line *line, guint word) {
  return line->width + word + measure->slack > measure->width;
}

/* The line below, past what stands aside; the number of pieces when there is none. */
static guint next_line(const struct reader *reader, guint index) {
  guint next = index + 1;
  while (next < reader->pieces->len && piece_at(reader, next)->aside)
    next++;
  return next < reader->pieces->len && measure_is_line(reader, next) ? next : reader->pieces->len;
}

/* Lines by width. */
struct tally {
  guint all[MEASURE_MAX + 2];  /* marks that hang over not counted */
  guint open[MEASURE_MAX + 2]; /* that end with a word */
  guint cut[MEASURE_MAX + 2];  /* that end in mid-sentence */
  guint marks[MEASURE_MAX +
              2]; /* of these: 1 + the place of the first mark where it is the same in all, G_MAXUINT else */
  guint lines, cuts, longer;
  bool proved; /* a line begins with a mark that may not begin one */
};

/* Whether the line is cut: a word ends it, there is a mark inside it, and it is no heading of its own. */
static bool is_cut(const struct reader *reader, const struct line *lines, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return lines[index].width > 0 && lines[index].width <= MEASURE_MAX && lines[index].end == END_OPEN &&
         lines[index].marks && piece->outline == 0 && !piece->bold &&
         (lines[index].stop || marker_heading(piece->text, piece->length).kind == MARKER_NONE);
}

static void count_cut(struct tally *tally, const struct line *line) {
  guint width = line->width - MIN(line->hanging, 4u);
  tally->cut[width]++;
  tally->cuts++;
  guint place = line->mark + 1u;
  guint *mark = &tally->marks[width];
  *mark = *mark == 0 || *mark == place ? place : G_MAXUINT;
}

/* Counts lines that are cut and whose sentence ends in a line below: in a list of slogans none does. */
static void count_chain(struct tally *tally, const struct reader *reader, const struct line *lines, guint from,
                        guint *to) {
  guint end = from;
  guint count = 0;
  for (; end < reader->pieces->len && is_cut(reader, lines, end) && count < CHAIN_LINES; count++)
    end = next_line(reader, end);
  *to = end;
  bool ends = end < reader->pieces->len && (lines[end].end != END_OPEN || lines[end].stop);
  for (guint i = from; ends && i < end; i = next_line(reader, i)) {
    count_cut(tally, &lines[i]);
    guint next = next_line(reader, i);
    gunichar first = next < reader->pieces->len ? g_utf8_get_char(piece_at(reader, next)->text) : 0;
    tally->proved |= first >= 0x80 && clings(first) && first != 0x2026;
  }
}

static struct tally *tally_of(const struct reader *reader, const struct line *lines) {
  struct tally *tally = g_new0(struct tally, 1);
  for (guint i = 0; i < reader->pieces->len; i++) {
    if (lines[i].width == 0)
      continue;
    guint width = lines[i].width > MEASURE_MAX ? lines[i].width : lines[i].width - MIN(lines[i].hanging, 4u);
    tally->all[width]++;
    tally->open[lines[i].width] += lines[i].end != END_STOP;
    tally->lines++;
  }
  for (guint i = 0; i < reader->pieces->len;) {
    guint to = i;
    if (lines[i].width > 0)
      count_chain(tally, reader, lines, i, &to);
    i = MAX(to, i + 1);
  }
  return tally;
}

/* The width at which lines end in mid-sentence again and again, while none is longer; 0 when there is none. */
static guint exact_width(const struct tally *tally) {
  guint best = 0;
  guint best_cut = 0;
  guint longer = tally->all[MEASURE_MAX + 1];
  for (guint width = MEASURE_MAX; width >= MIN_WIDTH; width--) {
    guint cut = 0;
    guint place = 0; /* of the first mark, as in struct tally */
    for (guint w = width - REACH; w <= width; w++) {
      cut += tally->cut[w];
      if (tally->marks[w] > 0)
        place = place == 0 || place == tally->marks[w] ? tally->marks[w] : G_MAXUINT;
    }
    bool same = place != 0 && place != G_MAXUINT; /* as in couplets */
    bool enough = cut + tally->proved >= MIN_CUT && cut * 2 > tally->cuts && !same;
    if (tally->cut[width] > 0 && enough && cut > best_cut && longer * LONGER_PART <= tally->lines + LONGER_PART) {
      best = width;
      best_cut = cut;
    }
    longer += tally->all[width];
  }
  return best;
}

static guint ragged_slack(guint width) {
  return MAX(5, width / 10);
}

/* The width near which most lines end, most of them in mid-sentence, if hardly any is longer: proportional type. */
static guint ragged_width(const struct tally *tally) {
  guint best = 0;
  guint best_count = 0;
  guint longer = tally->all[MEASURE_MAX + 1];
  for (guint width = MEASURE_MAX; width >= MIN_WIDTH; width--) {
    guint full = 0;
    guint open = 0;
    guint cut = 0;
    for (guint w = width - ragged_slack(width); w <= width; w++) {
      full += tally->all[w];
      open += tally->open[w];
      cut += tally->cut[w];
    }
    if (longer * LONGER_PART <= tally->lines && full >= MIN_RAGGED && full * RAGGED_PART >= tally->lines && cut > 1 &&
        open * 10 >= full * OPEN_TENTHS && full > best_count) {
      best = width;
      best_count = full;
    }
    longer += tally->all[width];
  }
  return best;
}

/* How lines go on: those behind one that is cut. */
static void find_layout(struct measure *measure, const struct reader *reader, const struct line *lines) {
  guint indents[256] = {0};
  guint blanks[256] = {0};
  guint slack[MEASURE_MAX + 1] = {0};
  guint cuts = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    guint next = is_cut(reader, lines, i) ? next_line(reader, i) : reader->pieces->len;
    if (next == reader->pieces->len || lines[i].width + ragged_slack(measure->width) < measure->width)
      continue;
    const struct piece *below = piece_at(reader, next);
    indents[below->indent]++;
    blanks[below->blank_lines]++;
    guint filled = lines[i].width + measure_first_word(below);
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

/* Whether paragraphs begin with an indent of their own: those behind a last line that is short. */
static void find_indents(struct measure *measure, const struct reader *reader, const struct line *lines) {
  guint first = 0;
  guint indented = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    guint next = lines[i].width > 0 && lines[i].end == END_STOP ? next_line(reader, i) : reader->pieces->len;
    if (next == reader->pieces->len)
      continue;
    const struct piece *below = piece_at(reader, next);
    if (measure_is_full(measure, &lines[i], measure_first_word(below)))
      continue;
    first++;
    indented += below->indent >= measure->indent + 2 || below->indent + 2 <= measure->indent;
  }
  measure->by_indent = indented > 0 && indented * 2 >= first;
}

/* Whether words in Latin letters were broken where the line was full: then every line that ends in one is. */
static void find_words(struct measure *measure, const struct reader *reader, const struct line *lines) {
  guint breaks = 0;
  guint full = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    guint next = lines[i].width > 0 && lines[i].end == END_OPEN ? next_line(reader, i) : reader->pieces->len;
    if (next == reader->pieces->len || !measure_is_latin(chars_before(piece->text, piece->text + piece->length)) ||
        !measure_is_latin(g_utf8_get_char(piece_at(reader, next)->text)) || lines[i].width * 4u < measure->width * 3u)
      continue;
    breaks++;
    full += lines[i].width + 1u >= measure->width;
  }
  measure->cuts_words = breaks > 0 && full == breaks;
}

struct measure measure_find(const struct reader *reader, const struct line *lines) {
  struct measure measure = {0};
  g_autofree struct tally *tally = tally_of(reader, lines);
  measure.width = exact_width(tally);
  if (measure.width == 0)
    measure.width = ragged_width(tally);
  if (measure.width == 0)
    return measure;
  find_layout(&measure, reader, lines);
  find_indents(&measure, reader, lines);
  find_words(&measure, reader, lines);
  return measure;
}
