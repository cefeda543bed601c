#include "compose/cell_text.h"

#include "text/chars.h"

#include <string.h>

/* A cell of so few characters is a name, and one piece. */
#define NAME_CHARACTERS 4
#define HEAD_CHARACTERS 6

/* The widths of ' ' to '~' in Times New Roman and the faces with its measures, hundredths of an em rounded up; of
 * letters those of the bold face, which are wider and stand in heads. */
static const guint8 ascii_widths[] = {25, 34, 41, 50, 50, 84, 78, 18, 34, 34, 50, 57, 25, 34, 25, 28, 50, 50,  50,
                                      50, 50, 50, 50, 50, 50, 50, 28, 28, 57, 57, 57, 45, 93, 73, 67, 73, 73,  67,
                                      62, 78, 78, 39, 50, 78, 67, 95, 73, 78, 62, 78, 73, 56, 67, 73, 73, 100, 73,
                                      73, 67, 34, 28, 34, 47, 50, 34, 50, 56, 45, 56, 45, 34, 50, 56, 28, 34,  56,
                                      28, 84, 56, 50, 56, 56, 45, 39, 34, 56, 50, 73, 50, 50, 45, 48, 20, 48,  55};

static double char_width(gunichar c, double advance) {
  if (c >= ' ' && c <= '~')
    return ascii_widths[c - ' '] / 100.0;
  if (g_unichar_iszerowidth(c))
    return 0;
  if (g_unichar_iswide_cjk(c) || c > 0x2000)
    return advance;
  return g_unichar_isupper(c) ? 0.72 : 0.5;
}

static bool is_figure(gunichar c) {
  return c < 0x250 && g_unichar_isalnum(c);
}

/* Whether a mark was typed as ASCII behind a Chinese character, and is drawn as the full-width one (typography E16). */
static bool is_widened(gunichar before, gunichar c) {
  return c < 0x80 && g_unichar_iswide_cjk(before) && strchr(",.:;?!()\"", (char)c);
}

static bool is_latin(gunichar c) {
  return c < 0x250 && g_unichar_isgraph(c);
}

static bool is_mark(gunichar c) {
  return !g_unichar_isalnum(c) && chars_is_one_of("，。、；：？！（）“”《》〔〕【】", c);
}

/* What is between two characters: of two marks one gives up half (W2), and between Han and Latin is a gap (W9). */
static double between(gunichar before, gunichar c, double advance) {
  if (is_mark(before) && is_mark(c))
    return -advance / 2;
  return (is_latin(before) && chars_is_han(c)) || (is_latin(c) && chars_is_han(before)) ? 0.25 : 0;
}

double cell_width(const char *text, const char *end, double advance) {
  double width = 0;
  gunichar before = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    width += is_widened(before, c) ? advance : between(before, c, advance) + char_width(c, advance);
    before = c;
  }
  return width;
}

/* ---- pieces that stay together ---- */

static bool is_in_number(const char *p) {
  gunichar c = g_utf8_get_char(p);
  if (c == ' ')
    return is_figure(g_utf8_get_char(p + 1));
  return is_figure(c) || (!g_unichar_isalpha(c) && chars_is_one_of(".,:/+-%‰℃°～_@", c));
}

/* Behind a figure: 年月日 and what follows them, or one unit: 12个, 3万元. */
static const char *skip_unit(const char *p) {
  gunichar c = g_utf8_get_char(p);
  if (!g_unichar_iswide_cjk(c) || !g_unichar_isalpha(c))
    return p;
  p = g_utf8_next_char(p);
  bool more = chars_is_one_of("百千万亿", c) && g_unichar_isalpha(g_utf8_get_char(p));
  return more && g_unichar_iswide_cjk(g_utf8_get_char(p)) ? g_utf8_next_char(p) : p;
}

