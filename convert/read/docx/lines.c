#include "read/docx/lines.h"
#include "base/items.h"

const struct line_hint no_hint = {HINT_NOTHING, ROLE_BODY, KIND_NONE, 0, 0, NULL};

void lines_init(struct docx_lines *lines) {
  lines->text = g_string_new(NULL);
  lines->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
  lines->hints = g_array_new(FALSE, FALSE, sizeof(struct line_hint));
  lines->marks = g_array_new(FALSE, FALSE, sizeof(struct line_mark));
  lines->tables = g_ptr_array_new_with_free_func((GDestroyNotify)docx_table_free);
  lines->readings = ruby_words_new();
  lines->body = 0;
}

void lines_clear(struct docx_lines *lines) {
  g_string_free(lines->text, TRUE);
  g_array_unref(lines->starts);
  g_array_unref(lines->hints);
  g_array_unref(lines->marks);
  g_ptr_array_unref(lines->tables);
  g_ptr_array_unref(lines->readings);
}

void lines_add(struct docx_lines *lines, const char *text, gsize length, const struct line_hint *hint) {
  gsize start = lines->text->len;
  g_array_append_val(lines->starts, start);
  g_array_append_val(lines->hints, *hint);
  g_string_append_len(lines->text, text, (gssize)length);
  for (char *p = lines->text->str + start; p < lines->text->str + start + length; p++)
    if (*p == '\n')
      *p = ' ';
  g_string_append_c(lines->text, '\n');
}

void lines_add_marks(struct docx_lines *lines, const GArray *marks) {
  for (guint i = 0; i < marks->len; i++) {
    const struct line_mark mark = {lines_next(lines), array_at(marks, struct mark, i)};
    g_array_append_val(lines->marks, mark);
  }
}

void lines_add_table(struct docx_lines *lines, struct docx_table *table) {
  static const struct line_hint hint = {HINT_ROLE, ROLE_TABLE, KIND_NONE, 0, 0, NULL};
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < table->cells->len; i++) {
    if (i > 0)
      g_string_append_c(text, '\t');
    g_string_append(text, pointer_at(table->cells, i));
  }
  g_strdelimit(text->str, "\v", ' '); /* the text reader parts a line there, and a table is one */
  table->line = lines_next(lines);
  lines_add_marks(lines, table->marks);
  lines_add(lines, text->str, text->len, &hint);
  g_ptr_array_add(lines->tables, table);
}

guint lines_next(const struct docx_lines *lines) {
  return lines->starts->len + 1;
}

const char *lines_get(const struct docx_lines *lines, guint line, gsize *length) {
  gsize start = array_at(lines->starts, gsize, line - 1);
  gsize end = line < lines->starts->len ? array_at(lines->starts, gsize, line) : lines->text->len;
  *length = end - start - 1;
  return lines->text->str + start;
}

struct docx_table *docx_table_new(void) {
  struct docx_table *table = g_new0(struct docx_table, 1);
  table->cells = g_ptr_array_new_with_free_func(g_free);
  table->extents = g_array_new(FALSE, FALSE, sizeof(struct extent));
  table->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  return table;
}

void docx_table_free(struct docx_table *table) {
  if (!table)
    return;
  g_ptr_array_unref(table->cells);
  g_array_unref(table->marks);
  g_array_unref(table->extents);
  g_free(table);
}
