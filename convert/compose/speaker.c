#include "compose/speaker.h"

#include "text/chars.h"

/* Characters of the longest surname and given name together that are written without a point between. */
#define LONGEST_NAME 4

/* A piece of the line between blanks. */
struct piece_of_line {
  gsize start, second; /* of its first two characters */
  guint characters;
};

static void add_gap(struct paragraph *paragraph, gsize start, gsize end) {
  const struct gap gap = {start, end, 1};
  g_array_append_val(paragraph->gaps, gap);
}

/* The piece that begins at byte `at`; moves `at` behind it. */
static struct piece_of_line next_piece(const char *text, gsize *at) {
  struct piece_of_line piece = {.start = *at};
  for (; text[*at] && !chars_is_blank(g_utf8_get_char(text + *at)); piece.characters++) {
    piece.second = piece.characters == 1 ? *at : piece.second;
    *at = (gsize)(g_utf8_next_char(text + *at) - text);
  }
  return piece;
}

/* Moves `at` behind the blanks there. */
static void skip_blanks(const char *text, gsize *at) {
  while (text[*at] && chars_is_blank(g_utf8_get_char(text + *at)))
    *at = (gsize)(g_utf8_next_char(text + *at) - text);
}

/* Whether a blank parts an office or a name from what stands beside it: in Prof. Lin Wei it parts words, in 第 3 组 a
 * figure. */
static bool parts(const char *text, gsize start, gsize end) {
  const gunichar before = chars_before(text, text + start), after = g_utf8_get_char(text + end);
  return (before >= 0x80 || after >= 0x80) && !chars_is_digit(before) && !chars_is_digit(after);
}

void speaker_add_gaps(struct paragraph *paragraph) {
  const char *text = paragraph->text->str;
  paragraph->gaps = g_array_new(FALSE, FALSE, sizeof(struct gap));
  gsize at = 0;
  skip_blanks(text, &at);
  struct piece_of_line last = next_piece(text, &at);
  guint longest = 0;
  while (text[at]) {
    const gsize blank = at;
    skip_blanks(text, &at);
    if (text[at] && parts(text, blank, at))
      add_gap(paragraph, blank, at);
    longest = MAX(longest, last.characters);
    last = next_piece(text, &at);
  }
  /* Behind an office, or alone; two characters behind a name are an office: 王某某 市长. */
  if (last.characters == 2 && (longest == 0 || longest > LONGEST_NAME) && g_utf8_get_char(text + last.second) >= 0x80)
    add_gap(paragraph, last.second, last.second);
}
