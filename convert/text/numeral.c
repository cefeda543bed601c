#include "text/numeral.h"

#include "text/chars.h"

#include <string.h>

static const char unit_characters[] =
    "年月日号时分秒点届次个名户亩元万亿千百十兆多余几岁天周季倍项家人位条件台套辆艘架座栋间所处起场期批轮级层楼米"
    "克吨升斤里公厘毫度页册本篇章节款只头匹棵株颗片块支枝根把张份种类门组队班团师军股角折成代世版卷集幅封例番步顿遍趟回"
    "省市县区乡镇村路街园厂站线";

static const struct numeral no_numeral;

bool numeral_is_unit(gunichar c) {
  return chars_is_one_of(unit_characters, c);
}

/* The 1-based position of the character at `text` in a list of characters, as a numeral. */
static struct numeral position_in(const char *text, gsize length, const gunichar *list) {
  const gunichar c = length > 0 ? chars_at(text) : 0;
  for (guint i = 0; list[i]; i++)
    if (list[i] == c)
      return (struct numeral){i + 1, (gsize)(g_utf8_next_char(text) - text)};
  return no_numeral;
}

/* 0 to 9 of a Chinese digit, 10, 20 (廿) and 100 for the units, -1 for anything else. */
static int chinese_digit(gunichar c) {
  switch (c) {
  case 0x3007: /* 〇 */
  case 0x96F6: /* 零 */
  case 0x25CB: /* ○ */
    return 0;
  case 0x4E00:
    return 1;
  case 0x4E8C:
    return 2;
  case 0x4E09:
    return 3;
  case 0x56DB:
    return 4;
  case 0x4E94:
    return 5;
  case 0x516D:
    return 6;
  case 0x4E03:
    return 7;
  case 0x516B:
    return 8;
  case 0x4E5D:
    return 9;
  case 0x5341: /* 十 */
    return 10;
  case 0x767E: /* 百 */
    return 100;
  case 0x5EFF: /* 廿 */
    return 20;
  default:
    return -1;
  }
}

bool numeral_is_han_figure(gunichar c) {
  return chinese_digit(c) >= 0;
}

struct numeral numeral_chinese(const char *text, gsize length) {
  guint total = 0;
  guint pending = 0;
  guint count = 0;
  const char *p = text;
  for (; p < text + length && count < 6; p = g_utf8_next_char(p), count++) {
    int digit = chinese_digit(chars_at(p));
    if (digit < 0)
      break;
    if (digit >= 10) { /* a unit multiplies the digit before it */
      total += digit == 20 ? 20 : (pending ? pending : 1) * (guint)digit;
      pending = 0;
    } else {
      pending = pending * 10 + (guint)digit;
    }
  }
  guint value = total + pending;
  if (value == 0 || value > 999)
    return no_numeral;
  return (struct numeral){value, (gsize)(p - text)};
}

struct numeral numeral_arabic(const char *text, gsize length, guint max_digits) {
  guint value = 0;
  guint count = 0;
  const char *p = text;
  for (; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (!chars_is_digit(c))
      break;
    if (++count > max_digits)
      return no_numeral;
    value = value * 10 + (chars_to_half_width(c) - '0');
  }
  if (value == 0)
    return no_numeral;
  return (struct numeral){value, (gsize)(p - text)};
}

struct numeral numeral_enclosed(const char *text, gsize length) {
  static const struct {
    gunichar first, last;
  } ranges[] = {{0x2460, 0x2473}, {0x2474, 0x2487}, {0x2488, 0x249B}, {0x3220, 0x3229}, {0x2776, 0x277F}};
  if (length == 0)
    return no_numeral;
  gunichar c = chars_at(text);
  for (guint i = 0; i < G_N_ELEMENTS(ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return (struct numeral){c - ranges[i].first + 1, (gsize)(g_utf8_next_char(text) - text)};
  return no_numeral;
}

struct numeral numeral_capital(const char *text, gsize length) {
  struct numeral simplified = position_in(text, length, U"壹贰叁肆伍陆柒捌玖拾");
  return simplified.value > 0 ? simplified : position_in(text, length, U"壹貳參肆伍陸柒捌玖拾");
}

struct numeral numeral_stem(const char *text, gsize length) {
  return position_in(text, length, U"甲乙丙丁戊己庚辛壬癸");
}

struct numeral numeral_branch(const char *text, gsize length) {
  return position_in(text, length, U"子丑寅卯辰巳午未申酉戌亥");
}
