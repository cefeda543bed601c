/* Character classes that every part agrees on. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* White space of any width: space, tab, U+3000, U+00A0, the U+2000 spaces, and what ends lines or paragraphs. */
bool chars_is_blank(gunichar c);

/* A code point that Unicode will never make a character (U+FFFE, U+FDD0 …): XML and PDF cannot hold most of them. */
bool chars_is_none(gunichar c);

/* A character without ink of its own: general category Cf (zero width, bidi marks, soft hyphen, BOM) or Cc. */
bool chars_is_format(gunichar c);

/* Blank or format: what the conservation of characters leaves out (spec/tree-json.md). */
bool chars_is_ignorable(gunichar c);

/* VT, FF, CR, NEL, U+2028, U+2029: part paragraphs inside a physical line. */
bool chars_is_paragraph_break(gunichar c);

/* A Chinese ideograph, with the extensions and compatibility ideographs; also 〇. */
bool chars_is_han(gunichar c);

/* 0-9 in half or full width. */
bool chars_is_digit(gunichar c);

/* A-Z, a-z in half or full width. */
bool chars_is_latin(gunichar c);

/* A-Z, a-z in half width alone. */
static inline bool chars_is_ascii_letter(gunichar c) {
  return c < 0x80 && g_ascii_isalpha((char)c);
}

/* The same and 0-9. */
static inline bool chars_is_ascii_alnum(gunichar c) {
  return c < 0x80 && g_ascii_isalnum((char)c);
}

/* 。！？!?… that end a sentence. */
bool chars_is_stop(gunichar c);

/* ，、；： and their half-width forms. */
bool chars_is_pause(gunichar c);

/* Brackets and quotation marks that open: （(《〈“‘「『【〔［[{ */
bool chars_is_opening(gunichar c);

/* Brackets and quotation marks that close: ）)》〉”’」』】〕］]} */
bool chars_is_closing(gunichar c);

/* Width on a typewriter grid: 2 for ideographs and full-width marks, 1 for others, 0 for format characters. */
guint chars_cells(gunichar c);

/* The half-width form of a full-width ASCII character (U+FF01 to U+FF5E, U+3000), else `c`. */
gunichar chars_to_half_width(gunichar c);

/* Kangxi radicals and radical supplement (U+2E80 to U+2FD5), which look like ideographs but are not. */
bool chars_is_radical(gunichar c);

/* One of the five signs that tell the skin of the picture before them (UTS 51, emoji modifiers). */
bool chars_is_skin_tone(gunichar c);

/* Private use: no agreed meaning, no glyph in ordinary fonts. */
bool chars_is_private_use(gunichar c);

/* Whether `c` is one of the characters of `set`; U+0000 is in none. */
bool chars_is_one_of(const char *set, gunichar c);

/* The character that UTF-8 text begins with: g_utf8_get_char without a call and a loop, which were an eighth of what
 * reading short lines takes. */
static inline gunichar chars_at(const char *text) {
  const guchar *bytes = (const guchar *)text;
  if (bytes[0] < 0x80)
    return bytes[0];
  if (bytes[0] < 0xE0)
    return (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
  if (bytes[0] < 0xF0)
    return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
  return (bytes[0] & 0x07u) << 18 | (bytes[1] & 0x3Fu) << 12 | (bytes[2] & 0x3Fu) << 6 | (bytes[3] & 0x3Fu);
}

/* The last character before `end`; 0 when the text from `start` to there is empty. */
static inline gunichar chars_before(const char *start, const char *end) {
  while (end > start)
    if (((guchar) * --end & 0xC0) != 0x80)
      return chars_at(end);
  return 0;
}

/* A piece of UTF-8 text that somebody else owns. */
struct slice {
  const char *text;
  gsize length;
};

/* The span without leading and trailing blanks and format characters. */
struct slice chars_strip(const char *text, gsize length);

/* The text without blanks, format characters and those of `without`: spaced out or not it is the same.  Free with
 * g_free. */
char *chars_closed_up(const char *text, gsize length, const char *without);

/* Code points in `length` bytes of UTF-8. */
gsize chars_count(const char *text, gsize length);

/* The same of a text that ends with NUL. */
static inline gsize chars_all(const char *text) {
  return chars_count(text, strlen(text));
}

/* Sum of chars_cells over the text. */
gsize chars_width(const char *text, gsize length);
