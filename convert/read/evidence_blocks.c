/* What is surely a site's, and the blocks of lines that stand with it: above everything that is spoken, behind the last
 * that is said. */
#include "read/persons.h"
#include "read/sight.h"
#include "read/wording.h"

/* A sentence has this many characters at least. */
#define SAID_CHARS 3

/* What stands apart from a speech has so many blank lines more above it than paragraphs have. */
#define APART_LINES 2

/* A part of a widget that stands on a line of its own. */
#define PART_CHARS 2

/* So many lines with a little of a site's prove one another. */
#define CLUSTER_LINES 2

/* A name behind a label has at most this many characters. */
#define CREDIT_CHARS 4

/* So many lines behind what is said last may be last words without a stop; so many paragraphs above them tell which
 * words are the speech's own. */
#define LAST_WORDS 2
#define OWN_PARAGRAPHS 40

/* The kinds of sign that labels are, and names of who made the page (signs_of_page). */
#define SIGN_LABEL 16
#define SIGN_CREDIT 16384

bool evidence_is_site(const struct sequence *sequence, guint place) {
  if (sequence_has_any(sequence, place, EVIDENCE_LABEL_LIST, EVIDENCE_ANNOUNCED, EVIDENCE_SPOKEN, EVIDENCE_HEARERS,
                       EVIDENCE_ATTACHMENT, EVIDENCE_SPEECH_FIRST))
    return false;
  return sequence_has(sequence, place, EVIDENCE_SITE_ALONE);
}

bool evidence_is_speech(const struct sequence *sequence, guint place) {
  if (sequence_has(sequence, place, EVIDENCE_MARKER_LONE) &&
      sequence_evidence(sequence, place)->marker.kind == MARKER_CHAPTER)
    return false; /* of the book that the text is in */
  return sequence_has_any(sequence, place, EVIDENCE_SPOKEN, EVIDENCE_HEARERS, EVIDENCE_ROLE_MARK,
                          EVIDENCE_SERIES_ALONE, EVIDENCE_SERIES_RUN_IN);
}

/* Something is said there, though it may be short: a sentence without a word of a page, a farewell. */
static bool is_said(const struct sequence *sequence, guint place) {
  const struct evidence *evidence = sequence_evidence(sequence, place);
  if (evidence_has_any(evidence, EVIDENCE_CHAT, EVIDENCE_DIALOGUE, EVIDENCE_MAIL))
    return false; /* it is said, but not in the speech */
  if (evidence_has(evidence, EVIDENCE_YEAR_DAY) && evidence_has(evidence, EVIDENCE_CLOCK) &&
      evidence_is_site(sequence, place))
    return false; /* 小雨 2016-5-4 07:30　好孝顺！ */
  if (evidence_has(evidence, EVIDENCE_NO_HAN) && !evidence_has(evidence, EVIDENCE_ENDS_STOP))
    return false; /* Powered by Acme! X3.2 */
  return evidence_is_speech(sequence, place) || evidence_has(evidence, EVIDENCE_SIGNS_DATE) ||
         (evidence_has_any(evidence, EVIDENCE_ENDS_STOP, EVIDENCE_STOP_INSIDE, EVIDENCE_FAREWELL) &&
          evidence->junk == 0 && evidence->characters >= SAID_CHARS &&
          !evidence_has_any(evidence, EVIDENCE_TO_READER, EVIDENCE_SITE_VOICE, EVIDENCE_ASSISTANT, EVIDENCE_IN_ROUND,
                            EVIDENCE_IN_SQUARE));
}

/* The first place of speech; `count` when there is none. */
guint evidence_first_speech(const struct sequence *sequence) {
  guint first = 0;
  while (first < sequence->count && !evidence_is_speech(sequence, first))
    first++;
  return first;
}

