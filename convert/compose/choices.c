#include "compose/choices.h"

#include "base/items.h"
#include "text/chars.h"
#include "text/marker.h"

/* The row that a paragraph may be: its letters from `first` to `last`, 1 for A; none: 0. */
struct row {
  GArray *choices; /* of struct choice */
  guint first, last;
};

/* The letter's number and, in `choice`, its place when one stands at byte `at` of a text; 0: none does. */
static guint letter_at(const GString *text, gsize at, struct choice *choice) {
  if (!chars_is_latin(chars_at(text->str + at)))
    return 0;
  const struct marker marker = marker_in_series(text->str + at, text->len - at);
  if (marker.kind != MARKER_LETTER)
    return 0;
  const char *p = text->str + at + marker.length;
  while (chars_is_blank(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  *choice = (struct choice){at, (gsize)(p - text->str)};
  return *p ? marker.number : 0;
}

/* The letters that follow each other: the first opens the text, each further one stands behind a blank. */
static struct row find_row(const GString *text) {
  struct row row = {0};
  bool blank = true;
  for (const char *p = text->str; *p && (p == text->str || row.last > 0); p = g_utf8_next_char(p)) {
    struct choice choice;
    const guint letter = blank ? letter_at(text, (gsize)(p - text->str), &choice) : 0;
    blank = chars_is_blank(g_utf8_get_char(p));
    if (letter == 0 || (row.last > 0 && letter != row.last + 1))
      continue;
    if (!row.choices)
      row = (struct row){g_array_new(FALSE, FALSE, sizeof(struct choice)), letter, 0};
    g_array_append_val(row.choices, choice);
    row.last = letter;
  }
  return row;
}

static GArray *find_rows(const GPtrArray *paragraphs) {
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct row));
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(paragraphs, i);
    const struct row row = paragraph->table ? (struct row){0} : find_row(paragraph->text);
    g_array_append_val(rows, row);
  }
  return rows;
}

static struct row *row_at(const GArray *rows, guint i) {
  return &array_at(rows, struct row, i);
}

/* Whether paragraph `i` has the letter after the last of the paragraph before. */
static bool goes_on(const GArray *rows, guint i) {
  return i > 0 && i < rows->len && row_at(rows, i - 1)->last > 0 &&
         row_at(rows, i)->first == row_at(rows, i - 1)->last + 1;
}

static bool is_row(const GArray *rows, guint i) {
  return i < rows->len && (row_at(rows, i)->last > row_at(rows, i)->first || goes_on(rows, i) || goes_on(rows, i + 1));
}

void choices_mark(GPtrArray *paragraphs) {
  g_autoptr(GArray) rows = find_rows(paragraphs);
  for (guint i = 0; i < rows->len; i++) {
    struct paragraph *paragraph = paragraph_at(paragraphs, i);
    if (is_row(rows, i + 1) && (row_at(rows, i + 1)->first == 1 || goes_on(rows, i + 1)))
      paragraph->keep_next = true;
    else if (is_row(rows, i))
      paragraph->keep_next = false;
    if (is_row(rows, i)) {
      paragraph->choices = g_array_ref(row_at(rows, i)->choices);
      paragraph->keep_whole = true;
    }
  }
  for (guint i = 0; i < rows->len; i++)
    g_clear_pointer(&row_at(rows, i)->choices, g_array_unref);
}
