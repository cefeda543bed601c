#define _GNU_SOURCE /* memmem */
#include "base/items.h"
#include "base/limits.h"
#include "read/phases.h"
#include "read/reader_words.h"
#include "read/rules.h"
#include "read/shape.h"
#include "read/table_cells.h"
#include "read/table_tabs.h"
#include "text/marker.h"

#include <string.h>

/* A line longer than this (in bytes) is no row. */
#define ROW_BYTES (8 * 1024)

/* A cell longer than this (in characters) is a paragraph. */
#define CELL_CHARS 60

/* Rows that have their columns by blanks: at least so many when there are two columns, and when there are more. */
#define MIN_ROWS_OF_TWO 3
#define MIN_ROWS 2

/* Behind its name a row of figures has at least so many cells. */
#define FIGURE_CELLS 2

/* Cells of a row are found up to this many. */
#define MAX_COLUMNS 40

/* |---|:--:| under the head of a Markdown table. */
static bool is_separator(const struct piece *piece) {
  return piece->length >= 3 && memchr(piece->text, '|', piece->length) &&
         strspn(piece->text, "|-: \t") >= piece->length && memchr(piece->text, '-', piece->length);
}

static bool is_cell(struct slice text) {
  return chars_count(text.text, text.length) <= CELL_CHARS &&
         (!shape_ends_sentence(text.text, text.length) || chars_count(text.text, text.length) <= 20);
}

static bool may_be_row(const struct reader *reader, guint index) {
  return piece_is_open(reader, index) && piece_at(reader, index)->length <= ROW_BYTES;
}

/* Whether the two cells are what a text program puts before a paragraph, its number with a mark or a sign, and the
 * paragraph: 一、	…, 1.	…, •	… */
static bool is_numbered(const struct piece *piece, const GArray *cells) {
  const struct slice first = array_at(cells, struct row_cell, 0).text;
  if (cells->len != 2 || first.length == 0)
    return false;
  const gunichar sign = chars_at(first.text);
  const bool letter = chars_is_han(sign) || chars_is_latin(sign) || chars_is_digit(sign);
  return (chars_count(first.text, first.length) == 1 && !letter) ||
         marker_heading(piece->text, piece->length).length == first.length;
}

/* How many cells the piece has as a row that a mark parts, all of which may be empty; 0 when it can be none.
 * `long_ones`: a cell may be as long as a paragraph. */
static guint count_cells(const struct reader *reader, guint index, bool long_ones) {
  const struct piece *piece = piece_at(reader, index);
  if (!(long_ones ? piece_is_open(reader, index) : may_be_row(reader, index)) || !table_cells_mark(piece))
    return 0;
  g_autoptr(GArray) cells = table_cells_of(piece);
  if (is_numbered(piece, cells))
    return 0;
  for (guint i = 0; i < cells->len && !long_ones; i++)
    if (!is_cell(array_at(cells, struct row_cell, i).text))
      return 0;
  return cells->len >= 2 || table_cells_fenced(piece) ? cells->len : 0;
}

/* The name of a column or of a few rows has no more characters than this. */
#define HEAD_CHARS 12

static bool is_name(struct slice text) {
  return chars_count(text.text, text.length) <= HEAD_CHARS && !shape_ends_sentence(text.text, text.length);
}

static bool are_names(const GArray *cells) {
  for (guint i = 0; i < cells->len; i++)
    if (!is_name(array_at(cells, struct row_cell, i).text))
      return false;
  return true;
}

/* Whether the first row tells what at least three columns are: below it cells may hold sentences. */
static bool is_head(const struct reader *reader, guint index) {
  g_autoptr(GArray) cells = table_cells_of(piece_at(reader, index));
  return cells->len >= 3 && are_names(cells);
}

/* Whether the piece is the head of a Markdown table. */
static bool has_separator(const struct reader *reader, guint index) {
  return index + 1 < reader->pieces->len && is_separator(piece_at(reader, index + 1));
}

