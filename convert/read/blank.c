#include "read/blank.h"

#include "read/reader_words.h"
#include "read/shape.h"
#include "text/chars.h"
#include "text/numeral.h"

#include <string.h>

/* Gaps to be filled in are at least this wide (in cells). */
#define GAP_CELLS 3

/* What brackets around a blank hold is at most this long (in characters). */
#define FRAME_CHARACTERS 15

enum sign {
  SIGN_NONE,
  SIGN_CROSS,
  SIGN_LATIN_X,
  SIGN_STAR,
  SIGN_BOX,
  SIGN_CIRCLE,
  SIGN_SOMEBODY,
  SIGN_LINE,
  SIGN_DASH,
  SIGN_NUMBER
};

static enum sign sign_of(gunichar c) {
  switch (c) {
  case 0xD7: /* × */
  case 0x2715:
  case 0x2573: /* ╳ */
  case 0x203B: /* ※, misprinted for it */
    return SIGN_CROSS;
  case 'x':
  case 'X':
  case 0xFF38:
  case 0xFF58:
    return SIGN_LATIN_X;
  case '*':
  case 0xFF0A:
    return SIGN_STAR;
  case 0x25A1: /* □ */
  case 0x25B3: /* △ */
  case 0x25C7: /* ◇ */
    return SIGN_BOX;
  case 0x25CB: /* ○ */
  case 0x25EF:
    return SIGN_CIRCLE;
  case 0x67D0: /* 某 */
    return SIGN_SOMEBODY;
  case '_':
  case 0xFF3F:
    return SIGN_LINE;
  case '-':
    return SIGN_DASH;
  case 'N':
  case 0xFF2E:
    return SIGN_NUMBER;
  default:
    return SIGN_NONE;
  }
}

/* A run of one sign and what stands around it. */
struct blank_run {
  const struct words *words;
  const char *text;
  gsize length;
  gsize start, end;
  enum sign sign;
  gunichar first;
  guint count;
  gunichar before, after;
};

static gsize step(const char *text, gsize at) {
  return (gsize)(g_utf8_next_char(text + at) - text);
}

static gsize step_back(const char *text, gsize at) {
  return (gsize)(g_utf8_prev_char(text + at) - text);
}

static gunichar char_at(const char *text, gsize length, gsize at) {
  return at < length ? chars_at(text + at) : 0;
}

/* XX.X and x+x are one blank. */
static bool joins(const struct blank_run *run, gunichar c) {
  bool sign = run->sign == SIGN_LATIN_X || run->sign == SIGN_CROSS || run->sign == SIGN_STAR;
  return sign && chars_is_one_of(".．+＋", c) &&
         sign_of(char_at(run->text, run->length, step(run->text, run->end))) == run->sign;
}

static struct blank_run run_at(const struct words *words, const char *text, gsize length, gsize at, enum sign sign) {
  struct blank_run run = {.words = words, .text = text, .length = length, .start = at, .end = at, .sign = sign};
  run.first = chars_at(text + at);
  while (run.end < length) {
    gunichar c = chars_at(text + run.end);
    if (sign_of(c) != sign && !joins(&run, c))
      break;
    run.end = step(text, run.end);
    run.count++;
  }
  run.before = chars_before(text, text + at);
  run.after = char_at(text, length, run.end);
  return run;
}

/* Bytes of the unit that follows the run, blanks aside; 0 when none does.  副 may stand before it. */
static gsize unit_behind(const struct blank_run *run) {
  gsize at = run->end;
  while (at < run->length && run->text[at] == ' ')
    at++;
  if (shape_begins(run->text + at, run->length - at, "副"))
    at += strlen("副");
  const gsize unit = words_begin(run->words, WORDS_BLANK_UNITS, run->text + at, run->length - at);
  return unit ? at - run->end + unit : 0;
}

static bool has_unit(const struct blank_run *run) {
  return unit_behind(run) > 0;
}

