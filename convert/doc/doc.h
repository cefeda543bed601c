/* The tree: what a speech is made of, between the readers and everything that writes.
 *
 * Positions.  Offsets and lengths inside a block are bytes of its UTF-8 text.  Places in the source are a
 * 1-based line and a 1-based column in code points, as spec/tree-json.md has them; block_place() goes from the
 * one to the other.  In a tree read from a .docx, `line` is the number of the paragraph.
 *
 * Ownership.  A doc owns its blocks, dropped pieces and strings; doc_free() frees all of it. */
#pragma once

#include "doc/ledger.h"
#include "doc/mark.h"
#include "doc/role.h"
#include "doc/ruby_word.h"

#include <glib.h>
#include <stdbool.h>

/* Where a point's marker stands (corpus GUIDE 22). */
enum point_kind { POINT_LINE, POINT_SENTENCE, POINT_CLAUSE };

/* A member of a series counted aloud inside a paragraph: 一是…, 第一，…, —— … */
struct point {
  enum point_kind kind;
  guint number; /* that its marker carries; of —— and 最后 their place in the series */
  gsize start;  /* where the marker begins */
  gsize marker_length;
  gsize lead_length; /* marker and first sentence, with its 。 */
  gsize length;      /* up to the next point or the end of the block */
  guint series;      /* 1-based: which of the text's series it belongs to; one may stand inside another */
};

/* Characters that stand for something to be filled in: ×区, XX县, 20**年. */
struct placeholder {
  gsize start, length;           /* with the character that tells what is meant (×区) */
  gsize sign_start, sign_length; /* only the signs to be replaced (×) */
  guint identity;                /* 1-based; equal for two placeholders that stand for one thing */
  const char *filled;            /* the signs that stood there before it was filled in, interned; NULL: it waits */
};

/* From `start` on, the block's text comes from this place of the source. */
struct origin {
  gsize start;
  guint line, column;
};

/* How many rows and columns a cell takes; 0 and 0: it lies under one that begins above or to its left, and is empty. */
struct extent {
  guint rows, columns;
};

struct table {
  guint rows, columns;
  char **cells; /* rows * columns strings, row by row, none NULL, owned; paragraphs of a cell are parted by VT */
  struct extent *extents; /* of each cell; NULL: each takes one row and one column */
};

struct block {
  enum role role;
  enum block_kind kind;
  guint first_line, last_line; /* source lines, 1-based */
  char *text;                  /* without blanks used for indents */
  char *source;                /* the source characters it accounts for, where they differ from text; else NULL */
  GArray *origins;             /* of struct origin, rising; NULL: the text begins at first_line, column 1 */
  GArray *points;              /* of struct point, rising; NULL when none */
  GArray *placeholders;        /* of struct placeholder, rising; NULL when none */
  GArray *marks;               /* of struct mark, by start; NULL when none */
  GArray *breaks;              /* of gsize, rising: where the author of a title wants new lines (｜); NULL when none */
  struct table *table;         /* of a ROLE_TABLE block, else NULL; text then has cells parted by tabs, rows by LF */
  /* of a heading: */
  guint8 level;        /* 1 to 4 */
  bool run_in;         /* the next block, a body, shares its paragraph */
  guint number;        /* of its marker; 0 when there is none */
  gsize marker_length; /* bytes of text that are the marker: 一、 */
};

/* Source text that is not part of the speech. */
struct dropped {
  guint first_line, last_line;
  gsize start; /* of a span: code points before it in first_line; unused for whole lines */
  bool whole;  /* whole lines, not a span */
  bool told;   /* a finding of the reader tells it already, with what to do */
  char *text;
  const char *rule; /* interned name of the rule that matched */
};

struct source_info {
  char *name; /* the file's name without folders */
  char *encoding;
  bool bom;
  const char *newline; /* "LF", "CRLF", "CR", "CRCRLF", "mixed" or "none" (static) */
  guint lines;
  char *sha256; /* of the bytes, in lower-case hexadecimal */
};

struct doc {
  struct source_info source;
  GPtrArray *blocks;            /* of struct block */
  GPtrArray *dropped;           /* of struct dropped */
  GPtrArray *placeholder_names; /* of char *, by identity - 1: what each placeholder stands for, such as ×区 */
  GPtrArray *readings;          /* of struct ruby_word: what stands above words of a Word file, or NULL */
  struct ledger *ledger;        /* where every character of the source went; NULL in a tree that was not read */
};

/* An empty tree; free with doc_free, which takes NULL too. */
struct doc *doc_new(void);
void doc_free(struct doc *doc);
typedef struct doc Doc; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Doc, doc_free)

/* Appends a block and returns it; the doc owns it.  `text` (and a `source` set later) are taken over. */
struct block *doc_add_block(struct doc *doc, enum role role, guint first_line, guint last_line, char *text);

/* Appends a dropped piece; `text` is taken over, `rule` is interned.  Returns it to set `start` and `whole`. */
struct dropped *doc_add_dropped(struct doc *doc, guint first_line, guint last_line, char *text, const char *rule);

/* The source line and column (1-based, code points) of the byte offset `at` of the block's text. */
void block_place(const struct block *block, gsize at, guint *line, guint *column);

/* The source line alone, without counting columns: fast for blocks of many lines. */
guint block_line(const struct block *block, gsize at);

/* The characters of the source that the block accounts for: source, or text where they are the same. */
const char *block_source(const struct block *block);

/* The mark that a run-in heading prints behind its text (the text itself leaves it out): 。 or ： in either width, or
 * "". */
const char *block_end_mark(const struct block *block);

/* How many rows and columns the cell takes. */
struct extent table_extent(const struct table *table, guint row, guint column);

/* The whole title, its lines joined, or NULL when there is none; of several speeches that of the first.  Free with
 * g_free. */
char *doc_title(const struct doc *doc);

/* The first subtitle line of this kind, or NULL; owned by the doc. */
const char *doc_subtitle(const struct doc *doc, enum block_kind kind);
