/* Numbers of lines, as editors and printing programs put them in front of every line or of every fifth. */
#include "read/peel.h"

#include "read/persons.h"
#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* Prints number every so many lines; two such numbers may be figures of the text. */
#define EVERY 5
#define MIN_FIFTHS 3

/* Line numbers have at most so many figures. */
#define NUMBER_FIGURES 7

/* A number that opens a line, as editors and printing programs count lines. */
struct line_number {
  guint64 value;
  gsize length; /* with the mark behind it; 0: there is none */
  bool sure;    /* written as no list is: [1], 1: or 1| */
};

static struct line_number number_of(struct slice line) {
  struct line_number number = {0};
  bool bracket = *line.text == '[';
  gsize at = bracket;
  for (; g_ascii_isdigit(line.text[at]); at++)
    number.value = number.value * 10 + (guint64)(line.text[at] - '0');
  if (at == bracket || at > NUMBER_FIGURES || (bracket && line.text[at] != ']'))
    return number;
  at += bracket;
  number.sure = bracket;
  number.length = at;
  enum { SURE_MARKS = 3 };
  static const char *const marks[] = {"|", "│", ":", "：", ".", "．", "、", ")", "）", "楼", "#"};
  struct slice rest = {line.text + at, line.length - at};
  for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
    if (!shape_begins(rest.text, rest.length, marks[i]))
      continue;
    number.length += strlen(marks[i]);
    number.sure = i < SURE_MARKS;
    return number;
  }
  if (rest.length > 0 && !chars_is_blank(chars_at(rest.text)))
    number.length = 0;
  return number;
}

/* Whether the text behind a number shows that the number counts lines and not items of a list: it has a number of its
 * own, or speaks to the hearers.  (So does a number with nothing behind it.) */
static bool is_no_item(const struct words *words, const char *text, gsize length) {
  return marker_heading(text, length).kind != MARKER_NONE || persons_is_salutation(words, text, length);
}

/* Whether the text has columns: then the number may be the first of them. */
static bool has_columns(const char *text, gsize length) {
  return memchr(text, '\t', length) || g_strstr_len(text, (gssize)length, "  ");
}

/* What numbers at the beginning of lines were seen. */
struct count {
  guint lines, numbered, no_items, columns;
};

/* Counts lines whose numbers count on from line to line. */
static struct count count_numbers(const struct reader *reader) {
  struct count count = {0};
  guint64 last = 0;
  guint last_line = 0;
  for (guint i = 0; i < reader->source->lines->len; i++) {
    struct slice line = peel_line(reader, i);
    if (line.length == 0)
      continue;
    count.lines++;
    struct line_number number = number_of(line);
    bool on =
        count.numbered == 0 ? number.value <= 1 : number.value == last + 1 || number.value == last + i - last_line;
    if (number.length == 0 || !on)
      continue;
    struct slice rest = chars_strip(line.text + number.length, line.length - number.length);
    count.numbered++;
    count.no_items += number.sure || rest.length == 0 || is_no_item(reader->words, rest.text, rest.length);
    count.columns += has_columns(rest.text, rest.length);
    last = number.value;
    last_line = i;
  }
  return count;
}

static void peel_every(struct reader *reader) {
  struct count count = count_numbers(reader);
  bool dressed = count.numbered >= MIN_DRESSED && (count.lines - count.numbered) * BARE_PART <= count.lines &&
                 count.columns * 2 <= count.numbered && count.no_items > 0;
  if (!dressed)
    return;
  guint64 next = 0;
  for (guint i = 0; i < reader->source->lines->len; i++) {
    struct slice line = peel_line(reader, i);
    struct line_number number = number_of(line);
    if (number.length == 0 || number.value < next)
      continue;
    peel_off(reader, line, number.length, "line-number");
    next = number.value + 1;
  }
}

/* Whether the line opens with its own number and a blank: every fifth line of a print has it. */
static gsize fifth_length(struct slice line, guint index) {
  const struct line_number number = number_of(line);
  const bool blank = number.length > 0 && number.length < line.length && !number.sure &&
                     chars_is_blank(chars_at(line.text + number.length));
  return blank && number.value == index + 1 && number.value % EVERY == 0 ? number.length : 0;
}

/* Every fifth line is numbered, and no other. */
static void peel_every_fifth(struct reader *reader) {
  const guint total = reader->source->lines->len;
  guint fifths = 0;
  for (guint i = 0; i < total; i++) {
    const struct slice line = peel_line(reader, i);
    if (fifth_length(line, i) > 0)
      fifths++;
    else if ((i + 1) % EVERY == 0 || number_of(line).length > 0)
      return;
  }
  for (guint i = 0; fifths >= MIN_FIFTHS && i < total; i++)
    if (fifth_length(peel_line(reader, i), i) > 0)
      peel_off(reader, peel_line(reader, i), fifth_length(peel_line(reader, i), i), "line-number");
}

void peel_numbers(struct reader *reader) {
  peel_every(reader);
  if (reader->edits->len == 0)
    peel_every_fifth(reader);
}
