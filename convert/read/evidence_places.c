/* Where in the text a piece stands, and between what. */
#include "read/sight.h"

/* A line that breaks off in a sentence has this many characters at least. */
#define BROKEN_CHARS 15

/* So many lines with a little of a site's prove one another. */
#define CLUSTER_LINES 2

/* A line that announces others has this many characters at least. */
#define ANNOUNCING_CHARS 4

/* So many labelled lines make a list. */
#define LIST_LINES 2

/* A sentence has this many characters at least. */
#define SAID_CHARS 3

/* What stands apart from a speech has so many blank lines more above it than paragraphs have. */
#define APART_LINES 2

/* So many paragraphs show how a speech is set. */
#define DRESSED_PARAGRAPHS 3

/* A part of a widget that stands on a line of its own. */
#define PART_CHARS 2

bool evidence_is_site(const struct sequence *sequence, guint place) {
  static const enum evidence_id never[] = {EVIDENCE_LABEL_LIST, EVIDENCE_ANNOUNCED,  EVIDENCE_SPOKEN,
                                           EVIDENCE_HEARERS,    EVIDENCE_ATTACHMENT, EVIDENCE_SPEECH_FIRST};
  for (guint i = 0; i < G_N_ELEMENTS(never); i++)
    if (sequence_has(sequence, place, never[i]))
      return false;
  return sequence_has(sequence, place, EVIDENCE_SITE_ALONE);
}

bool evidence_is_speech(const struct sequence *sequence, guint place) {
  if (sequence_has(sequence, place, EVIDENCE_MARKER_LONE) &&
      sequence_evidence(sequence, place)->marker.kind == MARKER_CHAPTER)
    return false; /* of the book that the text is in */
  return sequence_has(sequence, place, EVIDENCE_SPOKEN) || sequence_has(sequence, place, EVIDENCE_HEARERS) ||
         sequence_has(sequence, place, EVIDENCE_SERIES_ALONE) || sequence_has(sequence, place, EVIDENCE_SERIES_RUN_IN);
}

/* Something is said there, though it may be short: a sentence without a word of a page, a farewell. */
static bool is_said(const struct sequence *sequence, guint place) {
  const struct evidence *evidence = sequence_evidence(sequence, place);
  return evidence_is_speech(sequence, place) || evidence_has(evidence, EVIDENCE_SIGNS_DATE) ||
         ((evidence_has(evidence, EVIDENCE_ENDS_STOP) || evidence_has(evidence, EVIDENCE_FAREWELL)) &&
          evidence->junk == 0 && evidence->characters >= SAID_CHARS && !evidence_has(evidence, EVIDENCE_TO_READER) &&
          !evidence_has(evidence, EVIDENCE_SITE_VOICE) && !evidence_has(evidence, EVIDENCE_ASSISTANT) &&
          !evidence_has(evidence, EVIDENCE_IN_ROUND) && !evidence_has(evidence, EVIDENCE_IN_SQUARE));
}

/* The first place of speech; `count` when there is none. */
static guint first_speech(const struct sequence *sequence) {
  guint first = 0;
  while (first < sequence->count && !evidence_is_speech(sequence, first))
    first++;
  return first;
}

/* Shows a little of what pages are adorned and steered with. */
static bool is_weak(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_ODD_SYMBOLS) || sequence_has(sequence, place, EVIDENCE_BLANKS_INSIDE) ||
         sequence_has(sequence, place, EVIDENCE_COUNTER) || sequence_has(sequence, place, EVIDENCE_PAGE_ONLY);
}

/* Behind everything spoken, two or more such lines are a site's together. */
static void find_cluster(const struct sequence *sequence, bool *sites) {
  guint from = sequence->count;
  guint weak = 0;
  while (from > 0 && !evidence_is_speech(sequence, from - 1) &&
         !sequence_has(sequence, from - 1, EVIDENCE_SIGNS_DATE) &&
         !sequence_has(sequence, from - 1, EVIDENCE_ATTACHMENT) && !sequence_has(sequence, from - 1, EVIDENCE_ROW))
    weak += is_weak(sequence, --from);
  for (guint i = from; from > 0 && weak >= CLUSTER_LINES && i < sequence->count; i++)
    sites[i] |= is_weak(sequence, i) && !sequence_has(sequence, i, EVIDENCE_ENDS_STOP);
}

