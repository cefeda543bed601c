/* The state of a walk, and the steps that its files share.  Private to walk*.c. */
#pragma once

#include "ooxml/part.h"
#include "read/docx/properties.h"
#include "read/docx/story.h"
#include "read/docx/tables.h"

/* A drawing that has begun. */
struct word_drawing {
  bool boxed;     /* it holds a text box */
  GString *words; /* its description, lettering, and text outside boxes */
};

struct walk {
  struct story *story;
  struct part *part;
  struct text_flow *flow; /* the innermost */
  struct docx_rows *rows; /* the outermost table of the document, or NULL */
  guint tables;           /* open ones in the document's own flow */
  guint cells;            /* of tables so far */
  struct cell_look cell;  /* of the open cell of the outermost table */
  guint last_boxes;       /* the line from which on all are of text boxes; 0: the last is none */
  bool row_gone;          /* the open row is not seen */
  bool preserve;          /* blanks around the text count */
  GArray *branches;       /* of bool, one for each open mc:AlternateContent: one of its branches is read */
  GArray *drawings;       /* of struct word_drawing */
  GHashTable *pieces;     /* of the part, by id; NULL: it is the document */
};

/* ---- walk_paragraphs.c: complete paragraphs and tables ---- */

/* At the end of a w:p; its text may go on in the next one. */
void walk_end_paragraph(struct walk *walk);

/* Ends what was going on where nothing can: before a table, at the end of a cell, a box, a part. */
void walk_finish_paragraph(struct walk *walk);

/* At the end of the document: text boxes behind all text are what their words are. */
void walk_free_last_boxes(struct walk *walk);

/* A flow begins inside the present one; it is over, complete: the caller frees it. */
void walk_push_flow(struct walk *walk);
struct text_flow *walk_pop_flow(struct walk *walk);

/* Tables: their elements, in the order in which they come. */
void walk_open_table(struct walk *walk);
void walk_open_row(struct walk *walk);
void walk_read_row(struct walk *walk);
void walk_open_cell(struct walk *walk);
void walk_read_cell(struct walk *walk);
void walk_close_cell(struct walk *walk);
void walk_close_row(struct walk *walk);
void walk_close_table(struct walk *walk);

/* ---- walk_inline.c: what stands in paragraphs ---- */

void walk_append(struct walk *walk, const char *text);
void walk_append_text(struct walk *walk, const char *text);
void walk_append_break(struct walk *walk);
void walk_append_symbol(struct walk *walk);
void walk_append_reference(struct walk *walk);
void walk_open_field(struct walk *walk);
void walk_note_link(struct walk *walk);
void walk_note_instruction(struct walk *walk, const char *instruction);

/* Tracked changes, and branches of mc:AlternateContent: what is not seen is skipped. */
void walk_note_change(struct walk *walk);
void walk_open_change(struct walk *walk);
void walk_open_branch(struct walk *walk);

/* Drawings, and the text boxes in them. */
void walk_open_drawing(struct walk *walk);
void walk_add_drawing_words(struct walk *walk, const char *words);
void walk_close_drawing(struct walk *walk);
void walk_open_box(struct walk *walk);
void walk_close_box(struct walk *walk);
