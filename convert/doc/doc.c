#include "doc/doc.h"

#include "base/items.h"
#include "base/order.h"

#include <string.h>

static void table_free(struct table *table) {
  if (!table)
    return;
  for (guint i = 0; i < table->rows * table->columns; i++)
    g_free(table->cells[i]);
  g_free(table->cells);
  g_free(table->extents);
  g_free(table);
}

static void block_free(struct block *block) {
  g_free(block->text);
  g_free(block->source);
  g_clear_pointer(&block->origins, g_array_unref);
  g_clear_pointer(&block->points, g_array_unref);
  g_clear_pointer(&block->placeholders, g_array_unref);
  g_clear_pointer(&block->marks, g_array_unref);
  g_clear_pointer(&block->breaks, g_array_unref);
  table_free(block->table);
  g_free(block);
}

static void dropped_free(gpointer data) {
  struct dropped *dropped = data;
  g_free(dropped->text);
  g_free(dropped);
}

struct doc *doc_new(void) {
  struct doc *doc = g_new0(struct doc, 1);
  doc->source.newline = "none";
  doc->blocks = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
  doc->dropped = g_ptr_array_new_with_free_func(dropped_free);
  doc->placeholder_names = g_ptr_array_new_with_free_func(g_free);
  return doc;
}

void doc_free(struct doc *doc) {
  if (!doc)
    return;
  g_free(doc->source.name);
  g_free(doc->source.encoding);
  g_free(doc->source.sha256);
  g_ptr_array_unref(doc->blocks);
  g_ptr_array_unref(doc->dropped);
  g_ptr_array_unref(doc->placeholder_names);
  g_clear_pointer(&doc->readings, g_ptr_array_unref);
  ledger_free(doc->ledger);
  g_free(doc);
}

struct block *doc_add_block(struct doc *doc, enum role role, guint first_line, guint last_line, char *text) {
  struct block *block = g_new0(struct block, 1);
  block->role = role;
  block->first_line = first_line;
  block->last_line = last_line;
  block->text = text;
  g_ptr_array_add(doc->blocks, block);
  return block;
}

struct dropped *doc_add_dropped(struct doc *doc, guint first_line, guint last_line, char *text, const char *rule) {
  struct dropped *dropped = g_new0(struct dropped, 1);
  dropped->first_line = first_line;
  dropped->last_line = last_line;
  dropped->text = text;
  dropped->rule = g_intern_string(rule);
  g_ptr_array_add(doc->dropped, dropped);
  return dropped;
}

/* The last origin at or before `at`, or the first; NULL when the block has none. */
static const struct origin *find_origin(const struct block *block, gsize at) {
  if (!block->origins || block->origins->len == 0)
    return NULL;
  const guint count = ORDER_COUNT(block->origins->len, i, array_at(block->origins, struct origin, i).start <= at);
  return &array_at(block->origins, struct origin, MAX(1, count) - 1);
}

void block_place(const struct block *block, gsize at, guint *line, guint *column) {
  const struct origin *origin = find_origin(block, at);
  gsize start = origin ? origin->start : 0;
  *line = origin ? origin->line : block->first_line;
  *column = origin ? origin->column : 1;
  if (at > start)
    *column += (guint)g_utf8_strlen(block->text + start, (gssize)(at - start));
}

guint block_line(const struct block *block, gsize at) {
  const struct origin *origin = find_origin(block, at);
  return origin ? origin->line : block->first_line;
}

const char *block_source(const struct block *block) {
  return block->source ? block->source : block->text;
}

const char *block_end_mark(const struct block *block) {
  static const char *const stops[] = {"。", ".", "：", ":"};
  for (gsize i = 0; block->run_in && block->source && i < G_N_ELEMENTS(stops); i++)
    if (g_str_has_suffix(block->source, stops[i]) && !g_str_has_suffix(block->text, stops[i]))
      return stops[i];
  return "";
}

char *doc_title(const struct doc *doc) {
  g_autoptr(GString) title = g_string_new(NULL);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    if (block->role == ROLE_TITLE)
      g_string_append(title, block->text);
    else if (*title->str && block->role != ROLE_SUBTITLE)
      break;
  }
  return *title->str ? g_strdup(title->str) : NULL;
}

const char *doc_subtitle(const struct doc *doc, enum block_kind kind) {
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    if (block->role == ROLE_SUBTITLE && block->kind == kind)
      return block->text;
  }
  return NULL;
}

struct extent table_extent(const struct table *table, guint row, guint column) {
  return table->extents ? table->extents[row * table->columns + column] : (struct extent){1, 1};
}
