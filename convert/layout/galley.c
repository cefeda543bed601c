#include "layout/galley.h"

#include "base/items.h"
#include "base/order.h"
#include "layout/sentence.h"
#include "layout/table_set.h"

struct galley *galley_new(const struct paragraph *paragraph, gsize start, gsize end, const struct style *style) {
  const struct paragraph_style *own = &style->paragraphs[paragraph->element];
  struct galley *galley = g_new0(struct galley, 1);
  galley->paragraph = paragraph;
  galley->start = start;
  galley->length = end - start;
  galley->text = paragraph->text->str + start;
  galley->align = own->align;
  galley->size = own->size;
  galley->cell = style_cell(style) * own->size / style->size;
  galley->edge = style->margin_left;
  galley->left = paragraph->head ? 0 : own->left * galley->cell;
  galley->first = paragraph->head || paragraph->flush ? 0 : galley->left + own->indent * galley->cell;
  if (paragraph->flush)
    galley->left += own->indent * galley->cell;
  galley->measure = style->text_width - own->right * galley->cell;
  galley->leading = own->leading;
  galley->hang = style->ascent * MAX(0, own->size - style->size);
  return galley;
}

void galley_forget_starts(struct galley *galley) {
  g_clear_pointer(&galley->starts, g_array_unref);
  g_clear_pointer(&galley->fewer.starts, g_array_unref);
  g_clear_pointer(&galley->more.starts, g_array_unref);
}

void galley_free(struct galley *galley) {
  g_clear_pointer(&galley->table, table_free);
  g_clear_pointer(&galley->lines, g_ptr_array_unref);
  galley_forget_starts(galley);
  g_free(galley);
}

const struct span *galley_span(const struct galley *galley, gsize at, guint *index) {
  const struct paragraph *paragraph = galley->paragraph;
  while (paragraph_span(paragraph, *index)->start > galley->start + at) /* the first begins at 0 */
    --*index;
  while (*index + 1 < paragraph->spans->len && paragraph_span(paragraph, *index + 1)->start <= galley->start + at)
    ++*index;
  return paragraph_span(paragraph, *index);
}

bool galley_is_to_fill(const struct galley *galley, gsize at) {
  guint index = 0;
  const struct span *span = galley_span(galley, at, &index);
  const GArray *holders = span->block->placeholders;
  const gsize place = span->offset + galley->start + at - span->start;
  if (!holders)
    return false;
  const guint count = ORDER_COUNT(holders->len, i, array_at(holders, struct placeholder, i).start <= place);
  const struct placeholder *last = count > 0 ? &array_at(holders, struct placeholder, count - 1) : NULL;
  return last && place < last->start + last->length;
}

enum font_role galley_font(const struct galley *galley, const struct span *span, const struct style *style) {
  if (galley->paragraph->head || galley->hei)
    return FONT_HEI;
  return span->lead && style->points == POINTS_KAI ? FONT_KAI : style->paragraphs[span->element].font;
}

static bool has_mark(const struct span *span, enum mark_kind kind) {
  return (span->marks & 1u << kind) != 0;
}

bool galley_bold(const struct span *span, const struct style *style) {
  return style->paragraphs[span->element].bold || has_mark(span, MARK_BOLD) ||
         (span->lead && style->points == POINTS_BOLD);
}

/* As Word sets them: two thirds of the size, a third of an em up, a seventh down. */
#define SCRIPT_SCALE (2.0 / 3)
#define SUPERSCRIPT_DROP (-1.0 / 3)
#define SUBSCRIPT_DROP (1.0 / 7)

double galley_scale(const struct span *span) {
  return has_mark(span, MARK_SUPERSCRIPT) || has_mark(span, MARK_SUBSCRIPT) ? SCRIPT_SCALE : 1;
}

double galley_drop(const struct span *span) {
  return has_mark(span, MARK_SUPERSCRIPT) ? SUPERSCRIPT_DROP : has_mark(span, MARK_SUBSCRIPT) ? SUBSCRIPT_DROP : 0;
}

void galley_place(const struct galley *galley, gsize at, struct block_cursor *cursor, guint *line, guint *column) {
  guint index = 0;
  const struct span *span = galley_span(galley, at, &index);
  if (cursor->block != span->block)
    *cursor = block_cursor(span->block);
  block_cursor_place(cursor, span->offset + galley->start + at - span->start, line, column);
}

guint galley_lines(const struct galley *galley) {
  if (galley->table)
    return galley->table->rows->len;
  if (galley->aside)
    return MIN(1, galley->lines->len);
  return galley->wanted > 0 ? galley->wanted : galley->lines->len;
}

bool galley_ends_sentence(const struct galley *galley, guint line) {
  const GArray *starts = galley->wanted == 0                   ? galley->starts
                         : galley->wanted < galley->lines->len ? galley->fewer.starts
                                                               : galley->more.starts;
  return sentence_ends(galley->text, array_at(starts, gsize, line));
}

/* ---- lines ---- */

void run_free(struct run *run) {
  g_free(run->text);
  g_array_unref(run->glyphs);
  g_free(run);
}

struct line *line_new(void) {
  struct line *line = g_new0(struct line, 1);
  line->runs = g_ptr_array_new_with_free_func((GDestroyNotify)run_free);
  return line;
}

void line_free(struct line *line) {
  if (!line)
    return;
  g_ptr_array_unref(line->runs);
  g_clear_pointer(&line->readings, g_ptr_array_unref);
  g_free(line);
}

struct run *run_new(struct face *face, double size) {
  struct run *run = g_new0(struct run, 1);
  run->face = face;
  run->size = size;
  run->glyphs = g_array_new(FALSE, FALSE, sizeof(struct placed_glyph));
  return run;
}

struct run *line_add_run(struct line *line, struct face *face, double size) {
  struct run *run = run_new(face, size);
  g_ptr_array_add(line->runs, run);
  return run;
}

static void move_runs(GPtrArray *runs, double x) {
  for (guint i = 0; i < runs->len; i++) {
    const struct run *run = pointer_at(runs, i);
    for (guint k = 0; k < run->glyphs->len; k++)
      array_at(run->glyphs, struct placed_glyph, k).x += (float)x;
  }
}

void line_place(struct line *line, double x, double y) {
  line->y = y;
  move_runs(line->runs, x);
  if (line->readings)
    move_runs(line->readings, x);
}

static gpointer run_copy(gconstpointer run, G_GNUC_UNUSED gpointer data) {
  struct run *copy = g_memdup2(run, sizeof *copy);
  copy->text = g_strdup(copy->text);
  copy->glyphs = g_array_copy(copy->glyphs);
  return copy;
}

struct line *line_copy(const struct line *line) {
  struct line *copy = g_memdup2(line, sizeof *line);
  copy->runs = g_ptr_array_copy(line->runs, run_copy, NULL);
  copy->readings = line->readings ? g_ptr_array_copy(line->readings, run_copy, NULL) : NULL;
  return copy;
}
