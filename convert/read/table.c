#define _GNU_SOURCE /* memmem */
#include "base/limits.h"
#include "read/phases.h"
#include "read/rules.h"
#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* A line longer than this (in bytes) is no row. */
#define ROW_BYTES (8 * 1024)

/* A cell longer than this (in characters) is a paragraph. */
#define CELL_CHARS 60

/* A run of blanks this wide (in cells) stands between two columns. */
#define COLUMN_CELLS 2

/* Rows that have their columns by blanks: at least so many when there are two columns, and when there are more. */
#define MIN_ROWS_OF_TWO 3
#define MIN_ROWS 2

/* Cells of a row are found up to this many. */
#define MAX_COLUMNS 40

/* A cell of a row, and where it begins: cells of width from the line's start. */
struct row_cell {
  struct slice text;
  guint column;
};

static void add_cell(GArray *cells, const char *from, const char *to) {
  struct row_cell cell = {chars_strip(from, (gsize)(to - from)), 0};
  g_array_append_val(cells, cell);
}

/* Cells parted by runs of blanks. */
static void add_aligned_cells(GArray *cells, const struct piece *piece) {
  const char *end = piece->text + piece->length;
  guint column = piece->indent;
  guint run = COLUMN_CELLS;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    guint width = chars_cells(c);
    if (chars_is_ignorable(c)) {
      run += width;
    } else {
      if (run >= COLUMN_CELLS) {
        struct row_cell cell = {{p, 0}, column};
        g_array_append_val(cells, cell);
      }
      struct row_cell *cell = &g_array_index(cells, struct row_cell, cells->len - 1);
      cell->text.length = (gsize)(g_utf8_next_char(p) - cell->text.text);
      run = 0;
    }
    column += width;
  }
}

/* Whether the cell is one ideograph, and the cell behind it another, a character's width apart. */
static bool is_spread(const GArray *cells, guint index) {
  if (index + 1 >= cells->len)
    return false;
  const struct row_cell *cell = &g_array_index(cells, struct row_cell, index);
  const struct row_cell *next = cell + 1;
  return chars_count(cell->text.text, cell->text.length) == 1 && chars_is_han(chars_at(cell->text.text)) &&
         chars_count(next->text.text, next->text.length) == 1 && chars_is_han(chars_at(next->text.text)) &&
         next->column == cell->column + 2 + COLUMN_CELLS;
}

/* A name of two characters that is spread as wide as one of three, 张　明, is one cell; a row of more single characters
 * is columns. */
static void join_spread_names(GArray *cells) {
  for (guint i = 0; i + 1 < cells->len; i++) {
    if (!is_spread(cells, i))
      continue;
    guint end = i + 1;
    while (is_spread(cells, end))
      end++;
    if (end == i + 1) {
      struct row_cell *cell = &g_array_index(cells, struct row_cell, i);
      struct slice rest = cell[1].text;
      cell->text.length = (gsize)(rest.text + rest.length - cell->text.text);
      g_array_remove_index(cells, end);
    } else
      i = end;
  }
}

/* Cuts a row into its cells (of struct row_cell), parted by |, or by tabs, or by runs of blanks. */
static GArray *cells_of(const struct piece *piece) {
  GArray *cells = g_array_new(FALSE, FALSE, sizeof(struct row_cell));
  const char *text = piece->text;
  const char *end = text + piece->length;
  char mark = memchr(text, '|', piece->length) ? '|' : '\t';
  if (mark == '\t' && !memchr(text, '\t', piece->length)) {
    add_aligned_cells(cells, piece);
    join_spread_names(cells);
    return cells;
  }
  if (mark == '|' && text < end && *text == '|')
    text++;
  if (mark == '|' && end > text && end[-1] == '|')
    end--;
  const char *from = text;
  for (const char *p = text; p < end; p++) {
    if (*p != mark)
      continue;
    add_cell(cells, from, p);
    from = p + 1;
  }
  add_cell(cells, from, end);
  return cells;
}

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

/* | 城关街道 |: a row of one cell, where it stands in a Markdown table of one column. */
static bool is_fenced(const struct piece *piece) {
  return piece->length >= 3 && piece->text[0] == '|' && piece->text[piece->length - 1] == '|';
}

/* How many cells the piece has as a row that is parted by | or tabs, all of which may be empty; 0 when it can be none.
 */
static guint count_cells(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  bool marks = may_be_row(reader, index) &&
               (memchr(piece->text, '|', piece->length) || memchr(piece->text, '\t', piece->length));
  if (!marks)
    return 0;
  g_autoptr(GArray) cells = cells_of(piece);
  for (guint i = 0; i < cells->len; i++)
    if (!is_cell(g_array_index(cells, struct row_cell, i).text))
      return 0;
  return cells->len >= 2 || is_fenced(piece) ? cells->len : 0;
}

/* Whether the piece is the head of a Markdown table. */
static bool has_separator(const struct reader *reader, guint index) {
  return index + 1 < reader->pieces->len && is_separator(piece_at(reader, index + 1));
}

