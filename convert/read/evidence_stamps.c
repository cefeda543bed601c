/* What several people write one below another, each under a stamp of his own: a chat, the floors of a forum, what
 * readers say of a page. */
#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"

#include <string.h>

/* A forum's floor: its number, who, when, in at most this many characters; without a time it is shorter. */
#define FLOOR_CHARS 40
#define NAMED_FLOOR_CHARS 16

/* What is said of a speech above its title: so many sentences at most, each of at most so many characters. */
#define TALK_PIECES 2
#define TALK_CHARS 60

/* An answer to a speech has at most this many characters. */
#define ANSWER_CHARS 80

/* What the sender says to an answer has at most this many characters. */
#define WORD_BACK_CHARS 16

/* A name beside a stamp has at most this many characters. */
#define STAMPED_NAME_CHARS 12

/* What heads the comments of readers has at most this many characters. */
#define COMMENTS_CHARS 12

/* Has the look of a floor of a forum: its number, who, and often when. */
static bool looks_like_floor(const struct sequence *sequence, guint place) {
  if (place >= sequence->count) /* above the first and below the last there is none */
    return false;
  guint chars = sequence_evidence(sequence, place)->characters;
  bool named = sequence_has(sequence, place, EVIDENCE_FRAGMENT) && chars <= NAMED_FLOOR_CHARS;
  return sequence_has(sequence, place, EVIDENCE_FLOOR) &&
         (named || (sequence_has(sequence, place, EVIDENCE_CLOCK) && chars <= FLOOR_CHARS));
}

/* What is said at length: no answer to a speech is so long. */
static bool is_said_at_length(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_SPOKEN) &&
         sequence_evidence(sequence, place)->characters > ANSWER_CHARS;
}

/* A floor that tells no time, where the speech goes on below it: a house has floors, too. */
static bool may_be_of_house(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_FLOOR) &&
         !sequence_has_any(sequence, place, EVIDENCE_CLOCK, EVIDENCE_YEAR_DAY);
}

/* What several write below a speech begins at the second floor, is short, and says no farewell to hearers. */
void evidence_house(const struct sequence *sequence) {
  guint first = 0;
  while (first < sequence->count && !sequence_has(sequence, first, EVIDENCE_SPOKEN))
    first++;
  while (first < sequence->count && !may_be_of_house(sequence, first))
    first++;
  if (first == sequence->count)
    return;
  bool goes_on = g_ascii_strtoull(sequence_piece(sequence, first)->text, NULL, 10) == 1;
  for (guint i = first; i < sequence->count && !goes_on; i++)
    goes_on = is_said_at_length(sequence, i) || sequence_has(sequence, i, EVIDENCE_FAREWELL);
  for (guint i = first; goes_on && i < sequence->count; i++)
    if (may_be_of_house(sequence, i)) {
      evidence_clear(sequence_evidence(sequence, i), EVIDENCE_FLOOR);
      evidence_clear(sequence_evidence(sequence, i), EVIDENCE_SITE_ALONE);
    }
}

/* A floor: something is written under it.  Those of a house may stand directly below each other, in a list. */
static bool is_floor(const struct sequence *sequence, guint place) {
  bool listed = looks_like_floor(sequence, place - 1) || looks_like_floor(sequence, place + 1);
  return looks_like_floor(sequence, place) && (!listed || sequence_has(sequence, place, EVIDENCE_CLOCK));
}

/* A name and a time on a line of their own, or a floor. */
static bool is_like_stamp(const struct sequence *sequence, guint place) {
  if (sequence_has_any(sequence, place, EVIDENCE_RECORDED, EVIDENCE_RECORDED_NAME))
    return false;
  return (sequence_has(sequence, place, EVIDENCE_ENDS_CLOCK) && !sequence_has(sequence, place, EVIDENCE_LABEL)) ||
         is_floor(sequence, place);
}

/* How the stamp tells the time, behind its last letter, with 9 for every number: 9/9/9 9:9; of a floor, what stands
 * before its first letter: 9#.  Free with g_free. */
static char *form_of(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  bool floor = is_floor(sequence, place);
  GString *form = g_string_new(NULL);
  bool number = false; /* right before the character */
  for (const char *p = piece->text; p < piece->text + piece->length; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    bool letter = chars_is_han(c) || chars_is_latin(c);
    if (letter && floor)
      break;
    if (letter)
      g_string_assign(form, "");
    else if (!chars_is_digit(c))
      g_string_append_unichar(form, c);
    else if (!number)
      g_string_append_c(form, '9');
    number = chars_is_digit(c);
  }
  return g_string_free(form, FALSE);
}

