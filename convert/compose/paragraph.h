/* A paragraph as it is set, told without fonts: its text, what of it is set how, what it stands under and what it stays
 * with.
 *
 * Lengths are cells of the element's own size and lines of the grid; offsets are bytes. */
#pragma once

#include "base/items.h"
#include "style/style.h"

/* A stretch of a paragraph's text that comes from one block and is set in one way, up to the next span's start. */
struct span {
  gsize start; /* in the paragraph's text */
  enum element element;
  guint marks; /* 1 << enum mark_kind of each mark that all of it has */
  bool lead;   /* the lead of a point, which the style shows (points="bold", points="kai") */
  const struct block *block;
  guint number; /* of the block in the document, from 0 */
  gsize offset; /* of the span's first byte in the block's text */
};

/* From where a paragraph has its place. */
enum anchor {
  ANCHOR_STYLE,
  /* The date of a signature: it begins SIGNATURE_DATE_INDENT characters to the right of its issuer.  One that is too
   * long for that keeps its distance from the right edge, and the issuer moves to the left (GB/T 9704-2012 7.3.5.1). */
  ANCHOR_ISSUER,
  /* A further number in a list of attachments: it begins under what follows the label of the first (7.3.4). */
  ANCHOR_LABEL,
};

/* What is read as one, so that a line ends inside it only at a cost of the style. */
enum hold_kind { HOLD_WORD /* of two or three characters */, HOLD_NUMBER /* with its unit; a date */, HOLD_NAME };

struct hold {
  gsize start, end; /* of the paragraph's text */
  enum hold_kind kind;
};

/* Blank that is as wide as the line asks, whatever was typed: blanks from `start` to `end`, or, where both are the
 * same, none that were typed, before the character there.  Only in paragraphs of one block. */
struct gap {
  gsize start, end; /* of the paragraph's text */
  double cells;     /* how wide the typed blanks are together, or what comes between the characters */
};

struct paragraph {
  enum element element; /* of its first span; gives its measures */
  GString *text;        /* as it is printed; of a table: the block's text, cells parted by tabs and rows by LF */
  GArray *spans;        /* of struct span, rising, the first at 0; one at least */
  GArray *breaks;       /* of gsize, rising: where lines begin that were chosen without fonts (titles); else empty */
  GArray *holds;        /* of struct hold, rising, those of one kind parted (holds_mark); NULL: nobody asked */
  GArray *choices;      /* of struct choice (choices.h), rising: a row of a question's choices; NULL: it is none */
  GArray *rubies;       /* of struct ruby (ruby.h), rising: readings above stretches of the text; NULL: none */
  GArray *gaps;         /* of struct gap, rising (speaker.h); NULL: none */
  bool doubtful;        /* one of these breaks has nothing that speaks for it */
  const struct table *table; /* the block's, with cells that are its text; else NULL */
  double table_size;         /* of its characters, pt: a wide table is set smaller than its element; 0 without one */
  double *table_widths;      /* of its columns, pt; NULL without one */
  bool turned;  /* a table that is set on turned pages of its own (columns.h), or what stands above it there */
  double above; /* blank lines, unless it begins a page */
  enum anchor anchor;
  guint anchored_to;  /* the paragraph that `anchor` means, its place in the list */
  gsize label;        /* end of 附件： at its start, under which further numbers begin; 0: none */
  gsize hang;         /* where its turn lines begin: under the character at this offset; 0: where the style says */
  bool head;          /* "附件1" above an attachment that is bound with the text: flush left, in Hei (7.3.7) */
  bool flush;         /* its first line begins at the left edge, whatever the style says: 敬礼, 男：… */
  bool keep_next;     /* its last line stays with the next paragraph */
  bool keep_whole;    /* its lines stay together */
  bool keep_previous; /* never begins a page: a line of the paragraph before comes with it */
  bool new_page;      /* begins a page */
  guint level;        /* in the outline, 1 to 4; 0: no entry */
  char *outline;      /* the entry's text, or NULL */
};

/* A paragraph without text; free with paragraph_free. */
struct paragraph *paragraph_new(enum element element, const struct style *style);
void paragraph_free(struct paragraph *paragraph);

/* Sets the whole paragraph as another element than its block is: the title and the headings of an attachment. */
void paragraph_recast(struct paragraph *paragraph, enum element element, const struct style *style);

/* Appends bytes `start` up to `end` of a block's text as a span, or as several where marks begin and end.  The block,
 * number `number` of the document, must outlive the paragraph. */
void paragraph_append(struct paragraph *paragraph, const struct block *block, guint number, gsize start, gsize end,
                      bool lead);

/* One of a list of paragraphs; one of a paragraph's spans, and where that ends in the paragraph's text. */
static inline struct paragraph *paragraph_at(const GPtrArray *paragraphs, guint i) {
  g_assert(i < paragraphs->len);
  return pointer_at(paragraphs, i);
}
static inline const struct span *paragraph_span(const struct paragraph *paragraph, guint i) {
  g_assert(i < paragraph->spans->len);
  return &array_at(paragraph->spans, struct span, i);
}
gsize paragraph_span_end(const struct paragraph *paragraph, guint i);

/* The first span behind those that come, from span `i` on, from the same block. */
guint paragraph_block_end(const struct paragraph *paragraph, guint i);

/* Whether it is set as a heading, and is one: that of an attachment is only set so. */
bool paragraph_is_heading(const struct paragraph *paragraph);

/* The last of its spans: a run-in heading's paragraph ends with body text. */
const struct span *paragraph_last_span(const struct paragraph *paragraph);
