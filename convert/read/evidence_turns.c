/* What several people say by turns, around a speech or behind it: a dialogue in which one asks for the text and another
 * gives it. */
#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"

#include <string.h>

/* The name of one who takes part is at most this wide (in cells). */
#define NAME_CELLS 14

/* So many names make turns, among so many pieces above the title at most. */
#define TURN_NAMES 2
#define TURN_REACH 16

/* What is said of a text behind it: so many pieces or more, each of at most so many characters. */
#define REMARKS 2
#define REMARK_CHARS 80
#define HEAD_CHARS 12
#define LIST_HEAD_CHARS 20
#define OFFER_PIECES 3

/* Who asks for a text and who presents it do so in at most so many pieces, each of at most so many characters. */
#define REQUEST_PIECES 3
#define REQUEST_CHARS 120
#define ASKED_PIECES 6

guint evidence_first_title(const struct sequence *sequence) {
  guint title = 0;
  while (title < sequence->count && !sequence_has_any(sequence, title, EVIDENCE_TITLE_ANCHOR, EVIDENCE_TITLE_UPPER))
    title++;
  return title;
}

struct slice evidence_name_of(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  if (sequence_has_any(sequence, place, EVIDENCE_LABEL_STAMP, EVIDENCE_LABEL_PLACE, EVIDENCE_PLACE_PAIR,
                       EVIDENCE_TITLE_LABEL, EVIDENCE_ROLE_MARK, EVIDENCE_SPEAKER, EVIDENCE_ATTACHMENT, EVIDENCE_LABELS,
                       EVIDENCE_HEARERS))
    return (struct slice){piece->text, 0};
  const char *p = piece->text;
  const char *end = piece->text + piece->length;
  while (p < end && (chars_is_han(chars_at(p)) || chars_is_latin(chars_at(p))))
    p = g_utf8_next_char(p);
  bool colon = p < end && (*p == ':' || chars_at(p) == 0xFF1A);
  gsize length = (gsize)(p - piece->text);
  return (struct slice){piece->text, colon && chars_width(piece->text, length) <= NAME_CELLS ? length : 0};
}

