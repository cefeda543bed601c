/* A paragraph as boxes: what a line is filled with.  A box is a character, a word, —— or ……; a line ends between two
 * boxes or not at all. */
#pragma once

#include "base/items.h"
#include "layout/break.h"
#include "layout/typesetter.h"
#include "layout/galley.h"

/* Where the width of a line may shrink, in the order in which it is taken (W8; CLREQ, procedures for inter-character
 * spacing reduction). */
enum shrink_step {
  SHRINK_SPACE,        /* spaces between Latin words */
  SHRINK_BRACKET,      /* brackets and quotes, down to 3/4 of their cell */
  SHRINK_COMMA,        /* ，、；： the same */
  SHRINK_GAP,          /* between Han and Latin */
  SHRINK_STOP,         /* 。？！, down to 3/4 */
  SHRINK_BRACKET_MORE, /* brackets and quotes down to half: from here on the line is tight (W12) */
  SHRINK_COMMA_MORE,
  SHRINK_STOP_MORE,
  SHRINK_STEPS
};

enum box_flags {
  BOX_JOINED = 1,  /* no gap before it ever opens: it is part of a word, or beside a connector */
  BOX_GAP = 2,     /* it is a space or has a gap before it that is one between Han and Latin */
  BOX_LETTERS = 4, /* its word has a letter: not a figure only */
  BOX_PAIRED = 16, /* a mark beside another: it takes no blank before characters part (W2: 1.5 em together) */
  BOX_RUBY = 32,   /* a reading stands above it */
  BOX_CHOICE = 64, /* the blank before a choice of a question, which gives and takes more than others */
  BOX_FIXED = 8,   /* a space inside a figure or before its sign, blanks to be filled in: never wider or narrower */
};

/* Blank to be taken from the left and the right of a glyph, in the unit of the caller. */
struct blanks {
  float left, right;
};

struct box_glyph {
  guint32 glyph;
  float x;             /* from the box's origin */
  float y;             /* upward is negative */
  guint32 text;        /* byte offset of its cluster in the paragraph's text */
  guint32 text_length; /* 0: shares the cluster of the glyph before */
};

struct box {
  struct face *face;
  guint32 glyph, glyph_count; /* in boxes.glyphs */
  guint32 text;               /* byte offset of its first character */
  guint32 characters;         /* that a reader would count: marks and blanks are 0 */
  float width;                /* natural, pt */
  float origin;               /* of its glyphs from its left edge, pt */
  float gap;                  /* before it, unless it begins a line, pt */
  struct blanks half;         /* what makes a mark half a cell wide and is not taken yet, pt */
  float ink_end;            /* of a mark that ends a line with its ink: where that ends, from its origin, pt; else 0 */
  guint8 class, last_class; /* enum char_class of its first and last character */
  guint8 break_before;      /* enum break_kind */
  guint8 flags;
  guint8 level; /* of its direction (UAX 9): odd from right to left */
};

struct boxes {
  GArray *boxes;  /* of struct box */
  GArray *glyphs; /* of struct box_glyph */
  GArray *rubies; /* of struct box_ruby (layout/ruby.h), rising: readings above boxes; NULL: none */
};

/* Makes the boxes of a paragraph: classes, fonts, shapes, widths after W2.  Reports characters without a glyph and
 * faces from the system.  Free with boxes_free. */
struct boxes *boxes_new(struct typesetter *typesetter, const struct galley *galley);
void boxes_free(struct boxes *boxes);

/* A box of the array; an index behind the end is a mistake that ends the program. */
static inline const struct box *box_at(const struct boxes *boxes, guint i) {
  g_assert(i < boxes->boxes->len);
  return &array_at(boxes->boxes, struct box, i);
}

/* Takes from a mark what makes it half a cell wide. */
void box_halve(struct box *box);