/* The start of a year whose last digits are blanked (20**, 201x, 20--), or run->start. */
static gsize year_before(const struct blank_run *run) {
  gsize at = run->start;
  guint digits = 0;
  while (chars_is_digit(chars_before(run->text, run->text + at))) {
    at = step_back(run->text, at);
    digits++;
  }
  bool year = digits + run->count == 4 && (run->text[at] == '1' || run->text[at] == '2');
  bool counted = run->after == 0x5E74 || run->after == 0x5C4A || run->after == 0x7EA7 || !chars_is_han(run->after);
  return year && counted ? at : run->start; /* 20**年, 201x级; 20××亩 is no year */
}

/* Whether a word of the list stands right behind the run. */
static bool precedes(const struct blank_run *run, enum word_list list) {
  return words_open(run->words, list, run->text + run->end, run->length - run->end);
}

/* X光 and the like are words; so is an x inside a Latin one; 3x5 is a product. */
static bool is_latin_word(const struct blank_run *run, bool year) {
  if (chars_is_latin(run->before) || chars_is_latin(run->after) ||
      (chars_is_digit(run->before) && chars_is_digit(run->after)))
    return true;
  if (run->count > 1 || year)
    return false;
  return !chars_is_han(run->after) || precedes(run, WORDS_LATIN_WORDS);
}

/* Three stars or more between marks are a word by themselves (副***、***。); two are what is left of bold letters. */
static bool is_word_of_stars(const struct blank_run *run) {
  gsize at = run->start;
  while (chars_is_blank(chars_before(run->text, run->text + at)))
    at = step_back(run->text, at);
  return run->count >= 3 && chars_is_pause(chars_before(run->text, run->text + at)) && g_unichar_ispunct(run->after);
}

/* What is left of bold letters: ** that ended some and ** that began others, on end, or behind a whole year. */
static bool is_bold(const struct blank_run *run) {
  return run->count == 4 && (chars_is_digit(run->before) || (chars_is_pause(run->before) && !has_unit(run)));
}

/* A star stands for something beside an ideograph; one alone that only opens a clause is a mark of a list or a note. */
static bool is_other_star(const struct blank_run *run, bool year) {
  if (is_bold(run))
    return true;
  if (is_word_of_stars(run))
    return false;
  bool han_before = chars_is_han(run->before);
  bool han_after = chars_is_han(run->after);
  return (chars_is_digit(run->before) && chars_is_digit(run->after)) || !(han_after || han_before || year) ||
         (run->count == 1 && !year && !has_unit(run) && !han_before);
}

/* ○ is also a zero, △ a bullet. */
static bool is_other_drawing(const struct blank_run *run) {
  const bool unit = has_unit(run);
  return (run->count < 2 && !unit) || (run->before == 0 && (run->count < 2 || !unit)) ||
         numeral_chinese(run->text + run->start, run->length - run->start).length > run->end - run->start ||
         (chars_is_han(run->before) && numeral_chinese(g_utf8_prev_char(run->text + run->start), 3).value > 0);
}

/* 20-- and --小学; -- before other words is a dash. */
static bool is_other_dash(const struct blank_run *run, bool year) {
  gsize unit = unit_behind(run);
  return !year && (run->count < 2 || run->count > 4 || unit < strlen("小学") || chars_is_digit(run->before));
}

/* N家 is a number not known yet; N次方 and names in Latin letters are none. */
static bool is_other_number(const struct blank_run *run) {
  return run->count > 1 || !has_unit(run) || !(chars_is_han(run->before) || chars_is_pause(run->before)) ||
         shape_begins(run->text + run->end, run->length - run->end, "次方");
}

/* 某某 before a unit of places and offices, or in a text where it stands for a name all over. */
static bool is_other_somebody(const struct blank_run *run, bool somebody) {
  bool named = has_unit(run) && !precedes(run, WORDS_LOOSE_UNITS);
  return run->count < 2 || !(named || somebody);
}

