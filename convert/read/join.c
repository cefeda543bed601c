#include "read/phases.h"
#include "read/persons.h"
#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* Widths (in cells) at which texts are broken. */
#define MIN_WIDTH 30
#define MAX_WIDTH 110

/* Lines within this many cells of the width count as broken there: indents, marks that hang over or do not fit. */
static gsize slack_of(gsize width) {
  return MAX(5, width / 10);
}

/* A line this much (percent) of the width is full when no mark ends it. */
#define OPEN_PERCENT 75

/* Fewer full lines than this prove nothing. */
#define MIN_FULL_LINES 4

/* What the text's lines look like taken together. */
struct layout {
  gsize width;    /* where lines are broken; 0: they are not */
  guint8 indent;  /* the usual indent of a line */
  bool by_indent; /* paragraphs begin with a deeper indent */
  bool by_blank;  /* paragraphs are parted by blank lines */
};

static bool is_line(const struct reader *reader, guint index) {
  return piece_may_join(reader, index) && pieces_whole_line(reader, index);
}

/* Cells of the line with its indent, up to MAX_WIDTH + 1. */
static gsize width_of(const struct piece *piece) {
  if (piece->length > 4 * MAX_WIDTH)
    return MAX_WIDTH + 1;
  return MIN(MAX_WIDTH + 1, chars_width(piece->text, piece->length) + piece->indent);
}

/* The width at which most lines end, if lines end there in mid-sentence and hardly any is longer. */
static gsize find_width(const struct reader *reader) {
  guint ending[MAX_WIDTH + 2] = {0}; /* lines by width */
  guint open[MAX_WIDTH + 2] = {0};   /* of these, without a mark at the end */
  guint lines = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece_may_join(reader, i))
      continue;
    gsize width = width_of(piece);
    ending[width]++;
    open[width] += !shape_ends_sentence(piece->text, piece->length);
    lines++;
  }
  gsize best = 0;
  guint best_count = 0;
  guint longer = ending[MAX_WIDTH + 1];
  for (gsize width = MAX_WIDTH; width >= MIN_WIDTH; width--) {
    guint full = 0;
    guint cut = 0;
    for (gsize w = width - slack_of(width); w <= width; w++) {
      full += ending[w];
      cut += open[w];
    }
    if (longer * 20 <= lines && full >= MIN_FULL_LINES && full * 4 >= lines && cut * 10 >= full * 6 &&
        full > best_count) {
      best = width;
      best_count = full;
    }
    longer += ending[width];
  }
  return best;
}

static struct layout find_layout(const struct reader *reader) {
  struct layout layout = {.width = find_width(reader)};
  guint indents[256] = {0};
  guint lines = 0;
  guint blanks = 0;
  if (layout.width == 0)
    return layout;
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece_may_join(reader, i) || width_of(piece) + slack_of(layout.width) < layout.width)
      continue;
    indents[piece->indent]++;
    lines++;
  }
  for (guint i = 0; i < 256; i++)
    if (indents[i] > indents[layout.indent])
      layout.indent = (guint8)i;
  guint deeper = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    deeper += piece_may_join(reader, i) && piece->indent >= layout.indent + 2;
    blanks += piece_may_join(reader, i) && piece->blank_lines > 0;
  }
  layout.by_indent = deeper >= 2 && deeper * 12 >= lines;
  layout.by_blank = blanks >= 2 && blanks * 10 < reader->pieces->len * 7;
  return layout;
}

/* Cells of the first word of a line with the marks that cling to it: what did not fit on the line before. */
static gsize first_word(const struct piece *piece) {
  gsize cells = 0;
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    bool clings = c < 0x80 ? !chars_is_blank(c) : chars_is_pause(c) || chars_is_stop(c) || chars_is_closing(c);
    if (cells > 0 && !clings)
      break;
    cells += chars_cells(c);
  }
  return cells;
}

/* Opens a paragraph whatever stands before it. */
static bool opens_paragraph(const struct words *words, const struct layout *layout, const struct piece *piece,
                            bool after_page) {
  if (layout->by_indent && piece->indent >= layout->indent + 2)
    return true;
  if (layout->by_blank && piece->blank_lines > 0 && !after_page)
    return true;
  struct marker marker = marker_heading(piece->text, piece->length);
  return (marker.kind != MARKER_NONE && marker.kind != MARKER_ARABIC_PAREN && marker.kind != MARKER_CIRCLED) ||
         persons_is_salutation(words, piece->text, piece->length) ||
         shape_is_parenthesised(piece->text, piece->length) || shape_is_date(piece->text, piece->length) ||
         piece->outline > 0;
}

static bool continues(const struct words *words, const struct layout *layout, const struct piece *upper,
                      const struct piece *lower, bool after_page) {
  if (opens_paragraph(words, layout, lower, after_page) || upper->outline > 0 ||
      persons_is_salutation(words, upper->text, upper->length))
    return false;
  gsize width = width_of(upper);
  if (shape_ends_sentence(upper->text, upper->length))
    return width + first_word(lower) > layout->width;
  return width * 100 >= layout->width * OPEN_PERCENT;
}

/* Where paragraphs begin: behind the salutation, or at the first line with a mark in it; titles are not joined. */
static guint find_start(const struct reader *reader) {
  guint marked = reader->pieces->len;
  for (guint i = 0; i < reader->pieces->len && i < 60; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece_may_join(reader, i))
      continue;
    if (persons_is_salutation(reader->words, piece->text, piece->length))
      return i + 1;
    bool mark = shape_contains(piece->text, piece->length, "，") || shape_contains(piece->text, piece->length, "。") ||
                shape_contains(piece->text, piece->length, ",");
    if (mark && marked == reader->pieces->len)
      marked = i;
  }
  return marked;
}

void join_lines(struct reader *reader) {
  struct layout layout = find_layout(reader);
  if (layout.width == 0)
    return;
  for (guint first = find_start(reader); first < reader->pieces->len;) {
    guint last = first; /* the last line of the paragraph so far */
    bool after_page = false;
    guint next = first + 1;
    for (; next < reader->pieces->len && is_line(reader, last); next++) {
      const struct piece *lower = piece_at(reader, next);
      if (lower->aside) { /* a page number may stand inside a paragraph */
        after_page = strcmp(lower->aside, "page-number") == 0;
        if (!after_page)
          break;
        continue;
      }
      if (!is_line(reader, next) || !continues(reader->words, &layout, piece_at(reader, last), lower, after_page))
        break;
      last = next;
      after_page = false;
    }
    if (last > first)
      pieces_merge(reader, first, last);
    first = last + 1;
  }
  pieces_compact(reader);
}
