/* Page numbers: figures alone on a line that count on from page to page, or are written as nothing else is. */
#include "read/figures.h"

#include "base/items.h"
#include "read/persons.h"
#include "read/shape.h"
#include "text/marker.h"
#include "text/numeral.h"

#include <string.h>

/* Figures alone count pages from so many on that count on, when so much text (in bytes) stands between two of them;
 * with nothing but one line between, they are numbers of a list. */
#define MIN_PAGES 3
#define MIN_PAGE_BYTES 60
#define MIN_PAGE_PIECES 3

/* Figures that are greater count no pages of a speech: they are years. */
#define MAX_PAGE 999

/* A line that is broken in mid-sentence has at least so many cells, and others near it (so many pieces away) end at the
 * same width, but for so many cells. */
#define BROKEN_CELLS 24
#define NEAR_PIECES 8
#define SAME_CELLS 4

/* Takes a number in figures or in Chinese at *p; 0 when there is none. */
static guint take_number(const char **p, const char *end) {
  struct numeral numeral = numeral_arabic(*p, (gsize)(end - *p), 4);
  if (numeral.value == 0)
    numeral = numeral_chinese(*p, (gsize)(end - *p));
  *p = shape_skip_blanks(*p + numeral.length, end);
  return numeral.value;
}

static bool take_word(const char **p, const char *end, const char *word) {
  gsize size = strlen(word);
  if ((gsize)(end - *p) < size || g_ascii_strncasecmp(*p, word, size) != 0)
    return false;
  *p = shape_skip_blanks(*p + size, end);
  return true;
}

/* Takes one or two dashes or dots. */
static bool take_dashes(const char **p, const char *end) {
  const char *start = *p;
  for (guint i = 0; i < 2 && *p < end && chars_is_one_of("-—–－·•─", chars_at(*p)); i++)
    *p = g_utf8_next_char(*p);
  bool taken = *p > start;
  *p = shape_skip_blanks(*p, end);
  return taken;
}

/* 第 12 页 共 30 页, Page 12 of 30: the number, or 0. */
static guint take_worded(const char **p, const char *end) {
  guint number = 0;
  if (take_word(p, end, "第")) {
    number = take_number(p, end);
    if (take_word(p, end, "/") && take_number(p, end) < number) /* 第1/5页 */
      return 0;
    if (!take_word(p, end, "页") && !take_word(p, end, "頁"))
      return 0;
    while (take_word(p, end, "/") || take_word(p, end, ",") || take_word(p, end, "，"))
      continue;
    if (take_word(p, end, "共") && (take_number(p, end) == 0 || !(take_word(p, end, "页") || take_word(p, end, "頁"))))
      return 0;
  } else if (take_word(p, end, "page")) {
    number = take_number(p, end);
    if (take_word(p, end, "of") && take_number(p, end) == 0)
      return 0;
  }
  return number;
}

/* 12/30, （12/30）: the number, and how many pages there are in *total; 0 when it is none. */
static guint take_part(const char *text, const char *end, guint *total) {
  const char *p = text;
  bool bracket = take_word(&p, end, "(") || take_word(&p, end, "（");
  guint number = take_number(&p, end);
  *total = take_word(&p, end, "/") ? take_number(&p, end) : 0;
  bool closed = !bracket || take_word(&p, end, ")") || take_word(&p, end, "）");
  return *total >= number && closed && p == end ? number : 0;
}

enum figure_form figure_of(const char *text, const char *end, guint *number, guint *total) {
  const char *p = text;
  *total = 0;
  if (take_dashes(&p, end)) {
    *number = take_number(&p, end);
    return *number > 0 && take_dashes(&p, end) && p == end ? FIGURE_PAGE : FIGURE_NONE;
  }
  *number = take_worded(&p, end);
  if (*number > 0)
    return p == end ? FIGURE_PAGE : FIGURE_NONE;
  *number = take_part(text, end, total);
  if (*number > 0)
    return FIGURE_PART;
  p = text;
  *number = take_number(&p, end);
  return *number > 0 && chars_is_digit(chars_at(text)) && p == end ? FIGURE_BARE : FIGURE_NONE;
}

bool figures_is_line(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return piece_is_open(reader, index) && piece->length <= FIGURES_LINE_BYTES && pieces_whole_line(reader, index);
}

/* Whether the line stops in the middle of a sentence. */
static bool is_broken(const struct piece *piece) {
  gunichar last = chars_before(piece->text, piece->text + piece->length);
  bool open = chars_is_han(last) || chars_is_digit(last) || chars_is_latin(last) || chars_is_opening(last) ||
              (chars_is_pause(last) && last != ':' && last != 0xFF1A);
  return open && marker_heading(piece->text, piece->length).kind == MARKER_NONE &&
         chars_width(piece->text, piece->length) >= BROKEN_CELLS;
}

/* Whether another line near the piece ends in mid-sentence at the same width. */
static bool has_like(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  gsize width = chars_width(piece->text, piece->length) + piece->indent;
  guint to = MIN(reader->pieces->len, index + NEAR_PIECES + 1);
  for (guint i = index - MIN(index, NEAR_PIECES); i < to; i++) {
    const struct piece *near = piece_at(reader, i);
    if (i == index || !is_broken(near))
      continue;
    gsize other = chars_width(near->text, near->length) + near->indent;
    if (MAX(width, other) - MIN(width, other) <= SAME_CELLS)
      return true;
  }
  return false;
}

