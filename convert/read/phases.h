/* The phases of reading, in their order: read.c is their list.  Each fills its own array of struct reader (edits,
 * pieces, given, evidence, explanations) and changes no other's, but for what is said here. */
#pragma once

#include "doc/doc.h"
#include "read/pieces.h"

struct evidence;

/* peel.c: what stands at every line and is no text (line numbers, > of mails, chat stamps) becomes edits. */
void peel_lines(struct reader *reader);

/* remains.c: what is left of HTML and Markdown, and characters without width, become edits (in a text whose paragraphs
 * somebody has set only the latter). */
void remains_find(struct reader *reader);

/* escaped.c: line ends that are written \n, and what stands around a text in JSON, become edits. */
void escaped_find(struct reader *reader);

/* spaced.c: blanks between every two characters become edits. */
void spaced_close_up(struct reader *reader);

/* pieces.c: pieces_split() */

/* repeats.c: running heads, and page numbers that count on, by structure and not by words: piece->aside is their name
 * ("running-head", "page-number"). */
void repeats_find(struct reader *reader);

/* table.c, table_make.c: pieces that are rows (piece->row); and the block of the table whose first row is this piece:
 * the index behind it. */
void tables_find(struct reader *reader);
guint table_make(const struct reader *reader, struct doc *doc, guint first);

/* join.c: pieces that are one paragraph, broken at a width, become one; what stands aside between them becomes a
 * dropped span of it. */
void join_lines(struct reader *reader);

/* given.c, behind the splitting (pieces that somebody told about are not joined): what the user (--as, sidecar) or a
 * Word file's styles say: fills reader->given.  false: a wrong --as. */
bool given_find(struct reader *reader, GError **error);

/* spans.c: advertising inside lines that also hold words of the speech (reader->cuts). */
void spans_find(struct reader *reader);

/* evidence.c: what every piece shows. */
void evidence_find(struct reader *reader);

/* explained.c: evidence and what is given to reader->explanations, with the proofs of what goes. */
void explained_find(struct reader *reader);

/* kinds.c: what kind of line a subtitle is (KIND_NOTE when its words do not show it), or a signature (KIND_NONE). */
enum block_kind kinds_of_subtitle(const struct words *words, const struct piece *piece,
                                  const struct evidence *evidence);
enum block_kind kinds_of_signature(const struct evidence *evidence);

/* blocks.c: pieces and explanations to blocks and dropped text. */
void blocks_make(const struct reader *reader, struct doc *doc);
/* Where the heading of a run-in piece ends: a source offset, 0 when it has none; and why a piece is left out. */
gsize blocks_heading_end(const struct reader *reader, guint index);
const char *blocks_rule_of(const struct reader *reader, guint index);

/* doubts.c: findings about pieces whose reading is not sure, or that went with little proof. */
void doubts_tell(struct reader *reader);
bool doubts_of_drop(const struct reader *reader, guint index);

/* points.c, placeholders.c */
void points_find(const struct words *words, struct doc *doc);
void placeholders_find(const struct words *words, struct doc *doc);

/* dump.c: what the phases have found, a line a piece. */
void pieces_dump(const struct reader *reader, GString *out);
void evidence_dump(const struct reader *reader, GString *out);
void explain_dump(const struct reader *reader, GString *out);
