/* Phase: text with a blank between every two characters, as scanners and PDF programs leave it: the blanks are layout.
 */
#include "base/items.h"
#include "read/phases.h"

#include "base/messages.h"

#include <string.h>

/* A line is spaced when at least so many pairs of characters stand apart, and of ten pairs so many. */
#define MIN_PAIRS 4
#define SPACED_IN_TEN 8

/* So many spaced lines make a scanned text, in whose other lines a lone blank is layout too. */
#define SPACED_LINES 2

/* So does a text with so many pairs of characters apart, one of so many of its characters. */
#define SCANNED_PAIRS 20
#define SCANNED_PART 6

/* What the pairs of a line's characters show. */
struct han_spacing {
  guint cells;  /* width of the blanks in the first pair that stands apart */
  guint apart;  /* pairs of characters with so many cells of blanks between them */
  guint close;  /* pairs without */
  bool figures; /* figures stand close together */
};

/* Han, marks of Chinese text and figures: with these a blank is not part of the spelling. */
static bool is_spaced_kind(gunichar c) {
  bool mark = chars_is_stop(c) || chars_is_pause(c) || chars_is_opening(c) || chars_is_closing(c);
  return chars_is_han(c) || chars_is_digit(c) || (c >= 0x80 && mark);
}

/* A pair of characters with what stands between them. */
struct spaced_pair {
  gunichar left, right;
  const char *gap, *gap_end; /* the blanks */
  guint cells;               /* of the blanks */
};

/* The next pair in the line; false behind the last.  Begin with pair->gap_end at the line's start and left 0. */
static bool next_pair(struct spaced_pair *pair, const char *end) {
  const char *p = pair->gap_end;
  if (p >= end)
    return false;
  pair->left = chars_at(p);
  pair->gap = p = g_utf8_next_char(p);
  pair->cells = 0;
  for (; p < end && chars_is_blank(chars_at(p)); p = g_utf8_next_char(p))
    pair->cells += *p == '\t' ? 100 : chars_cells(chars_at(p)); /* a tab is no spacing */
  pair->gap_end = p;
  pair->right = p < end ? chars_at(p) : 0;
  return p < end;
}

/* Whether the line has blanks enough to be spaced: hardly any line of text has. */
static bool has_blanks(struct slice line) {
  guint blanks = 0;
  for (gsize i = 0; i + 2 < line.length && blanks < MIN_PAIRS; i++)
    blanks += line.text[i] == ' ' || ((guchar)line.text[i] == 0xC2 && (guchar)line.text[i + 1] == 0xA0) ||
              ((guchar)line.text[i] == 0xE3 && (guchar)line.text[i + 1] == 0x80 && (guchar)line.text[i + 2] == 0x80);
  return blanks >= MIN_PAIRS;
}

static struct han_spacing spacing_of(struct slice line) {
  struct han_spacing spacing = {0};
  if (!has_blanks(line))
    return spacing;
  for (struct spaced_pair pair = {.gap_end = line.text}; next_pair(&pair, line.text + line.length);) {
    bool figures = chars_is_digit(pair.left) && chars_is_digit(pair.right);
    spacing.figures |= figures && pair.cells == 0;
    if (!chars_is_han(pair.left) || !chars_is_han(pair.right))
      continue;
    if (spacing.cells == 0)
      spacing.cells = pair.cells;
    spacing.apart += pair.cells > 0 && pair.cells == spacing.cells;
    spacing.close += pair.cells == 0;
  }
  return spacing;
}

static bool is_spaced(const struct han_spacing *spacing) {
  return spacing->apart >= MIN_PAIRS && spacing->apart * 10 >= (spacing->apart + spacing->close) * SPACED_IN_TEN;
}

