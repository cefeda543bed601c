/* Headings without a number: short lines that no mark ends, each above paragraphs of its own, several in a text.  All
 * of a manner or none, as with numbers (series.c). */
#include "read/reader_words.h"
#include "read/sight.h"
#include "text/marker.h"

/* Lengths in characters: of such a line, and of one that something marks as one. */
#define PLAIN_CHARS 24
#define MARKED_CHARS 44

/* So many lines make a manner; where something marks them, two do. */
#define PLAIN_LINES 3
#define MARKED_LINES 2

/* How they are marked: not at all, 【…】, **…**, 一是…, 第一，…. */
enum manner { MANNER_PLAIN, MANNER_SQUARE, MANNER_BOLD, MANNER_SERIES, MANNER_ORDINAL, MANNERS };

/* What the lines of one manner have in common. */
struct votes {
  guint heads;     /* that stand as headings do */
  guint announced; /* of them, below a colon: what is said or sung, but for the first, where the heads are announced */
  guint others;    /* that do not stand so */
  guint last;      /* the number of the last one */
  guint8 level;    /* of the headings, 0: not known yet */
};

static struct marker point_of(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return marker_point(piece->text, piece->length, 0);
}

static enum manner manner_of(const struct sequence *sequence, guint place) {
  const enum marker_kind kind = point_of(sequence, place).kind;
  if (kind == MARKER_SERIES || kind == MARKER_ORDINAL)
    return kind == MARKER_SERIES ? MANNER_SERIES : MANNER_ORDINAL;
  if (sequence_has(sequence, place, EVIDENCE_IN_SQUARE))
    return MANNER_SQUARE;
  return sequence_piece(sequence, place)->bold ? MANNER_BOLD : MANNER_PLAIN;
}

/* Whether the line has the words of a heading: no figure or sign before them, nothing of a page, of a stage or of a
 * signature. */
static bool is_worded_as_head(const struct sequence *sequence, guint place) {
  const struct evidence *evidence = sequence_evidence(sequence, place);
  const gunichar first = chars_at(sequence_piece(sequence, place)->text);
  return (chars_is_han(first) || chars_is_opening(first)) && evidence_has(evidence, EVIDENCE_ENDS_OPEN) &&
         evidence_has(evidence, EVIDENCE_TITLE_LIKE) && evidence->junk == 0 && !evidence->of_site &&
         !evidence_has_any(evidence, EVIDENCE_MARKER, EVIDENCE_ROW, EVIDENCE_ROLE_MARK, EVIDENCE_NOTE_MARK,
                           EVIDENCE_HEARERS_ROW, EVIDENCE_LISTED, EVIDENCE_SPLIT, EVIDENCE_ODD_SYMBOLS,
                           EVIDENCE_LATIN_HALF, EVIDENCE_BLANKS_INSIDE, EVIDENCE_PART_LABEL, EVIDENCE_STAGE,
                           EVIDENCE_OUTLINE) &&
         !evidence_has_any(evidence, EVIDENCE_TITLE_ANCHOR, EVIDENCE_TITLE_UPPER, EVIDENCE_ABOVE_TITLE,
                           EVIDENCE_ANNOUNCED, EVIDENCE_IN_ATTACHMENT, EVIDENCE_IN_NOTES, EVIDENCE_BELOW_ALL,
                           EVIDENCE_SIGNS_ABOVE, EVIDENCE_SIGNS_ALONE);
}

/* Whether the line could be such a heading by itself, wherever it stands.  One that nothing marks names nobody and has
 * no clauses. */
static bool is_shaped_as_head(const struct sequence *sequence, guint place) {
  const guint chars = sequence_evidence(sequence, place)->characters;
  if (!is_worded_as_head(sequence, place))
    return false;
  if (manner_of(sequence, place) != MANNER_PLAIN)
    return chars <= MARKED_CHARS;
  return chars <= PLAIN_CHARS &&
         !sequence_has_any(sequence, place, EVIDENCE_COMMA_INSIDE, EVIDENCE_NAME, EVIDENCE_OFFICE, EVIDENCE_ORGAN_NAME,
                           EVIDENCE_SPEECH_KIND, EVIDENCE_LABEL, EVIDENCE_HEARERS_LOOSE, EVIDENCE_TITLE_QUOTED);
}

/* Whether a paragraph is below the line.  It is longer: where a sentence was broken at a width, its rest is as long as
 * the line at most. */
