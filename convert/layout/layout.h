/* The laid-out document: pages of placed glyphs.  Layout knows no output format; writers draw this and know no rules.
 *
 * Lengths are points; y grows downward from the page's top edge. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"
#include "font/font.h"
#include "style/style.h"

/* A glyph and the text it stands for. */
struct placed_glyph {
  guint32 glyph;
  float x;           /* of its origin, from the page's left edge */
  guint text_start;  /* its cluster in run.text, bytes */
  guint text_length; /* 0: shares the cluster of the glyph before */
  float y;           /* from the baseline; upward is negative (combining marks; else 0) */
};

/* Glyphs of one face and size on one baseline. */
struct run {
  struct face *face;
  double size;
  enum element element; /* of its text: a run-in heading shares its line with the body after it */
  guint block;          /* index in doc.blocks of its text; G_MAXUINT for a page number */
  bool bold;            /* the face has no bold of its own: thicken it */
  char *text;           /* UTF-8, owned */
  GArray *glyphs;       /* of struct placed_glyph */
};

enum line_kind { LINE_TEXT, LINE_PAGE_NUMBER };

struct line {
  enum line_kind kind;
  double y;    /* baseline */
  guint block; /* index in doc.blocks; G_MAXUINT for a page number */
  enum element element;
  bool first, last; /* of its paragraph */
  GPtrArray *runs;  /* of struct run */
};

/* A straight line (of a table). */
struct stroke {
  double x1, y1, x2, y2, width;
};

struct page {
  guint number;     /* 1-based */
  GPtrArray *lines; /* of struct line, top to bottom */
  GArray *strokes;  /* of struct stroke */
};

/* A heading for the outline. */
struct outline_entry {
  guint level; /* 1 to 4 */
  guint page;  /* index in pages */
  double x, y; /* where the view should begin */
  char *text;
};

struct layout {
  double page_width, page_height;
  GPtrArray *pages;   /* of struct page */
  GPtrArray *outline; /* of struct outline_entry */
};

/* Sets a tree in a style.  Characters without a glyph, fallback faces and lines that could not be set well become
 * findings in `report`.  The layout keeps pointers to faces of `fonts`; it does not need `doc` afterwards.  Cannot
 * fail: a glyph that is nowhere prints 〓.  Free with layout_free. */
struct layout *layout_doc(const struct doc *doc, const struct style *style, struct font_set *fonts,
                          struct report *report);

void layout_free(struct layout *layout);
typedef struct layout Layout; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)