/* Whether the blanks of the pair are layout in a line with this spacing, or in another line of a scanned text. */
static bool is_layout(const struct spaced_pair *pair, const struct han_spacing *spacing, bool spaced) {
  if (pair->cells == 0 || !is_spaced_kind(pair->left) || !is_spaced_kind(pair->right))
    return false;
  bool left = chars_is_digit(pair->left);
  bool right = chars_is_digit(pair->right);
  if (spaced)
    return pair->cells <= spacing->cells && !(left && right && spacing->figures);
  return pair->cells == 1 && !left && !right;
}

/* Makes the line's blanks edits; those inside markup are undone with it.  `edit`: the first edit that may be in it. */
static guint close_up(struct reader *reader, struct slice line, const struct han_spacing *spacing, guint known,
                      guint *edit) {
  guint before = reader->edits->len;
  bool spaced = is_spaced(spacing);
  bool number = true; /* nothing but the number of a heading so far: the blank behind it stays */
  for (struct spaced_pair pair = {.gap_end = line.text}; next_pair(&pair, line.text + line.length);) {
    guint32 start = (guint32)(pair.gap - reader->source->text);
    guint32 end = (guint32)(pair.gap_end - reader->source->text);
    while (*edit < known && array_at(reader->edits, struct edit, *edit).end <= start)
      (*edit)++;
    bool edited = *edit < known && array_at(reader->edits, struct edit, *edit).start < end;
    struct edit blanks = {.start = start, .end = end, .kind = EDIT_LAYOUT, .rule = "spaced-text"};
    bool behind_number = number && pair.cells > 0 && chars_is_digit(pair.left);
    number &= pair.cells == 0 && (chars_is_digit(pair.left) || pair.left == '.');
    if (!edited && !behind_number && is_layout(&pair, spacing, spaced))
      g_array_append_val(reader->edits, blanks);
  }
  return reader->edits->len - before;
}

/* What the lines of a text show together. */
struct scan_counts {
  guint spaced; /* lines that are spaced throughout */
  guint apart;  /* pairs of characters that stand one blank apart, in any line */
  guint first;  /* 1-based: the first line that is spaced, or has such a pair */
};

static struct scan_counts scan_text(const struct reader *reader) {
  struct scan_counts scan = {0};
  for (guint i = 0; i < reader->source->lines->len; i++) {
    const struct source_line *line = &array_at(reader->source->lines, struct source_line, i);
    struct han_spacing spacing = spacing_of(chars_strip(line->text, line->length));
    scan.spaced += is_spaced(&spacing);
    scan.apart += spacing.cells == 1 ? spacing.apart : 0;
    scan.first = scan.first == 0 && spacing.apart > 0 ? i + 1 : scan.first;
  }
  return scan;
}

/* A scanned text: some lines are spaced throughout, or blanks stand all over it. */
static bool is_scanned(const struct reader *reader, const struct scan_counts *scan) {
  gsize characters = reader->source->length / strlen("字");
  return scan->spaced >= SPACED_LINES || (scan->apart >= SCANNED_PAIRS && scan->apart * SCANNED_PART >= characters);
}

void spaced_close_up(struct reader *reader) {
  struct scan_counts scan = scan_text(reader);
  bool scanned = is_scanned(reader, &scan);
  if (scan.spaced == 0 && !scanned)
    return;
  guint known = reader->edits->len;
  guint edit = 0;
  guint blanks = 0;
  for (guint i = 0; i < reader->source->lines->len; i++) {
    const struct source_line *raw = &array_at(reader->source->lines, struct source_line, i);
    struct slice line = chars_strip(raw->text, raw->length);
    struct han_spacing spacing = spacing_of(line);
    if (is_spaced(&spacing) || scanned)
      blanks += close_up(reader, line, &spacing, known, &edit);
  }
  edits_sort(reader);
  report_add(reader->report, FINDING_SPACED_TEXT, (struct place){scan.first, 0, NULL},
             ngettext("%u blank between two characters, as scanners leave it, is no text and was left out",
                      "%u blanks between characters, as scanners leave them, are no text and were left out", blanks),
             blanks);
}
