#include "text/chars.h"

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

bool chars_is_format(gunichar c) {
  if (c < 0x7F)
    return c < 0x20;
  if (c >= 0x3000 && c < 0xFE00) /* ideographs and their marks: the common case */
    return false;
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

/* Whether `c` is one of the characters of a UTF-8 list. */
static bool is_one_of(gunichar c, const char *list) {
  for (; *list; list = g_utf8_next_char(list)) {
    if (g_utf8_get_char(list) == c)
      return true;
  }
  return false;
}

bool chars_is_stop(gunichar c) {
  return (c < 0x80 || c > 0x2000) && is_one_of(c, "。！？!?…｡");
}

bool chars_is_pause(gunichar c) {
  return (c < 0x80 || c > 0x2000) && is_one_of(c, "，、；：,;:");
}

bool chars_is_opening(gunichar c) {
  return (c < 0x80 || c > 0x2000) && is_one_of(c, "（(《〈“‘「『【〔［[{｛〖");
}

bool chars_is_closing(gunichar c) {
  return (c < 0x80 || c > 0x2000) && is_one_of(c, "）)》〉”’」』】〕］]}｝〗");
}

guint chars_cells(gunichar c) {
  if (c < 0x7F)
    return c >= 0x20;
  if (chars_is_format(c))
    return 0;
  if (g_unichar_iswide(c))
    return 2;
  /* Dashes, quotes, dots and × take a full cell in Chinese text. */
  return is_one_of(c, "—―…“”‘’×·①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽○□★●◆■△▲※→") ? 2 : 1;
}

gunichar chars_to_half_width(gunichar c) {
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFF01 + '!';
  return c == 0x3000 ? ' ' : c;
}

bool chars_is_radical(gunichar c) {
  return c >= 0x2E80 && c <= 0x2FD5;
}

bool chars_is_private_use(gunichar c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

struct span chars_strip(const char *text, gsize length) {
  const char *end = text + length;
  while (text < end && chars_is_ignorable(g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  while (end > text && chars_is_ignorable(chars_before(text, end)))
    end = g_utf8_prev_char(end);
  return (struct span){text, (gsize)(end - text)};
}

gsize chars_count(const char *text, gsize length) {
  return (gsize)g_utf8_strlen(text, (gssize)length);
}

gsize chars_width(const char *text, gsize length) {
  gsize width = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    width += chars_cells(g_utf8_get_char(p));
  return width;
}

gunichar chars_before(const char *start, const char *end) {
  const char *p = g_utf8_find_prev_char(start, end);
  return p ? g_utf8_get_char(p) : 0;
}
