#include "read/docx/settle.h"

#include "base/items.h"
#include "base/order.h"
#include "doc/cursor.h"
#include "text/chars.h"
#include "text/marker.h"

#include <string.h>

/* A line of plain text longer than this (in characters) is a paragraph of the speech. */
#define FRONT_CHARS 40

static struct line_hint *hint_of(const struct docx_lines *lines, guint line) {
  return &array_at(lines->hints, struct line_hint, line - 1);
}

static bool has_role(const struct line_hint *hint, enum role role) {
  return hint->says == HINT_ROLE && hint->role == role;
}

static struct slice words_of(const struct docx_lines *lines, guint line) {
  gsize length;
  const char *text = lines_get(lines, line, &length);
  return chars_strip(text, length);
}

/* ---- the title ---- */

static bool is_marked(struct slice words) {
  return marker_heading(words.text, words.length).kind != MARKER_NONE;
}

/* Web pages and LibreOffice make the title a heading 1: the first line of all, without a number, and no other heading 1
 * is without one.  Sets `*alone` when there is no other at all.  0 when there is no such line. */
static guint find_heading_title(const struct docx_lines *lines, bool *alone) {
  guint title = 0;
  *alone = true;
  for (guint line = 1; line <= lines->body; line++) {
    const struct line_hint *hint = hint_of(lines, line);
    struct slice words = words_of(lines, line);
    if (words.length == 0 || hint->says == HINT_DROP)
      continue;
    if (has_role(hint, ROLE_TITLE))
      return 0;
    bool main_heading = has_role(hint, ROLE_HEADING) && hint->level == 1;
    bool plain = main_heading && hint->heading_length == 0 && !is_marked(words);
    if (title == 0 && !plain)
      return 0;
    if (title > 0 && plain)
      return 0;
    *alone &= title == 0 || !main_heading;
    title = title ? title : line;
  }
  return title;
}

/* With their title gone from among them, headings below the first level move up. */
static void settle_title(struct docx_lines *lines) {
  bool alone;
  guint title = find_heading_title(lines, &alone);
  if (title == 0)
    return;
  hint_of(lines, title)->role = ROLE_TITLE;
  for (guint line = title + 1; alone && line <= lines->body; line++) {
    struct line_hint *hint = hint_of(lines, line);
    if (has_role(hint, ROLE_HEADING) && hint->level > 1)
      hint->level--;
  }
}

/* ---- what stands where ---- */

/* Whether the line is of the speech itself, behind title, subtitle lines and salutation. */
static bool is_speech(const struct docx_lines *lines, guint line) {
  const struct line_hint *hint = hint_of(lines, line);
  struct slice words = words_of(lines, line);
  bool paragraph = hint->says == HINT_NOTHING && chars_count(words.text, words.length) > FRONT_CHARS;
  return paragraph || has_role(hint, ROLE_HEADING) || has_role(hint, ROLE_TABLE);
}

/* A title further below begins another speech. */
static void settle_places(struct docx_lines *lines) {
  bool front = true;
  for (guint line = 1; line <= lines->body; line++) {
    struct line_hint *hint = hint_of(lines, line);
    front = (front && !is_speech(lines, line)) || has_role(hint, ROLE_TITLE);
    if (front && has_role(hint, ROLE_SIGNATURE) && hint->kind == KIND_DATE)
      hint->role = ROLE_SUBTITLE;
    else if (!front && has_role(hint, ROLE_SALUTATION))
      hint->role = ROLE_INNER_SALUTATION;
  }
}

void settle_hints(struct docx_lines *lines) {
  settle_title(lines);
  settle_places(lines);
}

/* ---- tables ---- */

static const struct docx_table *find_table(const struct docx_lines *lines, guint line) {
  const GPtrArray *tables = lines->tables;
  const guint above = ORDER_COUNT(tables->len, i, ((const struct docx_table *)pointer_at(tables, i))->line < line);
  const struct docx_table *table = above < tables->len ? pointer_at(tables, above) : NULL;
  return table && table->line == line ? table : NULL;
}