/* 宽度6.5米×长度42米, 6cm×8cm: of a measure and the next one. */
static bool is_product(const struct blank_run *run) {
  if (run->count > 1 || !chars_is_one_of("米尺寸丈里m", run->before))
    return false;
  gsize at = step_back(run->text, run->start);
  gunichar c = chars_before(run->text, run->text + at);
  if (chars_is_one_of("厘毫分公kcm", c)) {
    at = step_back(run->text, at);
    c = chars_before(run->text, run->text + at);
  }
  return chars_is_digit(c);
}

/* Whether the run stands for nothing that is to be filled in. */
static bool is_other(const struct blank_run *run, bool year, bool somebody) {
  switch (run->sign) {
  case SIGN_CROSS:
    return (run->count == 1 && chars_is_digit(run->before) && !year) || (run->first == 0x203B && run->before == 0) ||
           is_product(run);
  case SIGN_LATIN_X:
    return is_latin_word(run, year);
  case SIGN_STAR:
    return is_other_star(run, year);
  case SIGN_BOX:
  case SIGN_CIRCLE:
    return is_other_drawing(run);
  case SIGN_SOMEBODY:
    return is_other_somebody(run, somebody);
  case SIGN_LINE: /* 党_ has lost a word */
    return run->count < 2 && !(chars_is_han(run->before) && !chars_is_latin(run->after));
  case SIGN_DASH:
    return is_other_dash(run, year);
  case SIGN_NUMBER:
    return is_other_number(run);
  default:
    return true;
  }
}

/* 王* and 李× are names: what follows is no part of the blank, as it is in X总工程师. */
static bool ends_name(const struct blank_run *run) {
  return (run->sign == SIGN_STAR || run->sign == SIGN_CROSS) && chars_is_han(run->before);
}

/* The blank around a run of signs: the shortest stretch that shows what is meant. */
static struct blank around(const struct blank_run *run, gsize from) {
  struct blank blank = {.sign_start = run->start, .sign_end = run->end, .next = run->end};
  blank.start = MAX(year_before(run), from);
  blank.end = run->end;
  bool ordinal = run->before == 0x7B2C; /* 第×次 */
  bool lost = run->sign == SIGN_LINE && run->count == 1;
  if (blank.start == run->start && (ordinal || lost))
    blank.start = MAX(step_back(run->text, run->start), from);
  gsize unit = run->sign == SIGN_LINE ? 0 : unit_behind(run);
  bool name = run->count >= 3 && blank.start == run->start; /* ××× is a person's name, whatever the office behind it */
  if (unit > 0 && !name)
    blank.end += unit;
  else if (run->count == 1 && chars_is_han(run->after) && run->sign != SIGN_LINE && !ends_name(run))
    blank.end = step(run->text, run->end);
  bool only_signs = blank.start == run->start && blank.end == run->end;
  blank.kind = !only_signs ? BLANK_NAMED : run->sign == SIGN_LINE ? BLANK_OWN : BLANK_BARE;
  return blank;
}

/* The bracket that closes `c` where it can stand round a blank, or 0. */
static gunichar closing_of(gunichar c) {
  static const gunichar pairs[][2] = {{'[', ']'},       {0xFF3B, 0xFF3D}, {'{', '}'}, {0xFF5B, 0xFF5D},
                                      {0x3010, 0x3011}, {'<', '>'},       {'(', ')'}, {0xFF08, 0xFF09}};
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
    if (pairs[i][0] == c)
      return pairs[i][1];
  return 0;
}

/* The offset of the closing bracket behind a few words without a stop, or 0. */
static gsize end_of_frame(const char *text, gsize length, gsize inside, gunichar closing) {
  gsize at = inside;
  for (guint count = 0; at < length && count <= FRAME_CHARACTERS; count++, at = step(text, at)) {
    gunichar c = chars_at(text + at);
    if (c == closing)
      return count > 0 ? at : 0;
    if (chars_is_stop(c) || chars_is_opening(c) || sign_of(c) != SIGN_NONE)
      return 0;
  }
  return 0;
}