/* Whether every cell of the row but the first holds a figure: bars part figures in a table only. */
static bool holds_figures(const struct reader *reader, guint index) {
  g_autoptr(GArray) cells = table_cells_of(piece_at(reader, index));
  for (guint i = 1; i < cells->len; i++) {
    const struct slice text = array_at(cells, struct row_cell, i).text;
    bool figure = false;
    for (const char *p = text.text; p < text.text + text.length && !figure; p = g_utf8_next_char(p))
      figure = chars_is_digit(chars_at(p));
    if (!figure)
      return false;
  }
  return cells->len > FIGURE_CELLS;
}

/* Whether two rows with as many cells below the piece hold figures. */
static bool has_figures_below(const struct reader *reader, guint first, guint cells) {
  for (guint i = first + 1; i <= first + MIN_ROWS; i++)
    if (i >= reader->pieces->len || piece_at(reader, i)->blank_lines > 0 || count_cells(reader, i, false) != cells ||
        !holds_figures(reader, i))
      return false;
  return true;
}

/* How many cells a table has whose first row, parted by | or tabs, is the piece; 0 when none can begin with it.  Bars
 * alone, without a mark at either end, a rule or figures below, part the names of a page's links and of who made it. */
static guint count_columns(const struct reader *reader, guint first) {
  const struct piece *piece = piece_at(reader, first);
  bool filled = strspn(piece->text, "| \t") < piece->length;
  guint cells = filled && !is_separator(piece) ? count_cells(reader, first, false) : 0;
  bool barred = memchr(piece->text, '|', piece->length) && !table_cells_fenced(piece);
  return (cells > 1 && (!barred || has_figures_below(reader, first, cells))) || has_separator(reader, first) ? cells
                                                                                                             : 0;
}

/* Whether the piece is a row whose other cells are all empty: nothing but tabs is beside it. */
static bool is_cell_alone(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  if (!may_be_row(reader, index) || !pieces_whole_line(reader, index) || table_cells_mark(piece))
    return false;
  return chars_count(piece->text, piece->length) <= CELL_CHARS && !shape_ends_sentence(piece->text, piece->length);
}

/* Whether the piece has as many cells as the table, with those that tabs before and behind it part from it. */
static bool is_row(const struct reader *reader, guint index, const struct row_form *form) {
  const struct piece *piece = piece_at(reader, index);
  guint count = count_cells(reader, index, form->headed);
  if (count == 0 && form->tabs && form->cells >= MIN_COLUMNS_OF_EMPTY)
    count = is_cell_alone(reader, index);
  const guint before = table_tabs_empty_cells(reader, piece, form, count), behind = table_tabs_behind(reader, piece);
  return count > 0 && (before + count == form->cells || before + count + behind == form->cells);
}

/* Whether the piece has fewer tabs than the columns of the table that begins with piece `first`, which may be this one,
 * and stands as close to the row above as the table's second row does: its cells fill from the left. */
static bool is_short_row(const struct reader *reader, guint first, guint index, const struct row_form *form) {
  const struct piece *piece = piece_at(reader, index);
  const guint apart = index > first + 1 ? piece_at(reader, first + 1)->blank_lines : 0;
  const guint count = form->tabs && (index == first || piece->blank_lines <= apart) && pieces_whole_line(reader, index)
                          ? count_cells(reader, index, form->headed)
                          : 0;
  return count >= 2 && count < form->cells && *table_cells_mark(piece) == '\t';
}

/* Whether the piece stands alone between two rows, or ends them, and names the rows below it or a sum of those above:
 * 城区, 小计. */
static bool is_group(const struct reader *reader, guint first, guint index, const struct row_form *form) {
  const struct piece *piece = piece_at(reader, index);
  if (!form->tabs || form->cells < MIN_COLUMNS_OF_EMPTY || piece->blank_lines > 0 || !is_cell_alone(reader, index))
    return false;
  g_autoptr(GArray) cells = table_cells_of(piece);
  const struct slice name = array_at(cells, struct row_cell, 0).text;
  if (words_are(reader->words, WORDS_TOTALS, name.text, name.length))
    return true;
  if (cells->len > 1 || !is_name(name) || shape_ends_with_mark(name.text, name.length) ||
      marker_heading(name.text, name.length).kind != MARKER_NONE ||
      words_close(reader->words, WORDS_TABLES, name.text, name.length) ||
      words_open(reader->words, WORDS_ATTACHMENTS, name.text, name.length))
    return false;
  const struct piece *below = index + 1 < reader->pieces->len ? piece_at(reader, index + 1) : NULL;
  const struct piece *head = piece_at(reader, first); /* the same again is that of another table */
  return below && below->blank_lines == 0 && is_row(reader, index + 1, form) && table_cells_mark(below) &&
         !pieces_text_equal(below, head);
}

