#include "layout/class.h"

#include "text/chars.h"

static enum char_class class_of_ascii(gunichar c) {
  if (g_ascii_isdigit((gchar)c))
    return CLASS_DIGIT;
  if (g_ascii_isalpha((gchar)c))
    return CLASS_LETTER;
  switch (c) {
  case '(':
  case '[':
  case '{':
    return CLASS_LATIN_OPEN;
  case ')':
  case ']':
  case '}':
    return CLASS_LATIN_CLOSE;
  case ',':
  case '.':
  case ';':
  case ':':
  case '!':
  case '?':
    return CLASS_LATIN_STOP;
  case '/':
    return CLASS_LATIN_SLASH;
  case '%':
    return CLASS_LATIN_POSTFIX;
  case '$':
    return CLASS_LATIN_PREFIX;
  default:
    return c <= ' ' || c == 0x7F ? CLASS_SPACE : CLASS_LATIN_MARK;
  }
}

/* The marks of Chinese text (GB/T 15834-2011); CLASS_HAN for all others. */
static enum char_class class_of_han_mark(gunichar c) {
  switch (c) {
  case 0x201C:
  case 0x2018:
  case 0xFF08:
  case 0x300A:
  case 0x3008:
  case 0x300C:
  case 0x300E:
  case 0x3010:
  case 0x3016:
  case 0x3014:
  case 0x3018:
  case 0x301A:
  case 0xFF3B:
  case 0xFF5B:
  case 0x301D:
    return CLASS_OPEN;
  case 0x201D:
  case 0x2019:
  case 0xFF09:
  case 0x300B:
  case 0x3009:
  case 0x300D:
  case 0x300F:
  case 0x3011:
  case 0x3017:
  case 0x3015:
  case 0x3019:
  case 0x301B:
  case 0xFF3D:
  case 0xFF5D:
  case 0x301E:
  case 0x301F:
    return CLASS_CLOSE;
  case 0xFF0C:
  case 0x3001:
  case 0xFF1B:
  case 0xFF1A:
    return CLASS_COMMA;
  case 0x3002:
  case 0xFF1F:
  case 0xFF01:
  case 0xFF0E:
    return CLASS_STOP;
  case 0x00B7:
  case 0x30FB:
  case 0x2027:
    return CLASS_MIDDLE;
  case 0xFF0F:
    return CLASS_SLASH;
  case 0xFF5E:
  case 0x301C:
  case 0x2013:
  case 0x2012:
  case 0xFF0D:
    return CLASS_CONNECTOR;
  case 0x2014:
  case 0x2015:
    return CLASS_DASH;
  case 0x2026:
  case 0x22EF:
    return CLASS_ELLIPSIS;
  case 0xFF05:
  case 0x2103:
  case 0x2109:
  case 0x2030:
  case 0x2031:
  case 0x3005:
  case 0x00B0:
  case 0x2032:
  case 0x2033:
  case 0xFFE0:
    return CLASS_POSTFIX;
  case 0xFFE5:
  case 0x00A5:
  case 0xFF04:
  case 0x2116:
  case 0xFFE1:
    return CLASS_PREFIX;
  case 0x00D7:
    return CLASS_CROSS;
  default:
    return CLASS_HAN;
  }
}

/* True for characters that have no width of their own. */
static bool is_joined(gunichar c) {
  return c == 0x00AD || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE01EF) || chars_is_skin_tone(c) ||
         g_unichar_iszerowidth(c) || g_unichar_ismark(c);
}

enum char_class class_of(gunichar c) {
  if (c < 0x80)
    return class_of_ascii(c);
  enum char_class mark = class_of_han_mark(c);
  if (mark != CLASS_HAN)
    return mark;
  if (c >= 0x4E00 && c <= 0x9FFF)
    return CLASS_HAN;
  if (c >= 0xFF10 && c <= 0xFF19)
    return CLASS_FIGURE;
  if (c >= 0x3371 && c <= 0x33DF) /* ㎡ ㎏ and other units of one cell */
    return CLASS_POSTFIX;
  if (c == 0x00A7 || c == 0x00A9 || c == 0x00AE || c == 0x2122) /* § © ® ™ */
    return CLASS_LATIN_MARK;
  if (g_unichar_isspace(c))
    return CLASS_SPACE;
  if (is_joined(c))
    return CLASS_JOINED;
  if (g_unichar_iswide(c))
    return CLASS_HAN;
  if (c == 0x00A3 || c == 0x20AC)
    return CLASS_LATIN_PREFIX;
  bool script = (g_unichar_type(c) == G_UNICODE_OTHER_NUMBER && c < 0x2100) /* ² ³ ½, not ① */
                || (c >= 0x2070 && c <= 0x209F);                            /* 10⁻³ is one number (B10) */
  return g_unichar_isalpha(c) || script || c == 0x2212 ? CLASS_LETTER : CLASS_HAN;
}

bool class_is_shared(gunichar c) {
  switch (c) {
  case 0x201C:
  case 0x201D:
  case 0x2018:
  case 0x2019:
  case 0x2014:
  case 0x2013:
  case 0x2026:
  case 0x00B7:
  case 0x00D7:
  case 0x00B0:
  case 0x2032:
  case 0x2033:
  case 0x00B1:
  case 0x00A5:
  case 0x00F7:
  case 0x2030:
  case 0x221A:
  case 0x2248:
  case 0x2260:
  case 0x2264:
  case 0x2265:
    return true;
  default:
    return false;
  }
}

bool class_is_shape(gunichar c) {
  return c >= 0x2460 && c <= 0x25FF && !(c >= 0x2500 && c <= 0x259F); /* not the lines and blocks of tables */
}

enum char_class class_of_latin(gunichar c) {
  switch (c) {
  case 0x201C:
  case 0x2018:
    return CLASS_LATIN_OPEN;
  case 0x201D:
  case 0x2019:
    return CLASS_LATIN_CLOSE;
  case 0x00B0:
  case 0x2030:
  case 0x2032:
  case 0x2033:
    return CLASS_LATIN_POSTFIX;
  case 0x00A5:
    return CLASS_LATIN_PREFIX;
  default:
    return CLASS_LATIN_MARK;
  }
}

bool class_is_latin(enum char_class class) {
  return class >= CLASS_LETTER && class <= CLASS_LATIN_MARK;
}

bool class_is_mark(enum char_class class) {
  return class >= CLASS_OPEN && class <= CLASS_STOP;
}
