/* What several people write one below another, each under a stamp of his own: a chat, the floors of a forum, what
 * readers say of a page. */
#include "read/shape.h"
#include "read/sight.h"
#include "read/reader_words.h"

#include <string.h>

/* So many stamps make a chat. */
#define CHAT_STAMPS 2

/* A recording is told by so many times, of which the first is less than so many seconds behind its beginning. */
#define RECORDED_TIMES 2
#define RECORDED_FIRST 60

/* A forum's floor: its number, who, when, in at most this many characters; without a time it is shorter. */
#define FLOOR_CHARS 40
#define NAMED_FLOOR_CHARS 16

/* What is said of a speech above its title: so many sentences at most, each of at most so many characters. */
#define TALK_PIECES 2
#define TALK_CHARS 60

/* A name beside a stamp has at most this many characters. */
#define STAMPED_NAME_CHARS 12

/* What heads the comments of readers has at most this many characters. */
#define COMMENTS_CHARS 12

/* A line of a recording that was written down: when something was said, in seconds, and by whom. */
struct recorded {
  guint seconds;
  struct slice name;
};

/* Reads 5:48 or 00:05:48 at `p`; returns where it ends, NULL when there is none. */
static const char *read_time(const char *p, const char *end, guint *seconds) {
  *seconds = 0;
  for (guint part = 0; part < 3; part++) {
    const char *from = p;
    guint value = 0;
    for (; p < end && p < from + 2 && g_ascii_isdigit(*p); p++)
      value = value * 10 + (guint)(*p - '0');
    if (p < from + (part == 0 ? 1 : 2) || (p < end && g_ascii_isdigit(*p)))
      return NULL;
    *seconds = *seconds * 60 + value;
    if (part > 0 && (p == end || *p != ':'))
      return p;
    if (p == end || *p++ != ':')
      return NULL;
  }
  return NULL;
}

/* Cuts blanks, brackets and colons off both ends. */
static struct slice trim(const char *start, const char *end) {
  static const char *const around = ":：()（）[]【】";
  while (start < end && (chars_is_blank(chars_at(start)) || chars_is_one_of(around, chars_at(start))))
    start = g_utf8_next_char(start);
  while (start < end && (chars_is_blank(chars_before(start, end)) || chars_is_one_of(around, chars_before(start, end))))
    end = g_utf8_prev_char(end);
  return (struct slice){start, (gsize)(end - start)};
}

/* Letters, figures and blanks, of a length that names have. */
static bool may_name(struct slice text) {
  guint chars = 0;
  for (const char *p = text.text; p < text.text + text.length; p = g_utf8_next_char(p), chars++)
    if (!chars_is_han(chars_at(p)) && !chars_is_latin(chars_at(p)) && !chars_is_digit(chars_at(p)) && *p != ' ')
      return false;
  return chars <= STAMPED_NAME_CHARS;
}

/* 00:21, 说话人 1 00:21, 张立（00:00:21）：, 00:21 张立: a time of no day, and at most a name beside it. */
static bool read_recorded(const struct sequence *sequence, guint place, struct recorded *recorded) {
  if (sequence_has(sequence, place, EVIDENCE_DATE) || sequence_has(sequence, place, EVIDENCE_YEAR_DAY))
    return false;
  const struct piece *piece = sequence_piece(sequence, place);
  const struct slice all = trim(piece->text, piece->text + piece->length);
  const char *end = all.text + all.length, *time = end;
  const char *behind = read_time(all.text, end, &recorded->seconds);
  while (time > all.text && strchr("0123456789:", time[-1]))
    time--;
  if (!behind && read_time(time, end, &recorded->seconds) != end)
    return false;
  recorded->name = behind ? trim(behind, end) : trim(all.text, time);
  return may_name(recorded->name);
}

/* A recording that was written down: times from its beginning on, none before the one above it, each above what was
 * said.  Of one voice they are no part of the text; of several they tell who speaks. */
static void find_recording(const struct sequence *sequence) {
  struct recorded first = {0}, last = {0}, now;
  guint times = 0;
  bool one_voice = true, was_time = false;
  for (guint i = 0; i < sequence->count; i++) {
    bool time = read_recorded(sequence, i, &now);
    if (time &&
        (was_time || (times == 0 && now.seconds >= RECORDED_FIRST) || (times > 0 && now.seconds < last.seconds)))
      return;
    was_time = time;
    if (!time)
      continue;
    first = times == 0 ? now : first;
    one_voice &= now.name.length == first.name.length && memcmp(now.name.text, first.name.text, now.name.length) == 0;
    last = now;
    times++;
  }
  if (times < RECORDED_TIMES || was_time)
    return;
  for (guint i = 0; i < sequence->count; i++)
    if (read_recorded(sequence, i, &now))
      sequence_set(sequence, i, one_voice ? EVIDENCE_RECORDED : EVIDENCE_RECORDED_NAME);
}

