#include "read/docx/number_text.h"

#include "base/to_nul.h"

#include <stdbool.h>
#include <string.h>

/* The n-th (0-based) of a row of characters in UTF-8. */
static void append_nth(GString *text, const char *characters, guint n) {
  const char *at = g_utf8_offset_to_pointer(characters, (glong)n);
  g_string_append_unichar(text, g_utf8_get_char(at));
}

static void append_decimal(GString *text, guint number) {
  g_string_append_printf(text, "%u", number);
}

/* ---- digit by digit ---- */

static void append_digits(GString *text, const char *digits, guint number) {
  char figures[16];
  g_snprintf(figures, sizeof figures, "%u", number);
  for (const char *figure = figures; *figure; figure++)
    append_nth(text, digits, (guint)g_ascii_digit_value(*figure));
}

/* ---- Chinese and Japanese counting ---- */

/* How a language counts with units. */
struct counting {
  const char *digits; /* from zero on */
  const char *units;  /* ten, hundred, thousand */
  const char *myriad;
  bool zero;     /* says a zero between units: 一百零五 */
  bool bare_ten; /* ten to nineteen without a one before: 十五 */
  bool bare_all; /* no one before any unit: 百五 */
};

static const struct counting chinese = {"零一二三四五六七八九", "十百千", "万", true, true, false};
static const struct counting taiwanese = {"零一二三四五六七八九", "十百千", "萬", true, true, false};
static const struct counting japanese = {"〇一二三四五六七八九", "十百千", "万", false, true, true};
static const struct counting legal = {"零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万", true, false, false};
static const struct counting legal_traditional = {"零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", true, false, false};
static const struct counting legal_japanese = {"〇壱弐参四伍六七八九", "拾百阡", "萬", false, false, false};

/* 1 to 9999; of 0 nothing. */
static void append_thousands(GString *text, const struct counting *counting, guint number) {
  static const guint powers[] = {1000, 100, 10, 1};
  bool any = false, skipped = false;
  for (guint i = 0; i < G_N_ELEMENTS(powers); i++) {
    guint digit = number / powers[i] % 10;
    if (digit == 0) {
      skipped = any;
      continue;
    }
    if (skipped && counting->zero)
      append_nth(text, counting->digits, 0);
    bool bare = powers[i] > 1 && digit == 1 && (counting->bare_all || (counting->bare_ten && powers[i] == 10 && !any));
    if (!bare)
      append_nth(text, counting->digits, digit);
    if (powers[i] > 1)
      append_nth(text, counting->units, 2 - i);
    any = true;
    skipped = false;
  }
}

static void append_counted(GString *text, const struct counting *counting, guint number) {
  if (number == 0 || number > 99999999) {
    append_digits(text, counting->digits, number);
    return;
  }
  if (number >= 10000) {
    append_thousands(text, counting, number / 10000);
    g_string_append(text, counting->myriad);
  }
  guint rest = number % 10000;
  if (rest > 0 && number >= 10000 && rest < 1000 && counting->zero)
    append_nth(text, counting->digits, 0);
  append_thousands(text, counting, rest);
}

/* Word's chineseCounting counts with 十 up to 99 and digit by digit above. */
static void append_chinese_short(GString *text, guint number) {
  if (number < 100)
    append_counted(text, &chinese, number);
  else
    append_digits(text, "〇一二三四五六七八九", number);
}

/* ---- rows of signs ---- */

/* One sign of a row that has them from 1 on; beyond its end Arabic figures. */
static void append_sign(GString *text, gunichar first, guint count, guint number) {
  if (number >= 1 && number <= count)
    g_string_append_unichar(text, first + number - 1);
  else
    append_decimal(text, number);
}

static void append_cycle(GString *text, const char *row, guint number) {
  guint count = (guint)g_utf8_strlen(row, TO_NUL);
  append_nth(text, row, (number + count - 1) % count);
}

#define STEMS "甲乙丙丁戊己庚辛壬癸"
#define BRANCHES "子丑寅卯辰巳午未申酉戌亥"

static void append_circled(GString *text, guint number) {
  if (number <= 20)
    append_sign(text, 0x2460, 20, number);
  else if (number <= 35)
    g_string_append_unichar(text, 0x3251 + number - 21);
  else if (number <= 50)
    g_string_append_unichar(text, 0x32B1 + number - 36);
  else
    append_decimal(text, number);
}

/* ---- letters ---- */

