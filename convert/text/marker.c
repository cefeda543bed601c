#include "text/marker.h"

#include "text/chars.h"
#include "text/numeral.h"

#include <stdbool.h>
#include <string.h>

static const struct marker no_marker = {MARKER_NONE, 0, 0, 0};

/* A reading position in a text. */
struct cursor {
  const char *at, *end;
};

static gunichar peek(const struct cursor *cursor) {
  return cursor->at < cursor->end ? chars_at(cursor->at) : 0;
}

static bool take(struct cursor *cursor, const char *list) {
  if (!chars_is_one_of(list, peek(cursor)))
    return false;
  cursor->at = g_utf8_next_char(cursor->at);
  return true;
}

/* Takes one of the words of a NULL-terminated list. */
static bool take_word(struct cursor *cursor, const char *const *words) {
  for (; *words; words++) {
    gsize length = strlen(*words);
    if ((gsize)(cursor->end - cursor->at) >= length && memcmp(cursor->at, *words, length) == 0) {
      cursor->at += length;
      return true;
    }
  }
  return false;
}

static bool take_number(struct cursor *cursor, struct numeral numeral) {
  cursor->at += numeral.length;
  return numeral.value > 0;
}

static void skip_blanks(struct cursor *cursor) {
  while (chars_is_blank(peek(cursor)))
    cursor->at = g_utf8_next_char(cursor->at);
}

static gsize rest(const struct cursor *cursor) {
  return (gsize)(cursor->end - cursor->at);
}

static struct marker found(const struct cursor *cursor, const char *text, enum marker_kind kind, guint level,
                           guint number) {
  return (struct marker){kind, level, number, (gsize)(cursor->at - text)};
}

/* 第一个问题： 第一句话： 第一点： — a measure word, up to three ideographs that name what is counted, a colon, or a
 * comma behind what is named. */
static bool take_topic(struct cursor *cursor) {
  if (!take(cursor, "个個句点點件层層条條项項步讲講方大"))
    return false;
  const char *named = cursor->at;
  for (guint i = 0; i < 3 && chars_is_han(peek(cursor)); i++)
    cursor->at = g_utf8_next_char(cursor->at);
  return take(cursor, cursor->at > named ? "：:，," : "：:");
}

/* 第一章, 第一部分 and 第一个问题： */
static struct marker chapter_or_topic(const char *text, gsize length) {
  static const struct {
    const char *word;
    guint level;
    bool always; /* also when text follows without a blank or a colon */
  } parts[] = {{"章", 1, true}, {"节", 2, true},  {"節", 2, true},   {"编", 1, true},
               {"編", 1, true}, {"篇", 1, false}, {"部分", 1, false}};
  struct cursor cursor = {text, text + length};
  if (!take(&cursor, "第"))
    return no_marker;
  skip_blanks(&cursor);
  struct numeral number = numeral_chinese(cursor.at, rest(&cursor));
  if (number.value == 0)
    number = numeral_arabic(cursor.at, rest(&cursor), 2);
  if (!take_number(&cursor, number))
    return no_marker;
  skip_blanks(&cursor);
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    const char *const one[] = {parts[i].word, NULL};
    struct cursor after = cursor;
    if (!take_word(&after, one))
      continue;
    if (take(&after, "：:】") || after.at == after.end || chars_is_blank(peek(&after)) || parts[i].always)
      return found(&after, text, MARKER_CHAPTER, parts[i].level, number.value);
  }
  return take_topic(&cursor) ? found(&cursor, text, MARKER_TOPIC, 1, number.value) : no_marker;
}

/* ㈠ ⑴ ⒈ ① */
static struct marker enclosed_marker(const char *text, gsize length, struct numeral number) {
  static const struct {
    gunichar first, last;
    enum marker_kind kind;
    guint level;
  } forms[] = {
      {0x3220, 0x3229, MARKER_CHINESE_PAREN, 2},
      {0x2474, 0x2487, MARKER_ARABIC_PAREN, 4},
      {0x2488, 0x249B, MARKER_ARABIC, 3},
  };
  struct cursor cursor = {text + number.length, text + length};
  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
    if (chars_at(text) >= forms[i].first && chars_at(text) <= forms[i].last)
      return found(&cursor, text, forms[i].kind, forms[i].level, number.value);
  take(&cursor, "、.．");
  return found(&cursor, text, MARKER_CIRCLED, 4, number.value);
}

/* （一） (1) ㈠ ⑴ and 1） */
static struct marker bracketed(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  struct numeral enclosed = numeral_enclosed(text, length);
  if (enclosed.value > 0)
    return enclosed_marker(text, length, enclosed);
  bool opened = take(&cursor, "（(〔﹙");
  skip_blanks(&cursor);
  struct numeral number = opened ? numeral_chinese(cursor.at, rest(&cursor)) : (struct numeral){0};
  enum marker_kind kind = MARKER_CHINESE_PAREN;
  if (number.value == 0) {
    number = numeral_arabic(cursor.at, rest(&cursor), 2);
    kind = MARKER_ARABIC_PAREN;
  }
  if (!take_number(&cursor, number))
    return no_marker;
  skip_blanks(&cursor);
  if (!take(&cursor, "）)﹚"))
    return no_marker;
  take(&cursor, "、");
  return found(&cursor, text, kind, kind == MARKER_CHINESE_PAREN ? 2 : 4, number.value);
}

