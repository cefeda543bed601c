#include "doc/cursor.h"
#include "base/items.h"

#include <string.h>

static guint origin_count(const struct block *block) {
  return block->origins ? block->origins->len : 0;
}

/* A block without origins has one: its first line. */
static struct origin origin_at(const struct block *block, guint index) {
  if (index < origin_count(block))
    return array_at(block->origins, struct origin, index);
  return (struct origin){.start = 0, .line = block->first_line, .column = 1};
}

static bool is_before(struct origin origin, guint line, guint column) {
  return origin.line < line || (origin.line == line && origin.column <= column);
}

static void enter_origin(struct block_cursor *cursor, guint index) {
  struct origin origin = origin_at(cursor->block, index);
  cursor->origin = index;
  cursor->at = origin.start;
  cursor->column = origin.column;
}

struct block_cursor block_cursor(const struct block *block) {
  struct block_cursor cursor = {.block = block, .length = strlen(block->text)};
  enter_origin(&cursor, 0);
  return cursor;
}

/* Where the text of the cursor's origin ends. */
static gsize origin_end(const struct block_cursor *cursor) {
  bool last = cursor->origin + 1 >= origin_count(cursor->block);
  return last ? cursor->length : origin_at(cursor->block, cursor->origin + 1).start;
}

void block_cursor_place(struct block_cursor *cursor, gsize at, guint *line, guint *column) {
  const struct block *block = cursor->block;
  while (cursor->origin + 1 < origin_count(block) && origin_at(block, cursor->origin + 1).start <= at)
    enter_origin(cursor, cursor->origin + 1);
  while (cursor->origin > 0 && origin_at(block, cursor->origin).start > at)
    enter_origin(cursor, cursor->origin - 1);
  gsize to = MAX(at, origin_at(block, cursor->origin).start);
  if (to >= cursor->at)
    cursor->column += (guint)g_utf8_strlen(block->text + cursor->at, (gssize)(to - cursor->at));
  else
    cursor->column -= (guint)g_utf8_strlen(block->text + to, (gssize)(cursor->at - to));
  cursor->at = to;
  *line = origin_at(block, cursor->origin).line;
  *column = cursor->column;
}

gsize block_seek(struct block_cursor *cursor, guint line, guint column) {
  const struct block *block = cursor->block;
  while (cursor->origin + 1 < origin_count(block) && is_before(origin_at(block, cursor->origin + 1), line, column))
    enter_origin(cursor, cursor->origin + 1);
  while (cursor->origin > 0 && !is_before(origin_at(block, cursor->origin), line, column))
    enter_origin(cursor, cursor->origin - 1);
  struct origin origin = origin_at(block, cursor->origin);
  if (origin.line != line)
    return origin.line < line ? origin_end(cursor) : origin.start;
  const char *text = block->text;
  while (cursor->column > column && cursor->at > origin.start) {
    cursor->at = (gsize)(g_utf8_prev_char(text + cursor->at) - text);
    cursor->column--;
  }
  gsize end = origin_end(cursor);
  while (cursor->column < column && cursor->at < end) {
    cursor->at = (gsize)(g_utf8_next_char(text + cursor->at) - text);
    cursor->column++;
  }
  return cursor->at;
}