/* a … z, aa, bb … (17.18.59): the letter is repeated. */
static void append_letters(GString *text, char first, guint number) {
  if (number == 0 || number > 26 * 64) {
    append_decimal(text, number);
    return;
  }
  for (guint i = 0; i <= (number - 1) / 26; i++)
    g_string_append_c(text, (char)(first + (number - 1) % 26));
}

static void append_roman(GString *text, guint number, bool upper) {
  static const struct {
    guint value;
    const char *letters;
  } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
               {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  if (number == 0 || number > 3999) {
    append_decimal(text, number);
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
    for (; number >= steps[i].value; number -= steps[i].value)
      for (const char *letter = steps[i].letters; *letter; letter++)
        g_string_append_c(text, upper ? g_ascii_toupper(*letter) : *letter);
}

/* ---- formats by name ---- */

enum method { NOTHING, DIGITS, COUNTED, SIGN, CYCLE };

struct format {
  const char *name;
  enum method method;
  const char *row;
  const struct counting *counting;
  gunichar first;
  guint count;
};

static const struct format formats[] = {
    {"none", NOTHING, NULL, NULL, 0, 0},
    {"bullet", NOTHING, NULL, NULL, 0, 0},
    {"decimalFullWidth", DIGITS, "０１２３４５６７８９", NULL, 0, 0},
    {"decimalFullWidth2", DIGITS, "０１２３４５６７８９", NULL, 0, 0},
    {"ideographDigital", DIGITS, "〇一二三四五六七八九", NULL, 0, 0},
    {"japaneseDigitalTenThousand", DIGITS, "〇一二三四五六七八九", NULL, 0, 0},
    {"taiwaneseDigital", DIGITS, "〇一二三四五六七八九", NULL, 0, 0},
    {"chineseCountingThousand", COUNTED, NULL, &chinese, 0, 0},
    {"taiwaneseCounting", COUNTED, NULL, &taiwanese, 0, 0},
    {"taiwaneseCountingThousand", COUNTED, NULL, &taiwanese, 0, 0},
    {"japaneseCounting", COUNTED, NULL, &japanese, 0, 0},
    {"chineseLegalSimplified", COUNTED, NULL, &legal, 0, 0},
    {"ideographLegalTraditional", COUNTED, NULL, &legal_traditional, 0, 0},
    {"japaneseLegal", COUNTED, NULL, &legal_japanese, 0, 0},
    {"decimalEnclosedFullstop", SIGN, NULL, NULL, 0x2488, 20},
    {"decimalEnclosedParen", SIGN, NULL, NULL, 0x2474, 20},
    {"ideographEnclosedCircle", SIGN, NULL, NULL, 0x3280, 10},
    {"ideographEnclosedParen", SIGN, NULL, NULL, 0x3220, 10},
    {"ideographTraditional", CYCLE, STEMS, NULL, 0, 0},
    {"ideographZodiac", CYCLE, BRANCHES, NULL, 0, 0},
};

static void append_format(GString *text, const struct format *format, guint number) {
  switch (format->method) {
  case NOTHING:
    break;
  case DIGITS:
    append_digits(text, format->row, number);
    break;
  case COUNTED:
    append_counted(text, format->counting, number);
    break;
  case SIGN:
    append_sign(text, format->first, format->count, number);
    break;
  case CYCLE:
    append_cycle(text, format->row, number);
    break;
  }
}

void number_append(GString *text, const char *format, guint number) {
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    if (strcmp(formats[i].name, format) == 0) {
      append_format(text, &formats[i], number);
      return;
    }
  }
  if (strcmp(format, "chineseCounting") == 0) {
    append_chinese_short(text, number);
  } else if (g_str_has_prefix(format, "decimalEnclosedCircle")) {
    append_circled(text, number);
  } else if (strcmp(format, "ideographZodiacTraditional") == 0) {
    append_cycle(text, STEMS, number);
    append_cycle(text, BRANCHES, number);
  } else if (strcmp(format, "lowerLetter") == 0 || strcmp(format, "upperLetter") == 0) {
    append_letters(text, format[0] == 'l' ? 'a' : 'A', number);
  } else if (strcmp(format, "lowerRoman") == 0 || strcmp(format, "upperRoman") == 0) {
    append_roman(text, number, format[0] == 'u');
  } else if (strcmp(format, "decimalZero") == 0) {
    g_string_append_printf(text, "%02u", number);
  } else {
    append_decimal(text, number);
  }
}