static bool is_above_paragraph(const struct sequence *sequence, guint place) {
  return sequence_below_has_any(sequence, place, EVIDENCE_SPOKEN, EVIDENCE_ENDS_STOP) &&
         !sequence_below_has(sequence, place, EVIDENCE_MARKER) &&
         sequence_evidence(sequence, place + 1)->characters > sequence_evidence(sequence, place)->characters;
}

/* Whether it stands as a heading does: behind what has ended, and above a paragraph, or where it is marked above a
 * heading with a number. */
static bool stands_as_head(const struct sequence *sequence, guint place) {
  const bool above_number = manner_of(sequence, place) != MANNER_PLAIN &&
                            sequence_below_has_any(sequence, place, EVIDENCE_SERIES_ALONE, EVIDENCE_SERIES_RUN_IN);
  return !sequence_has(sequence, place, EVIDENCE_REPEATED) && (above_number || is_above_paragraph(sequence, place)) &&
         sequence_above_has_any(sequence, place, EVIDENCE_SPOKEN, EVIDENCE_GREETING, EVIDENCE_ENDS_STOP,
                                EVIDENCE_ENDS_COLON, EVIDENCE_SERIES_ALONE, EVIDENCE_TITLE_ANCHOR, EVIDENCE_HEAD,
                                EVIDENCE_OPENS_SPEECH);
}

static bool is_head(const struct sequence *sequence, guint place) {
  return is_shaped_as_head(sequence, place) && stands_as_head(sequence, place);
}

/* Counts the line among those of its manner: a paragraph that begins with 一是 is one that does not stand as a heading.
 * A line directly below the title proves nothing. */
static void count(const struct sequence *sequence, guint place, struct votes *votes) {
  const enum manner manner = manner_of(sequence, place);
  struct votes *all = &votes[manner];
  if (sequence_has(sequence, place, EVIDENCE_HEAD))
    return;
  const bool numbered = manner >= MANNER_SERIES;
  const guint number = point_of(sequence, place).number;
  const bool head = is_head(sequence, place) && (!numbered || number == all->last + 1);
  all->heads += head;
  all->announced += head && sequence_above_has(sequence, place, EVIDENCE_ENDS_COLON) &&
                    !sequence_above_has(sequence, place, EVIDENCE_OPENS_SPEECH);
  all->others += !head && (numbered || is_shaped_as_head(sequence, place));
  all->last = number;
}

static bool hold(const struct votes *votes, enum manner manner) {
  const struct votes *all = &votes[manner];
  const bool plain = manner == MANNER_PLAIN;
  return all->others == 0 && all->heads >= (plain ? PLAIN_LINES : MARKED_LINES) && (!plain || all->announced <= 1);
}

/* Whether somebody tells what is done, or who speaks by turns, or leads through an evening: what stands alone there is
 * what comes next. */
static bool is_script(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++) {
    const struct piece *piece = sequence_piece(sequence, i);
    if (sequence_has_any(sequence, i, EVIDENCE_ROLE_MARK, EVIDENCE_DONE, EVIDENCE_DONE_SQUARE, EVIDENCE_STAGE))
      return true;
    if (sequence_has(sequence, i, EVIDENCE_TITLE_ANCHOR) &&
        words_has(sequence->reader->words, WORDS_HOSTS_KINDS, piece->text, piece->length))
      return true;
  }
  return false;
}

/* The level of the heading above the place, 0 where there is none. */
static guint8 level_above(const struct sequence *sequence, guint place) {
  while (place-- > 0)
    if (sequence_has_any(sequence, place, EVIDENCE_SERIES_ALONE, EVIDENCE_SERIES_RUN_IN))
      return (guint8)sequence_evidence(sequence, place)->marker.level;
  return 0;
}

void evidence_subheads(const struct sequence *sequence) {
  struct votes votes[MANNERS] = {0};
  const bool script = is_script(sequence);
  for (guint i = 0; i < sequence->count && !script; i++)
    count(sequence, i, votes);
  for (guint i = 0; i < sequence->count; i++) {
    const enum manner manner = manner_of(sequence, i);
    if (!hold(votes, manner) || !is_head(sequence, i))
      continue;
    if (votes[manner].level == 0)
      votes[manner].level = level_above(sequence, i) + 1;
    sequence_evidence(sequence, i)->rank = votes[manner].level;
    sequence_set(sequence, i, EVIDENCE_SUBHEAD);
  }
}