/* What pages are adorned and steered with, in the line: a bit for each kind of it. */
static guint signs_of_page(const struct sequence *sequence, guint place) {
  static const struct {
    enum evidence_id fact;
    guint kind;
  } signs[] = {{EVIDENCE_ODD_SYMBOLS, 1},
               {EVIDENCE_OPENS_SYMBOL, 1},
               {EVIDENCE_BAR, 1},
               {EVIDENCE_BLANKS_INSIDE, 2},
               {EVIDENCE_COUNTER, 4},
               {EVIDENCE_PAGE_ONLY, 8},
               {EVIDENCE_PAGE_TALK, 8},
               {EVIDENCE_LABEL_STAMP, SIGN_LABEL},
               {EVIDENCE_LABELS, SIGN_LABEL},
               {EVIDENCE_LABEL_CREDIT, SIGN_CREDIT},
               {EVIDENCE_NET_ADDRESS, 32},
               {EVIDENCE_YEAR_DAY, 64},
               {EVIDENCE_CLOCK, 64},
               {EVIDENCE_IN_SQUARE, 128},
               {EVIDENCE_IN_DASHES, 128},
               {EVIDENCE_LABEL, SIGN_LABEL},
               {EVIDENCE_NO_HAN, 256},
               {EVIDENCE_TITLE_QUOTED, 512},
               {EVIDENCE_TAGS, 128},
               {EVIDENCE_ENTRY, 1024},
               {EVIDENCE_OTHER_TITLE, 2048},
               {EVIDENCE_MENU, 4096},
               {EVIDENCE_PRICE, 8192},
               {EVIDENCE_PAGE_WORDED_WELL, 32768}};
  guint kinds = 0;
  bool sentence = sequence_has_any(sequence, place, EVIDENCE_ENDS_STOP, EVIDENCE_STOP_INSIDE, EVIDENCE_ANNOUNCED);
  for (guint i = 0; !sentence && i < G_N_ELEMENTS(signs); i++)
    if (sequence_has(sequence, place, signs[i].fact))
      kinds |= signs[i].kind;
  return kinds;
}

guint evidence_count_signs(const struct sequence *sequence, guint place) {
  return (guint)__builtin_popcount(signs_of_page(sequence, place));
}

/* Whether a name stands last behind the line's label: 撰文：吴桥生 */
static bool is_credit(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  const char *end = piece->text + piece->length;
  const char *p = end;
  guint chars = 0;
  for (; p > piece->text && chars <= CREDIT_CHARS; p = g_utf8_prev_char(p), chars++) {
    gunichar c = chars_before(piece->text, p);
    if (c == ':' || c == 0xFF1A || c == 0x3001 || chars_is_blank(c))
      break;
  }
  return persons_is_name(sequence->reader->words, p, (gsize)(end - p));
}

/* Whether nothing but a label of its own makes the line look like a page's: last words may have one. */
static bool is_only_labelled(const struct sequence *sequence, guint place) {
  return signs_of_page(sequence, place) == SIGN_LABEL &&
         !sequence_has_any(sequence, place, EVIDENCE_LABEL_STAMP, EVIDENCE_LABELS) && !is_credit(sequence, place);
}

/* The first place from `from` up to `end`, behind what is said, that bears a sign of a page. */
static guint first_sign(const struct sequence *sequence, guint from, guint end) {
  while (from < end && (signs_of_page(sequence, from) == 0 || is_only_labelled(sequence, from)))
    from++;
  return from;
}

/* An entry of a list of texts, or behind a farewell what something costs. */
static bool is_offered(const struct sequence *sequence, guint place) {
  bool sold = sequence_has(sequence, place, EVIDENCE_PRICE) && sequence_has(sequence, place, EVIDENCE_BELOW_FAREWELL);
  return (sold || sequence_has(sequence, place, EVIDENCE_ENTRY)) && !sequence_has(sequence, place, EVIDENCE_ANNOUNCED);
}

/* Behind everything that is said, two or more lines with different signs of a page, or as entries of one list of texts,
 * are a site's together. */
static void find_cluster(const struct sequence *sequence, bool *sites) {
  guint from = sequence->count;
  guint lines = 0, kinds = 0, entries = 0;
  while (from > 0 && !is_said(sequence, from - 1) &&
         !sequence_has_any(sequence, from - 1, EVIDENCE_ATTACHMENT, EVIDENCE_ROW))
    entries += is_offered(sequence, --from);
  guint first = first_sign(sequence, from, sequence->count);
  for (guint i = first; i < sequence->count; i++) {
    lines += signs_of_page(sequence, i) > 0;
    kinds |= signs_of_page(sequence, i);
  }
  bool several = (lines >= CLUSTER_LINES && __builtin_popcount(kinds) > 1) || entries >= CLUSTER_LINES;
  for (guint i = first; from > 0 && several && i < sequence->count; i++)
    sites[i] |= signs_of_page(sequence, i) > 0;
}

/* Behind everything that is said. */
static guint end_of_said(const struct sequence *sequence, guint first) {
  guint end = sequence->count;
  while (end > first && !is_said(sequence, end - 1))
    end--;
  return end;
}

void evidence_own_words(const struct sequence *sequence) {
  guint first = evidence_first_speech(sequence);
  guint end = end_of_said(sequence, first);
  g_autoptr(GString) own = g_string_new(NULL);
  for (guint i = end - first > OWN_PARAGRAPHS ? end - OWN_PARAGRAPHS : first; i < end; i++)
    g_string_append_len(own, sequence_piece(sequence, i)->text, (gssize)sequence_piece(sequence, i)->length);
  for (guint i = end; first < end && i < MIN(end + LAST_WORDS, sequence->count); i++) {
    if (!sequence_has(sequence, i, EVIDENCE_PAGE_WORDED_WELL))
      continue;
    const struct piece *piece = sequence_piece(sequence, i);
    struct wording_sum sum = wording_weigh(sequence->reader->wording, piece->text, piece->length, own->str);
    if (!wording_is_page(sum, sequence_has(sequence, i, EVIDENCE_COMMA_INSIDE)))
      evidence_clear(sequence_evidence(sequence, i), EVIDENCE_PAGE_WORDED_WELL);
  }
}