/* The floor of a forum: its number, who, and often when. */
static bool is_floor(const struct sequence *sequence, guint place) {
  guint chars = sequence_evidence(sequence, place)->characters;
  bool named = sequence_has(sequence, place, EVIDENCE_FRAGMENT) && chars <= NAMED_FLOOR_CHARS;
  return sequence_has(sequence, place, EVIDENCE_FLOOR) &&
         (named || (sequence_has(sequence, place, EVIDENCE_CLOCK) && chars <= FLOOR_CHARS));
}

/* A name and a time on a line of their own, or a floor. */
static bool is_like_stamp(const struct sequence *sequence, guint place) {
  if (sequence_has(sequence, place, EVIDENCE_RECORDED) || sequence_has(sequence, place, EVIDENCE_RECORDED_NAME))
    return false;
  return (sequence_has(sequence, place, EVIDENCE_ENDS_CLOCK) && !sequence_has(sequence, place, EVIDENCE_LABEL)) ||
         is_floor(sequence, place);
}

/* How the stamp tells the time, behind its last letter, with 9 for every number: 9/9/9 9:9; of a floor, what stands
 * before its first letter: 9#.  Free with g_free. */
static char *form_of(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  bool floor = is_floor(sequence, place);
  GString *form = g_string_sized_new(piece->length);
  for (const char *p = piece->text; p < piece->text + piece->length; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    bool letter = chars_is_han(c) || chars_is_latin(c);
    bool number = form->len > 0 && form->str[form->len - 1] == '9';
    if (letter && floor)
      break;
    if (letter)
      g_string_truncate(form, 0);
    else if (!chars_is_digit(c))
      g_string_append_unichar(form, c);
    else if (!number)
      g_string_append_c(form, '9');
  }
  return g_string_free(form, FALSE);
}

/* For every place, whether a stamp stands there: all stamps of a chat have one form.  Free with g_free. */
static bool *find_stamps(const struct sequence *sequence) {
  g_autoptr(GHashTable) forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  bool *stamps = g_new0(bool, sequence->count + 1);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sequence->count; i++) {
      if (!is_like_stamp(sequence, i))
        continue;
      char *form = form_of(sequence, i);
      guint count = GPOINTER_TO_UINT(g_hash_table_lookup(forms, form));
      stamps[i] = count >= CHAT_STAMPS;
      if (pass == 0)
        g_hash_table_insert(forms, form, GUINT_TO_POINTER(count + 1));
      else
        g_free(form);
    }
  return stamps;
}

/* The letters of a stamp: whose it is. */
static char *sender_of(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  GString *sender = g_string_sized_new(piece->length);
  for (const char *p = piece->text; p < piece->text + piece->length; p = g_utf8_next_char(p))
    if (chars_is_han(chars_at(p)) || chars_is_latin(chars_at(p)))
      g_string_append_unichar(sender, chars_at(p));
  return g_string_free(sender, FALSE);
}

/* The stamp nearest above the title is of the one who sent the speech; of a text without a title the first one; `count`
 * when there is none above what is spoken. */
static guint stamp_of_speech(const struct sequence *sequence, const bool *stamps, guint title) {
  guint own = sequence->count;
  for (guint i = 0; i < sequence->count; i++) {
    bool above = title < sequence->count ? i < title : own == sequence->count;
    if (above && stamps[i])
      own = i;
    if (title == sequence->count && sequence_has(sequence, i, EVIDENCE_SPOKEN))
      break;
  }
  return own;
}

/* Where others than the one who sent the speech answer it: the first stamp of somebody else behind which nothing of a
 * speech comes; `count` when there is none.  What stands under a stamp of his own is his. */
static guint find_answers(const struct sequence *sequence, const bool *stamps, guint title) {
  guint own = stamp_of_speech(sequence, stamps, title);
  g_autofree char *sent = own < sequence->count ? sender_of(sequence, own) : NULL;
  guint answers = sequence->count;
  bool spoken = false;
  for (guint i = 0; i < sequence->count; i++) {
    spoken |= sequence_has(sequence, i, EVIDENCE_SPOKEN) && (i > title || title == sequence->count);
    if (!stamps[i])
      continue;
    g_autofree char *sender = sender_of(sequence, i);
    if (sent && strcmp(sent, sender) == 0) {
      sequence_set(sequence, i, EVIDENCE_CHAT_OWN);
      answers = sequence->count;
    } else if (spoken && answers == sequence->count && evidence_is_last_of_all(sequence, i)) {
      answers = i;
    }
  }
  return answers;
}

