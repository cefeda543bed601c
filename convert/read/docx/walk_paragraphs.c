#include "base/items.h"
#include "read/docx/walk_state.h"

#include "base/error.h"
#include "base/messages.h"
#include "read/docx/properties.h"
#include "text/chars.h"

/* The document's own paragraphs, not those of a box, a note … */
static bool in_body(const struct walk *walk) {
  return !walk->pieces && !walk->flow->host;
}

static bool in_outer_table(const struct walk *walk) {
  return in_body(walk) && walk->tables == 1;
}

/* ---- complete paragraphs ---- */

static void check_count(struct walk *walk, guint count) {
  if (count > LIMIT_PARAGRAPHS)
    part_fail(walk->part, g_error_new(JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                                      _("This Word file has more than %d paragraphs, which no speech has.  Split it "
                                        "into several files."),
                                      LIMIT_PARAGRAPHS));
}

static void add_line(struct walk *walk, struct docx_paragraph *paragraph) {
  story_add(walk->story, paragraph);
  docx_paragraph_free(paragraph);
  check_count(walk, lines_next(walk->story->lines));
}

/* Text boxes follow the paragraph, or the whole table, that they stand in.  In a box that is all there is in its
 * paragraph, or behind all text, stands a title or a signature as often as not: its words decide.  In others stands
 * what belongs to the text beside them: notes. */
static void add_boxes(struct walk *walk, bool alone) {
  static const struct line_hint note = {HINT_ROLE, ROLE_NOTE, KIND_NONE, 0, 0, NULL};
  GPtrArray *boxes = walk->flow->boxes;
  if (boxes->len > 0 && !alone)
    walk->last_boxes = lines_next(walk->story->lines);
  for (guint i = 0; i < boxes->len; i++) {
    struct docx_paragraph *box = g_steal_pointer(&pointer_at(boxes, i));
    if (!alone)
      box->hint = note;
    add_line(walk, box);
  }
  g_ptr_array_set_size(boxes, 0);
}

void walk_free_last_boxes(struct walk *walk) {
  const struct docx_lines *lines = walk->story->lines;
  for (guint line = walk->last_boxes; line > 0 && line < lines_next(lines); line++)
    array_at(lines->hints, struct line_hint, line - 1) = no_hint;
}

static bool has_words(const struct docx_paragraph *paragraph) {
  return chars_strip(paragraph->text->str, paragraph->text->len).length > 0;
}

static void take_paragraph(struct walk *walk, struct docx_paragraph *paragraph) {
  if (!in_body(walk)) {
    g_ptr_array_add(walk->flow->done, paragraph);
    check_count(walk, walk->flow->done->len);
  } else if (walk->rows) {
    rows_add(walk->rows, paragraph);
    check_count(walk, rows_paragraphs(walk->rows)->len);
  } else {
    bool words = has_words(paragraph);
    if (words)
      walk->last_boxes = 0;
    add_line(walk, paragraph);
    add_boxes(walk, !words);
  }
}

/* `final`: it cannot go on in the next one. */
static void end_paragraph(struct walk *walk, bool final) {
  struct docx_paragraph *paragraph = text_flow_end(walk->flow, walk->story->numbering, final, &walk->story->labels);
  if (paragraph)
    take_paragraph(walk, paragraph);
}

void walk_end_paragraph(struct walk *walk) {
  end_paragraph(walk, false);
}

/* Ends what was going on where nothing can: before a table, at the end of a cell, a box, a part.  Marks of comments
 * that stand between paragraphs wait for the next one, others need a paragraph. */
void walk_finish_paragraph(struct walk *walk) {
  const struct docx_paragraph *paragraph = walk->flow->paragraph;
  if (walk->flow->going_on || paragraph->text->len > 0 || walk->flow->told > 0)
    end_paragraph(walk, true);
}

void walk_push_flow(struct walk *walk) {
  walk->flow = text_flow_new(walk->flow);
  text_flow_begin(walk->flow, looks_paragraph(walk->story->looks, NULL));
}

/* The innermost flow, complete; the caller frees it. */
struct text_flow *walk_pop_flow(struct walk *walk) {
  walk_finish_paragraph(walk);
  struct text_flow *flow = walk->flow;
  walk->flow = flow->host;
  return flow;
}

/* ---- tables ---- */

void walk_open_table(struct walk *walk) {
  if (!in_body(walk) || walk->tables++ > 0) {
    text_flow_remark(walk->flow, REMARK_TABLE, NULL);
    return;
  }
  walk_finish_paragraph(walk);
  walk->rows = rows_new();
}

void walk_open_row(struct walk *walk) {
  walk->row_gone = false;
  if (in_outer_table(walk))
    rows_begin_row(walk->rows, 0);
}

void walk_read_row(struct walk *walk) {
  struct row_look look = row_look_read(walk->part, walk->story->original);
  if (in_outer_table(walk))
    rows_begin_row(walk->rows, look.before);
  walk->row_gone = look.gone;
  if (look.changed)
    walk_note_change(walk);
}

void walk_close_row(struct walk *walk) {
  if (in_outer_table(walk) && !walk->row_gone)
    rows_end_row(walk->rows);
  walk->row_gone = false;
}

void walk_open_cell(struct walk *walk) {
  if (walk->row_gone)
    part_skip(walk->part);
  else if (in_outer_table(walk))
    walk->cell = (struct cell_look){.span = 1};
}

void walk_read_cell(struct walk *walk) {
  struct cell_look look = cell_look_read(walk->part);
  if (in_outer_table(walk))
    walk->cell = look;
  if (look.changed)
    walk_note_change(walk);
}

void walk_close_cell(struct walk *walk) {
  walk_finish_paragraph(walk);
  if (in_outer_table(walk))
    rows_end_cell(walk->rows, walk->cell.span, walk->cell.goes_on);
}

/* What is no table after all is text like any other. */
static void add_table(struct walk *walk, struct docx_rows *rows) {
  GPtrArray *paragraphs = (GPtrArray *)rows_paragraphs(rows);
  struct docx_table *table = rows_make(rows, LIMIT_CELLS - walk->cells);
  if (!table)
    story_remark_frame(walk->story);
  for (guint i = 0; i < paragraphs->len; i++)
    if (table)
      story_remark(walk->story, pointer_at(paragraphs, i), false);
    else
      add_line(walk, g_steal_pointer(&pointer_at(paragraphs, i)));
  walk->last_boxes = 0;
  if (!table)
    return;
  walk->cells += table->rows * table->columns;
  lines_add_table(walk->story->lines, table);
}

void walk_close_table(struct walk *walk) {
  if (!in_body(walk) || walk->tables == 0 || --walk->tables > 0)
    return;
  struct docx_rows *rows = g_steal_pointer(&walk->rows);
  add_table(walk, rows);
  rows_free(rows);
  add_boxes(walk, false);
}