/* The end of the piece that begins at `p`. */
const char *cell_piece_end(const char *p) {
  while (*p && chars_is_one_of("（“《(〔【", g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  if (*p && is_figure(g_utf8_get_char(p))) {
    const char *before;
    do {
      before = p;
      while (*p && is_in_number(p))
        p = g_utf8_next_char(p);
      p = skip_unit(p);
    } while (p > before && *p && is_figure(g_utf8_get_char(p)));
  } else if (*p) {
    p = g_utf8_next_char(p);
  }
  while (*p && chars_is_one_of("，。、；：？！）”》)〕】%", g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return p;
}

/* The end of the paragraph of a cell that begins at `p`; what a column is called and is no name of `most` characters is
 * parted before its unit: 总投资|（万元）. */
static const char *paragraph_end(const char *p, bool head, glong most) {
  const char *end = p + strcspn(p, "\v");
  const char *unit = head && g_utf8_strlen(p, end - p) > most ? g_strstr_len(p + 1, end - p - 1, "（") : NULL;
  return unit ? unit : end;
}

double cell_least(const struct table *table, guint row, guint column, guint head, double advance) {
  const glong most = row < head ? HEAD_CHARACTERS : NAME_CHARACTERS;
  double longest = 0;
  for (const char *p = table->cells[row * table->columns + column], *end; *p; p = *end == '\v' ? end + 1 : end) {
    end = paragraph_end(p, row < head, most);
    const bool name = g_utf8_strlen(p, end - p) <= most;
    for (const char *next; p < end; p = next) {
      next = name ? end : cell_piece_end(p);
      longest = MAX(longest, cell_width(p, next, advance));
    }
  }
  return longest;
}

/* The end of the part of a list that begins at `p`, with the mark behind it. */
static const char *part_end(const char *p) {
  while (*p && *p != '\v' && !chars_is_one_of("、，；。 ", g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return *p && *p != '\v' ? g_utf8_next_char(p) : p;
}

double cell_liked(const struct table *table, guint row, guint column, double advance) {
  double longest = 0;
  for (const char *p = table->cells[row * table->columns + column], *end; *p; p = *end == '\v' ? end + 1 : end) {
    end = part_end(p);
    if (g_utf8_strlen(p, end - p) <= CELL_LIKED_CHARACTERS + 1) /* with its mark */
      longest = MAX(longest, cell_width(p, end, advance));
  }
  return longest;
}

double cell_whole(const struct table *table, guint row, guint column, double advance) {
  double widest = 0;
  for (const char *p = table->cells[row * table->columns + column]; *p;) {
    const char *end = strchr(p, '\v');
    end = end ? end : p + strlen(p);
    widest = MAX(widest, cell_width(p, end, advance));
    p = *end ? end + 1 : end;
  }
  return widest;
}

/* ---- figures ---- */

/* 12,430 −3.5 61.9% — and nothing else, or nothing. */
static bool is_number(const char *text) {
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    if (!g_ascii_isdigit(*p) && !chars_is_one_of(".,+-−—–%‰ ", g_utf8_get_char(p)))
      return false;
  return true;
}

enum column_kind column_kind_of(const struct table *table, guint column, guint head) {
  bool figure = false;
  for (guint row = head; row < table->rows; row++) {
    const char *text = table->cells[row * table->columns + column];
    const struct extent extent = table_extent(table, row, column);
    if (extent.rows == 0 || extent.columns > 1)
      continue;
    if (!is_number(text))
      return COLUMN_TEXT;
    figure = figure || strpbrk(text, "0123456789");
  }
  return figure ? COLUMN_FIGURES : COLUMN_TEXT;
}

bool column_is_empty(const struct table *table, guint column, guint first) {
  for (guint row = first; row < table->rows; row++)
    if (*table->cells[row * table->columns + column] || table_extent(table, row, column).rows != 1)
      return false;
  return true;
}

/* A form has columns to write in behind those that tell what. */
static bool is_form(const struct table *table) {
  for (guint column = 1; column < table->columns; column++)
    if (column_is_empty(table, column, 0))
      return true;
  return false;
}

guint table_head_rows(const struct table *table) {
  guint rows = 1;
  if (is_form(table))
    return 0;
  for (guint row = 0; row < MIN(rows, table->rows); row++)
    for (guint column = 0; column < table->columns; column++)
      rows = MAX(rows, row + table_extent(table, row, column).rows);
  return MIN(rows, table->rows);
}
