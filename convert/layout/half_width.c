#define _GNU_SOURCE /* memmem */
#include "layout/half_width.h"

#include "layout/class.h"
#include "text/chars.h"

#include <string.h>

#define FULL_STOP 0x3002 /* 。 */
#define ELLIPSIS 0x2026  /* … */
#define DASH 0x2014      /* — */
#define HYPHEN 0xFF0D    /* － */

/* What full-width forms are above those of ASCII. */
#define WIDE 0xFEE0

/* A text whose marks are being decided, from left to right. */
struct marks {
  const gunichar *source; /* ends with 0 */
  gunichar *drawn;
  glong count;
  bool changed;
};

bool half_width_is_in(const char *text, gsize length) {
  static const char *const typed[] = {",", ".",      ";",      ":",   "?",      "!",      "(",  ")",   "\"",
                                      "'", "。。。", "、、、", "···", "・・・", "．．．", "--", "－－"};
  for (gsize i = 0; i < G_N_ELEMENTS(typed); i++)
    if (memmem(text, length, typed[i], strlen(typed[i])))
      return true;
  return false;
}

/* What was typed, or is drawn, at place `i`; 0 beyond the text's ends. */
static gunichar typed_at(const struct marks *marks, glong i) {
  return i >= 0 && i < marks->count ? marks->source[i] : 0;
}

static gunichar drawn_at(const struct marks *marks, glong i) {
  return i >= 0 && i < marks->count ? marks->drawn[i] : 0;
}

static void put(struct marks *marks, glong i, gunichar c) {
  marks->drawn[i] = c;
  marks->changed = true;
}

static bool is_chinese(gunichar c) {
  return chars_is_han(c) || class_is_mark(class_of(c)) || class_of(c) == CLASS_ELLIPSIS || c == HALF_WIDTH_JOINED;
}

/* What is drawn before place `i` is Chinese: no blank between. */
static bool chinese_before(const struct marks *marks, glong i) {
  return is_chinese(drawn_at(marks, i - 1));
}

static bool chinese_after(const struct marks *marks, glong i) {
  return is_chinese(drawn_at(marks, i + 1));
}

/* The same with a blank between. */
static bool chinese_before_blank(const struct marks *marks, glong i) {
  while (chars_is_blank(typed_at(marks, i - 1)))
    i--;
  return chinese_before(marks, i);
}

/* What is passed over on the way to text: blanks and half-width marks that may be Chinese. */
static bool is_passed_over(gunichar c) {
  return chars_is_blank(c) || chars_is_one_of(",;:?!()\"'", c);
}

/* Behind place `i`, other marks and blanks left out, Chinese text goes on or nothing follows. */
static bool goes_on_chinese(const struct marks *marks, glong i) {
  glong k = i + 1;
  while (is_passed_over(typed_at(marks, k)))
    k++;
  return k == marks->count || is_chinese(marks->drawn[k]);
}

/* Two marks, one opening and one closing, with Chinese text before or behind both, or at an edge inside. */
static bool pair_is_chinese(const struct marks *marks, glong open, glong close) {
  return chinese_before(marks, open) || chinese_after(marks, open) || chinese_before(marks, close) ||
         chinese_after(marks, close);
}

/* An apostrophe, or behind a figure a measure (5"). */
static bool is_no_quote(const struct marks *marks, glong i, bool open) {
  const gunichar before = typed_at(marks, i - 1), after = typed_at(marks, i + 1);
  return (class_of(before) == CLASS_DIGIT && !open) ||
         (marks->source[i] == '\'' && class_of(before) == CLASS_LETTER && class_of(after) == CLASS_LETTER);
}

/* A straight quote and those that are drawn for it. */
struct quotes {
  gunichar straight, left, right;
};

static const struct quotes double_quotes = {'"', 0x201C, 0x201D}, single_quotes = {'\'', 0x2018, 0x2019};

/* The next “ or ” behind place `i`, or the text's end; `odd`: whether an odd number of straight quotes is before it. */
static glong next_typed(const struct marks *marks, glong i, const struct quotes *quotes, bool *odd) {
  *odd = false;
  for (i++; i < marks->count && marks->source[i] != quotes->left && marks->source[i] != quotes->right; i++)
    *odd ^= marks->source[i] == quotes->straight;
  return i;
}

/* Draws those of a pair that were typed straight. */
static void draw_pair(struct marks *marks, glong open, glong close, const struct quotes *quotes) {
  if (marks->source[open] == quotes->straight)
    put(marks, open, quotes->left);
  if (marks->source[close] == quotes->straight)
    put(marks, close, quotes->right);
}

/* Straight quotes pair up by their order, an odd one with a “ before it or a ” behind it that has no partner of its
 * kind; else it stays. */
static void draw_quotes(struct marks *marks, const struct quotes *quotes) {
  glong open = marks->count; /* before place i: one is open */
  glong closed = -1;         /* where the “ before place i has its partner */
  for (glong i = 0; i < marks->count; i++) {
    const gunichar c = marks->source[i];
    if (c == quotes->left) {
      bool odd;
      const glong next = next_typed(marks, i, quotes, &odd);
      if (next < marks->count && marks->source[next] == quotes->right)
        closed = next;
      else if (odd)
        open = i;
    } else if ((c == quotes->right && i > closed) || (c == quotes->straight && !is_no_quote(marks, i, open < i))) {
      const bool closes = open < i;
      if (closes && pair_is_chinese(marks, open, i))
        draw_pair(marks, open, i, quotes);
      open = closes || c == quotes->right ? marks->count : i;
    }
  }
}