/* Speaks of a page alone, or with more words of a page than others. */
static bool is_of_page(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_PAGE_ONLY) || sequence_has(sequence, place, EVIDENCE_PAGE_TALK);
}

/* For every place, whether it is surely a site's: by itself, by what it speaks of above everything that is spoken or
 * behind the last that is said, or as one or two characters beside such a place (the rest of a widget that was copied
 * in parts). */
static bool *find_sites(const struct sequence *sequence) {
  bool *sites = g_new0(bool, sequence->count + 1);
  guint first = first_speech(sequence);
  guint end = sequence->count;
  while (end > first && !is_said(sequence, end - 1))
    end--;
  for (guint i = 0; i < sequence->count; i++) {
    bool part = i > 0 && sites[i - 1] && sequence_evidence(sequence, i)->characters <= PART_CHARS &&
                !sequence_has(sequence, i, EVIDENCE_ENDS_STOP) && !sequence_has(sequence, i, EVIDENCE_NAME);
    bool outside = i < first || i >= end;
    sites[i] = part || evidence_is_site(sequence, i) || (outside && is_of_page(sequence, i));
  }
  find_cluster(sequence, sites);
  return sites;
}

/* Above and below everything that is speech. */
static void find_edges(const struct sequence *sequence, const bool *sites) {
  guint first = first_speech(sequence);
  if (first == sequence->count) /* there is none */
    return;
  bool site = false;
  for (guint i = 0; i < first; i++) {
    sequence_set(sequence, i, EVIDENCE_ABOVE_ALL);
    site |= sites[i];
  }
  bool below = false;
  for (guint i = first; i-- > 0;) {
    if (below)
      sequence_set(sequence, i, EVIDENCE_ABOVE_SITE);
    below |= sites[i];
  }
  for (guint i = 0; site && i < first; i++) /* what stands directly above a title may belong to it */
    if (sequence_has(sequence, i, EVIDENCE_ABOVE_TITLE) && !sequence_has(sequence, i + 1, EVIDENCE_TITLE_ANCHOR) &&
        !sequence_has(sequence, i + 1, EVIDENCE_TITLE_UPPER))
      sequence_set(sequence, i, EVIDENCE_TOP);
  for (guint i = sequence->count; i-- > 0 && !is_said(sequence, i);)
    sequence_set(sequence, i, EVIDENCE_BELOW_ALL);
  for (guint i = 0; i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_ABOVE_ALL) || sequence_has(sequence, i, EVIDENCE_BELOW_ALL) ||
        sequence_has(sequence, i, EVIDENCE_ABOVE_TITLE) || sequence_has(sequence, i, EVIDENCE_BELOW_FAREWELL))
      sequence_set(sequence, i, EVIDENCE_OUTSIDE);
  if (sequence->count > 0) {
    sequence_set(sequence, 0, EVIDENCE_FIRST);
    sequence_set(sequence, sequence->count - 1, EVIDENCE_LAST);
  }
}

/* Whether something that is surely a site's stands within two places on this side. */
static bool site_beside(const struct sequence *sequence, const bool *sites, guint place, int step) {
  for (int i = 1; i <= 2; i++) {
    gint64 at = (gint64)place + step * i;
    if (at >= 0 && at < sequence->count && sites[at])
      return true;
  }
  return false;
}

static void find_site_beside(const struct sequence *sequence, const bool *sites) {
  for (guint i = 0; i < sequence->count; i++) {
    bool above = site_beside(sequence, sites, i, -1);
    bool below = site_beside(sequence, sites, i, 1);
    if (!above && !below)
      continue;
    sequence_set(sequence, i, EVIDENCE_NEAR_SITE);
    if ((above && below) || (above && i + 2 >= sequence->count) || (below && i < 2))
      sequence_set(sequence, i, EVIDENCE_AMID_SITE);
  }
}

