#define _GNU_SOURCE /* memmem */
#include "base/limits.h"
#include "read/phases.h"
#include "read/reader_words.h"
#include "read/rules.h"
#include "read/shape.h"
#include "read/table_cells.h"
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
  const struct slice first = g_array_index(cells, struct row_cell, 0).text;
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
    if (!is_cell(g_array_index(cells, struct row_cell, i).text))
      return 0;
  return cells->len >= 2 || table_cells_fenced(piece) ? cells->len : 0;
}

/* A column's name has no more characters than this. */
#define HEAD_CHARS 12

/* Whether the first row tells what at least three columns are: below it cells may hold sentences. */
static bool is_head(const struct reader *reader, guint index) {
  g_autoptr(GArray) cells = table_cells_of(piece_at(reader, index));
  for (guint i = 0; i < cells->len; i++) {
    const struct slice text = g_array_index(cells, struct row_cell, i).text;
    if (chars_count(text.text, text.length) > HEAD_CHARS || shape_ends_sentence(text.text, text.length))
      return false;
  }
  return cells->len >= 3;
}

/* Whether the piece is the head of a Markdown table. */
static bool has_separator(const struct reader *reader, guint index) {
  return index + 1 < reader->pieces->len && is_separator(piece_at(reader, index + 1));
}