/* 一、 and, alone on its line, 一 */
static struct marker chinese(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  struct numeral number = numeral_chinese(text, length);
  if (!take_number(&cursor, number))
    return no_marker;
  if (cursor.at == cursor.end)
    return found(&cursor, text, MARKER_CHINESE, 1, number.value);
  skip_blanks(&cursor);
  gunichar mark = peek(&cursor);
  if (!take(&cursor, "、．.﹑"))
    return no_marker;
  struct numeral second = numeral_chinese(cursor.at, rest(&cursor)); /* 一、二年级 is no marker */
  if (mark == 0x3001 && second.value == number.value + 1) {
    struct cursor after = {cursor.at + second.length, cursor.end};
    if (!take(&after, "是要"))
      return no_marker;
  }
  return found(&cursor, text, MARKER_CHINESE, 1, number.value);
}

/* 1. 1、 １． but not 1.5亿 or 24年 */
static struct marker arabic(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  struct numeral number = numeral_arabic(text, length, 2);
  if (!take_number(&cursor, number))
    return no_marker;
  skip_blanks(&cursor);
  if (!take(&cursor, ".．、﹒") || chars_is_digit(peek(&cursor)))
    return no_marker;
  return found(&cursor, text, MARKER_ARABIC, 3, number.value);
}

struct marker marker_heading(const char *text, gsize length) {
  const gunichar c = length > 0 ? chars_at(text) : 0;
  if (chars_is_han(c) && c != 0x7B2C /* 第 */ && !numeral_is_han_figure(c))
    return no_marker; /* as most lines */
  struct marker (*const readers[])(const char *, gsize) = {chapter_or_topic, chinese, bracketed, arabic};
  for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
    struct marker marker = readers[i](text, length);
    if (marker.kind != MARKER_NONE)
      return marker;
  }
  return no_marker;
}

/* 一 and a blank before text; 壹、 */
static struct marker loose_chinese(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  struct numeral number = numeral_chinese(text, length);
  if (take_number(&cursor, number) && chars_is_blank(peek(&cursor))) {
    skip_blanks(&cursor);
    return cursor.at < cursor.end ? found(&cursor, text, MARKER_CHINESE_BLANK, 1, number.value) : no_marker;
  }
  cursor.at = text;
  return take_number(&cursor, numeral_capital(text, length)) && take(&cursor, "、．.：:")
             ? found(&cursor, text, MARKER_CAPITAL, 1, numeral_capital(text, length).value)
             : no_marker;
}

/* Ⅰ、 and A. */
static struct marker roman_or_letter(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  gunichar c = chars_to_half_width(peek(&cursor));
  bool roman = c >= 0x2160 && c <= 0x216B;
  if (!roman && !(c >= 'A' && c <= 'Z'))
    return no_marker;
  cursor.at = g_utf8_next_char(cursor.at);
  if (!take(&cursor, "、.．：:") || chars_is_latin(peek(&cursor)) || chars_is_digit(peek(&cursor)))
    return no_marker;
  return roman ? found(&cursor, text, MARKER_ROMAN, 1, c - 0x2160 + 1)
               : found(&cursor, text, MARKER_LETTER, 3, c - 'A' + 1);
}

/* 1.1 and a blank or an ideograph; 1 and a blank before text. */
static struct marker decimal(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  struct numeral number = numeral_arabic(text, length, 2);
  guint dots = 0;
  while (take_number(&cursor, number)) {
    struct cursor after = cursor;
    if (!take(&after, ".．") || numeral_arabic(after.at, rest(&after), 2).value == 0)
      break;
    cursor = after;
    number = numeral_arabic(cursor.at, rest(&cursor), 2);
    dots++;
  }
  bool blank = chars_is_blank(peek(&cursor));
  skip_blanks(&cursor);
  if (number.value == 0 || dots > 2 || !chars_is_han(peek(&cursor)) || !blank)
    return no_marker;
  return dots > 0 ? found(&cursor, text, MARKER_DECIMAL, 3, number.value)
                  : found(&cursor, text, MARKER_FIGURE, 3, number.value);
}

/* Takes what is counted, up to three ideographs, and its number: 故事一, 关键词二. */
static guint take_named(struct cursor *cursor) {
  for (guint i = 0; i < 3 && numeral_chinese(cursor->at, rest(cursor)).value == 0 && chars_is_han(peek(cursor)) &&
                    !chars_is_one_of("篇文例本", peek(cursor));
       i++)
    cursor->at = g_utf8_next_char(cursor->at);
  struct numeral number = numeral_chinese(cursor->at, rest(cursor));
  return take_number(cursor, number) ? number.value : 0;
}

struct marker marker_named(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  const bool opens = length > 0 && chars_is_han(chars_at(text)) && chars_at(text) != 0x7B2C /* 第 */;
  const guint number = opens && numeral_chinese(text, length).value == 0 ? take_named(&cursor) : 0;
  return number > 0 && take(&cursor, "：:") && cursor.at < cursor.end ? found(&cursor, text, MARKER_TOPIC, 1, number)
                                                                      : no_marker;
}

