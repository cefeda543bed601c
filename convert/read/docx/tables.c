#include "read/docx/tables.h"

#include "text/chars.h"

/* Word has at most 63 columns (17.4.48). */
#define COLUMNS_MAX 255
#define CELLS_MAX 1000000

struct cell_place {
  guint row, column;
};

struct docx_rows {
  GPtrArray *paragraphs; /* of struct docx_paragraph, owned */
  guint rows, columns;
  guint column;   /* of the open cell */
  GArray *merged; /* of struct cell_place: cells that are one with others */
};

struct docx_rows *rows_new(void) {
  struct docx_rows *rows = g_new0(struct docx_rows, 1);
  rows->paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)docx_paragraph_free);
  rows->merged = g_array_new(FALSE, FALSE, sizeof(struct cell_place));
  return rows;
}

void rows_free(struct docx_rows *rows) {
  if (!rows)
    return;
  g_ptr_array_unref(rows->paragraphs);
  g_array_unref(rows->merged);
  g_free(rows);
}

void rows_begin_row(struct docx_rows *rows, guint before) {
  rows->column = MIN(before, COLUMNS_MAX);
}

void rows_end_row(struct docx_rows *rows) {
  rows->rows++;
  rows->column = 0;
}

void rows_end_cell(struct docx_rows *rows, guint span, bool merged) {
  if (merged)
    g_array_append_vals(rows->merged, &(struct cell_place){rows->rows, rows->column}, 1);
  rows->column = MIN(rows->column + span, COLUMNS_MAX);
  rows->columns = MAX(rows->columns, rows->column);
}

void rows_add(struct docx_rows *rows, struct docx_paragraph *paragraph) {
  paragraph->row = rows->rows;
  paragraph->column = MIN(rows->column, COLUMNS_MAX - 1);
  g_ptr_array_add(rows->paragraphs, paragraph);
}

const GPtrArray *rows_paragraphs(const struct docx_rows *rows) {
  return rows->paragraphs;
}

/* A table whose cells are filled one after the other. */
struct filling {
  struct docx_table *table;
  GString *text; /* of the open cell */
  GArray *marks; /* of struct mark, of that text */
  gsize before;  /* bytes of the table's line before the open cell */
};

static void add_paragraph(struct filling *filling, const struct docx_paragraph *paragraph) {
  guint cell = filling->table->cells->len;
  GArray *joined = filling->table->joined;
  bool words = chars_strip(paragraph->text->str, paragraph->text->len).length > 0;
  bool told = joined->len > 0 && g_array_index(joined, guint, joined->len - 1) == cell;
  if (words && !told && chars_strip(filling->text->str, filling->text->len).length > 0)
    g_array_append_val(joined, cell);
  if (filling->text->len > 0)
    g_string_append_c(filling->text, ' ');
  for (guint i = 0; i < paragraph->marks->len; i++) {
    struct mark mark = g_array_index(paragraph->marks, struct mark, i);
    mark.start += filling->text->len;
    g_array_append_val(filling->marks, mark);
  }
  g_string_append_len(filling->text, paragraph->text->str, (gssize)paragraph->text->len);
}

/* The cell's text without the blanks around it, and its marks as marks of the table's line. */
static void end_cell(struct filling *filling) {
  g_strdelimit(filling->text->str, "\t\v\n", ' ');
  struct slice words = chars_strip(filling->text->str, filling->text->len);
  gsize lead = (gsize)(words.text - filling->text->str);
  for (guint i = 0; i < filling->marks->len; i++) {
    struct mark mark = g_array_index(filling->marks, struct mark, i);
    gsize start = CLAMP(mark.start, lead, lead + words.length);
    gsize end = CLAMP(mark.start + mark.length, lead, lead + words.length);
    mark.start = filling->before + start - lead;
    mark.length = end - start;
    if (mark.length > 0)
      g_array_append_val(filling->table->marks, mark);
  }
  g_ptr_array_add(filling->table->cells, g_strndup(words.text, words.length));
  filling->before += words.length + 1;
  g_string_assign(filling->text, "");
  g_array_set_size(filling->marks, 0);
}

struct docx_table *rows_make(const struct docx_rows *rows) {
  if (rows->rows < 2 || rows->columns < 2 || (guint64)rows->rows * rows->columns > CELLS_MAX)
    return NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  struct filling filling = {docx_table_new(), text, marks, 0};
  struct docx_table *table = filling.table;
  table->rows = rows->rows;
  table->columns = rows->columns;
  for (guint i = 0; i < rows->paragraphs->len; i++) {
    const struct docx_paragraph *paragraph = g_ptr_array_index(rows->paragraphs, i);
    while (table->cells->len < paragraph->row * rows->columns + paragraph->column)
      end_cell(&filling);
    add_paragraph(&filling, paragraph);
  }
  while (table->cells->len < rows->rows * rows->columns)
    end_cell(&filling);
  for (guint i = 0; i < rows->merged->len; i++) {
    const struct cell_place *place = &g_array_index(rows->merged, struct cell_place, i);
    guint cell = place->row * rows->columns + MIN(place->column, rows->columns - 1);
    if (place->row < rows->rows)
      g_array_append_val(table->merged, cell);
  }
  return table;
}