/* The stamps: two or more of a chat have one form. */
static void find_stamps(const struct sequence *sequence) {
  g_autoptr(GHashTable) forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL); /* to the first place */
  for (guint i = 0; i < sequence->count; i++) {
    if (!is_like_stamp(sequence, i))
      continue;
    const guint first = sequence_first_with(forms, form_of(sequence, i), i);
    if (first == i)
      continue;
    sequence_evidence(sequence, first)->stamped = true;
    sequence_evidence(sequence, i)->stamped = true;
  }
}

static bool is_stamp(const struct sequence *sequence, guint place) {
  return sequence_evidence(sequence, place)->stamped;
}

/* The letters of a stamp: whose it is. */
static char *sender_of(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  GString *sender = g_string_new(NULL);
  for (const char *p = piece->text; p < piece->text + piece->length; p = g_utf8_next_char(p))
    if (chars_is_han(chars_at(p)) || chars_is_latin(chars_at(p)))
      g_string_append_unichar(sender, chars_at(p));
  return g_string_free(sender, FALSE);
}

/* The stamp nearest above the title is of the one who sent the speech; without one there the first one with a day below
 * it, of a text without a title the first one; `count` when there is none above what is spoken. */
static guint stamp_of_speech(const struct sequence *sequence, guint title) {
  for (guint i = title; title < sequence->count && i-- > 0;)
    if (is_stamp(sequence, i))
      return i;
  for (guint i = 0; i < sequence->count; i++) {
    if (is_stamp(sequence, i) && (title == sequence->count || sequence_has(sequence, i, EVIDENCE_YEAR_DAY)))
      return i;
    if (sequence_has(sequence, i, EVIDENCE_SPOKEN))
      break;
  }
  return sequence->count;
}

/* The first place from which nothing of a speech comes. */
static guint find_end(const struct sequence *sequence) {
  guint end = sequence->count;
  while (end > 0 && !is_said_at_length(sequence, end - 1) && !evidence_is_of_speech(sequence, end - 1))
    end--;
  return end;
}

/* Several senders speak at length: that is a meeting, and no chat about a speech. */
static bool are_speakers(const struct sequence *sequence) {
  g_autofree char *first = NULL;
  guint stamp = sequence->count;
  for (guint i = 0; i < sequence->count; i++) {
    stamp = is_stamp(sequence, i) ? i : stamp;
    if (stamp == sequence->count || !is_said_at_length(sequence, i))
      continue;
    g_autofree char *sender = sender_of(sequence, stamp);
    if (first && strcmp(first, sender) != 0)
      return true;
    if (!first)
      first = g_steal_pointer(&sender);
  }
  return false;
}

/* Whether a page is copied with the text: something that is surely a site's stands below what is spoken first. */
static bool has_page_below(const struct sequence *sequence, guint from) {
  for (guint i = from; i < sequence->count; i++)
    if (!is_stamp(sequence, i) && (evidence_is_site(sequence, i) || sequence_has(sequence, i, EVIDENCE_JUNK_LINE)))
      return true;
  return false;
}

/* Times at which something happened, in a story that the speech tells: no stamp is above the speech, and below the last
 * one it goes on to its hearers, or neither a day nor a page is there. */
static bool tell_story(const struct sequence *sequence, guint title) {
  guint first = 0;
  while (first < sequence->count && !is_stamp(sequence, first))
    first++;
  if (first == sequence->count || stamp_of_speech(sequence, title) < sequence->count)
    return false;
  bool dated = false;
  for (guint i = first; i < sequence->count; i++) {
    dated |= is_stamp(sequence, i) && sequence_has(sequence, i, EVIDENCE_YEAR_DAY);
    if (!is_stamp(sequence, i) &&
        (sequence_has(sequence, i, EVIDENCE_FAREWELL) ||
         (sequence_has(sequence, i, EVIDENCE_TO_HEARERS) && sequence_has(sequence, i, EVIDENCE_SPOKEN))))
      return true;
  }
  return !dated && !has_page_below(sequence, first);
}

/* 收到。 under a stamp and nothing else: the sender's word to those who answered him. */
static bool is_word_back(const struct sequence *sequence, guint stamp) {
  guint word = stamp + 1;
  return word < sequence->count && !is_stamp(sequence, word) &&
         (word + 1 == sequence->count || is_stamp(sequence, word + 1)) &&
         sequence_evidence(sequence, word)->characters <= WORD_BACK_CHARS &&
         !sequence_has(sequence, word, EVIDENCE_FAREWELL) && !evidence_is_of_speech(sequence, word);
}

/* Where others than the one who sent the speech answer it: the first stamp of somebody else behind which nothing of a
 * speech comes; `count` when there is none.  What stands under a stamp of his own is his. */