/* How many cells a table has whose first row, parted by | or tabs, is the piece; 0 when none can begin with it.  Bars
 * alone, without a mark at either end or a rule below, part the names of a page's links and of who made it. */
static guint count_columns(const struct reader *reader, guint first) {
  const struct piece *piece = piece_at(reader, first);
  bool filled = strspn(piece->text, "| \t") < piece->length;
  guint cells = filled && !is_separator(piece) ? count_cells(reader, first) : 0;
  bool barred = memchr(piece->text, '|', piece->length) && !is_fenced(piece);
  return (cells > 1 && !barred) || has_separator(reader, first) ? cells : 0;
}

/* The tabs behind the piece on its line: the row's last cells are empty. */
static guint empty_at_end(const struct reader *reader, const struct piece *piece) {
  const char *end = reader->source->text + reader->source->length;
  guint tabs = 0;
  for (const char *p = reader->source->text + piece->end; p < end && (*p == '\t' || *p == ' '); p++)
    tabs += *p == '\t';
  return tabs;
}

/* Pieces from `first` on that are rows of one table: the index behind them, and how many are rows. */
static guint table_end(const struct reader *reader, guint first, guint cells, guint *rows) {
  *rows = 0;
  guint end = first;
  for (guint i = first; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (i > first && piece->blank_lines > 1)
      break;
    if (i > first && is_separator(piece)) {
      end = i + 1;
      continue;
    }
    guint count = count_cells(reader, i);
    if (count == 0 || (count != cells && count + empty_at_end(reader, piece) != cells))
      break;
    (*rows)++;
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
  bool runs = may_be_row(reader, index) && pieces_whole_line(reader, index) &&
              !memchr(piece->text, '|', piece->length) && !memchr(piece->text, '\t', piece->length) &&
              (memmem(piece->text, piece->length, "  ", 2) || memmem(piece->text, piece->length, "　", strlen("　")));
  if (!runs)
    return NULL;
  GArray *cells = cells_of(piece);
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

/* The rows of a table that begins with the piece, by its marks or, where that may be, by its blanks: the index behind
 * them; the piece's own when there is no table. */
static guint rows_end(const struct reader *reader, guint first, bool by_blanks) {
  guint cells = count_columns(reader, first);
  guint rows = 0;
  guint end = cells > 0 ? table_end(reader, first, cells, &rows) : first;
  if (rows >= MIN_ROWS || (rows > 0 && has_separator(reader, first)))
    return end;
  guint columns;
  if (!by_blanks)
    return first;
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
  g_autoptr(GArray) cells = cells_of(piece_at(reader, first));
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

/* Adds a row's cells to the table's: a short row by blanks goes where the first row has its columns, any other is
 * filled up at its end. */
static void add_row(GPtrArray *table, guint columns, const GArray *first, const struct piece *piece) {
  g_autoptr(GArray) row = cells_of(piece);
  bool marks = memchr(piece->text, '|', piece->length) || memchr(piece->text, '\t', piece->length);
  bool aligned = !marks && row->len < columns && first->len == columns && is_aligned(first, row);
  guint next = 0;
  for (guint column = 0; column < columns; column++) {
    const struct row_cell *cell = next < row->len ? &g_array_index(row, struct row_cell, next) : NULL;
    bool here = cell && (!aligned || column_of(first, cell) == (int)column);
    g_ptr_array_add(table, here ? g_strndup(cell->text.text, cell->text.length) : g_strdup(""));
    next += here;
  }
}

static bool is_markdown_line(const struct piece *piece) {
  return piece->aside && strcmp(piece->aside, "markdown") == 0;
}

/* The index behind the rows, and the number of cells in the longest. */
static guint end_of_rows(const struct reader *reader, guint first, guint *columns) {
  guint end = first;
  *columns = 0;
  for (guint i = first; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece->row && !is_markdown_line(piece))
      break;
    if (i > first && piece->first_row)
      break;
    if (!piece->row)
      continue;
    g_autoptr(GArray) row = cells_of(piece);
    *columns = MAX(*columns, row->len);
    end = i + 1;
  }
  return end;
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
  guint columns;
  guint end = end_of_rows(reader, first, &columns);
  g_autoptr(GArray) head = cells_of(piece_at(reader, first));
  g_autoptr(GPtrArray) cells = g_ptr_array_new();
  GString *source = g_string_new(NULL);
  for (guint i = first; i < end; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece->row)
      continue;
    add_row(cells, columns, head, piece);
    piece_append_source(reader, piece, source);
    g_string_append_c(source, '\n');
  }
  guint last_line = pieces_line_of(reader, piece_at(reader, end - 1)->end - 1);
  struct block *block =
      doc_add_block(doc, ROLE_TABLE, piece_at(reader, first)->line, last_line, cells_text(cells, columns));
  block->source = g_string_free(source, FALSE);
  block->table = g_new0(struct table, 1);
  block->table->rows = cells->len / columns;
  block->table->columns = columns;
  block->table->cells = (char **)g_ptr_array_steal(cells, NULL);
  return end;
}