static bool is_same(struct slice a, struct slice b) {
  return a.length && a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

/* Whether one who speaks above `title` speaks at the place, too. */
static bool speaks_above(const struct sequence *sequence, guint title, guint place) {
  struct slice name = evidence_name_of(sequence, place);
  for (guint i = 0; i < title; i++)
    if (is_same(name, evidence_name_of(sequence, i)))
      return true;
  return false;
}

bool evidence_is_of_speech(const struct sequence *sequence, guint place) {
  return sequence_has_any(sequence, place, EVIDENCE_HEARERS, EVIDENCE_TITLE_ANCHOR, EVIDENCE_SERIES_ALONE,
                          EVIDENCE_SIGNS_DATE, EVIDENCE_SIGNS_ABOVE, EVIDENCE_SERIES_RUN_IN, EVIDENCE_ATTACHMENT,
                          EVIDENCE_IN_NOTES);
}

bool evidence_is_last_of_all(const struct sequence *sequence, guint place) {
  while (place < sequence->count && !evidence_is_of_speech(sequence, place))
    place++;
  return place == sequence->count;
}

void evidence_mark(const struct sequence *sequence, guint place, enum evidence_id fact) {
  sequence_set(sequence, place, fact);
  evidence_clear(sequence_evidence(sequence, place), EVIDENCE_SPOKEN);
}

/* The pieces are of a dialogue. */
static void mark_dialogue(const struct sequence *sequence, guint from, guint end) {
  for (guint i = from; i < end; i++)
    evidence_mark(sequence, i, EVIDENCE_DIALOGUE);
}

/* Whether the pieces from one to another hold different names, enough for a dialogue. */
static bool are_several(const struct sequence *sequence, guint title, guint below) {
  struct slice first = {NULL, 0};
  for (guint i = 0; i < sequence->count; i = i + 1 == title ? below : i + 1) {
    struct slice name = evidence_name_of(sequence, i);
    first = first.length ? first : name;
    if (name.length && !is_same(name, first))
      return true;
  }
  return false;
}

/* One who speaks above the title speaks again behind the end, and another beside him: the text between is what they
 * speak about. */
static void find_dialogue(const struct sequence *sequence, guint title) {
  guint first = 0;
  while (first < title && evidence_name_of(sequence, first).length == 0)
    first++;
  guint below = title;
  bool spoken = false;
  while (below < sequence->count && !(spoken && speaks_above(sequence, title, below)))
    spoken |= sequence_has(sequence, below++, EVIDENCE_SPOKEN);
  bool asked = sequence_above_has(sequence, title, EVIDENCE_ENDS_COLON) && evidence_name_of(sequence, title - 1).length;
  if (!are_several(sequence, title, below) || !evidence_is_last_of_all(sequence, below) ||
      (below == sequence->count && !asked))
    return;
  mark_dialogue(sequence, first, title);
  mark_dialogue(sequence, below, sequence->count);
}

/* A few characters without a mark, as the name of one who speaks in a dialogue stands above what he says. */
static bool may_be_turn(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return sequence_has(sequence, place, EVIDENCE_ENDS_OPEN) &&
         !sequence_has_any(sequence, place, EVIDENCE_NO_HAN, EVIDENCE_DATE) &&
         chars_width(piece->text, piece->length) <= NAME_CELLS;
}

/* Where the same words stand again between two places; the end when they do not. */
static guint turn_again(const struct sequence *sequence, guint place, guint from, guint end) {
  while (from < end && !pieces_text_equal(sequence_piece(sequence, place), sequence_piece(sequence, from)))
    from++;
  return from;
}

/* Two names on lines of their own above the title, and both again behind the end: what they say by turns. */
static void find_named_turns(const struct sequence *sequence, guint title) {
  guint first = title, below = sequence->count, names = 0, spoken = title;
  while (spoken < sequence->count && !sequence_has(sequence, spoken, EVIDENCE_SPOKEN))
    spoken++;
  for (guint i = 0; i + 1 < title && title <= TURN_REACH; i++) {
    guint again = may_be_turn(sequence, i) ? turn_again(sequence, i, spoken, sequence->count) : sequence->count;
    if (again == sequence->count || turn_again(sequence, i, 0, i) < i)
      continue;
    first = MIN(first, i);
    below = MIN(below, again);
    names++;
  }
  if (names < TURN_NAMES || !evidence_is_last_of_all(sequence, below))
    return;
  mark_dialogue(sequence, first, title);
  mark_dialogue(sequence, below, sequence->count);
}

/* Names a text, as something written or by its kind. */
static bool names_text(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return words_has(sequence->reader->words, WORDS_TEXT_WORDS, piece->text, piece->length) ||
         words_has(sequence->reader->words, WORDS_SPEECH_KINDS, piece->text, piece->length);
}

/* Whether the piece above a title asks for the text or presents it: it speaks of a text of that kind, to one reader. */
static bool presents_text(const struct sequence *sequence, guint place) {
  if (sequence_has_any(sequence, place, EVIDENCE_TO_HEARERS, EVIDENCE_HEARERS, EVIDENCE_MARKER, EVIDENCE_LABEL,
                       EVIDENCE_IN_ROUND))
    return false;
  return sequence_has(sequence, place, EVIDENCE_ASSISTANT) || names_text(sequence, place);
}

/* Asks somebody to write a text: 请写一篇…, 帮我写个讲话. */
static bool asks_for_text(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return words_has(sequence->reader->words, WORDS_TO_WRITE, piece->text, piece->length) &&
         sequence_has(sequence, place, EVIDENCE_ASSISTANT) && presents_text(sequence, place);
}

/* Speaks of the text that was written, to nobody who hears a speech. */
static bool speaks_of_text(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return !sequence_has_any(sequence, place, EVIDENCE_TO_HEARERS, EVIDENCE_FAREWELL) &&
         words_has(sequence->reader->words, WORDS_TEXT_WORDS, piece->text, piece->length);
}

/* Whether the line above what is asked tells who asks or who is asked: a name before a colon, or alone at the top. */
static bool names_asker(const struct sequence *sequence, guint asked) {
  return sequence_above_has(sequence, asked, EVIDENCE_ENDS_COLON) || (asked == 1 && may_be_turn(sequence, 0));
}

/* What stands above the first title, sentences all of them, asks for the text and presents it: 帮我写…, 您看这一版： */
static void find_request(const struct sequence *sequence, guint title) {
  guint from = title;
  while (from > 0 && title - from < REQUEST_PIECES && !evidence_is_site(sequence, from - 1) &&
         sequence_evidence(sequence, from - 1)->characters <= REQUEST_CHARS && presents_text(sequence, from - 1))
    from--;
  bool alone = true;
  for (guint i = 0; i < from && alone; i++)
    alone = !sequence_has_any(sequence, i, EVIDENCE_SPOKEN, EVIDENCE_SERIES_ALONE);
  bool described = from == 0; /* 下面这份稿子大约五分钟。 and nothing else */
  for (guint i = 0; i < title && described; i++)
    described = sequence_has(sequence, i, EVIDENCE_ENDS_STOP) && !sequence_has(sequence, i, EVIDENCE_SPEECH_KIND) &&
                speaks_of_text(sequence, i);
  bool presented = described || sequence_above_has_any(sequence, title, EVIDENCE_ENDS_COLON, EVIDENCE_ASSISTANT);
  guint asked = 0; /* what is asked first opens it all */
  while (asked < title && !asks_for_text(sequence, asked))
    asked++;
  const bool asks_first = asked < from && title <= ASKED_PIECES;
  if (!asks_first && !(alone && presented))
    return;
  from = asks_first ? asked : from;
  const bool named = from == asked && asked < title && names_asker(sequence, asked);
  mark_dialogue(sequence, named ? from - 1 : from, title);
}

/* Whether somebody has given the text, in words above its title. */
static bool is_given(const struct sequence *sequence, guint title) {
  for (guint i = 0; i < title; i++)
    if (sequence_has_any(sequence, i, EVIDENCE_ASSISTANT, EVIDENCE_DIALOGUE))
      return true;
  return false;
}

/* Behind the title of a text that nobody has given, who offers or promises something is the speaker: an assistant says
 * it to one reader, of the text.  Of a text that somebody has given so is who does above the rule below it, unless he
 * says it to a reader, or of the text. */
static void find_own_offers(const struct sequence *sequence, guint title, bool given) {
  guint rule = sequence->count;
  while (rule > title && !sequence_has(sequence, rule - 1, EVIDENCE_RULE))
    rule--;
  for (guint i = title; i < (given ? rule : sequence->count); i++) {
    const bool to_reader = sequence_has(sequence, i, EVIDENCE_TO_READER), of_text = names_text(sequence, i);
    if (sequence_has(sequence, i, EVIDENCE_ASSISTANT) && !(given ? to_reader || of_text : to_reader && of_text))
      evidence_clear(sequence_evidence(sequence, i), EVIDENCE_ASSISTANT);
  }
}

/* Whether the piece may stand among remarks on the text: short, and nothing that only a speech has. */
static bool can_be_remark(const struct sequence *sequence, guint place, bool given) {
  if (sequence_has_any(sequence, place, EVIDENCE_HEARERS, EVIDENCE_TITLE_ANCHOR, EVIDENCE_SIGNS_DATE,
                       EVIDENCE_ATTACHMENT, EVIDENCE_FAREWELL))
    return false;
  bool listed = sequence_evidence(sequence, place)->marker.kind != MARKER_NONE ||
                sequence_has(sequence, place, EVIDENCE_ENDS_COLON) || speaks_of_text(sequence, place) ||
                evidence_is_site(sequence, place);
  return sequence_evidence(sequence, place)->characters <= REMARK_CHARS && (listed || !given);
}

/* Behind the last farewell, or at the end of a text that somebody has given: short pieces of which half or more speak
 * of the text, the first one among them or a head that ends in a colon.  It is said of the text by who wrote it. */
static void find_remarks(const struct sequence *sequence, guint title) {
  bool given = is_given(sequence, title);
  guint from = sequence->count;
  guint of_text = 0;
  while (from > title && can_be_remark(sequence, from - 1, given))
    of_text += speaks_of_text(sequence, --from);
  bool behind = given || sequence_above_has(sequence, from, EVIDENCE_FAREWELL);
  if (!behind || of_text < REMARKS || of_text * 2 < sequence->count - from ||
      !(sequence_has(sequence, from, EVIDENCE_ENDS_COLON) || speaks_of_text(sequence, from)))
    return;
  mark_dialogue(sequence, from, sequence->count);
  for (guint i = from; i < sequence->count; i++)
    evidence_clear_series(sequence, i);
}

/* Whether the piece heads remarks on a text that somebody has given: 使用小贴士：, 💡 修改说明 */
static bool heads_remarks(const struct sequence *sequence, guint place) {
  return (sequence_has_any(sequence, place, EVIDENCE_ENDS_COLON, EVIDENCE_OUTLINE, EVIDENCE_ODD_SYMBOLS) ||
          sequence_piece(sequence, place)->bold) &&
         speaks_of_text(sequence, place) && sequence_evidence(sequence, place)->characters <= HEAD_CHARS;
}

/* Behind the end of a text that somebody has given, from such a head on. */
static void find_headed_remarks(const struct sequence *sequence, guint title) {
  guint from = sequence->count, head = from;
  if (!is_given(sequence, title))
    return;
  while (
      from > title + 1 && sequence_evidence(sequence, from - 1)->characters <= REMARK_CHARS &&
      !sequence_has(sequence, from - 1, EVIDENCE_HEARERS) &&
      (!sequence_has(sequence, from - 1, EVIDENCE_FAREWELL) || sequence_has(sequence, from - 1, EVIDENCE_TO_READER))) {
    from--;
    head = heads_remarks(sequence, from) ? from : head;
  }
  if (evidence_is_last_of_all(sequence, head))
    mark_dialogue(sequence, head, sequence->count);
}

/* One of several things in a list: with a bullet, a number, or a word before a colon. */
static bool is_listed(const struct sequence *sequence, guint place) {
  return sequence_evidence(sequence, place)->characters <= REMARK_CHARS &&
         (sequence_has_any(sequence, place, EVIDENCE_OPENS_SYMBOL, EVIDENCE_LABEL) ||
          sequence_evidence(sequence, place)->marker.kind != MARKER_NONE);
}

/* Whether a head that ends in a colon stands at the place, or below a drawn rule there, a list below it and little
 * behind the list. */
static bool heads_last_list(const struct sequence *sequence, guint place) {
  guint head = place;
  while (head < sequence->count && sequence_has(sequence, head, EVIDENCE_RULE))
    head++;
  guint end = head + 1;
  while (end < sequence->count && is_listed(sequence, end))
    end++;
  return head < sequence->count && sequence_has(sequence, head, EVIDENCE_ENDS_COLON) &&
         !sequence_has(sequence, head, EVIDENCE_TO_HEARERS) &&
         sequence_evidence(sequence, head)->characters <= LIST_HEAD_CHARS && end - head > REMARKS &&
         sequence->count - end <= OFFER_PIECES;
}

/* A list directly behind the farewell of a text that somebody has given: what he says of it. */
static void find_list_behind(const struct sequence *sequence, guint title) {
  bool given = is_given(sequence, title);
  for (guint i = title; given && i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_FAREWELL) && heads_last_list(sequence, i + 1) &&
        evidence_is_last_of_all(sequence, i + 1)) {
      mark_dialogue(sequence, i + 1, sequence->count);
      return;
    }
}