/* The most blank lines above a paragraph of the speech that follows another. */
static guint widest_gap(const struct sequence *sequence) {
  guint widest = 0;
  for (guint i = 1; i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_SPOKEN) && sequence_has(sequence, i - 1, EVIDENCE_SPOKEN))
      widest = MAX(widest, sequence_piece(sequence, i)->blank_lines);
  return widest;
}

/* Whether the piece stands apart from the speech together with a site's text: far below what is above it, and something
 * surely a site's among what follows before `end`. */
static bool stands_apart(const struct sequence *sequence, const bool *sites, guint place, guint end, guint gap) {
  if (sequence_piece(sequence, place)->blank_lines < gap + APART_LINES)
    return false;
  while (place < end && !sites[place])
    place++;
  return place < end;
}

/* Behind something that is surely a site's, when no paragraph of the same speech comes any more: what is numbered there
 * is no series of the speech. */
static void find_below_site(const struct sequence *sequence, const bool *sites) {
  guint gap = widest_gap(sequence);
  for (guint end = sequence->count; end > 0;) {
    guint from = end; /* the pieces behind the last paragraph of a speech */
    while (from > 0 && !evidence_is_speech(sequence, from - 1))
      from--;
    if (from > 0 && from < end && sequence_has(sequence, from - 1, EVIDENCE_SERIES_ALONE) &&
        sequence_has(sequence, from, EVIDENCE_ENDS_STOP)) /* what the last heading is about */
      from++;
    bool below = false;
    for (guint i = from; from > 0 && i < end; i++) {
      below |= stands_apart(sequence, sites, i, end, gap);
      if (below)
        sequence_set(sequence, i, EVIDENCE_BELOW_SITE);
      below |= sites[i] || evidence_proves(sequence_evidence(sequence, i));
    }
    for (guint i = from; below && i < end; i++)
      sequence_set(sequence, i, EVIDENCE_TAIL);
    end = from; /* the speech itself, up to its title */
    while (end > 0 && !sequence_has(sequence, end - 1, EVIDENCE_TITLE_ANCHOR))
      end--;
    while (end > 0 && (sequence_has(sequence, end - 1, EVIDENCE_TITLE_ANCHOR) ||
                       sequence_has(sequence, end - 1, EVIDENCE_TITLE_UPPER)))
      end--;
  }
}

/* Where all paragraphs of the speech are indented, what is not stands there in another dress. */
static void find_dress(const struct sequence *sequence) {
  guint paragraphs = 0, indented = 0;
  for (guint i = 0; i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_SPOKEN) && sequence_piece(sequence, i)->first_in_line) {
      paragraphs++;
      indented += !sequence_has(sequence, i, EVIDENCE_FLUSH);
    }
  bool dressed = paragraphs >= DRESSED_PARAGRAPHS && indented * 10 >= paragraphs * 9;
  for (guint i = first_speech(sequence); dressed && i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_FLUSH) && sequence_piece(sequence, i)->first_in_line)
      sequence_set(sequence, i, EVIDENCE_OTHER_DRESS);
}

/* What is said above a title is not the speech: it has not begun. */
static void find_said_above(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count && sequence_has(sequence, i, EVIDENCE_ABOVE_ALL); i++) {
    bool cry = sequence_has(sequence, i, EVIDENCE_ENDS_CRY) && !sequence_has(sequence, i, EVIDENCE_COMMA_INSIDE);
    bool said =
        (sequence_has(sequence, i, EVIDENCE_ENDS_STOP) && !cry) || sequence_has(sequence, i, EVIDENCE_ENDS_COLON);
    if (said && sequence_has(sequence, i, EVIDENCE_ABOVE_TITLE) && !sequence_has(sequence, i, EVIDENCE_IN_ROUND) &&
        !sequence_has(sequence, i, EVIDENCE_MARKER) && !sequence_has(sequence, i, EVIDENCE_SPEECH_KIND))
      sequence_set(sequence, i, EVIDENCE_SAID_ABOVE);
  }
}

