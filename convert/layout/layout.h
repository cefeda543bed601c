/* The laid-out document: pages of placed glyphs.  Layout knows no output format; writers draw this and know no rules.
 *
 * Lengths are points; y grows downward from the page's top edge. */
#pragma once

#include "base/report.h"
#include "font/font.h"
#include "layout/sheets.h"
#include "style/style.h"

/* A glyph and the text it stands for. */
struct placed_glyph {
  guint16 glyph;       /* fonts have no more of them */
  guint16 text_length; /* of its cluster, bytes, 65535 for more; 0: shares the cluster of the glyph before */
  guint text_start;    /* its cluster in run.text */
  float x;             /* of its origin, from the page's left edge */
  float y;             /* from the baseline; upward is negative (combining marks; else 0) */
};

/* Glyphs of one face, size and direction on one baseline. */
struct run {
  struct face *face;
  double size;
  enum element element; /* of its text: a run-in heading shares its line with the body after it */
  guint block;          /* number of the block its text is from; G_MAXUINT for a page number */
  bool bold;            /* the face has no bold of its own: thicken it */
  bool dotted;          /* a dot under each character */
  bool underlined, struck;
  bool backward;  /* from right to left: the glyphs stand in order of their x, their clusters fall */
  char *text;     /* UTF-8, owned */
  GArray *glyphs; /* of struct placed_glyph */
};

/* LINE_REPEATED: of a table's head, once more on a further page.  LINE_BESIDE: what stands beside the text (a catch
 * word, the minutes so far, the number of a line, the words of a cover) and, as page numbers, belongs to none of it. */
enum line_kind { LINE_TEXT, LINE_PAGE_NUMBER, LINE_REPEATED, LINE_BESIDE };

/* Where a line is in a table. */
struct cell {
  guint row, column; /* from 0; a row over two pages counts as two */
  guint columns;     /* of the table; 0: the line is in none */
  bool head;         /* its row tells what the columns are */
};

struct line {
  enum line_kind kind;
  double y;    /* baseline */
  guint block; /* number in the document; G_MAXUINT for a page number */
  enum element element;
  bool first, last; /* of its paragraph */
  bool blank;       /* a blank of the text was left out at its end */
  gsize label;      /* of an item of a list, in bytes of the line's text: the end of 附件： before the first item */
  gsize item;       /* and the end of its number; 0: no item begins here */
  struct cell cell; /* of its table */
  GPtrArray *runs;  /* of struct run */
  GPtrArray *readings; /* of struct run: above its words (layout/ruby.h), drawn and no text; NULL: none */
};

/* A straight line (of a table), or, without length, a dot (of emphasis) as wide as it. */
struct stroke {
  double x1, y1, x2, y2, width;
};

/* Words behind the text of pages: drawn as outlines, no text of theirs. */
struct watermark {
  struct line *line; /* LINE_BESIDE, with its middle at 0, 0 */
  double x, y;       /* where on the page that is */
  double angle;      /* degrees, upward to the right */
  double ink;        /* 0 (not seen) to 1 (black) */
};

struct page {
  guint number;                      /* 1-based; 0: a cover, or its back */
  bool turned;                       /* its text is, by a quarter: see layout_line_turned */
  GPtrArray *lines;                  /* of struct line, top to bottom; then those that stand beside them */
  GArray *strokes;                   /* of struct stroke */
  const struct watermark *watermark; /* the layout's, or NULL */
};

/* Whether a line lies in the turned frame of its page, as all strokes of a turned page do: x runs upward from the
 * page's lower edge, y to the right from its left edge, so that the text's top is at the left (GB/T 9704-2012 clause
 * 8).  The page's number, and all else that stands beside its text, is upright.  The page itself is as all are: one
 * that a PDF told to show on its side would be printed with its head at either edge, as the printer likes. */
static inline bool layout_line_turned(const struct page *page, const struct line *line) {
  return page->turned && (line->kind == LINE_TEXT || line->kind == LINE_REPEATED);
}

/* A heading for the outline. */
struct outline_entry {
  guint level; /* 1 to 4 */
  guint page;  /* index in pages */
  double x, y; /* where the view should begin */
  char *text;
};

struct layout {
  double page_width, page_height;
  GPtrArray *pages;            /* of struct page */
  guint cover_pages;           /* so many of them, the first, are covers: one for each copy */
  GPtrArray *outline;          /* of struct outline_entry */
  struct watermark *watermark; /* of the pages, or NULL */
  struct sheets *sheets;       /* that the pages are printed on; NULL: each page is one */
};

/* Sets paragraphs (compose_doc) in their style.  Characters without a glyph, fallback faces and lines that could not be
 * set well become findings in `report`.  The layout keeps pointers to faces of `fonts`; it does not need `paragraphs`
 * afterwards.  Cannot fail: a glyph that is nowhere prints 〓.  Free with layout_free. */
struct layout *layout_set(const GPtrArray *paragraphs, const struct style *style, struct font_set *fonts,
                          struct report *report);

void layout_free(struct layout *layout);
typedef struct layout Layout; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)