/* A sentence to the one who asked for the text, or on the text, that nobody says to hearers. */
static bool is_last_remark(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  if (sequence_has_any(sequence, place, EVIDENCE_TO_HEARERS, EVIDENCE_ENDS_CRY, EVIDENCE_ENDS_OPEN, EVIDENCE_ATTACHMENT,
                       EVIDENCE_IN_ROUND, EVIDENCE_MARKER))
    return false;
  return sequence_evidence(sequence, place)->characters <= REMARK_CHARS &&
         (words_has(sequence->reader->words, WORDS_OFFERS, piece->text, piece->length) ||
          speaks_of_text(sequence, place) || sequence_has(sequence, place, EVIDENCE_SITE_VOICE));
}

/* A button of the page that a text was given on, or what the page says below it. */
static bool is_of_page(const struct sequence *sequence, guint place) {
  return evidence_is_site(sequence, place) ||
         sequence_has_any(sequence, place, EVIDENCE_WIDGET, EVIDENCE_PAGE_ONLY, EVIDENCE_PAGE_TALK);
}

/* Behind the farewell, or the date of who signs, of a text that an assistant has given: a few such sentences, and
 * nothing but the page's own below them. */
static void find_last_remarks(const struct sequence *sequence, guint title) {
  guint end = sequence->count;
  while (end > title + 1 && is_of_page(sequence, end - 1))
    end--;
  guint behind = end;
  while (behind > title + 1 && is_last_remark(sequence, behind - 1))
    behind--;
  bool ended = sequence_has_any(sequence, behind - 1, EVIDENCE_FAREWELL, EVIDENCE_SIGNS_DATE);
  if (ended && behind < end && end - behind <= OFFER_PIECES && is_given(sequence, title))
    mark_dialogue(sequence, behind, sequence->count);
}

