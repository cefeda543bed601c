#include "compose/cell_text.h"

#include "text/chars.h"

#include <string.h>

/* Widths are told without fonts: so much is added to what must fit, characters. */
#define SPARE 0.25

/* A cell of so few characters is a name, and one piece. */
#define NAME_CHARACTERS 4
#define HEAD_CHARACTERS 6

static double ascii_width(char c) {
  switch (c) {
  case ' ':
  case '.':
  case ',':
  case ':':
  case ';':
  case '\'':
  case '|':
    return 0.25;
  case '%':
    return 0.85;
  default:
    return g_ascii_isupper(c) ? 0.72 : 0.5;
  }
}

static double char_width(gunichar c) {
  if (c < 0x80)
    return ascii_width((char)c);
  if (g_unichar_iszerowidth(c))
    return 0;
  if (g_unichar_iswide_cjk(c) || c > 0x2000)
    return 1;
  return g_unichar_isupper(c) ? 0.72 : 0.5;
}

static bool is_figure(gunichar c) {
  return c < 0x250 && g_unichar_isalnum(c);
}

/* The width of bytes up to `end`, with the gaps beside figures. */
static double text_width(const char *text, const char *end) {
  double width = 0;
  gunichar before = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    width += char_width(c);
    bool meet = before && is_figure(before) != is_figure(c) && g_unichar_isalnum(before) && g_unichar_isalnum(c);
    if (meet)
      width += 0.25;
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
static const char *piece_end(const char *p) {
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

double cell_least(const struct table *table, guint row, guint column, guint head) {
  const char *text = table->cells[row * table->columns + column];
  const glong most = row < head ? HEAD_CHARACTERS : NAME_CHARACTERS;
  double longest = 0;
  for (const char *p = text; *p;) {
    const char *end = strchr(p, '\v'); /* a paragraph of the cell */
    end = end ? end : p + strlen(p);
    const bool name = g_utf8_strlen(p, end - p) <= most;
    for (const char *piece = p; piece < end;) {
      const char *next = name ? end : piece_end(piece);
      longest = MAX(longest, text_width(piece, next) + SPARE);
      piece = next;
    }
    p = *end ? end + 1 : end;
  }
  return longest;
}

/* The end of the part of a list that begins at `p`, with the mark behind it. */
static const char *part_end(const char *p) {
  while (*p && *p != '\v' && !chars_is_one_of("、，；。 ", g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  return *p && *p != '\v' ? g_utf8_next_char(p) : p;
}

double cell_liked(const struct table *table, guint row, guint column) {
  double longest = 0;
  for (const char *p = table->cells[row * table->columns + column], *end; *p; p = *end == '\v' ? end + 1 : end) {
    end = part_end(p);
    if (g_utf8_strlen(p, end - p) <= CELL_LIKED_CHARACTERS + 1) /* with its mark */
      longest = MAX(longest, text_width(p, end) + SPARE);
  }
  return longest;
}

double cell_whole(const struct table *table, guint row, guint column) {
  double widest = 0;
  for (const char *p = table->cells[row * table->columns + column]; *p;) {
    const char *end = strchr(p, '\v');
    end = end ? end : p + strlen(p);
    widest = MAX(widest, text_width(p, end));
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
