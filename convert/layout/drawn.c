#include "layout/drawn.h"

#include "base/items.h"
#include "layout/half_width.h"
#include "text/chars.h"
#include "text/numeral.h"

#define CIRCLE 0x25CB /* ○ */
#define ZERO 0x3007   /* 〇 */
#define YEAR 0x5E74   /* 年 */
#define POINT 0xFF0E  /* ． */
#define COMMA 0xFF0C  /* ， */
#define COLON 0xFF1A  /* ： */
#define RATIO 0x2236  /* ∶ */
#define HYPHEN 0xFF0D /* － */
#define MINUS 0x2212
#define DASH 0x2014
#define PERCENT 0xFF05

/* What full-width forms are above those of ASCII. */
#define WIDE 0xFEE0

/* The characters of a text, and what is drawn for them. */
struct drawing {
  gunichar *source, *drawn;
  glong count;
  bool changed;
};

static gunichar char_at(const struct drawing *drawing, glong i) {
  return i >= 0 && i < drawing->count ? drawing->source[i] : 0;
}

static bool is_wide_figure(gunichar c) {
  return c >= 0xFF10 && c <= 0xFF19;
}

static bool is_figure(gunichar c) {
  return is_wide_figure(c) || (c >= '0' && c <= '9');
}

/* Ｘ and ｘ stand for ×, which is as wide as a Han character (W6). */
static bool is_wide_letter(gunichar c) {
  return ((c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A)) && c != 0xFF38 && c != 0xFF58;
}

static void draw(struct drawing *drawing, glong i, gunichar c) {
  drawing->drawn[i] = c;
  drawing->changed = true;
}

/* ５，９６０，０００: three figures behind each comma. */
static bool is_thousands(const struct drawing *drawing, glong i) {
  glong figures = 0;
  while (is_wide_figure(char_at(drawing, i + 1 + figures)))
    figures++;
  return figures == 3;
}

/* Figures on each side of a ： that may be a ratio's, a score's or a time's. */
#define MOST_OF_RATIO 3

/* What tells that figures are a ratio, a score or a time: beside any other character they number what it names
 * (附件2：12个样本). */
static const char before_ratio[] = "比为以是按例近约达成分";
static const char after_score[] = "战获胜负平领";
static const char before_time[] = "于在至到从自晨早午上晚夜日号时间天一二三四五六";
static const char after_time[] = "开前后起止至到";

/* The first character from place `i` on, in this direction, that is no blank. */
static gunichar char_beyond_blanks(const struct drawing *drawing, glong i, glong direction) {
  while (chars_is_blank(char_at(drawing, i)))
    i += direction;
  return char_at(drawing, i);
}

/* 4：6, 10：30: GB/T 15835 has : in times, and in what is compared the sign of a ratio; a cell would tear them apart.
 */
static bool is_ratio(const struct drawing *drawing, glong i) {
  glong first = i, end = i + 1;
  while (is_figure(char_at(drawing, first - 1)))
    first--;
  while (is_figure(char_at(drawing, end)))
    end++;
  if (first == i || i - first > MOST_OF_RATIO || end == i + 1 || end - i - 1 > MOST_OF_RATIO)
    return false;
  const gunichar before = char_beyond_blanks(drawing, first - 1, -1), after = char_beyond_blanks(drawing, end, 1);
  const bool time = i - first <= 2 && end - i - 1 == 2;
  if (char_at(drawing, i) == RATIO || chars_is_one_of(before_ratio, before) || chars_is_one_of(after_score, after))
    return true;
  if (time && (chars_is_one_of(before_time, before) || chars_is_one_of(after_time, after)))
    return true;
  return !chars_is_han(before) && !numeral_is_unit(after);
}

/* Whether the ． at place `i` is between figures, and not behind the number of an item that opens the text. */
static bool is_decimal(const struct drawing *drawing, glong i, bool opens) {
  glong first = i;
  while (opens && is_figure(char_at(drawing, first - 1)))
    first--;
  const bool wide = is_wide_figure(char_at(drawing, i - 1)) && is_wide_figure(char_at(drawing, i + 1));
  return wide || (is_figure(char_at(drawing, i - 1)) && is_figure(char_at(drawing, i + 1)) && !(opens && first == 0));
}

/* E13: ２０２４年, ８６．３％, ＧＤＰ. */
static void draw_wide(struct drawing *drawing, glong i, bool opens) {
  const gunichar c = char_at(drawing, i);
  const bool behind = is_wide_figure(char_at(drawing, i - 1));
  if (is_wide_figure(c) || is_wide_letter(c) || (c == PERCENT && is_figure(char_at(drawing, i - 1))) ||
      (c == POINT && is_decimal(drawing, i, opens)) || (c == COMMA && behind && is_thousands(drawing, i)) ||
      (c == COLON && is_ratio(drawing, i)))
    draw(drawing, i, c - WIDE);
}

/* － is a 一字线 between characters (京－沪; GB/T 15834 4.13), a hyphen between figures or letters, which may be a
 * range's, a date's or a telephone number's (2025－03－08), and before a figure alone a minus. */
static void draw_hyphen(struct drawing *drawing, glong i) {
  const gunichar before = char_at(drawing, i - 1), after = char_at(drawing, i + 1);
  if (chars_is_han(before) && chars_is_han(after))
    draw(drawing, i, DASH);
  else if ((is_figure(before) && is_figure(after)) || (chars_is_latin(before) && chars_is_latin(after)))
    draw(drawing, i, '-');
  else if (is_figure(after) && before != HYPHEN)
    draw(drawing, i, MINUS);
}