/* An assistant has given the text above it, and the last pieces ask or offer what could be done to it:
 * 要不要我再写一版？ 想换个开头的话，说一声。 */
static void find_offer(const struct sequence *sequence, guint title) {
  if (!is_given(sequence, title))
    return;
  for (guint last = sequence->count - 1; last > title + 1 && sequence->count - last <= OFFER_PIECES; last--) {
    const struct piece *piece = sequence_piece(sequence, last);
    if (sequence_has(sequence, last, EVIDENCE_DIALOGUE) || evidence_is_site(sequence, last))
      continue;
    if (!words_has(sequence->reader->words, WORDS_OFFERS, piece->text, piece->length) ||
        !speaks_of_text(sequence, last) || sequence_evidence(sequence, last)->characters > REMARK_CHARS)
      return;
    evidence_mark(sequence, last, EVIDENCE_DIALOGUE);
  }
}

/* Where the text begins: at its first title, or else with those who are spoken to. */
static guint find_begin(const struct sequence *sequence) {
  guint begin = evidence_first_title(sequence);
  if (begin == sequence->count)
    for (begin = 0; begin < sequence->count && !sequence_has(sequence, begin, EVIDENCE_OPENS_SPEECH);)
      begin++;
  return begin;
}

void evidence_turns(const struct sequence *sequence) {
  guint title = find_begin(sequence);
  if (title < sequence->count) {
    find_dialogue(sequence, title);
    find_named_turns(sequence, title);
    find_request(sequence, title);
    find_own_offers(sequence, title, is_given(sequence, title));
    find_remarks(sequence, title);
    find_headed_remarks(sequence, title);
    find_list_behind(sequence, title);
    find_last_remarks(sequence, title);
    find_offer(sequence, title);
  }
}