/* Whether every cell of the row but the first holds a figure: bars part figures in a table only. */
static bool holds_figures(const struct reader *reader, guint index) {
  g_autoptr(GArray) cells = table_cells_of(piece_at(reader, index));
  for (guint i = 1; i < cells->len; i++) {
    const struct slice text = g_array_index(cells, struct row_cell, i).text;
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

/* The tabs before the piece on its line, with nothing else there: the row's first cells are empty. */
static guint tabs_before(const struct reader *reader, const struct piece *piece) {
  const struct source_line *line = &g_array_index(reader->source->lines, struct source_line, piece->line - 1);
  guint tabs = 0;
  for (const char *p = line->text; piece->first_in_line && p < reader->source->text + piece->start; p++)
    if (*p == '\t')
      tabs++;
    else if (*p != ' ')
      return 0;
  return tabs;
}

/* The tabs behind the piece on its line: the row's last cells are empty. */
static guint tabs_behind(const struct reader *reader, const struct piece *piece) {
  guint tabs = 0;
  for (const char *p = reader->source->text + piece->end; *p == '\t' || *p == ' '; p++)
    tabs += *p == '\t';
  return tabs;
}

/* So many columns have rows of nothing but tabs: a tab alone on a line is often left there by chance. */
#define MIN_COLUMNS_OF_EMPTY 3

/* Whether the line is nothing but tabs, one between any two columns. */
static bool is_empty_row(const struct source_line *line, guint columns) {
  guint tabs = 0;
  for (gsize i = 0; i < line->length; i++) {
    if (line->text[i] != '\t' && line->text[i] != ' ')
      return false;
    tabs += line->text[i] == '\t';
  }
  return tabs + 1 >= columns;
}

/* How many lines below the row are rows of nothing: somebody is to write in them. */
static guint empty_rows_below(const struct reader *reader, const struct piece *piece, guint columns) {
  const char *mark = table_cells_mark(piece);
  guint rows = 0;
  if (columns < MIN_COLUMNS_OF_EMPTY || !mark || *mark != '\t')
    return 0;
  const GArray *lines = reader->source->lines;
  for (guint i = pieces_line_of(reader, piece->end - 1); i < lines->len; i++, rows++)
    if (!is_empty_row(&g_array_index(lines, struct source_line, i), columns))
      break;
  return rows;
}

/* How a table's rows are parted: how many cells they have; by tabs, behind so many that indent all of them. */
struct parting {
  guint cells, indent;
  bool tabs;
  bool headed; /* by a row of short names, or one with a rule below it */
};

/* Whether the piece is a row whose other cells are all empty: nothing but tabs is beside it. */
static bool is_cell_alone(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  if (!may_be_row(reader, index) || !pieces_whole_line(reader, index) || table_cells_mark(piece))
    return false;
  return is_cell((struct slice){piece->text, piece->length}) && !shape_ends_sentence(piece->text, piece->length);
}

/* The empty cells that tabs before a row of `count` cells part from it: none where the table has no room for them. */
static guint empty_before(const struct reader *reader, const struct piece *piece, const struct parting *parting,
                          guint count) {
  const guint tabs = parting->tabs ? tabs_before(reader, piece) : 0;
  const guint before = MAX(tabs, parting->indent) - parting->indent;
  return before + count <= parting->cells ? before : 0;
}

/* Whether the piece has as many cells as the table, with those that tabs before and behind it part from it. */
static bool is_row(const struct reader *reader, guint index, const struct parting *parting) {
  const struct piece *piece = piece_at(reader, index);
  guint count = count_cells(reader, index, parting->headed);
  if (count == 0 && parting->tabs && parting->cells >= MIN_COLUMNS_OF_EMPTY)
    count = is_cell_alone(reader, index);
  const guint before = empty_before(reader, piece, parting, count), behind = tabs_behind(reader, piece);
  return count > 0 && (before + count == parting->cells || before + count + behind == parting->cells);
}

/* Whether the piece has fewer tabs than the columns of the table that begins with piece `first`, and stands as close to
 * the row above as the table's second row does: its cells fill from the left. */
static bool is_short_row(const struct reader *reader, guint first, guint index, const struct parting *parting) {
  const struct piece *piece = piece_at(reader, index);
  const guint apart = index > first + 1 ? piece_at(reader, first + 1)->blank_lines : 0;
  const guint count = parting->tabs && piece->blank_lines <= apart && pieces_whole_line(reader, index)
                          ? count_cells(reader, index, parting->headed)
                          : 0;
  return count >= 2 && count < parting->cells && *table_cells_mark(piece) == '\t';
}

/* Pieces from `first` on that are rows of one table: the index behind them, and how many are rows.  What has a rule
 * below it is the head of another table. */
static guint table_end(const struct reader *reader, guint first, const struct parting *parting, guint *rows) {
  *rows = 0;
  guint end = first, empty = 0;
  for (guint i = first; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (i > first && piece->blank_lines > 1 + empty)
      break;
    if (i > first && is_separator(piece)) {
      end = i + 1;
      continue;
    }
    const bool full = is_row(reader, i, parting);
    if (!full && !(i > first && is_short_row(reader, first, i, parting)))
      break;
    if (i > first && piece->blank_lines > 0 && has_separator(reader, i))
      break;
    empty = empty_rows_below(reader, piece, parting->cells);
    *rows += (full || i > first + 1) + empty; /* two lines of unequal length prove no table */
    end = i + 1;
  }
  return end;
}

/* A heading's number with a blank behind it (第一节　…), or a row of labels or links that a site puts beside each other
 * (索引号：…　发文日期：…, 上一章　目录　下一章): no row, though blanks part it. */
static bool only_looks_like_row(const struct reader *reader, const GArray *cells) {
  struct slice first = g_array_index(cells, struct row_cell, 0).text;
  enum marker_kind kind = marker_heading(first.text, first.length).kind;
  if (shape_begins(first.text, first.length, "第") || kind == MARKER_CHAPTER || kind == MARKER_CHINESE ||
      kind == MARKER_CHINESE_PAREN)
    return true;
  guint labels = 0;
  for (guint i = 0; i < cells->len; i++) {
    struct slice text = g_array_index(cells, struct row_cell, i).text;
    labels += shape_contains(text.text, text.length, "：") || shape_contains(text.text, text.length, ":") ||
              rules_word(reader->rules, text.text, text.length) == text.length;
  }
  return labels * 2 >= cells->len;
}

/* Whether the rows are two columns of which the first is a number that counts on: a list, and no table. */
static bool only_counts(const struct reader *reader, guint first, guint end, guint columns) {
  for (guint i = first; columns == 2 && i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    const char *p = piece->text;
    guint number = 0;
    for (; p < piece->text + piece->length && chars_is_digit(chars_at(p)); p = g_utf8_next_char(p))
      number = number * 10 + (guint)g_unichar_digit_value(chars_at(p));
    if (number != i - first + 1)
      return false;
  }
  return columns == 2;
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
    row = is_cell(g_array_index(cells, struct row_cell, i).text);
  if (row)
    return cells;
  g_array_unref(cells);
  return NULL;
}

/* The column of the first row that the cell stands in: the one that begins where it begins, or ends where it ends
 * (figures are moved to the right); -1 when there is none. */
static int column_of(const GArray *first, const struct row_cell *cell) {
  guint end = cell->column + (guint)chars_width(cell->text.text, cell->text.length);
  for (guint i = 0; i < first->len; i++) {
    const struct row_cell *head = &g_array_index(first, struct row_cell, i);
    guint head_end = head->column + (guint)chars_width(head->text.text, head->text.length);
    if (MAX(cell->column, head->column) - MIN(cell->column, head->column) <= 1 ||
        MAX(end, head_end) - MIN(end, head_end) <= 1)
      return (int)i;
  }
  return -1;
}

/* Whether every cell of the row stands in a column of the first row, each in its own. */
static bool is_aligned(const GArray *first, const GArray *row) {
  int before = -1;
  for (guint i = 0; i < row->len; i++) {
    int column = column_of(first, &g_array_index(row, struct row_cell, i));
    if (column <= before)
      return false;
    before = column;
  }
  return true;
}

/* Lines from `first` on that are rows of one table by their blanks: the index behind them. */
static guint aligned_end(const struct reader *reader, guint first, guint *columns) {
  g_autoptr(GArray) head = aligned_cells(reader, first);
  *columns = head ? head->len : 0;
  guint end = first;
  while (head && end < reader->pieces->len && (end == first || piece_at(reader, end)->blank_lines == 0)) {
    g_autoptr(GArray) row = aligned_cells(reader, end);
    if (!row || !is_aligned(head, row))
      break;
    end++;
  }
  return end;
}

/* The head of a table that somebody is to draw on: alone, between tabs, below the table's name. */
static bool is_head_alone(const struct reader *reader, guint index, guint columns) {
  const struct piece *above = index > 0 ? piece_at(reader, index - 1) : NULL;
  return above && columns >= MIN_COLUMNS_OF_EMPTY && chars_count(above->text, above->length) <= CELL_CHARS &&
         words_end(reader->words, WORDS_TABLES, above->text, above->length) > 0;
}

/* The rows of a table that begins with the piece, by its marks: the index behind them; the piece's own when there is no
 * table.  Tabs before the first row indent all rows, or part the empty corner of the head from the others. */
static guint marked_end(const struct reader *reader, guint first) {
  const guint cells = count_columns(reader, first), tabs = tabs_before(reader, piece_at(reader, first));
  if (cells == 0)
    return first;
  struct parting parting = {.cells = cells, .indent = tabs, .tabs = *table_cells_mark(piece_at(reader, first)) == '\t'};
  parting.headed = has_separator(reader, first) || is_head(reader, first);
  guint rows;
  guint end = table_end(reader, first, &parting, &rows);
  if (rows < MIN_ROWS && parting.tabs && tabs > 0) {
    parting = (struct parting){.cells = cells + tabs, .tabs = true, .headed = parting.headed};
    end = table_end(reader, first, &parting, &rows);
  }
  bool table = rows >= MIN_ROWS || has_separator(reader, first) || is_head_alone(reader, first, cells);
  return table ? end : first;
}

/* The same, or, where that may be, by its blanks. */
static guint rows_end(const struct reader *reader, guint first, bool by_blanks) {
  guint end = marked_end(reader, first);
  guint columns;
  if (end > first || !by_blanks)
    return end;
  end = aligned_end(reader, first, &columns);
  return columns >= 2 && !only_counts(reader, first, end, columns) &&
                 end - first >= (columns == 2 ? MIN_ROWS_OF_TWO : MIN_ROWS)
             ? end
             : first;
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

/* Adds a row's cells to the table's: a short row by blanks goes where the first row has its columns, one by tabs behind
 * the cells that tabs before it leave empty; any other is filled up at its end. */
static void add_row(const struct reader *reader, GPtrArray *table, const struct parting *parting, const GArray *first,
                    const struct piece *piece) {
  g_autoptr(GArray) row = table_cells_of(piece);
  const guint columns = parting->cells, before = empty_before(reader, piece, parting, row->len);
  bool by_blanks = !parting->tabs && !table_cells_mark(piece);
  bool aligned = by_blanks && row->len < columns && first->len == columns && is_aligned(first, row);
  guint next = 0;
  for (guint column = 0; column < columns; column++) {
    const struct row_cell *cell = next < row->len ? &g_array_index(row, struct row_cell, next) : NULL;
    bool here = cell && column >= before && (!aligned || column_of(first, cell) == (int)column);
    g_ptr_array_add(table, here ? g_strndup(cell->text.text, cell->text.length) : g_strdup(""));
    next += here;
  }
}

static void add_empty_rows(GPtrArray *table, guint columns, guint rows) {
  for (guint i = 0; i < rows * columns; i++)
    g_ptr_array_add(table, g_strdup(""));
}

static bool is_markdown_line(const struct piece *piece) {
  return piece->aside && strcmp(piece->aside, "markdown") == 0;
}

/* The longest run of empty cells inside a row. */
static guint longest_gap(const GArray *row) {
  guint longest = 0, gap = 0;
  for (guint i = 0; i < row->len; i++) {
    gap = g_array_index(row, struct row_cell, i).text.length == 0 ? gap + 1 : 0;
    longest = MAX(longest, gap);
  }
  return longest;
}

/* The index behind the rows. */
static guint end_of_rows(const struct reader *reader, guint first) {
  guint end = first;
  for (guint i = first; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if ((!piece->row && !is_markdown_line(piece)) || (i > first && piece->first_row))
      break;
    end = piece->row ? i + 1 : end;
  }
  return end;
}

/* The cells of a row by itself.  One of a form ends with cells to write in, as many at most as it has inside (姓名,
 * tab, tab, 性别, tab, tab). */
static guint own_cells(const struct reader *reader, const struct piece *piece) {
  g_autoptr(GArray) row = table_cells_of(piece);
  return row->len + MIN(tabs_behind(reader, piece), longest_gap(row));
}

/* Whether all rows up to `end` reach so many cells with the tabs before and behind them. */
static bool all_reach(const struct reader *reader, guint first, guint end, const struct parting *parting) {
  for (guint i = first; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece->row)
      continue;
    g_autoptr(GArray) row = table_cells_of(piece);
    const guint before = empty_before(reader, piece, parting, row->len);
    if (before + row->len + tabs_behind(reader, piece) < parting->cells)
      return false;
  }
  return true;
}

/* How the rows up to `end` are parted: tabs before them count where all rows are as long then, else the longest row
 * tells by itself. */
static struct parting find_parting(const struct reader *reader, guint first, guint end) {
  struct parting parting = {.indent = G_MAXUINT};
  guint longest = 0, tabs = 0;
  for (guint i = first; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    const char *mark = piece->row ? table_cells_mark(piece) : NULL;
    parting.tabs |= mark && *mark == '\t';
    if (!piece->row)
      continue;
    parting.indent = MIN(parting.indent, tabs_before(reader, piece));
    longest = MAX(longest, own_cells(reader, piece));
    tabs = MAX(tabs, tabs_before(reader, piece) + own_cells(reader, piece));
  }
  parting.cells = MAX(longest, tabs - parting.indent);
  if (!parting.tabs || !all_reach(reader, first, end, &parting))
    parting.cells = longest;
  return parting;
}

/* The cells as text: parted by tabs, rows by line feeds. */
static char *cells_text(const GPtrArray *cells, guint columns) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < cells->len; i++) {
    if (i > 0)
      g_string_append_c(text, i % columns == 0 ? '\n' : '\t');
    g_string_append(text, g_ptr_array_index(cells, i));
  }
  return g_string_free(text, FALSE);
}

guint table_make(const struct reader *reader, struct doc *doc, guint first) {
  const guint end = end_of_rows(reader, first);
  const struct parting parting = find_parting(reader, first, end);
  const guint columns = parting.cells;
  g_autoptr(GArray) head = table_cells_of(piece_at(reader, first));
  g_autoptr(GPtrArray) cells = g_ptr_array_new();
  GString *source = g_string_new(NULL);
  for (guint i = first; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece->row)
      continue;
    add_row(reader, cells, &parting, head, piece);
    add_empty_rows(cells, columns, empty_rows_below(reader, piece, columns));
    piece_append_source(reader, piece, source);
    g_string_append_c(source, '\n');
  }
  const struct piece *last = piece_at(reader, end - 1);
  guint last_line = pieces_line_of(reader, last->end - 1) + empty_rows_below(reader, last, columns);
  struct block *block =
      doc_add_block(doc, ROLE_TABLE, piece_at(reader, first)->line, last_line, cells_text(cells, columns));
  block->source = g_string_free(source, FALSE);
  block->table = g_new0(struct table, 1);
  block->table->rows = cells->len / columns;
  block->table->columns = columns;
  block->table->cells = (char **)g_ptr_array_steal(cells, NULL);
  return end;
}