static bool is_han_figure(gunichar c) {
  return c != 0 && chars_is_one_of("〇一二三四五六七八九", c);
}

static bool may_be_of_year(gunichar c) {
  return c == CIRCLE || is_han_figure(c);
}

/* E13: 二○二五年, 一九九○年; the ○ of ○○县 stands for a name.  Returns where these characters end. */
static glong draw_circles(struct drawing *drawing, glong first) {
  glong end = first, figures = 0;
  for (; may_be_of_year(char_at(drawing, end)); end++)
    figures += char_at(drawing, end) != CIRCLE;
  if (!is_han_figure(char_at(drawing, first)) || (figures < 2 && char_at(drawing, end) != YEAR))
    return end;
  for (glong i = first; i < end; i++)
    if (char_at(drawing, i) == CIRCLE)
      draw(drawing, i, ZERO);
  return end;
}

/* E7: 1．and １． look like 1. */
static void draw_number(struct drawing *drawing) {
  glong i = 0;
  while (is_figure(char_at(drawing, i)))
    i++;
  if (i > 0 && char_at(drawing, i) == POINT && !is_figure(char_at(drawing, i + 1)))
    draw(drawing, i, '.');
}

/* What is added to the text next is drawn for byte `source`. */
static void note_source(GArray *sources, const GString *text, guint32 source) {
  g_array_set_size(sources, (guint)text->len);
  g_array_append_val(sources, source);
}

static struct drawn *drawn_of(const struct drawing *drawing) {
  GString *text = g_string_new(NULL);
  g_autoptr(GArray) sources = g_array_new(FALSE, TRUE, sizeof(guint32));
  guint32 source = 0;
  for (glong i = 0; i < drawing->count; i++) {
    if (drawing->drawn[i] != HALF_WIDTH_JOINED) {
      note_source(sources, text, source);
      g_string_append_unichar(text, drawing->drawn[i]);
    }
    source += (guint32)g_unichar_to_utf8(drawing->source[i], NULL);
  }
  note_source(sources, text, source);
  struct drawn *drawn = g_new0(struct drawn, 1);
  drawn->length = text->len;
  drawn->text = g_string_free(text, FALSE);
  drawn->sources = (guint32 *)(gpointer)g_array_steal(sources, NULL);
  return drawn;
}

/* Whether a text has a full-width character that may be drawn as another: most have none. */
static bool has_wide(const char *text, gsize length) {
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (c == CIRCLE || c == POINT || c == PERCENT || c == HYPHEN || c == RATIO || is_wide_figure(c) ||
        is_wide_letter(c) || (c == COLON && is_figure(g_utf8_get_char(g_utf8_next_char(p)))))
      return true;
  }
  return false;
}

/* Who speaks is parted from what he says by a ： in every turn alike. */
static void draw_label(struct drawing *drawing, const char *text, gsize label) {
  if (label > 0 && text[label - 1] == ':')
    draw(drawing, g_utf8_strlen(text, (gssize)label) - 1, ':' + WIDE);
}

struct drawn *drawn_new(const char *text, gsize length, bool opens, bool full_marks, gsize label) {
  const bool marks = full_marks && half_width_is_in(text, length);
  if (!marks && !has_wide(text, length))
    return NULL;
  struct drawing drawing = {.source = g_utf8_to_ucs4_fast(text, (glong)length, &drawing.count)};
  drawing.drawn = g_memdup2(drawing.source, (gsize)drawing.count * sizeof *drawing.source);
  if (opens)
    draw_number(&drawing);
  for (glong i = 0; i < drawing.count; i++) {
    if (may_be_of_year(drawing.source[i]))
      i = draw_circles(&drawing, i);
    const gunichar c = char_at(&drawing, i);
    if (c == HYPHEN)
      draw_hyphen(&drawing, i);
    else if (c == RATIO && is_ratio(&drawing, i))
      draw(&drawing, i, ':');
    else
      draw_wide(&drawing, i, opens);
  }
  if (marks)
    draw_label(&drawing, text, label);
  if (marks && half_width_draw(drawing.source, drawing.drawn, drawing.count))
    drawing.changed = true;
  struct drawn *drawn = drawing.changed ? drawn_of(&drawing) : NULL;
  g_free(drawing.source);
  g_free(drawing.drawn);
  return drawn;
}

void drawn_free(struct drawn *drawn) {
  if (!drawn)
    return;
  g_free(drawn->text);
  g_free(drawn->sources);
  g_free(drawn);
}

void drawn_translate(const struct drawn *drawn, struct boxes *boxes) {
  for (guint i = 0; i < boxes->boxes->len; i++) {
    struct box *box = &array_at(boxes->boxes, struct box, i);
    box->text = drawn_source(drawn, box->text);
  }
  for (guint i = 0; i < boxes->glyphs->len; i++) {
    struct box_glyph *glyph = &array_at(boxes->glyphs, struct box_glyph, i);
    const guint32 end = drawn_source(drawn, glyph->text + glyph->text_length);
    glyph->text = drawn_source(drawn, glyph->text);
    glyph->text_length = glyph->text_length > 0 ? end - glyph->text : 0;
  }
}