/* The text of a table's block: cells parted by tabs, rows by LF (doc/doc.h). */
static char *table_text(const struct docx_table *table) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < table->cells->len; i++) {
    if (i > 0)
      g_string_append_c(text, i % table->columns == 0 ? '\n' : '\t');
    g_string_append(text, pointer_at(table->cells, i));
  }
  return g_strdup(text->str);
}

static void set_cells(struct block *block, const struct docx_table *table) {
  struct table *old = block->table;
  for (guint i = 0; old && i < old->rows * old->columns; i++)
    g_free(old->cells[i]);
  if (old)
    g_free(old->cells);
  else
    block->table = g_new0(struct table, 1);
  block->table->rows = table->rows;
  block->table->columns = table->columns;
  block->table->cells = g_new(char *, table->cells->len);
  for (guint i = 0; i < table->cells->len; i++)
    block->table->cells[i] = g_strdup(pointer_at(table->cells, i));
  g_free(block->table->extents);
  block->table->extents =
      table->extents->len > 0 ? g_memdup2(table->extents->data, table->extents->len * sizeof(struct extent)) : NULL;
  g_free(block->text);
  block->text = table_text(table);
  g_clear_pointer(&block->source, g_free);
  g_clear_pointer(&block->origins, g_array_unref);
}

void settle_tables(const struct docx_lines *lines, struct doc *doc) {
  for (guint i = 0; i < doc->blocks->len; i++) {
    struct block *block = pointer_at(doc->blocks, i);
    const struct docx_table *table = block->role == ROLE_TABLE ? find_table(lines, block->first_line) : NULL;
    if (table)
      set_cells(block, table);
  }
}

/* ---- marks ---- */

/* Counts the characters of a line forward, mark by mark. */
struct line_count {
  guint line;
  gsize at; /* bytes */
  guint column;
};

static guint column_at(struct line_count *count, const struct docx_lines *lines, const struct line_mark *mark) {
  gsize length;
  const char *text = lines_get(lines, mark->line, &length);
  if (count->line != mark->line || count->at > mark->mark.start)
    *count = (struct line_count){mark->line, 0, 1};
  count->column += (guint)chars_count(text + count->at, mark->mark.start - count->at);
  count->at = mark->mark.start;
  return count->column;
}

/* Titles, headings and what else has a look of its own are not bold or slanted because somebody made them so. */
static bool takes(const struct block *block, enum mark_kind kind) {
  return (kind != MARK_BOLD && kind != MARK_ITALIC) || block->role == ROLE_BODY || block->role == ROLE_TABLE ||
         block->role == ROLE_NOTE;
}

/* What the block has of the mark, whose characters are `first` up to `end` of the line. */
static void add_mark(struct block_cursor *cursor, struct block *block, const struct line_mark *mark, guint first,
                     guint end) {
  struct mark own = mark->mark;
  own.start = block_seek(cursor, mark->line, first);
  own.length = block_seek(cursor, mark->line, end) - own.start;
  if (own.length == 0 || !takes(block, own.kind))
    return;
  if (!block->marks)
    block->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  g_array_append_val(block->marks, own);
}

/* The first mark whose line is not above the block. */
static guint first_mark(const struct docx_lines *lines, const struct block *block) {
  return ORDER_COUNT(lines->marks->len, i, array_at(lines->marks, struct line_mark, i).line < block->first_line);
}

void settle_marks(const struct docx_lines *lines, struct doc *doc) {
  struct line_count count = {0};
  for (guint i = 0; i < doc->blocks->len; i++) {
    struct block *block = pointer_at(doc->blocks, i);
    struct block_cursor cursor = block_cursor(block);
    for (guint k = first_mark(lines, block); k < lines->marks->len; k++) {
      const struct line_mark *mark = &array_at(lines->marks, struct line_mark, k);
      if (mark->line > block->last_line)
        break;
      gsize length;
      const char *text = lines_get(lines, mark->line, &length) + mark->mark.start;
      guint first = column_at(&count, lines, mark);
      add_mark(&cursor, block, mark, first, first + (guint)chars_count(text, mark->mark.length));
    }
    if (block->marks)
      g_array_sort(block->marks, mark_compare);
  }
}
