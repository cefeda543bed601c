/* The reader's working table: one piece of source text per paragraph to be, and what the phases decide about it. */
#pragma once

#include "base/items.h"
#include "base/report.h"
#include "doc/doc.h"
#include "read/read.h"
#include "text/chars.h"
#include "text/source.h"

#include <glib.h>
#include <stdbool.h>

struct grammar;
struct wording;
struct rule_span;
struct rules;
struct words;

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

/* A paragraph to be: where it is in the source and how it stands there, never what it is. */
struct piece {
  guint32 start, end; /* its source bytes, without surrounding blanks */
  guint32 line, column;
  const char *text; /* without edits and surrounding blanks: into the source, or into reader.strings */
  guint32 length;
  guint8 indent;      /* cells of blanks before it, at most 255 */
  guint8 outline;     /* level of a Markdown or HTML heading, else 0 */
  guint8 blank_lines; /* blank lines before it, at most 255 */
  const char *aside;  /* interned: what it is when it is no text ("page-number", "running-head", "markdown"); or NULL */
  bool first_in_line;
  bool edited;    /* text differs from the source bytes */
  bool bold;      /* nothing but one emphasis of Markdown: a heading, as often as not */
  bool row;       /* of a table */
  bool first_row; /* of a table */
  bool merged;    /* into the piece before it: pieces_compact takes it away */
  bool cut;       /* reader->cuts has spans of it */
};

/* What somebody who knows says of a piece: the user, or the styles of a Word file. */
struct given {
  guint32 states;      /* state_set: those it may be in (explain.h); 0: nothing is said */
  guint8 kind;         /* enum block_kind; KIND_NONE: the words decide */
  guint8 level;        /* of a heading, 1 to 4; 0: its marker decides */
  guint32 heading_end; /* of a heading that runs into its paragraph: source offset of its 。 or end; else 0 */
  const char *rule;    /* interned: why it is left out */
  bool joins;          /* it may still be a part of a paragraph over several lines */
};

struct reader {
  const struct source *source;
  const struct read_options *options;
  struct report *report;
  const struct rules *rules;
  struct rule_failures *failures;
  const struct words *words;
  const struct grammar *grammar;
  const struct wording *wording;
  const struct line_hint *hints; /* by line - 1, or NULL */
  bool settled;                  /* see struct read_lines */
  GArray *edits;                 /* of struct edit, rising, not overlapping */
  GArray *cuts;                  /* of struct edit, rising: spans that are to go, until pieces_apply_cuts */
  GArray *pieces;                /* of struct piece, in the order of the source */
  GArray *given;                 /* of struct given, one a piece; NULL: nothing is given */
  GArray *evidence;              /* of struct evidence, one a piece */
  GArray *explanations;          /* of struct explanation, one a piece */
  GStringChunk *strings;
};

/* The piece; an index behind the end is a mistake that ends the program, as everywhere in read/. */
static inline struct piece *piece_at(const struct reader *reader, guint index) {
  g_assert(index < reader->pieces->len);
  return &array_at(reader->pieces, struct piece, index);
}

/* What is given about the piece, or NULL. */
static inline struct given *given_at(const struct reader *reader, guint index) {
  struct given *given = reader->given ? &array_at(reader->given, struct given, index) : NULL;
  return given && given->states != 0 ? given : NULL;
}

/* Whether it is text that nobody has said anything about, and no row of a table. */
static inline bool piece_is_open(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  return !piece->aside && !piece->row && !piece->merged && !given_at(reader, index);
}

/* Whether it may be joined with its neighbours: such text, or text that the user said to be a paragraph. */
static inline bool piece_may_join(const struct reader *reader, guint index) {
  const struct given *given = given_at(reader, index);
  return piece_is_open(reader, index) || (given && given->joins && !piece_at(reader, index)->row);
}

/* Splits the source into pieces: at line ends, VT, FF, U+2028 …, EDIT_SPLIT edits, and in long lines at runs of
 * blanks that part paragraphs (corpus GUIDE 29).  reader->edits must be there. */
void pieces_split(struct reader *reader);

/* Notes that parts of a piece are dropped.  The spans are offsets in the piece's text, rising and without overlap,
 * and pieces are cut in their order, each once between two calls of pieces_apply_cuts. */
void piece_cut_spans(struct reader *reader, struct piece *piece, const struct rule_span *spans, guint count);

/* Makes the noted cuts edits and gives the pieces their new texts; a piece of which nothing is left stands
 * aside. */
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

/* Appends the piece `last` to the paragraph that begins with the piece `head` (with a blank between them or none); the
 * line ends between are edits, and the pieces from `from` to it, which stand aside, become dropped spans.  What is
 * appended is left empty: pieces_compact takes it away (and what is given of it) and puts the edits in order, once
 * behind all of it. */
void pieces_append(struct reader *reader, guint head, guint from, guint last, bool blank);
void pieces_compact(struct reader *reader);

/* Parts a piece in two at the source offset, which is inside it; blanks there belong to neither. */
void pieces_part(struct reader *reader, guint index, gsize offset);

/* For tables of pieces by their texts: a GHashFunc and a GEqualFunc over struct piece. */
guint pieces_text_hash(gconstpointer piece);
gboolean pieces_text_equal(gconstpointer a, gconstpointer b);

/* The line (1-based) that the source offset is in. */
guint pieces_line_of(const struct reader *reader, gsize offset);

/* The line that a piece ends on. */
guint pieces_last_line(const struct reader *reader, const struct piece *piece);

/* Whether the piece is all of its line. */
bool pieces_whole_line(const struct reader *reader, guint index);

/* Whether the mark of a Markdown list stood at the front of the piece's line, and has been undone. */
bool pieces_was_listed(const struct reader *reader, guint index);

/* Whether the piece is a date that somebody wrote for the reader: in words, or in figures that stand in round brackets
 * or are moved to the middle or the right by blanks. Figures alone may be a site's stamp. */
bool piece_is_date(const struct piece *piece);

/* The first edit at or behind the source offset. */
guint edits_from(const struct reader *reader, gsize offset);

/* Behind the edit that `p` is in, or `p`; `*edit`, the first edit that may be there, goes along with the text. */
const char *edits_behind(const struct reader *reader, const char *p, guint *edit);

/* Puts edits that were found out of turn in the order of the source; one that is inside another vanishes in it. */
void edits_sort(struct reader *reader);
