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

/* So many lines behind what is said last may be last words without a stop; so many paragraphs above them tell which
 * words are the speech's own. */
#define LAST_WORDS 2
#define OWN_PARAGRAPHS 40

/* The kind of sign that labels are (signs_of_page); so many facts show a kind at most, with the one that ends them. */
#define SIGN_LABEL 0
#define KIND_FACTS 4

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
  if (sequence_has(sequence, place, EVIDENCE_ROLE_MARK) && !sequence_has(sequence, place, EVIDENCE_SPEAKER))
    return true; /* 男：…, but not 主持人：贺小川 */
  return sequence_has_any(sequence, place, EVIDENCE_SPOKEN, EVIDENCE_HEARERS, EVIDENCE_SERIES_ALONE,
                          EVIDENCE_SERIES_RUN_IN);
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

/* What pages are adorned and steered with, in the line: a bit for each kind of it, a row of the table. */
static guint signs_of_page(const struct sequence *sequence, guint place) {
  static const enum evidence_id signs[][KIND_FACTS] = {
      [SIGN_LABEL] = {EVIDENCE_LABEL_STAMP, EVIDENCE_LABELS, EVIDENCE_LABEL},
      {EVIDENCE_LABEL_CREDIT},
      {EVIDENCE_ODD_SYMBOLS, EVIDENCE_OPENS_SYMBOL, EVIDENCE_BAR},
      {EVIDENCE_BLANKS_INSIDE},
      {EVIDENCE_COUNTER},
      {EVIDENCE_PAGE_ONLY, EVIDENCE_PAGE_TALK},
      {EVIDENCE_NET_ADDRESS},
      {EVIDENCE_YEAR_DAY, EVIDENCE_CLOCK},
      {EVIDENCE_IN_SQUARE, EVIDENCE_IN_DASHES, EVIDENCE_TAGS},
      {EVIDENCE_NO_HAN},
      {EVIDENCE_TITLE_QUOTED},
      {EVIDENCE_ENTRY},
      {EVIDENCE_OTHER_TITLE},
      {EVIDENCE_MENU},
      {EVIDENCE_PRICE},
      {EVIDENCE_PAGE_WORDED_WELL}};
  guint kinds = 0;
  if (sequence_has_any(sequence, place, EVIDENCE_ENDS_STOP, EVIDENCE_STOP_INSIDE, EVIDENCE_ANNOUNCED))
    return kinds;
  for (guint kind = 0; kind < G_N_ELEMENTS(signs); kind++)
    kinds |= (guint)evidence_has_one_of(sequence_evidence(sequence, place), signs[kind]) << kind;
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
  while (p > piece->text && !chars_is_one_of(":：、", chars_before(piece->text, p)) &&
         !chars_is_blank(chars_before(piece->text, p)))
    p = g_utf8_prev_char(p);
  return persons_is_name(sequence->reader->words, p, (gsize)(end - p));
}