/* What is said above the title under a stamp: of the speech, and not in it. */
static void find_talk_above(const struct sequence *sequence, const bool *stamps, guint title) {
  guint first = 0, said = 0;
  while (first < title && !stamps[first])
    first++;
  for (guint i = first; i < title; i++) {
    said += sequence_has(sequence, i, EVIDENCE_SPOKEN);
    if (sequence_has(sequence, i, EVIDENCE_HEARERS) || sequence_has(sequence, i, EVIDENCE_SERIES_ALONE) ||
        sequence_evidence(sequence, i)->characters > TALK_CHARS)
      return;
  }
  for (guint i = first; said <= TALK_PIECES && i < title; i++)
    if (!stamps[i] &&
        (sequence_has(sequence, i, EVIDENCE_ENDS_STOP) || sequence_has(sequence, i, EVIDENCE_ENDS_COLON) ||
         sequence_has(sequence, i, EVIDENCE_COMMA_INSIDE)))
      evidence_mark(sequence, i, i + 1, EVIDENCE_CHAT);
}

static void find_chat(const struct sequence *sequence, guint title) {
  g_autofree bool *stamps = find_stamps(sequence);
  for (guint i = 0; i < sequence->count; i++)
    if (stamps[i])
      sequence_set(sequence, i, EVIDENCE_CHAT_STAMP);
  if (title < sequence->count)
    find_talk_above(sequence, stamps, title);
  guint answers = find_answers(sequence, stamps, title);
  for (guint i = answers; i < sequence->count; i++)
    if (!sequence_has(sequence, i, EVIDENCE_CHAT_STAMP))
      evidence_mark(sequence, i, i + 1, EVIDENCE_CHAT);
}

/* 精选留言, 全部评论（12）: heads what readers write below a page; 留言：一百条 tells how many there were. */
static bool heads_comments(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return sequence_has(sequence, place, EVIDENCE_FRAGMENT) && !sequence_has(sequence, place, EVIDENCE_LABEL) &&
         sequence_evidence(sequence, place)->characters <= COMMENTS_CHARS &&
         words_in(sequence->reader->words, WORDS_COMMENTS, piece->text, piece->length) > 0;
}

/* 小雨 2016-5-4 07:30　好孝顺！: who, when, and on the same line what. */
static bool is_stamped(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  const char *p = piece->text;
  guint chars = 0;
  while (p < piece->text + piece->length && !chars_is_digit(chars_at(p)) && chars <= STAMPED_NAME_CHARS) {
    p = g_utf8_next_char(p);
    chars++;
  }
  return chars > 0 && chars <= STAMPED_NAME_CHARS && sequence_has(sequence, place, EVIDENCE_YEAR_DAY) &&
         sequence_has(sequence, place, EVIDENCE_CLOCK);
}

static bool has_name(const struct sequence *sequence, guint place) {
  return evidence_name_of(sequence, place).length > 0 || is_stamped(sequence, place);
}

/* What readers wrote below the page: under such a head, each line with a name before it or a stamp, nothing of a speech
 * behind them, and something surely a site's behind the last that is spoken: a speaker may read out what was written to
 * him.
 */
static void find_comments(const struct sequence *sequence) {
  guint from = sequence->count, head = sequence->count;
  guint names = 0, sites = 0;
  while (from > 0 && (!sequence_has(sequence, from - 1, EVIDENCE_SPOKEN) || has_name(sequence, from - 1))) {
    from--;
    bool heads = names > 0 && head == sequence->count && heads_comments(sequence, from);
    head = heads ? from : head;
    names += has_name(sequence, from);
    sites += !heads && (evidence_is_site(sequence, from) || sequence_has(sequence, from, EVIDENCE_JUNK_LINE));
  }
  if (head < sequence->count && sites > 0 && evidence_is_last_of_all(sequence, head))
    evidence_mark(sequence, head, sequence->count, EVIDENCE_CHAT);
}

void evidence_stamps(const struct sequence *sequence) {
  find_recording(sequence);
  find_chat(sequence, evidence_first_title(sequence));
  find_comments(sequence);
}
