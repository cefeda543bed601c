/* What the parts of the evidence share while it is collected. */
#pragma once

#include "base/items.h"
#include "read/evidence.h"
#include "read/pieces.h"

/* The pieces that are text, in their order; what stands aside is not seen. */
struct sequence {
  const struct reader *reader;
  const guint *index; /* of the pieces */
  guint count;
};

static inline struct evidence *evidence_at(const struct reader *reader, guint index) {
  g_assert(index < reader->evidence->len);
  return &array_at(reader->evidence, struct evidence, index);
}

/* The piece and the evidence at a place of the sequence. */
static inline const struct piece *sequence_piece(const struct sequence *sequence, guint place) {
  g_assert(place < sequence->count);
  return piece_at(sequence->reader, sequence->index[place]);
}

static inline struct evidence *sequence_evidence(const struct sequence *sequence, guint place) {
  g_assert(place < sequence->count);
  return evidence_at(sequence->reader, sequence->index[place]);
}

static inline bool sequence_has(const struct sequence *sequence, guint place, enum evidence_id id) {
  return evidence_has(sequence_evidence(sequence, place), id);
}

#define sequence_has_any(sequence, place, ...) evidence_has_any(sequence_evidence(sequence, place), __VA_ARGS__)

/* The same of the piece above and of the one below; where there is none, nothing is shown. */
static inline bool sequence_above_has(const struct sequence *sequence, guint place, enum evidence_id id) {
  return place > 0 && sequence_has(sequence, place - 1, id);
}

static inline bool sequence_below_has(const struct sequence *sequence, guint place, enum evidence_id id) {
  return place + 1 < sequence->count && sequence_has(sequence, place + 1, id);
}

#define sequence_above_has_any(sequence, place, ...) ((place) > 0 && sequence_has_any(sequence, (place)-1, __VA_ARGS__))
#define sequence_below_has_any(sequence, place, ...)                                                                   \
  ((place) + 1 < (sequence)->count && sequence_has_any(sequence, (place) + 1, __VA_ARGS__))

/* Whether the piece is surely a site's; above the first and below the last there is none. */
static inline bool sequence_of_site(const struct sequence *sequence, guint place) {
  return place < sequence->count && sequence_evidence(sequence, place)->of_site;
}

static inline void sequence_set(const struct sequence *sequence, guint place, enum evidence_id id) {
  evidence_set(sequence_evidence(sequence, place), id, true);
}

/* evidence_alone.c: what one piece shows alone. */
void evidence_alone(const struct reader *reader, const struct piece *piece, struct evidence *evidence);

/* series.c: the series that heading markers form: markers, forms and facts. */
void evidence_series(const struct sequence *sequence);

/* What is numbered there is no series of the speech. */
void evidence_clear_series(const struct sequence *sequence, guint place);

/* evidence_repeats.c: what stands in the text twice. */
void evidence_repeats(const struct sequence *sequence);

/* evidence_heads.c: titles, salutations and what belongs to them. */
void evidence_heads(const struct sequence *sequence);

/* evidence_papers.c: the title of a paper that a notice sends along, behind who gives the notice and when. */
void evidence_papers(const struct sequence *sequence);

/* evidence_notes.c: notes, which evidence_ends calls for; evidence_ends.c: signatures, attachments, what stands behind
 * the end. */
void evidence_notes(const struct sequence *sequence);
void evidence_ends(const struct sequence *sequence);

/* Of these the signatures: once more when what stands behind the end is known to be no speech. */
void evidence_signatures_again(const struct sequence *sequence);

/* evidence_turns.c: what several people say by turns, around a speech or behind it. */
void evidence_turns(const struct sequence *sequence);

/* evidence_stamps.c: what they write one below another, each under a stamp; and floors that are none of a forum. */
void evidence_house(const struct sequence *sequence);
void evidence_stamps(const struct sequence *sequence);

/* evidence_recording.c: what a recorder of meetings writes down. */
void evidence_recording(const struct sequence *sequence);

/* evidence_turns.c: where the first title begins (`count` when there is none); who speaks by a label at the start of
 * the piece, 用户：… (empty when nobody does, or the label is of something else); whether the piece is what only a
 * speech has, behind its end or before the next one; whether nothing of a speech comes from the place on. */
guint evidence_first_title(const struct sequence *sequence);
struct slice evidence_name_of(const struct sequence *sequence, guint place);
bool evidence_is_of_speech(const struct sequence *sequence, guint place);
bool evidence_is_last_of_all(const struct sequence *sequence, guint place);

/* Marks the piece; it is nothing that is spoken in the speech. */
void evidence_mark(const struct sequence *sequence, guint place, enum evidence_id fact);

/* evidence_places.c: neighbours, and where in the text a piece stands. */
void evidence_places(const struct sequence *sequence);

/* evidence_subheads.c: headings without a number; when all else is known. */
void evidence_subheads(const struct sequence *sequence);

/* evidence_blocks.c: for every piece, whether it is surely a site's (of_site); and the blocks of such pieces above and
 * below what is spoken. */
void evidence_sites(const struct sequence *sequence);
void evidence_blocks(const struct sequence *sequence);

/* The first place of speech; `count` when there is none. */
guint evidence_first_speech(const struct sequence *sequence);

/* evidence_blocks.c: a line directly behind the last words that is worded like a page by the speech's own words is not.
 */
void evidence_own_words(const struct sequence *sequence);

/* Whether the piece at this place is surely a site's by itself; how many kinds of sign it bears that pages have and
 * sentences have not. */
bool evidence_is_site(const struct sequence *sequence, guint place);
guint evidence_count_signs(const struct sequence *sequence, guint place);

/* Whether it is speech by itself: a paragraph, those who are spoken to, a number of a series. */
bool evidence_is_speech(const struct sequence *sequence, guint place);

/* evidence_proofs.c: whether words and shape alone prove that a piece is no part of the speech; whether all that is
 * known of it yet does, and not without them; and, at last, the proofs of every piece, and what never goes. */
bool evidence_proves_alone(const struct evidence *evidence);
bool evidence_proves_with_place(const struct evidence *evidence);
void evidence_proofs(const struct sequence *sequence);

/* The first place that shows the key, by a table of them; `place` itself where it is the first.  Takes the key. */
guint sequence_first_with(GHashTable *firsts, char *key, guint place);

/* The sequence of the reader's pieces.  `index` has room for a number of each and must live as long. */
struct sequence sequence_of(const struct reader *reader, guint *index);

/* evidence.c: what every piece shows alone, into the reader's evidence; and what the pieces show together, but for the
 * proofs. */
void evidence_find_alone(struct reader *reader);
void evidence_find_together(const struct sequence *sequence);