/* Times, addresses and figures on lines of their own belong to the speech when it announces them: 安排是这样的： */
static void find_announced(const struct sequence *sequence, const bool *sites) {
  static const enum evidence_id kinds[] = {EVIDENCE_CLOCK, EVIDENCE_NET_ADDRESS, EVIDENCE_LABEL, EVIDENCE_FIGURES_ALONE,
                                           EVIDENCE_COUNTER};
  guint first = first_speech(sequence);
  for (guint i = 1; i < sequence->count; i++) {
    bool announces = sequence_has(sequence, i - 1, EVIDENCE_ENDS_COLON) && !sites[i - 1] &&
                     !sequence_has(sequence, i - 1, EVIDENCE_HEARERS) &&
                     !sequence_has(sequence, i - 1, EVIDENCE_TO_READER) &&
                     !sequence_has(sequence, i - 1, EVIDENCE_SITE_VOICE) && i > first &&
                     sequence_evidence(sequence, i - 1)->characters >= ANNOUNCING_CHARS;
    bool follows = sequence_has(sequence, i - 1, EVIDENCE_ANNOUNCED);
    bool site = sequence_has(sequence, i, EVIDENCE_HIDDEN) || sequence_has(sequence, i, EVIDENCE_SITE_VOICE);
    for (guint kind = 0; !site && kind < G_N_ELEMENTS(kinds); kind++)
      if (sequence_has(sequence, i, kinds[kind]) &&
          (announces || (follows && sequence_has(sequence, i - 1, kinds[kind]))))
        sequence_set(sequence, i, EVIDENCE_ANNOUNCED);
  }
}

/* Name and time on a line of their own, twice or more: a chat.  Behind the end they open what others said. */
static void find_chat(const struct sequence *sequence) {
  guint stamps = 0;
  guint last = 0;
  for (guint i = 0; i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_ENDS_CLOCK) && !sequence_has(sequence, i, EVIDENCE_LABEL)) {
      stamps++;
      last = i;
    }
  for (guint i = 0; stamps >= 2 && i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_ENDS_CLOCK) && !sequence_has(sequence, i, EVIDENCE_LABEL))
      sequence_set(sequence, i, EVIDENCE_CHAT_STAMP);
  for (guint i = last + 1; stamps >= 2 && sequence_has(sequence, last, EVIDENCE_BELOW_ALL) && i < sequence->count; i++)
    sequence_set(sequence, i, EVIDENCE_CHAT);
}

/* Whether the line is one label and its value. */
static bool is_labelled(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_LABEL) && !sequence_has(sequence, place, EVIDENCE_LABELS) &&
         !sequence_has(sequence, place, EVIDENCE_SITE_VOICE) && !sequence_has(sequence, place, EVIDENCE_HIDDEN) &&
         !sequence_has(sequence, place, EVIDENCE_IN_SQUARE) && !sequence_has(sequence, place, EVIDENCE_IN_ROUND);
}

/* Whether a sentence of the speech stands there: it can announce a list, or go on behind it. */
static bool is_sentence(const struct sequence *sequence, guint place) {
  return evidence_is_speech(sequence, place) ||
         ((sequence_has(sequence, place, EVIDENCE_ENDS_STOP) || sequence_has(sequence, place, EVIDENCE_ENDS_COLON)) &&
          !sequence_has(sequence, place, EVIDENCE_SITE_VOICE) && !evidence_is_site(sequence, place));
}