/* 【一】 【第一件】 【故事一】 before the words of a heading; `text` is behind the opening bracket. */
static struct marker squared(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  const bool counts = take(&cursor, "第");
  const struct numeral ordinal = numeral_chinese(cursor.at, rest(&cursor));
  const guint number = counts ? ordinal.value : take_named(&cursor);
  if (number == 0)
    return no_marker;
  cursor.at += counts ? ordinal.length : 0;
  for (guint i = 0; counts && i < 3 && chars_is_han(peek(&cursor)) && peek(&cursor) != 0x7BC7 /* 篇 */; i++)
    cursor.at = g_utf8_next_char(cursor.at);
  bool closed = take(&cursor, "】〗");
  skip_blanks(&cursor);
  return closed && cursor.at < cursor.end ? found(&cursor, text, MARKER_CHINESE, 1, number) : no_marker;
}

struct marker marker_in_series(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  while (take(&cursor, "◆◇★☆●○■□▲△▶►◎※【〖#*＊·•")) {
  }
  skip_blanks(&cursor);
  const gsize ornament = (gsize)(cursor.at - text);
  struct marker marker = marker_heading(cursor.at, rest(&cursor));
  if (marker.kind == MARKER_NONE && chars_is_one_of("【〖", chars_before(text, cursor.at)))
    marker = squared(cursor.at, rest(&cursor));
  struct marker (*const readers[])(const char *, gsize) = {loose_chinese, roman_or_letter, decimal};
  for (guint i = 0; marker.kind == MARKER_NONE && i < G_N_ELEMENTS(readers); i++)
    marker = readers[i](cursor.at, rest(&cursor));
  if (marker.kind != MARKER_NONE)
    marker.length += ornament;
  return marker;
}

/* 一是 and 一要 open a series; inside one the number carries it, whatever verb follows (corpus GUIDE 23). */
static struct marker series(const char *text, gsize length, guint next_in_series) {
  struct cursor cursor = {text, text + length};
  struct numeral number = numeral_chinese(text, length);
  if (!take_number(&cursor, number) || number.value > 30)
    return no_marker;
  if (take(&cursor, "是要") || (number.value == next_in_series && take(&cursor, "须須应應需靠抓能得看讲講求重")))
    return found(&cursor, text, MARKER_SERIES, 0, number.value);
  return no_marker;
}

/* 第一， 第二、 其一， */
static struct marker ordinal(const char *text, gsize length) {
  struct cursor cursor = {text, text + length};
  if (!take(&cursor, "第其"))
    return no_marker;
  struct numeral number = numeral_chinese(cursor.at, rest(&cursor));
  if (!take_number(&cursor, number) || number.value > 30 || !take(&cursor, "，,、：:"))
    return no_marker;
  const bool goes_on = peek(&cursor) == 0x7B2C || numeral_chinese(cursor.at, rest(&cursor)).value == number.value + 1;
  if (goes_on && chars_before(text, cursor.at) == 0x3001)
    return no_marker; /* 第一、第二产业, 第一、二产业 */
  return found(&cursor, text, MARKER_ORDINAL, 0, number.value);
}

static struct marker adverb(const char *text, gsize length) {
  static const struct {
    const char *word;
    guint number;
  } adverbs[] = {{"首先", 1}, {"其次", 2}, {"再次", 3}, {"最后", MARKER_LAST}, {"最後", MARKER_LAST}};
  for (guint i = 0; i < G_N_ELEMENTS(adverbs); i++) {
    const char *const one[] = {adverbs[i].word, NULL};
    struct cursor cursor = {text, text + length};
    if (!take_word(&cursor, one))
      continue;
    take(&cursor, "，,");
    return found(&cursor, text, MARKER_ADVERB, 0, adverbs[i].number);
  }
  return no_marker;
}

/* —— in its several spellings; 子、 甲、 */
static struct marker dash_or_cycle(const char *text, gsize length) {
  static const char *const dashes[] = {"——", "――", "──", "--", NULL};
  struct cursor cursor = {text, text + length};
  if (take_word(&cursor, dashes))
    return peek(&cursor) == '-' ? no_marker : found(&cursor, text, MARKER_DASH, 0, 0);
  struct numeral number = numeral_branch(text, length);
  enum marker_kind kind = MARKER_BRANCH;
  if (number.value == 0) {
    number = numeral_stem(text, length);
    kind = MARKER_STEM;
  }
  if (take_number(&cursor, number) && take(&cursor, "、：:"))
    return found(&cursor, text, kind, 0, number.value);
  return no_marker;
}

struct marker marker_point(const char *text, gsize length, guint next_in_series) {
  struct marker marker = series(text, length, next_in_series);
  if (marker.kind == MARKER_NONE)
    marker = ordinal(text, length);
  if (marker.kind == MARKER_NONE)
    marker = adverb(text, length);
  if (marker.kind == MARKER_NONE)
    marker = dash_or_cycle(text, length);
  return marker;
}