static guint find_answers(const struct sequence *sequence, guint title) {
  guint own = stamp_of_speech(sequence, title);
  g_autofree char *sent = own < sequence->count ? sender_of(sequence, own) : NULL;
  guint answers = sequence->count, end = find_end(sequence);
  bool spoken = false;
  for (guint i = 0; i < sequence->count; i++) {
    spoken |= sequence_has(sequence, i, EVIDENCE_SPOKEN) && (i > title || title == sequence->count);
    if (!is_stamp(sequence, i))
      continue;
    g_autofree char *sender = sender_of(sequence, i);
    if (sent && strcmp(sent, sender) == 0) {
      sequence_set(sequence, i, EVIDENCE_CHAT_OWN);
      answers = is_word_back(sequence, i) ? answers : sequence->count;
    } else if (spoken && answers == sequence->count && i >= end) {
      answers = i;
    }
  }
  return answers;
}

/* What is said above the title under a stamp: of the speech, and not in it. */
static void find_talk_above(const struct sequence *sequence, guint title) {
  guint first = 0, said = 0;
  while (first < title && !is_stamp(sequence, first))
    first++;
  for (guint i = first; i < title; i++) {
    said += sequence_has(sequence, i, EVIDENCE_SPOKEN);
    if (sequence_has_any(sequence, i, EVIDENCE_HEARERS, EVIDENCE_SERIES_ALONE) ||
        sequence_evidence(sequence, i)->characters > TALK_CHARS)
      return;
  }
  for (guint i = first; said <= TALK_PIECES && i < title; i++)
    if (!is_stamp(sequence, i) &&
        sequence_has_any(sequence, i, EVIDENCE_ENDS_STOP, EVIDENCE_ENDS_COLON, EVIDENCE_COMMA_INSIDE))
      evidence_mark(sequence, i, EVIDENCE_CHAT);
}

static void find_chat(const struct sequence *sequence, guint title) {
  find_stamps(sequence);
  const bool speakers = are_speakers(sequence) || tell_story(sequence, title);
  for (guint i = 0; i < sequence->count; i++)
    if (is_stamp(sequence, i))
      sequence_set(sequence, i, speakers ? EVIDENCE_RECORDED_NAME : EVIDENCE_CHAT_STAMP);
  if (speakers)
    return;
  if (title < sequence->count)
    find_talk_above(sequence, title);
  guint answers = find_answers(sequence, title);
  for (guint i = answers; i < sequence->count; i++)
    if (!sequence_has(sequence, i, EVIDENCE_CHAT_STAMP))
      evidence_mark(sequence, i, EVIDENCE_CHAT);
}

/* 精选留言, 全部评论（12）: heads what readers write below a page; 留言：一百条 tells how many there were. */
static bool heads_comments(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return sequence_has(sequence, place, EVIDENCE_FRAGMENT) && !sequence_has(sequence, place, EVIDENCE_LABEL) &&
         sequence_evidence(sequence, place)->characters <= COMMENTS_CHARS &&
         words_has(sequence->reader->words, WORDS_COMMENTS, piece->text, piece->length);
}

/* 小雨 2016-5-4 07:30　好孝顺！: who, when, and on the same line what. */
static bool is_stamped(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  const char *p = piece->text;
  while (p < piece->text + piece->length && !chars_is_digit(chars_at(p)))
    p = g_utf8_next_char(p);
  gsize name = (gsize)(p - piece->text);
  return name && chars_count(piece->text, name) <= STAMPED_NAME_CHARS &&
         sequence_has(sequence, place, EVIDENCE_YEAR_DAY) && sequence_has(sequence, place, EVIDENCE_CLOCK);
}

static bool has_name(const struct sequence *sequence, guint place) {
  return evidence_name_of(sequence, place).length || is_stamped(sequence, place);
}

/* What readers wrote below the page: under such a head, each line with a name before it or a stamp, nothing of a speech
 * behind them, and something surely a site's behind the last that is spoken: a speaker may read out what was written to
 * him.
 */
static void find_comments(const struct sequence *sequence) {
  guint from = sequence->count, head = sequence->count;
  bool named = false, site = false;
  while (from > 0 && (!sequence_has(sequence, from - 1, EVIDENCE_SPOKEN) || has_name(sequence, from - 1))) {
    from--;
    bool heads = named && head == sequence->count && heads_comments(sequence, from);
    head = heads ? from : head;
    named |= has_name(sequence, from);
    site |= !heads && (evidence_is_site(sequence, from) || sequence_has(sequence, from, EVIDENCE_JUNK_LINE));
  }
  if (!site || !evidence_is_last_of_all(sequence, head))
    return;
  for (guint i = head; i < sequence->count; i++)
    evidence_mark(sequence, i, EVIDENCE_CHAT);
}

void evidence_stamps(const struct sequence *sequence) {
  find_chat(sequence, evidence_first_title(sequence));
  find_comments(sequence);
}