/* Two or more labelled lines in a row between sentences of the speech are a list that it reads out. */
static void find_label_lists(const struct sequence *sequence) {
  guint first = first_speech(sequence);
  for (guint i = 1; i < sequence->count; i++) {
    guint end = i;
    while (end < sequence->count && is_labelled(sequence, end))
      end++;
    bool list = end - i >= LIST_LINES && end < sequence->count && is_sentence(sequence, i - 1) &&
                is_sentence(sequence, end) && i > first;
    for (guint k = i; list && k < end; k++)
      sequence_set(sequence, k, EVIDENCE_LABEL_LIST);
    i = MAX(i, end > i ? end - 1 : i);
  }
}

/* A time of day, and what is done then. */
static bool is_appointment(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_CLOCK) && !sequence_has(sequence, place, EVIDENCE_YEAR_DAY) &&
         !sequence_has(sequence, place, EVIDENCE_NO_HAN) && !sequence_has(sequence, place, EVIDENCE_ENDS_CLOCK) &&
         !sequence_has(sequence, place, EVIDENCE_LABEL_STAMP);
}

/* Two or more of them in a row below the beginning are what the speech announces. */
static void find_schedules(const struct sequence *sequence) {
  for (guint i = first_speech(sequence) + 1; i < sequence->count; i++)
    if (is_appointment(sequence, i) && is_appointment(sequence, i - 1)) {
      sequence_set(sequence, i - 1, EVIDENCE_LABEL_LIST);
      sequence_set(sequence, i, EVIDENCE_LABEL_LIST);
    }
}

/* The title of a lesson about writing above everything, and the sample that follows the lesson below; or such a title
 * behind the end, and everything below it. */
static void find_lesson(const struct sequence *sequence) {
  for (guint i = 0; i < MIN(sequence->count, 6); i++) {
    if (!sequence_has(sequence, i, EVIDENCE_LESSON_TITLE) || evidence_is_site(sequence, i))
      continue;
    guint sample = i + 1;
    while (sample < sequence->count && !sequence_has(sequence, sample, EVIDENCE_SAMPLE_LABEL) &&
           !sequence_has(sequence, sample, EVIDENCE_TITLE_ANCHOR) &&
           !sequence_has(sequence, sample, EVIDENCE_HEARERS) && !sequence_has(sequence, sample, EVIDENCE_PART_LABEL))
      sample++;
    bool found = sample < sequence->count && !sequence_has(sequence, sample, EVIDENCE_HEARERS);
    for (guint k = i; found && k < sample; k++)
      if (!sequence_has(sequence, k, EVIDENCE_TITLE_UPPER))
        sequence_set(sequence, k, EVIDENCE_IN_LESSON);
    break;
  }
  for (guint i = sequence->count;
       i-- > 0 && !sequence_has(sequence, i, EVIDENCE_HEARERS) && !sequence_has(sequence, i, EVIDENCE_TITLE_ANCHOR);)
    if (sequence_has(sequence, i, EVIDENCE_LESSON_TITLE) && sequence_has(sequence, i, EVIDENCE_BELOW_SITE))
      for (guint k = i; k < sequence->count; k++)
        sequence_set(sequence, k, EVIDENCE_IN_LESSON);
}

/* Long enough for a line of a paragraph, and no stop ends it. */
static bool breaks_off(const struct sequence *sequence, guint place) {
  return sequence_evidence(sequence, place)->characters >= BROKEN_CHARS &&
         sequence_has(sequence, place, EVIDENCE_COMMA_INSIDE) &&
         (sequence_has(sequence, place, EVIDENCE_ENDS_PAUSE) ||
          (sequence_has(sequence, place, EVIDENCE_ENDS_OPEN) && !evidence_is_site(sequence, place))) &&
         !sequence_has(sequence, place, EVIDENCE_LABEL) && !sequence_has(sequence, place, EVIDENCE_MARKER) &&
         !sequence_has(sequence, place, EVIDENCE_SITE_VOICE) &&
         !sequence_has(sequence, place, EVIDENCE_BLANKS_INSIDE) &&
         !sequence_has(sequence, place, EVIDENCE_ODD_SYMBOLS) && !sequence_has(sequence, place, EVIDENCE_IN_SQUARE);
}