bool figures_part_sentence(const struct reader *reader, guint first, guint last) {
  if (first == 0 || last + 1 >= reader->pieces->len)
    return false;
  const struct piece *above = piece_at(reader, first - 1);
  const struct piece *below = piece_at(reader, last + 1);
  /* behind a whole sentence only where the text goes on for more than a line */
  bool whole = last > first && last + 2 < reader->pieces->len && shape_ends_sentence(above->text, above->length);
  bool open = is_broken(above) || whole;
  return open && !above->aside && !below->aside && below->indent <= above->indent &&
         marker_heading(below->text, below->length).kind == MARKER_NONE &&
         (shape_ends_with_mark(below->text, below->length) || is_broken(below)) && has_like(reader, first - 1);
}

guint figures_first_sentence(const struct reader *reader) {
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    const char *end = piece->text + piece->length;
    for (const char *p = piece->text; p < end && !piece->aside; p = g_utf8_next_char(p))
      if (chars_is_stop(chars_at(p)))
        return i;
    if (!piece->aside && persons_is_salutation(reader->words, piece->text, piece->length))
      return i + 1;
  }
  return reader->pieces->len;
}

GArray *figures_find(const struct reader *reader) {
  GArray *figures = g_array_new(FALSE, FALSE, sizeof(struct figure));
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    struct figure figure = {.piece = i};
    if (!figures_is_line(reader, i))
      continue;
    figure.form = figure_of(piece->text, piece->text + piece->length, &figure.number, &figure.total);
    if (figure.form != FIGURE_NONE)
      g_array_append_val(figures, figure);
  }
  return figures;
}

static struct figure *figure_at(const GArray *figures, guint index) {
  return &array_at(figures, struct figure, index);
}

/* Links each figure to the nearest one before it that is one less: those between them belong to the speech. */
static void link_figures(GArray *figures) {
  g_autofree guint *latest = g_new0(guint, MAX_PAGE + 1); /* by number: 1 + index of the last figure */
  for (guint i = 0; i < figures->len; i++) {
    struct figure *figure = figure_at(figures, i);
    if (figure->number > MAX_PAGE)
      continue;
    figure->before = latest[figure->number - 1];
    latest[figure->number] = i + 1;
  }
}

/* What a run of figures that count on shows, from its last one backwards. */
struct figure_run {
  const struct figure *first, *last;
  guint count;
  bool written; /* one is written as a page number */
  bool parts;   /* one parts a sentence */
  guint widest; /* the greatest distance of two, in pieces */
};

/* The figure that this one counts on from, when it is in no other run; NULL when there is none. */
static struct figure *figure_before(const GArray *figures, const struct figure *figure) {
  struct figure *before = figure->before ? figure_at(figures, figure->before - 1) : NULL;
  return before && !before->taken ? before : NULL;
}

static struct figure_run run_of(const struct reader *reader, const GArray *figures, struct figure *last) {
  struct figure_run run = {.last = last};
  for (struct figure *figure = last; figure; figure = figure_before(figures, figure)) {
    const struct figure *before = figure_before(figures, figure);
    run.first = figure;
    run.count++;
    run.written |=
        figure->form == FIGURE_PAGE || (figure->form == FIGURE_PART && before && before->total == figure->total);
    run.parts |= figures_part_sentence(reader, figure->piece, figure->piece);
    run.widest = MAX(run.widest, before ? figure->piece - before->piece : 0);
    figure->taken = true;
  }
  return run;
}

/* Whether the run counts pages: one of them is written so, or opens or closes the text, or parts a sentence; or there
 * are many, with text between them, and the first one has a page above it or goes on from another file.  Sections do
 * none of these.  Where all stand directly below each other, no page is between them. */
static bool counts_pages(const struct reader *reader, const struct figure_run *run) {
  guint count = run->count;
  gsize first = piece_at(reader, run->first->piece)->start;
  gsize bytes = piece_at(reader, run->last->piece)->start - first;
  if (count >= MIN_PAGES && run->widest == 1)
    return false;
  if (run->written)
    return true;
  if (bytes < (count - 1) * MIN_PAGE_BYTES)
    return false;
  if (run->parts || run->first->piece == 0 || run->last->piece + 1 == reader->pieces->len)
    return true;
  return count >= MIN_PAGES && run->widest >= MIN_PAGE_PIECES &&
         (run->first->number > 1 || first * 2 * (count - 1) >= bytes);
}

void figures_settle(struct reader *reader, GArray *figures) {
  link_figures(figures);
  for (guint i = figures->len; i-- > 0;) {
    struct figure *last = figure_at(figures, i);
    if (last->taken || (last->number > MAX_PAGE && last->form != FIGURE_PAGE))
      continue;
    struct figure_run run = run_of(reader, figures, last);
    if (!counts_pages(reader, &run))
      continue;
    for (const struct figure *figure = last;; figure = figure_at(figures, figure->before - 1)) {
      piece_at(reader, figure->piece)->aside = PAGE_NUMBER;
      if (figure == run.first)
        break;
    }
  }
}