/* For every place, whether it is surely a site's: by itself, by what it speaks of above everything that is spoken or
 * behind the last that is said, or as one or two characters beside such a place (the rest of a widget that was copied
 * in parts).  How the last line is worded proves nothing where nothing else is a site's. */
bool *evidence_sites(const struct sequence *sequence) {
  bool *sites = g_new0(bool, sequence->count + 1);
  guint first = evidence_first_speech(sequence);
  guint end = end_of_said(sequence, first);
  guint proven = 0;
  for (guint i = 0; i < sequence->count; i++) {
    bool part = i > 0 && sites[i - 1] && sequence_evidence(sequence, i)->characters <= PART_CHARS &&
                !sequence_has_any(sequence, i, EVIDENCE_ENDS_STOP, EVIDENCE_NAME);
    bool outside = i < first || i >= end;
    bool worded = i >= end && sequence_has(sequence, i, EVIDENCE_PAGE_WORDED_WELL) &&
                  !sequence_has(sequence, i, EVIDENCE_IN_ROUND) && (proven > 0 || i + 1 < sequence->count);
    sites[i] =
        part || worded || evidence_is_site(sequence, i) || (outside && sequence_has(sequence, i, EVIDENCE_PAGE_TALK));
    proven += sites[i];
  }
  find_cluster(sequence, sites);
  return sites;
}

/* Above and below everything that is speech. */
static void find_edges(const struct sequence *sequence, const bool *sites) {
  guint first = evidence_first_speech(sequence);
  if (first == sequence->count) /* there is none */
    return;
  bool site = false;
  for (guint i = 0; i < first; i++)
    sequence_set(sequence, i, EVIDENCE_ABOVE_ALL);
  bool below = false;
  for (guint i = first; i-- > 0;) {
    if (below)
      sequence_set(sequence, i, EVIDENCE_ABOVE_SITE);
    bool proven = sites[i] || evidence_proves_with_place(sequence_evidence(sequence, i));
    site |= proven;
    below |= proven;
  }
  for (guint i = 0; site && i < first; i++) /* what stands directly above a title may belong to it */
    if (sequence_has(sequence, i, EVIDENCE_ABOVE_TITLE) &&
        !sequence_has_any(sequence, i + 1, EVIDENCE_TITLE_ANCHOR, EVIDENCE_TITLE_UPPER))
      sequence_set(sequence, i, EVIDENCE_TOP);
  for (guint i = sequence->count; i-- > 0 && !is_said(sequence, i);)
    sequence_set(sequence, i, EVIDENCE_BELOW_ALL);
  for (guint i = 0; i < sequence->count; i++)
    if (sequence_has_any(sequence, i, EVIDENCE_ABOVE_ALL, EVIDENCE_BELOW_ALL, EVIDENCE_ABOVE_TITLE,
                         EVIDENCE_BELOW_FAREWELL))
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

/* Said, or what stands behind the words of a speech: who signs, attachments, sentences to hearers. */
static bool is_of_speech(const struct sequence *sequence, guint place) {
  if (sequence_has_any(sequence, place, EVIDENCE_SIGNS_ABOVE, EVIDENCE_SIGNS_DATE, EVIDENCE_ATTACHMENT,
                       EVIDENCE_TITLE_UPPER, EVIDENCE_IN_ATTACHMENT, EVIDENCE_IN_NOTES, EVIDENCE_TITLE_ANCHOR) &&
      !evidence_is_site(sequence, place))
    return true;
  bool to_hearers =
      sequence_has(sequence, place, EVIDENCE_TO_HEARERS) && !sequence_has(sequence, place, EVIDENCE_ENDS_OPEN);
  return to_hearers || is_said(sequence, place);
}

/* The most blank lines above a paragraph of the speech that follows another. */
static guint widest_gap(const struct sequence *sequence) {
  guint widest = 0;
  for (guint i = 1; i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_SPOKEN) && sequence_has(sequence, i - 1, EVIDENCE_SPOKEN))
      widest = MAX(widest, sequence_piece(sequence, i)->blank_lines);
  return widest;
}

/* What follows the last paragraph of a speech, looked at place by place. */
struct tail {
  guint from, sign; /* where it begins, and the first sign of a page in it */
  guint sites;      /* behind the last place that is surely a site's */
};