/* What stands where a sentence goes on, from the line above or into the one below, is no line by itself. */
static void find_broken(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++) {
    if (i > 0 && sequence_has(sequence, i - 1, EVIDENCE_SERIES_ALONE))
      sequence_set(sequence, i, EVIDENCE_BELOW_HEADING);
    if (!breaks_off(sequence, i))
      continue;
    bool spoken = (i > 0 && sequence_has(sequence, i - 1, EVIDENCE_SPOKEN)) ||
                  (i + 1 < sequence->count && sequence_has(sequence, i + 1, EVIDENCE_SPOKEN));
    bool goes_on = i + 1 < sequence->count && sequence_piece(sequence, i + 1)->blank_lines == 0 &&
                   sequence_piece(sequence, i + 1)->indent <= sequence_piece(sequence, i)->indent;
    if (spoken || goes_on)
      sequence_set(sequence, i, EVIDENCE_MID_SENTENCE);
    if (goes_on &&
        (sequence_has(sequence, i, EVIDENCE_ENDS_PAUSE) || sequence_has(sequence, i + 1, EVIDENCE_ENDS_STOP)))
      sequence_set(sequence, i + 1, EVIDENCE_MID_SENTENCE);
  }
}

/* What the piece before and the piece behind show. */
static void find_neighbours(const struct sequence *sequence, const bool *sites) {
  static const struct {
    enum evidence_id shows, before, behind;
  } facts[] = {{EVIDENCE_SPOKEN, EVIDENCE_PREVIOUS_SPOKEN, EVIDENCE_NEXT_SPOKEN},
               {EVIDENCE_HEARERS, EVIDENCE_PREVIOUS_HEARERS, EVIDENCE_NEXT_HEARERS},
               {EVIDENCE_TITLE_ANCHOR, EVIDENCE_PREVIOUS_TITLE, EVIDENCE_NEXT_TITLE},
               {EVIDENCE_DATE, EVIDENCE_PREVIOUS_DATE, EVIDENCE_NEXT_DATE},
               {EVIDENCE_ENDS_OPEN, EVIDENCE_PREVIOUS_OPEN, EVIDENCE_COUNT},
               {EVIDENCE_MARKER, EVIDENCE_COUNT, EVIDENCE_NEXT_MARKER}};
  for (guint i = 0; i < sequence->count; i++)
    for (guint fact = 0; fact < G_N_ELEMENTS(facts); fact++) {
      if (!sequence_has(sequence, i, facts[fact].shows))
        continue;
      if (i + 1 < sequence->count && facts[fact].before != EVIDENCE_COUNT)
        sequence_set(sequence, i + 1, facts[fact].before);
      if (i > 0 && facts[fact].behind != EVIDENCE_COUNT)
        sequence_set(sequence, i - 1, facts[fact].behind);
    }
  for (guint i = 0; i < sequence->count; i++) {
    if (i > 0 && sites[i - 1])
      sequence_set(sequence, i, EVIDENCE_PREVIOUS_SITE);
    if (i + 1 < sequence->count && sites[i + 1])
      sequence_set(sequence, i, EVIDENCE_NEXT_SITE);
    if (sequence_has(sequence, i, EVIDENCE_PREVIOUS_SPOKEN) && sequence_has(sequence, i, EVIDENCE_NEXT_SPOKEN))
      sequence_set(sequence, i, EVIDENCE_BETWEEN);
  }
}

void evidence_places(const struct sequence *sequence) {
  find_label_lists(sequence);
  find_schedules(sequence);
  bool *before = find_sites(sequence);
  find_announced(sequence, before);
  g_free(before);
  g_autofree bool *sites = find_sites(sequence); /* what is announced is none */
  find_edges(sequence, sites);
  find_site_beside(sequence, sites);
  find_below_site(sequence, sites);
  find_said_above(sequence);
  find_dress(sequence);
  find_chat(sequence);
  find_lesson(sequence);
  find_broken(sequence);
  find_neighbours(sequence, sites);
}