/* Pieces from `first` on that are rows of one table: the index behind them, and how many are rows.  What has a rule
 * below it is the head of another table. */
static guint table_end(const struct reader *reader, guint first, const struct row_form *form, guint *rows) {
  *rows = 0;
  guint end = first, empty = 0;
  for (; end < reader->pieces->len; end++) {
    const struct piece *piece = piece_at(reader, end);
    const guint apart = end > first ? piece->blank_lines : 0;
    if (apart > 1 + empty || (apart > 0 && has_separator(reader, end)))
      break;
    if (is_separator(piece))
      continue;
    const bool full = is_row(reader, end, form), group = !full && is_group(reader, first, end, form);
    if (!full && !group && !is_short_row(reader, first, end, form))
      break;
    empty = table_tabs_empty_rows(reader, piece, form->cells);
    *rows += (full || (!group && end > first + 1)) + empty; /* two lines of unequal length prove no table */
  }
  return end;
}

/* A heading's number with a blank behind it (第一节　…), a row of choices (A. …　B. …), or one of labels or links that
 * a site puts beside each other (索引号：…　发文日期：…, 上一章　目录　下一章): no row, though blanks part it. */
static bool only_looks_like_row(const struct reader *reader, const GArray *cells) {
  struct slice first = array_at(cells, struct row_cell, 0).text;
  enum marker_kind kind = marker_heading(first.text, first.length).kind;
  if (shape_begins(first.text, first.length, "第") || kind == MARKER_CHAPTER || kind == MARKER_CHINESE ||
      kind == MARKER_CHINESE_PAREN || marker_in_series(first.text, first.length).kind == MARKER_LETTER)
    return true;
  guint labels = 0;
  for (guint i = 0; i < cells->len; i++) {
    struct slice text = array_at(cells, struct row_cell, i).text;
    labels += shape_contains(text.text, text.length, "：") || shape_contains(text.text, text.length, ":") ||
              rules_word(reader->rules, text.text, text.length) == text.length;
  }
  return labels * 2 >= cells->len;
}

/* Whether the rows are two columns of which the first is a number that counts on: a list, and no table. */
static bool only_counts(const struct reader *reader, guint first, guint end, guint columns) {
  if (columns != 2)
    return false;
  for (guint i = first; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    const char *p = piece->text;
    guint number = 0;
    for (; p < piece->text + piece->length && chars_is_digit(chars_at(p)); p = g_utf8_next_char(p))
      number = number * 10 + (guint)g_unichar_digit_value(chars_at(p));
    if (number != i - first + 1)
      return false;
  }
  return true;
}

/* The cells of a line that has columns by blanks; NULL when it has none. */
static GArray *aligned_cells(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  bool runs = may_be_row(reader, index) && pieces_whole_line(reader, index) && !table_cells_mark(piece) &&
              (memmem(piece->text, piece->length, "  ", 2) || memmem(piece->text, piece->length, "　", strlen("　")));
  if (!runs)
    return NULL;
  GArray *cells = table_cells_of(piece);
  bool row = cells->len >= 2 && cells->len <= MAX_COLUMNS && !only_looks_like_row(reader, cells);
  for (guint i = 0; i < cells->len && row; i++)
    row = is_cell(array_at(cells, struct row_cell, i).text);
  if (row)
    return cells;
  g_array_unref(cells);
  return NULL;
}

/* Lines from `first` on that are rows of one table by their blanks, all of them or none with a blank line between: the
 * index behind them; `first` when there is no table. */
static guint aligned_end(const struct reader *reader, guint first) {
  g_autoptr(GArray) head = aligned_cells(reader, first);
  if (!head)
    return first;
  guint end = first + 1;
  const guint apart = end < reader->pieces->len ? MIN(piece_at(reader, end)->blank_lines, 1) : 0;
  for (; end < reader->pieces->len && piece_at(reader, end)->blank_lines == apart; end++) {
    g_autoptr(GArray) row = aligned_cells(reader, end);
    if (!row || !table_cells_aligned(head, row))
      break;
  }
  const guint least = (head->len == 2 ? MIN_ROWS_OF_TWO : MIN_ROWS) + apart; /* what stands apart proves less */
  return end - first >= least && !only_counts(reader, first, end, head->len) ? end : first;
}

