#include "read/docx/tables.h"

/* Word has at most 63 columns (17.4.48). */
#define COLUMNS_MAX 255
#define CELLS_MAX 1000000

struct docx_rows {
  GPtrArray *paragraphs; /* of struct docx_paragraph, owned */
  guint rows, columns;
  guint column; /* of the open cell */
};

struct docx_rows *rows_new(void) {
  struct docx_rows *rows = g_new0(struct docx_rows, 1);
  rows->paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)docx_paragraph_free);
  return rows;
}

void rows_free(struct docx_rows *rows) {
  if (!rows)
    return;
  g_ptr_array_unref(rows->paragraphs);
  g_free(rows);
}

void rows_begin_row(struct docx_rows *rows, guint before) {
  rows->column = MIN(before, COLUMNS_MAX);
}

void rows_end_row(struct docx_rows *rows) {
  rows->rows++;
  rows->column = 0;
}

void rows_end_cell(struct docx_rows *rows, guint span) {
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

static void end_cell_text(struct docx_table *table, GString *text) {
  g_strdelimit(text->str, "\t\v\n", ' ');
  g_ptr_array_add(table->cells, g_strdup(g_strstrip(text->str)));
  g_string_assign(text, "");
}

struct docx_table *rows_make(const struct docx_rows *rows) {
  if (rows->rows < 2 || rows->columns < 2 || (guint64)rows->rows * rows->columns > CELLS_MAX)
    return NULL;
  struct docx_table *table = docx_table_new();
  table->rows = rows->rows;
  table->columns = rows->columns;
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < rows->paragraphs->len; i++) {
    const struct docx_paragraph *paragraph = g_ptr_array_index(rows->paragraphs, i);
    while (table->cells->len < paragraph->row * rows->columns + paragraph->column)
      end_cell_text(table, text);
    if (text->len > 0)
      g_string_append_c(text, ' ');
    g_string_append_len(text, paragraph->text->str, (gssize)paragraph->text->len);
  }
  while (table->cells->len < rows->rows * rows->columns)
    end_cell_text(table, text);
  return table;
}