/* Whether nothing but a label of its own makes the line look like a page's: last words may have one. */
static bool is_only_labelled(const struct sequence *sequence, guint place) {
  return signs_of_page(sequence, place) == 1u << SIGN_LABEL &&
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
static void find_cluster(const struct sequence *sequence) {
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
    sequence_evidence(sequence, i)->of_site |= signs_of_page(sequence, i) > 0;
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
  for (guint i = MAX(end, first + OWN_PARAGRAPHS) - OWN_PARAGRAPHS; i < end; i++)
    g_string_append_len(own, sequence_piece(sequence, i)->text, (gssize)sequence_piece(sequence, i)->length);
  for (guint i = end; i < MIN(end + LAST_WORDS, sequence->count); i++) {
    if (!sequence_has(sequence, i, EVIDENCE_PAGE_WORDED_WELL))
      continue;
    const struct piece *piece = sequence_piece(sequence, i);
    struct wording_sum sum = wording_weigh(sequence->reader->wording, piece->text, piece->length, own->str);
    if (!wording_is_page(sum, sequence_has(sequence, i, EVIDENCE_COMMA_INSIDE)))
      evidence_clear(sequence_evidence(sequence, i), EVIDENCE_PAGE_WORDED_WELL);
  }
}

/* What is surely a site's: by itself, by what it speaks of above everything that is spoken or behind the last that is
 * said, or as one or two characters beside such a place (the rest of a widget that was copied in parts).  How the last
 * line is worded proves nothing where nothing else is a site's. */
void evidence_sites(const struct sequence *sequence) {
  guint first = evidence_first_speech(sequence);
  guint end = end_of_said(sequence, first);
  bool proven = false;
  for (guint i = 0; i < sequence->count; i++) {
    bool part = sequence_of_site(sequence, i - 1) && sequence_evidence(sequence, i)->characters <= PART_CHARS &&
                !sequence_has_any(sequence, i, EVIDENCE_ENDS_STOP, EVIDENCE_NAME);
    bool outside = i < first || i >= end;
    bool worded = i >= end && sequence_has(sequence, i, EVIDENCE_PAGE_WORDED_WELL) &&
                  !sequence_has(sequence, i, EVIDENCE_IN_ROUND) && (proven || i + 1 < sequence->count);
    sequence_evidence(sequence, i)->of_site =
        part || worded || evidence_is_site(sequence, i) || (outside && sequence_has(sequence, i, EVIDENCE_PAGE_TALK));
    proven |= sequence_of_site(sequence, i);
  }
  find_cluster(sequence);
}

/* Above and below everything that is speech. */
static void find_edges(const struct sequence *sequence) {
  guint first = evidence_first_speech(sequence);
  if (first == sequence->count) /* there is none */
    return;
  bool site = false;
  for (guint i = first; i-- > 0;) {
    sequence_set(sequence, i, EVIDENCE_ABOVE_ALL);
    if (site)
      sequence_set(sequence, i, EVIDENCE_ABOVE_SITE);
    site |= sequence_of_site(sequence, i) || evidence_proves_with_place(sequence_evidence(sequence, i));
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
  sequence_set(sequence, 0, EVIDENCE_FIRST);
  sequence_set(sequence, sequence->count - 1, EVIDENCE_LAST);
}

/* Whether something that is surely a site's stands within two places on this side. */
static bool site_above(const struct sequence *sequence, guint place) {
  return sequence_of_site(sequence, place - 1) || sequence_of_site(sequence, place - 2);
}

static bool site_below(const struct sequence *sequence, guint place) {
  return sequence_of_site(sequence, place + 1) || sequence_of_site(sequence, place + 2);
}

static void find_site_beside(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++) {
    bool above = site_above(sequence, i), below = site_below(sequence, i);
    if (above || below)
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

static struct tail tail_of(const struct sequence *sequence, guint from, guint end) {
  struct tail tail = {from, first_sign(sequence, from, end), end};
  while (tail.sites > from && !sequence_of_site(sequence, tail.sites - 1))
    tail.sites--;
  return tail;
}

/* Whether the piece stands apart from the speech together with a site's text: far below what is above it, and something
 * surely a site's among what follows. */
static bool stands_apart(const struct sequence *sequence, const struct tail *tail, guint place, guint gap) {
  return sequence_piece(sequence, place)->blank_lines >= gap + APART_LINES && place < tail->sites;
}

/* Whether the piece speaks to a reader and heads a list of a site's below it: 您可能还需要： */
static bool heads_list(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_ENDS_COLON) && sequence_has(sequence, place, EVIDENCE_TO_READER) &&
         sequence_of_site(sequence, place + 1);
}

/* Whether a list of other texts begins with the piece, or with the one behind it and this one bears a sign of a page.
 */
static bool opens_list(const struct sequence *sequence, guint place) {
  return signs_of_page(sequence, place) != 0 && !sequence_below_has(sequence, place, EVIDENCE_CHAT_STAMP) &&
         sequence_below_has_any(sequence, place, EVIDENCE_OTHER_TITLE, EVIDENCE_ENTRY);
}

/* Whether the piece is a page's line directly behind a farewell, behind whose stop no last words stand, and something
 * that is surely a site's is next to it. */
static bool follows_farewell(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_JUNK_LINE) && sequence_has(sequence, place, EVIDENCE_ENDS_OPEN) &&
         sequence_above_has(sequence, place, EVIDENCE_FAREWELL) &&
         sequence_above_has(sequence, place, EVIDENCE_ENDS_STOP) && site_below(sequence, place);
}

/* Whether the piece opens what a site wrote behind the last words: something surely a site's follows, it
 * bears a sign of a page itself, and it is not directly behind what is said, where last words may stand without a stop.
 */
static bool opens_block(const struct sequence *sequence, const struct tail *tail, guint place) {
  static const enum evidence_id never[] = {
      EVIDENCE_COMMA_INSIDE, EVIDENCE_TO_HEARERS,    EVIDENCE_SIGNS_ABOVE,  EVIDENCE_SIGNS_ALONE,
      EVIDENCE_ATTACHMENT,   EVIDENCE_IN_ATTACHMENT, EVIDENCE_IN_NOTES,     EVIDENCE_TITLE_ANCHOR,
      EVIDENCE_TITLE_UPPER,  EVIDENCE_DONE,          EVIDENCE_REMARK,       EVIDENCE_MARKER,
      EVIDENCE_ANNOUNCED,    EVIDENCE_LABEL_PLACE,   EVIDENCE_MID_SENTENCE, EVIDENCE_ALWAYS};
  bool opens = heads_list(sequence, place) || opens_list(sequence, place) || follows_farewell(sequence, place);
  if (is_said(sequence, place) ||
      (!opens && (place <= tail->from || place < tail->sign || signs_of_page(sequence, place) == 0)))
    return false;
  return place < tail->sites && !evidence_has_one_of(sequence_evidence(sequence, place), never);
}

/* Behind something that is surely a site's, when no paragraph of the same speech comes any more: what is numbered there
 * is no series of the speech. */
static void find_below_site(const struct sequence *sequence) {
  guint gap = widest_gap(sequence);
  for (guint end = sequence->count; end > 0;) {
    guint from = end; /* the pieces behind the last paragraph of a speech */
    while (from > 0 && !evidence_is_speech(sequence, from - 1))
      from--;
    if (from < end && sequence_above_has(sequence, from, EVIDENCE_SERIES_ALONE) &&
        sequence_has(sequence, from, EVIDENCE_ENDS_STOP)) /* what the last heading is about */
      from++;
    const struct tail tail = tail_of(sequence, from, end);
    bool below = false;
    for (guint i = from; from > 0 && i < end; i++) {
      below |= stands_apart(sequence, &tail, i, gap) || opens_block(sequence, &tail, i);
      if (below)
        sequence_set(sequence, i, EVIDENCE_BELOW_SITE);
      below |= !sequence_has(sequence, i, EVIDENCE_CHAT_OWN) &&
               (sequence_of_site(sequence, i) || evidence_proves_with_place(sequence_evidence(sequence, i)));
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

void evidence_blocks(const struct sequence *sequence) {
  find_edges(sequence);
  find_site_beside(sequence);
  find_below_site(sequence);
}
