/* Text into runs: one run for each stretch of one look (rule T08), cut only where something begins or ends. */
#pragma once

#include "ooxml/xml_out.h"
#include "doc/doc.h"

/* What happens at a byte of a paragraph's text, in the order in which several at one place come. */
enum cut_kind {
  CUT_COMMENT_END,
  CUT_MARK_END,
  CUT_LEAD_END,
  CUT_GAP_END,
  CUT_LINE,       /* a line break that is not in the text: a title's */
  CUT_MARK_START, /* `mark` holds from here on */
  CUT_LEAD_START, /* the lead sentence of a point */
  CUT_GAP_START,  /* characters with `id` twips behind each (w:spacing) */
  CUT_COMMENT_START,
  CUT_DELETE,      /* `length` bytes, as a tracked deletion */
  CUT_INSERT,      /* `text`, as a tracked insertion */
  CUT_PLACEHOLDER, /* `length` bytes that stand for something */
  CUT_RUBY,        /* `length` bytes with the reading `text` above them */
};

struct cut {
  gsize at;
  enum cut_kind kind;
  gsize length;
  guint id;                /* of a comment, a revision, a control; CUT_RUBY: the size of the words, half points;
                              CUT_GAP_START: twips */
  const char *text;        /* CUT_INSERT: what to insert; CUT_PLACEHOLDER: its shown signs' docPart name; CUT_RUBY: the
                              reading; owned by others */
  bool filled;             /* CUT_PLACEHOLDER: it holds what it was filled with */
  guint identity;          /* CUT_PLACEHOLDER: which node of the data it is bound to */
  const struct mark *mark; /* CUT_MARK_START, CUT_MARK_END */
};

/* What runs need to know of the document around them. */
struct run_context {
  struct xml_out *out;
  const char *author, *date; /* of revisions */
  const GPtrArray *names;    /* of placeholders, by identity - 1 */
  const char *store;         /* {GUID} of the placeholders' data */
  bool highlight;            /* placeholders as highlighted text instead of controls */
};

/* A paragraph's text on its way out. */
struct run_text {
  const char *text;
  const char *style;                    /* character style of every run, or NULL */
  gint64 size;                          /* of every run, half points; 0: as its styles have it */
  GArray *cuts;                         /* of struct cut, sorted */
  guint next;                           /* the first cut that is still to come */
  bool lead;                            /* inside a lead sentence */
  guint gap;                            /* twips behind each character here; 0: as its styles have it */
  const struct mark *marks[MARK_KINDS]; /* that hold here, or NULL */
};

/* A list of struct cut; free with g_array_unref. */
GArray *cuts_new(void);
void cuts_add(GArray *cuts, struct cut cut);
/* The two cuts at the ends of a mark, which must outlive them. */
void cuts_add_mark(GArray *cuts, const struct mark *mark);
/* By place, then kind, then id. */
void cuts_sort(GArray *cuts);

/* Writes the runs of bytes `from` up to `to`, and everything that its cuts ask for.  A cut at `to` is left for the next
 * call, unless something ends there or `to` is the end of the text. */
void runs_write(const struct run_context *context, struct run_text *text, gsize from, gsize to);

/* One run: `style` may be NULL.  Tabs and line ends become elements (rule T05); characters that a document cannot hold
 * or that only steer other programs (byte order marks, zero-width spaces, soft hyphens, bidi marks) are left out
 * (rule T03). */
void run_write(struct xml_out *out, const char *style, const char *text, gsize length);

/* Whether a run has this character as itself, not as an element, and does not leave it out. */
bool runs_are_plain(gunichar c);
