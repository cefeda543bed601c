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

/* How they are marked: not at all, 【…】, ★…, **…**; by what counts: 一是…, 第一，…, 关键词一：…. */
enum manner {
  MANNER_PLAIN,
  MANNER_SQUARE,
  MANNER_SIGN,
  MANNER_BOLD,
  MANNER_SERIES,
  MANNER_ORDINAL,
  MANNER_NAMED,
  MANNERS
};

/* What the lines of one manner have in common. */
struct votes {
  guint heads;     /* that stand as headings do */
  guint announced; /* of them, below a colon: what is said or sung, but for the first, where the heads are announced */
  guint others;    /* that do not stand so */
  guint last;      /* the number of the last one */
  guint8 level;    /* of the headings, 0: not known yet */
};

/* The number that the line opens with, and how it does; 0 where it opens with none. */
static guint number_of(const struct sequence *sequence, guint place, enum manner *manner) {
  const struct piece *piece = sequence_piece(sequence, place);
  const struct marker point = marker_point(piece->text, piece->length, 0);
  const struct marker named = marker_named(piece->text, piece->length);
  *manner = point.kind == MARKER_SERIES ? MANNER_SERIES : point.kind == MARKER_ORDINAL ? MANNER_ORDINAL : MANNER_NAMED;
  return *manner == MANNER_NAMED ? named.number : point.number;
}

static enum manner manner_of(const struct sequence *sequence, guint place) {
  enum manner counted;
  if (number_of(sequence, place, &counted) > 0)
    return counted; /* whatever its words: 关键词一：… */
  if (sequence_has(sequence, place, EVIDENCE_IN_SQUARE))
    return MANNER_SQUARE;
  if (g_unichar_type(chars_at(sequence_piece(sequence, place)->text)) == G_UNICODE_OTHER_SYMBOL)
    return MANNER_SIGN;
  return sequence_piece(sequence, place)->bold ? MANNER_BOLD : MANNER_PLAIN;
}

/* Whether the line has the words of a heading: nothing of a page, of a stage or of a signature. */
static bool is_worded_as_head(const struct sequence *sequence, guint place) {
  const struct evidence *evidence = sequence_evidence(sequence, place);
  return evidence_has(evidence, EVIDENCE_ENDS_OPEN) && evidence_has(evidence, EVIDENCE_TITLE_LIKE) &&
         !evidence->of_site &&
         !evidence_has_any(evidence, EVIDENCE_MARKER, EVIDENCE_ROW, EVIDENCE_ROLE_MARK, EVIDENCE_NOTE_MARK,
                           EVIDENCE_HEARERS_ROW, EVIDENCE_LISTED, EVIDENCE_SPLIT, EVIDENCE_LATIN_HALF,
                           EVIDENCE_BLANKS_INSIDE, EVIDENCE_PART_LABEL, EVIDENCE_STAGE, EVIDENCE_OUTLINE) &&
         !evidence_has_any(evidence, EVIDENCE_TITLE_ANCHOR, EVIDENCE_TITLE_UPPER, EVIDENCE_ABOVE_TITLE,
                           EVIDENCE_AT_MEETING, EVIDENCE_ANNOUNCED, EVIDENCE_IN_ATTACHMENT, EVIDENCE_IN_NOTES,
                           EVIDENCE_BELOW_ALL, EVIDENCE_SIGNS_ABOVE, EVIDENCE_SIGNS_ALONE);
}

/* Whether the line could be such a heading by itself, wherever it stands.  One that does not count has
 * no word of a page, one that nothing marks opens with a word and has no clauses; directly below the title it names
 * nobody. */
static bool is_shaped_as_head(const struct sequence *sequence, guint place) {
  const guint chars = sequence_evidence(sequence, place)->characters;
  const gunichar first = chars_at(sequence_piece(sequence, place)->text);
  if (!is_worded_as_head(sequence, place))
    return false;
  if (sequence_has(sequence, place, EVIDENCE_HEAD) &&
      sequence_has_any(sequence, place, EVIDENCE_NAME, EVIDENCE_OFFICE, EVIDENCE_ORGAN_NAME, EVIDENCE_SPEECH_KIND))
    return false;
  const enum manner manner = manner_of(sequence, place);
  if (manner < MANNER_SERIES && sequence_evidence(sequence, place)->junk > 0)
    return false;
  if (manner != MANNER_PLAIN)
    return chars <= MARKED_CHARS;
  return chars <= PLAIN_CHARS && (chars_is_han(first) || chars_is_opening(first)) &&
         !sequence_has_any(sequence, place, EVIDENCE_COMMA_INSIDE, EVIDENCE_OPENS_TITLE, EVIDENCE_LABEL,
                           EVIDENCE_ODD_SYMBOLS, EVIDENCE_HEARERS_LOOSE, EVIDENCE_TITLE_QUOTED);
}

/* Whether a paragraph is below the line, or a sentence that announces a list.  It is longer: where a sentence was
 * broken at a width, its rest is as long as the line at most. */
static bool is_above_paragraph(const struct sequence *sequence, guint place) {
  const bool announces = sequence_below_has(sequence, place, EVIDENCE_ENDS_COLON) &&
                         sequence_below_has(sequence, place, EVIDENCE_COMMA_INSIDE) &&
                         !sequence_below_has(sequence, place, EVIDENCE_HEARERS);
  return (announces || sequence_below_has_any(sequence, place, EVIDENCE_SPOKEN, EVIDENCE_ENDS_STOP)) &&
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
  enum manner counted;
  const guint number = number_of(sequence, place, &counted);
  const bool numbered = number > 0;
  struct votes *all = &votes[manner_of(sequence, place)];
  if (sequence_has(sequence, place, EVIDENCE_HEAD))
    return;
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