static struct tail tail_of(const struct sequence *sequence, const bool *sites, guint from, guint end) {
  struct tail tail = {from, first_sign(sequence, from, end), end};
  while (tail.sites > from && !sites[tail.sites - 1])
    tail.sites--;
  return tail;
}

/* Whether the piece stands apart from the speech together with a site's text: far below what is above it, and something
 * surely a site's among what follows. */
static bool stands_apart(const struct sequence *sequence, const struct tail *tail, guint place, guint gap) {
  return sequence_piece(sequence, place)->blank_lines >= gap + APART_LINES && place < tail->sites;
}

/* Whether the piece speaks to a reader and heads a list of a site's below it: 您可能还需要： */
static bool heads_list(const struct sequence *sequence, const bool *sites, guint place) {
  return sequence_has(sequence, place, EVIDENCE_ENDS_COLON) && sequence_has(sequence, place, EVIDENCE_TO_READER) &&
         sites[place + 1];
}

/* Whether a list of other texts begins with the piece, or with the one behind it and this one bears a sign of a page.
 */
static bool opens_list(const struct sequence *sequence, guint place) {
  guint next = place + 1;
  return next < sequence->count && signs_of_page(sequence, place) != 0 &&
         !sequence_has(sequence, next, EVIDENCE_CHAT_STAMP) &&
         (sequence_has_any(sequence, next, EVIDENCE_OTHER_TITLE, EVIDENCE_ENTRY));
}

/* Whether the piece is a page's line directly behind a farewell, behind whose stop no last words stand, and something
 * that is surely a site's is next to it. */
static bool follows_farewell(const struct sequence *sequence, const bool *sites, guint place) {
  return sequence_has(sequence, place, EVIDENCE_JUNK_LINE) && sequence_has(sequence, place, EVIDENCE_ENDS_OPEN) &&
         sequence_above_has(sequence, place, EVIDENCE_FAREWELL) &&
         sequence_above_has(sequence, place, EVIDENCE_ENDS_STOP) && site_beside(sequence, sites, place, 1);
}

/* Whether the piece opens what a site wrote behind the last words: something surely a site's follows, it
 * bears a sign of a page itself, and it is not directly behind what is said, where last words may stand without a stop.
 */
static bool opens_block(const struct sequence *sequence, const bool *sites, const struct tail *tail, guint place) {
  static const enum evidence_id never[] = {
      EVIDENCE_COMMA_INSIDE,  EVIDENCE_TO_HEARERS, EVIDENCE_SIGNS_ABOVE,  EVIDENCE_SIGNS_ALONE, EVIDENCE_ATTACHMENT,
      EVIDENCE_IN_ATTACHMENT, EVIDENCE_IN_NOTES,   EVIDENCE_TITLE_ANCHOR, EVIDENCE_TITLE_UPPER, EVIDENCE_DONE,
      EVIDENCE_REMARK,        EVIDENCE_MARKER,     EVIDENCE_ANNOUNCED,    EVIDENCE_LABEL_PLACE, EVIDENCE_MID_SENTENCE};
  bool opens =
      heads_list(sequence, sites, place) || opens_list(sequence, place) || follows_farewell(sequence, sites, place);
  if (is_said(sequence, place) ||
      (!opens && (place <= tail->from || place < tail->sign || signs_of_page(sequence, place) == 0)))
    return false;
  for (guint i = 0; i < G_N_ELEMENTS(never); i++)
    if (sequence_has(sequence, place, never[i]))
      return false;
  return place < tail->sites;
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
    const struct tail tail = tail_of(sequence, sites, from, end);
    bool below = false;
    for (guint i = from; from > 0 && i < end; i++) {
      below |= stands_apart(sequence, &tail, i, gap) || opens_block(sequence, sites, &tail, i);
      if (below)
        sequence_set(sequence, i, EVIDENCE_BELOW_SITE);
      below |= !sequence_has(sequence, i, EVIDENCE_CHAT_OWN) &&
               (sites[i] || evidence_proves_with_place(sequence_evidence(sequence, i)));
    }
    for (guint i = from; below && i < end; i++)
      sequence_set(sequence, i, EVIDENCE_TAIL);
    for (guint i = end; i-- > from && sequence_has(sequence, i, EVIDENCE_BELOW_SITE) && !is_of_speech(sequence, i);)
      sequence_set(sequence, i, EVIDENCE_CLOSED);
    end = from; /* the speech itself, up to its title */
    while (end > 0 && !sequence_has(sequence, end - 1, EVIDENCE_TITLE_ANCHOR))
      end--;
    while (sequence_above_has_any(sequence, end, EVIDENCE_TITLE_ANCHOR, EVIDENCE_TITLE_UPPER))
      end--;
  }
}

void evidence_blocks(const struct sequence *sequence, const bool *sites) {
  find_edges(sequence, sites);
  find_site_beside(sequence, sites);
  find_below_site(sequence, sites);
}
