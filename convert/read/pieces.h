/* The reader's working table: one piece of source text per paragraph to be, and what the phases decide about it. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"
#include "read/read.h"
#include "text/chars.h"
#include "text/source.h"

#include <glib.h>
#include <stdbool.h>

struct rule_span;
struct rules;

/* What happens to a stretch of source text inside a piece. */
enum edit_kind {
  EDIT_LAYOUT, /* markup: not in the block's text, accounted for in its source; `insert` may stand for it */
  EDIT_SPLIT,  /* markup that also begins a new piece */
  EDIT_DROP,   /* advertising: a dropped span */
};

struct edit {
  guint32 start, end; /* byte offsets in the source text */
  const char *rule;   /* interned */
  char insert[7];     /* UTF-8 of the character that stands for it, or "" */
  guint8 kind;        /* enum edit_kind */
};

/* Roles of pieces are enum role, and these. */
enum { PIECE_OPEN = ROLE_COUNT, PIECE_DROPPED, PIECE_MERGED };

struct piece {
  guint32 start, end; /* its source bytes, without surrounding blanks */
  guint32 line, column;
  const char *text; /* without edits and surrounding blanks: into the source, or into reader.strings */
  guint32 length;
  guint32 number; /* of a heading's marker */
  guint32 marker_length;
  guint32 heading_length; /* of a run-in heading: bytes of text that are the heading, without its 。; else 0 */
  const char *rule;       /* interned: why it was dropped, or NULL */
  guint8 role;
  guint8 kind; /* enum block_kind */
  guint8 level;
  guint8 indent;      /* cells of blanks before it, at most 255 */
  guint8 outline;     /* level of a Markdown or HTML heading, else 0 */
  guint8 blank_lines; /* blank lines before it, at most 255 */
  guint8 junk;        /* how much it looks like advertising, 0 to 255 */
  bool first_in_line;
  bool fixed;     /* the user said what it is: no phase changes its role */
  bool edited;    /* text differs from the source bytes */
  bool first_row; /* of a table */
  bool cut;       /* reader->cuts has spans of it */
};

struct reader {
  const struct source *source;
  const struct read_options *options;
  struct report *report;
  const struct rules *rules;
  const struct line_hint *hints; /* by line - 1, or NULL */
  bool settled;                  /* see struct read_lines */
  GArray *edits;                 /* of struct edit, rising, not overlapping */
  GArray *cuts;                  /* of struct edit, rising: spans that are to go, until pieces_apply_cuts */
  GArray *pieces;                /* of struct piece, in the order of the source */
  GStringChunk *strings;
};

static inline struct piece *piece_at(const struct reader *reader, guint index) {
  return &g_array_index(reader->pieces, struct piece, index);
}

/* Splits the source into pieces: at line ends, VT, FF, U+2028 …, EDIT_SPLIT edits, and in long lines at runs of
 * blanks that part paragraphs (corpus GUIDE 29).  reader->edits must be there. */
void pieces_split(struct reader *reader);

/* Notes that parts of a piece are dropped.  The spans are offsets in the piece's text, rising and without overlap,
 * and pieces are cut in their order, each once between two calls of pieces_apply_cuts. */
void piece_cut_spans(struct reader *reader, struct piece *piece, const struct rule_span *spans, guint count);

/* Makes the noted cuts edits and gives the pieces their new texts; a piece of which nothing is left is dropped. */
void pieces_apply_cuts(struct reader *reader);

/* Goes through a piece's text and its source side by side. */
struct piece_walk {
  const struct reader *reader;
  const struct piece *piece;
  guint edit;    /* the next edit */
  gsize seen;    /* bytes of text before `source`, with the blanks that were stripped */
  gsize source;  /* offset in the source text */
  gsize skipped; /* stripped blanks at the start of the text */
};

/* Begins at the start of the piece. */
void piece_walk_start(struct piece_walk *walk, const struct reader *reader, const struct piece *piece);

/* The source offset of the byte `at` of the piece's text; `at` must not fall from call to call. */
gsize piece_walk_to(struct piece_walk *walk, gsize at);

/* Appends the source characters that the piece stands for: all but what was cut out of it. */
void piece_append_source(const struct reader *reader, const struct piece *piece, GString *source);

/* Makes the pieces from `first` to `last` (neighbours, one paragraph broken over lines) one piece, `first`; the line
 * ends between them are edits.  Dropped pieces between become dropped spans.  The merged ones are left empty:
 * pieces_compact takes them and the unsorted edits in order, once for all merges. */
void pieces_merge(struct reader *reader, guint first, guint last);
void pieces_compact(struct reader *reader);

/* The line (1-based) that the source offset is in. */
guint pieces_line_of(const struct reader *reader, gsize offset);

/* Marks a piece as dropped by this rule, unless the user fixed its role. */
void piece_drop(struct piece *piece, const char *rule);

/* Whether the piece is all of its line. */
bool pieces_whole_line(const struct reader *reader, guint index);

/* The index of the first piece from `index` on that is not dropped; the number of pieces when there is none. */
guint pieces_next_kept(const struct reader *reader, guint index);

/* Whether no phase has decided about the piece yet. */
static inline bool piece_is_open(const struct piece *piece) {
  return piece->role == PIECE_OPEN;
}

/* Whether the piece is a date that somebody wrote for the reader: in words, or in figures that stand in round brackets
 * or are moved to the middle or the right by blanks. Figures alone may be a site's stamp. */
bool piece_is_date(const struct piece *piece);

/* Gives a piece its role, unless it is fixed or dropped. */
void piece_set_role(struct piece *piece, guint8 role, guint8 kind);

/* The first edit at or behind the source offset. */
guint edits_from(const struct reader *reader, gsize offset);

/* Puts edits that were found out of turn in the order of the source. */
void edits_sort(struct reader *reader);