/* (…) as far as its partner; a bracket without one stays.  f(x) and (1) are no Chinese text. */
static void draw_brackets(struct marks *marks) {
  for (glong i = 0, open = marks->count; i < marks->count; i++)
    if (marks->source[i] == '(') {
      open = i;
    } else if (marks->source[i] == ')' && open < i) {
      if (chinese_before(marks, open) || chinese_after(marks, open) || chinese_before(marks, i)) {
        put(marks, open, '(' + WIDE);
        put(marks, i, ')' + WIDE);
      }
      open = marks->count;
    }
}

static bool has_full_stop(const struct marks *marks) {
  for (glong i = 0; i < marks->count; i++)
    if (marks->source[i] == FULL_STOP)
      return true;
  return false;
}

/* A point ends a sentence; where sentences end with 。 one between two characters, without a mark before it, is that of
 * a name (约翰.史密斯). */
static bool is_full_stop(const struct marks *marks, glong i) {
  if (i + 1 == marks->count)
    return chinese_before_blank(marks, i);
  return chinese_before(marks, i) && goes_on_chinese(marks, i) &&
         (!chinese_after(marks, i) || class_is_mark(class_of(marks->drawn[i - 1])) || !has_full_stop(marks));
}

/* A comma or semicolon parts what is Chinese on one side: 刚才,5个; 增长5%,规上.  A colon may be that of a time or an
 * address: what goes on behind it has to be Chinese, but behind a blank it may be a figure or a word. */
static bool is_parting(const struct marks *marks, glong i) {
  const bool parts = marks->source[i] == ',' || marks->source[i] == ';';
  if (chinese_before_blank(marks, i))
    return parts || chars_is_blank(typed_at(marks, i + 1)) || goes_on_chinese(marks, i);
  return parts && i > 0 && !chars_is_blank(marks->source[i - 1]) && chinese_after(marks, i);
}

static void draw_stop(struct marks *marks, glong i) {
  const gunichar c = marks->source[i];
  if (!chars_is_one_of(",.;:?!", c) || marks->drawn[i] != c)
    return;
  if (c == '.' && is_full_stop(marks, i))
    put(marks, i, FULL_STOP);
  else if (c != '.' && is_parting(marks, i))
    put(marks, i, c + WIDE);
}

/* ---- rows of dots and hyphens ---- */

/* More dots than this stand for two ellipses, for a paragraph that is left out; and more than that are leaders. */
#define DOTS_OF_ONE 8
#define DOTS_OF_TWO 12

/* Dots that are typed for an ellipsis, three at least. */
static bool is_dot(gunichar c) {
  return chars_is_one_of(".。、·・．", c);
}

/* Dots from `start` to `end` stand beside Chinese text, or alone; those before a number that ends the text lead to it.
 */
static bool row_is_chinese(const struct marks *marks, glong start, glong end) {
  while (is_passed_over(typed_at(marks, start - 1)))
    start--;
  while (is_passed_over(typed_at(marks, end)))
    end++;
  glong figures = end;
  while (chars_is_digit(typed_at(marks, figures)))
    figures++;
  if (figures > end && figures == marks->count)
    return false;
  return (start == 0 && end == marks->count) || is_chinese(typed_at(marks, start - 1)) ||
         is_chinese(typed_at(marks, end));
}

/* So many signs for a row, each for as many characters of it. */
static void draw_row(struct marks *marks, glong start, glong count, gunichar sign, glong signs) {
  for (glong k = 0; k < count; k++)
    put(marks, start + k, k == 0 || k * signs / count > (k - 1) * signs / count ? sign : HALF_WIDTH_JOINED);
}

/* More hyphens than this are a line to write on or to part with. */
#define HYPHENS_OF_DASH 4

/* -- and －－ before Chinese text, behind it or at the beginning. */
static bool row_is_dash(const struct marks *marks, glong start, glong end) {
  const gunichar c = marks->source[start];
  return (c == '-' || c == HYPHEN) && end - start >= 2 && end - start <= HYPHENS_OF_DASH &&
         (start == 0 || is_chinese(typed_at(marks, start - 1))) && is_chinese(typed_at(marks, end));
}

static void draw_rows(struct marks *marks) {
  for (glong i = 0, end; marks->source[i]; i = end) {
    for (end = i + 1; marks->source[end] == marks->source[i];)
      end++;
    if (row_is_dash(marks, i, end))
      draw_row(marks, i, end - i, DASH, 2);
    if (end - i >= 3 && end - i <= DOTS_OF_TWO && is_dot(marks->source[i]) && row_is_chinese(marks, i, end))
      draw_row(marks, i, end - i, ELLIPSIS, end - i > DOTS_OF_ONE ? 4 : 2);
  }
}

bool half_width_draw(const gunichar *source, gunichar *drawn, glong count) {
  struct marks marks = {.source = source, .drawn = drawn, .count = count};
  draw_rows(&marks);
  draw_brackets(&marks);
  draw_quotes(&marks, &double_quotes);
  draw_quotes(&marks, &single_quotes);
  for (glong i = 0; i < count; i++)
    draw_stop(&marks, i);
  return marks.changed;
}
