/* Paragraphs in the making: how w:p elements become the paragraphs that people see.  A hidden or deleted paragraph mark
 * joins two of them; a label of automatic numbering goes in front (spec/docx.md 7). */
#pragma once

#include "read/docx/lines.h"
#include "read/docx/numbering.h"
#include "read/docx/looks.h"

/* What stands at a place of a paragraph beside its text. */
enum remark_kind {
  REMARK_COMMENT_START, /* id */
  REMARK_COMMENT_END,
  REMARK_NOTE,    /* a reference to a footnote or endnote; id: its number */
  REMARK_PICTURE, /* text: its description, or NULL */
  REMARK_OBJECT,
  REMARK_FORMULA,
  REMARK_BOX,    /* text: the box's first words */
  REMARK_HIDDEN, /* text: what is hidden */
  REMARK_SYMBOL, /* text: the character */
  REMARK_IMPORT, /* text kept in another file */
  REMARK_TABLE,  /* inside a cell, a box, a note */
  REMARK_COLOUR, /* text: the words, as of the two below */
  REMARK_ITALIC,
  REMARK_READING, /* text: the reading above words, behind these once they are known; id: their bytes */
  REMARK_LINK     /* text: where the words behind lead */
};

struct remark {
  enum remark_kind kind;
  gsize at; /* bytes of the paragraph's text before it */
  gint64 id;
  char *text; /* owned */
};

/* A paragraph that is complete. */
struct docx_paragraph {
  GString *text;
  GArray *remarks; /* of struct remark, rising */
  GArray *marks;   /* of struct mark (doc/mark.h), those of one kind rising */
  struct line_hint hint;
  guint row, column; /* of its table cell */
};

void docx_paragraph_free(struct docx_paragraph *paragraph);

/* What w:pPr says. */
struct look {
  const struct style_info *style;
  struct list_place numbers;
  int outline;      /* as in struct style_info */
  bool mark_hidden; /* the paragraph goes on in the next one: a style separator, or a hidden mark */
  bool mark_gone;   /* its mark is deleted (or inserted, where changes are rejected): the next one takes it over */
};

/* What w:rPr says. */
struct run_look {
  const struct style_info *style; /* character style, or NULL */
  int vanish, bold, italic;       /* 0 or 1; -1: not said */
  bool struck;                    /* by one line or two */
  bool raised, lowered;           /* superscript, subscript */
  gint64 rise, size;              /* w:position and w:sz, half-points; 0: not said */
  bool coloured;                  /* its letters or its ground */
  const char *emphasis;           /* w:em, interned; NULL: none */
  const char *underline;          /* w:u, interned; NULL: none */
};

/* A row of paragraphs: the document's body, a text box, a note. */
struct text_flow {
  struct text_flow *host;           /* the flow that a text box or note stands in, else NULL */
  GPtrArray *piece;                 /* of a note or comment: where its paragraphs go; else NULL */
  struct docx_paragraph *paragraph; /* the one in the making */
  guint told;                       /* of its remarks, those that are not about comments */
  GPtrArray *done;                  /* of struct docx_paragraph: complete ones that have no line yet */
  GPtrArray *boxes;                 /* of struct docx_paragraph: text boxes, to follow the paragraph they stand in */
  GArray *fields;                   /* of bool, one for each open field: its result has begun */
  guint instructions;               /* of them those whose result has not */
  struct look look;
  struct run_look run;
  /* of a paragraph joined from several w:p: */
  bool going_on;    /* the last w:p is not the end of it */
  gsize part_start; /* where the text under the present look begins */
  gsize own_start;  /* where the text of the present w:p begins */
  struct look last; /* the look of a w:p whose mark is gone */
  bool has_last;
  struct line_hint first; /* what the part before a style separator is */
  gsize first_end;        /* its length; 0: there is none */
  /* of words set in the character style of a heading: */
  guint lead_level;
  gsize lead_end;
};

struct text_flow *text_flow_new(struct text_flow *host);
void text_flow_free(struct text_flow *flow);

/* The look of a run of which nothing is said. */
extern const struct run_look plain_run;

/* At the beginning of a w:p. */
void text_flow_begin(struct text_flow *flow, const struct style_info *normal);

/* Appends `length` bytes of visible or hidden text, as the run's look says. */
void text_flow_append(struct text_flow *flow, const char *text, gsize length);

/* Adds a remark here; `text` is taken over. */
void text_flow_remark(struct text_flow *flow, enum remark_kind kind, char *text);

/* The same for a remark that is about the note or comment of this id. */
void text_flow_refer(struct text_flow *flow, enum remark_kind kind, gint64 id);

/* Gives the last remark of this kind the text that has come since. */
void text_flow_remark_end(struct text_flow *flow, enum remark_kind kind);

/* Gives the last reading the words that it stands above: all that have come since. */
void text_flow_end_reading(struct text_flow *flow);

/* At the end of a w:p, or where a paragraph has to end for another reason (`final`: it cannot go on).  Returns the
 * paragraph, complete with its label and hint, to be freed by the caller; NULL when it goes on in the next w:p. */
struct docx_paragraph *text_flow_end(struct text_flow *flow, struct numbering *numbering, bool final, guint *labels);

/* Field characters: w:fldChar begin, separate, end. */
void text_flow_field(struct text_flow *flow, const char *type);