/* Whether these words in these brackets are a blank; `opens` and `closes` tell whether they open and end the text. */
static bool is_frame(const struct words *lists, gunichar bracket, const char *words, gsize length, bool opens,
                     bool closes) {
  if (words_has(lists, WORDS_BLANK_ORDERS, words, length))
    return !words_has(lists, WORDS_NO_BLANKS, words, length);
  if (bracket == '(' || bracket == 0xFF08)
    return false;
  bool noun = words_close(lists, WORDS_BLANK_NOUNS, words, length);
  if (bracket == 0x3010 && opens && !closes) /* 【活动主题】… is a label */
    return words_close(lists, WORDS_BLANK_NAMES, words, length);
  if (noun || bracket == '<' || bracket == 0x3010)
    return noun;
  bool han = true;
  for (gsize at = 0; at < length; at = step(words, at))
    han &= chars_is_han(chars_at(words + at));
  return han && !words_has(lists, WORDS_NO_BLANKS, words, length);
}

/* [姓名] {金额} 【会议名称】 <标题> （此处填写具体内容） */
static struct blank frame_at(const struct words *words, const char *text, gsize length, gsize at) {
  struct blank blank = {.kind = BLANK_NONE, .next = step(text, at)};
  gunichar bracket = chars_at(text + at);
  gunichar closing = closing_of(bracket);
  if (!closing)
    return blank;
  gsize inside = step(text, at);
  gsize close = end_of_frame(text, length, inside, closing);
  if (close == 0)
    return blank;
  gsize end = step(text, close);
  gunichar before = chars_before(text, text + at);
  if (!is_frame(words, bracket, text + inside, close - inside, at == 0, end == length) ||
      (chars_is_stop(before) && end == length)) /* behind the last stop: an emoticon of a chat */
    return blank;
  return (struct blank){BLANK_NAMED, at, end, at, end, end};
}

/* Bytes of a run of blanks. */
static gsize blanks_at(const char *text, gsize length, gsize at, gsize *cells) {
  gsize end = at;
  *cells = 0;
  for (; end < length; end = step(text, end)) {
    gunichar c = chars_at(text + end);
    if (!chars_is_blank(c))
      break;
    *cells += chars_cells(c);
  }
  return end - at;
}

/* Blanks to be filled in: between brackets, or before 年 月 日 届 次 个 and other units. */
static struct blank gap_at(const struct words *words, const char *text, gsize length, gsize at) {
  gsize cells;
  gsize size = blanks_at(text, length, at, &cells);
  struct blank blank = {BLANK_NONE, at, at + size, at, at + size, at + size};
  gunichar before = chars_before(text, text + at);
  gunichar after = char_at(text, length, at + size);
  struct blank_run run = {.words = words, .text = text, .length = length, .start = at, .end = at + size};
  bool bracketed = (before == 0xFF08 && after == 0xFF09) || (before == '(' && after == ')');
  bool fits = chars_is_han(before) || chars_is_digit(before) || chars_is_pause(before);
  if (bracketed || (cells >= GAP_CELLS && fits && has_unit(&run)))
    blank.kind = BLANK_OWN;
  return blank;
}

struct blank blank_at(const struct words *words, const char *text, gsize length, gsize from, gsize at, bool somebody) {
  gunichar c = chars_at(text + at);
  if (chars_is_blank(c))
    return gap_at(words, text, length, at);
  enum sign sign = sign_of(c);
  if (sign == SIGN_NONE)
    return frame_at(words, text, length, at);
  struct blank_run run = run_at(words, text, length, at, sign);
  if (is_other(&run, year_before(&run) != run.start, somebody))
    return (struct blank){.kind = BLANK_NONE, .next = run.end};
  return around(&run, from);
}

bool blank_is_possible(const char *text) {
  return strpbrk(text, "xXN*_-[{<( \xC2\xC3\xE2\xE3\xE6\xEF") != NULL;
}