/* The head of a table that somebody is to draw on: alone, between tabs, below the table's name. */
static bool is_head_alone(const struct reader *reader, guint index, guint columns) {
  const struct piece *above = index > 0 ? piece_at(reader, index - 1) : NULL;
  return above && columns >= MIN_COLUMNS_OF_EMPTY && chars_count(above->text, above->length) <= CELL_CHARS &&
         words_close(reader->words, WORDS_TABLES, above->text, above->length);
}

/* How many cells the two rows below a head of fewer have, each of them; 0 when it is none. */
static guint cells_below(const struct reader *reader, guint first, guint cells) {
  g_autoptr(GArray) head = table_cells_of(piece_at(reader, first));
  if (first + MIN_ROWS >= reader->pieces->len || !are_names(head) || only_looks_like_row(reader, head))
    return 0;
  const guint below = count_cells(reader, first + 1, false);
  for (guint i = first + 1; i <= first + MIN_ROWS; i++)
    if (piece_at(reader, i)->blank_lines > 0 || count_cells(reader, i, false) != below)
      return 0;
  return below > cells ? below : 0;
}

/* The rows of a table that begins with the piece, by its marks: the index behind them; the piece's own when there is no
 * table.  Tabs before the first row indent all rows, or part the empty corner of the head from the others; a head of
 * fewer cells than the rows below has lost its last ones. */
static guint marked_end(const struct reader *reader, guint first) {
  const guint cells = count_columns(reader, first), tabs = table_tabs_before(reader, piece_at(reader, first));
  if (cells == 0)
    return first;
  struct row_form form = {.cells = cells, .indent = tabs, .tabs = *table_cells_mark(piece_at(reader, first)) == '\t'};
  form.headed = has_separator(reader, first) || is_head(reader, first);
  guint rows;
  guint end = table_end(reader, first, &form, &rows);
  if (rows < MIN_ROWS && form.tabs) {
    form = (struct row_form){.cells = cells + tabs, .tabs = true, .headed = form.headed};
    end = table_end(reader, first, &form, &rows);
  }
  const guint below = rows < MIN_ROWS && form.tabs ? cells_below(reader, first, cells) : 0;
  if (below > 0) {
    form = (struct row_form){.cells = below, .tabs = true};
    end = table_end(reader, first, &form, &rows);
  }
  bool table = rows >= MIN_ROWS || has_separator(reader, first) || is_head_alone(reader, first, cells);
  return table ? end : first;
}

/* The same, or, where that may be, by its blanks. */
static guint rows_end(const struct reader *reader, guint first, bool by_blanks) {
  guint end = marked_end(reader, first);
  return end == first && by_blanks ? aligned_end(reader, first) : end;
}

/* Whether the piece ends as something that is said, or that announces what follows. */
static bool is_said(const struct piece *piece) {
  return shape_ends_sentence(piece->text, piece->length) || shape_ends_with_mark(piece->text, piece->length);
}

static guint count_of_first_row(const struct reader *reader, guint first) {
  g_autoptr(GArray) cells = table_cells_of(piece_at(reader, first));
  return cells->len;
}

void tables_find(struct reader *reader) {
  guint64 cells = 0; /* of all tables so far */
  bool said = false; /* what blanks alone align above everything that is said is a page's head */
  for (guint i = 0; i < reader->pieces->len;) {
    said |= is_said(piece_at(reader, i));
    guint end = rows_end(reader, i, said);
    cells += end > i ? (guint64)(end - i) * count_of_first_row(reader, i) : 0;
    if (cells > LIMIT_CELLS)
      break;
    for (guint row = i; row < end; row++) {
      struct piece *piece = piece_at(reader, row);
      piece->first_row = row == i;
      if (is_separator(piece))
        piece->aside = "markdown";
      else
        piece->row = true;
    }
    i = MAX(end, i + 1);
  }
}
