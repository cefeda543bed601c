#include "text/chars.h"

#include <string.h>

bool chars_is_paragraph_break(gunichar c) {
  return c == 0x0B || c == 0x0C || c == 0x0D || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool chars_is_blank(gunichar c) {
  if (c <= 0x20)
    return c == 0x20 || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  if (c < 0x2000)
    return c == 0x85 || c == 0xA0 || c == 0x1680;
  return c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool chars_is_none(gunichar c) {
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

bool chars_is_format(gunichar c) {
  if (c < 0x7F)
    return c < 0x20;
  if (c >= 0x3000 && c < 0xFDD0) /* ideographs and their marks: the common case */
    return false;
  if (chars_is_none(c))
    return true;
  GUnicodeType type = g_unichar_type(c);
  return type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL;
}

bool chars_is_ignorable(gunichar c) {
  return chars_is_blank(c) || chars_is_format(c);
}

bool chars_is_han(gunichar c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x323AF);
}

bool chars_is_digit(gunichar c) {
  return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

bool chars_is_latin(gunichar c) {
  c = chars_to_half_width(c);
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool chars_is_stop(gunichar c) {
  switch (c) {
  case '!':
  case '?':
  case 0x2026: /* … */
  case 0x3002: /* 。 */
  case 0xFF01: /* ！ */
  case 0xFF1F: /* ？ */
  case 0xFF61: /* ｡ */
    return true;
  default:
    return false;
  }
}

bool chars_is_pause(gunichar c) {
  switch (c) {
  case ',':
  case ';':
  case ':':
  case 0x3001: /* 、 */
  case 0xFF0C: /* ， */
  case 0xFF1A: /* ： */
  case 0xFF1B: /* ； */
    return true;
  default:
    return false;
  }
}

/* The bracket or quotation mark that closes what `c` opens, or 0. */
static gunichar closing_of(gunichar c) {
  switch (c) {
  case '(':
    return ')';
  case '[':
  case '{':
    return c + 2;
  case 0x2018: /* ‘ */
  case 0x201C: /* “ */
  case 0x3008: /* 〈 */
  case 0x300A: /* 《 */
  case 0x300C: /* 「 */
  case 0x300E: /* 『 */
  case 0x3010: /* 【 */
  case 0x3014: /* 〔 */
  case 0x3016: /* 〖 */
  case 0xFF08: /* （ */
    return c + 1;
  case 0xFF3B: /* ［ */
  case 0xFF5B: /* ｛ */
    return c + 2;
  default:
    return 0;
  }
}

bool chars_is_opening(gunichar c) {
  return closing_of(c) != 0;
}

bool chars_is_closing(gunichar c) {
  return c != 0 && (closing_of(c - 1) == c || closing_of(c - 2) == c);
}

/* Marks that Unicode calls neutral or ambiguous in width and that take a full cell in Chinese text. */
static bool is_full_width_mark(gunichar c) {
  switch (c) {
  case 0xB7:   /* · */
  case 0xD7:   /* × */
  case 0x2014: /* — */
  case 0x2015:
  case 0x2018:
  case 0x2019:
  case 0x201C:
  case 0x201D:
  case 0x2026: /* … */
  case 0x203B: /* ※ */
  case 0x2192:
    return true;
  default:
    return (c >= 0x2460 && c <= 0x249B) || (c >= 0x25A0 && c <= 0x26FF);
  }
}

guint chars_cells(gunichar c) {
  if (c < 0x7F)
    return c >= 0x20;
  if (c >= 0x4E00 && c <= 0x9FFF)
    return 2;
  if (chars_is_format(c))
    return 0;
  return g_unichar_iswide(c) || is_full_width_mark(c) ? 2 : 1;
}

gunichar chars_to_half_width(gunichar c) {
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFF01 + '!';
  return c == 0x3000 ? ' ' : c;
}

bool chars_is_radical(gunichar c) {
  return c >= 0x2E80 && c <= 0x2FD5;
}

bool chars_is_skin_tone(gunichar c) {
  return c >= 0x1F3FB && c <= 0x1F3FF;
}

bool chars_is_private_use(gunichar c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool chars_is_one_of(const char *set, gunichar c) {
  if (c < 0x80)
    return c != 0 && strchr(set, (int)c);
  const guchar lead = (guchar)(c < 0x800 ? 0xC0 | c >> 6 : c < 0x10000 ? 0xE0 | c >> 12 : 0xF0 | c >> 18);
  while ((set = strchr(set, lead)) && chars_at(set) != c)
    set++;
  return set != NULL;
}

struct slice chars_strip(const char *text, gsize length) {
  const char *end = text + length;
  while (text < end && chars_is_ignorable(chars_at(text)))
    text = g_utf8_next_char(text);
  while (end > text && chars_is_ignorable(chars_before(text, end)))
    end = g_utf8_prev_char(end);
  return (struct slice){text, (gsize)(end - text)};
}

char *chars_closed_up(const char *text, gsize length, const char *without) {
  GString *closed = g_string_new(NULL);
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    if (!chars_is_ignorable(chars_at(p)) && !chars_is_one_of(without, chars_at(p)))
      g_string_append_unichar(closed, chars_at(p));
  return g_string_free(closed, FALSE);
}

gsize chars_count(const char *text, gsize length) {
  return (gsize)g_utf8_strlen(text, (gssize)length);
}

gsize chars_width(const char *text, gsize length) {
  gsize width = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    width += chars_cells(chars_at(p));
  return width;
}
