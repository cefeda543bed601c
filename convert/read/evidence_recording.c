/* What a meeting's recorder writes down: when something was said and by whom, and above it what the recorder itself
 * says of the recording. */
#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"

#include <string.h>

/* A recording is told by so many times. */
#define RECORDED_TIMES 2

/* A name beside a time has at most this many characters, and so has what heads a part of the recorder's page. */
#define NAME_CHARS 12

/* A line of a recording that was written down: when something was said, in seconds, and by whom; whether hours, minutes
 * and seconds are told; and whether it is nothing else: what was said may stand behind a colon. */
struct recorded {
  guint seconds;
  struct slice name;
  bool exact;
  bool alone;
};

/* Reads 5:48 or 00:05:48 at `p`; returns where it ends, NULL when there is none. */
static const char *read_time(const char *p, const char *end, struct recorded *recorded) {
  const char *time = p;
  for (guint part = 0; part < 3; part++) {
    const char *from = p;
    while (p < end && p < from + 2 && g_ascii_isdigit(*p))
      p++;
    if (p < from + (part == 0 ? 1 : 2) || (p < end && g_ascii_isdigit(*p)))
      return NULL;
    if (part > 0 && (p == end || *p != ':')) {
      recorded->seconds = shape_seconds(time, (gsize)(p - time));
      recorded->exact = part == 2;
      return p;
    }
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
  while (chars_is_blank(chars_before(start, end)) || chars_is_one_of(around, chars_before(start, end)))
    end = g_utf8_prev_char(end);
  return (struct slice){start, (gsize)(end - start)};
}

/* Letters, figures and blanks, of a length that names have. */
static bool may_name(struct slice text) {
  guint chars = 0;
  for (const char *p = text.text; p < text.text + text.length; p = g_utf8_next_char(p), chars++)
    if (!chars_is_han(chars_at(p)) && !chars_is_latin(chars_at(p)) && !chars_is_digit(chars_at(p)) && *p != ' ')
      return false;
  return chars <= NAME_CHARS;
}

/* 张立(00:21): 请讲。 : the part before what is said; all of the text when it has no such parts. */
static struct slice before_said(struct slice text) {
  static const char *const parts[] = {"):", "）:", ")：", "）："};
  const char *said = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(parts) && !said; i++) {
    said = g_strstr_len(text.text, (gssize)text.length, parts[i]);
    said = said ? said + strlen(parts[i]) : NULL;
  }
  return said ? (struct slice){text.text, (gsize)(said - text.text)} : text;
}

/* 00:21, 说话人 1 00:21, 张立（00:00:21）：, 00:21 张立: a time of no day, and at most a name beside it. */
static bool read_recorded(const struct sequence *sequence, guint place, struct recorded *recorded) {
  if (sequence_has_any(sequence, place, EVIDENCE_DATE, EVIDENCE_YEAR_DAY))
    return false;
  const struct piece *piece = sequence_piece(sequence, place);
  const struct slice stamp = before_said((struct slice){piece->text, piece->length});
  const struct slice all = trim(stamp.text, stamp.text + stamp.length);
  const char *end = all.text + all.length, *time = end;
  const char *behind = read_time(all.text, end, recorded);
  while (time > all.text && strchr("0123456789:", time[-1]))
    time--;
  if (!behind && read_time(time, end, recorded) != end)
    return false;
  recorded->alone = stamp.length == piece->length;
  recorded->name = behind ? trim(behind, end) : trim(all.text, time);
  return may_name(recorded->name);
}

/* Whether a recording may begin so: near its beginning; or, where it tells the time of the day or is only a part of
 * one, with somebody whom a recorder names: by a number, 说话人1, or 张立(09:00:21), as no chat stamps what is written.
 */
static bool may_begin(const struct sequence *sequence, guint place, struct recorded first) {
  const bool numbered = chars_is_digit(chars_before(first.name.text, first.name.text + first.name.length));
  const bool exact = first.exact && first.name.length > 0 && !sequence_has(sequence, place, EVIDENCE_ENDS_CLOCK);
  return first.seconds < RECORDED_FIRST || numbered || exact;
}

/* Where the recording begins; `count` when there is none.  It has parts: times that rise from such a one on, most
 * of them above what was said.  What stands above may have times of its own, with nothing under them: a list of
 * chapters.
 */
static guint recording_begin(const struct sequence *sequence) {
  guint begin = sequence->count, said = 0; /* pieces below, up to the next time */
  guint times = 0, empty = 0;              /* of the part: with something said under them, with nothing */
  guint last = G_MAXUINT;
  struct recorded now;
  for (guint i = sequence->count; i-- > 0;) {
    if (!read_recorded(sequence, i, &now)) {
      said++;
      continue;
    }
    bool nothing = now.alone && said == 0;
    times = (now.seconds > last ? 0 : times) + !nothing;
    empty = (now.seconds > last ? 0 : empty) + nothing;
    last = now.seconds;
    said = 0;
    if (may_begin(sequence, i, now) && times >= RECORDED_TIMES && times > empty)
      begin = i;
  }
  return begin;
}

/* Of one voice the times are no part of the text; of several they tell who speaks. */
static void mark_times(const struct sequence *sequence, guint begin) {
  struct recorded first, now;
  bool one_voice = read_recorded(sequence, begin, &first);
  for (guint i = begin; i < sequence->count; i++)
    if (read_recorded(sequence, i, &now))
      one_voice &= now.alone && now.name.length == first.name.length &&
                   memcmp(now.name.text, first.name.text, now.name.length) == 0;
  for (guint i = begin; i < sequence->count; i++)
    if (read_recorded(sequence, i, &now))
      sequence_set(sequence, i, one_voice ? EVIDENCE_RECORDED : EVIDENCE_RECORDED_NAME);
}

/* The line without the signs before it and the colon behind it, when it is no longer than a head: 【文字记录】： */
static struct slice head_of(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  struct slice head = trim(piece->text, piece->text + piece->length);
  return chars_count(head.text, head.length) <= NAME_CHARS ? head : (struct slice){head.text, 0};
}

/* 录音转文字_20240418: the recorder's name, with the day behind it or not. */
static bool names_recorder(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  struct slice name = trim(piece->text, piece->text + piece->length);
  while (name.length > 0 && strchr("0123456789_-. ", name.text[name.length - 1]))
    name.length--;
  return chars_count(name.text, name.length) <= NAME_CHARS &&
         words_close(sequence->reader->words, WORDS_RECORDER_LABELS, name.text, name.length);
}

static bool is_head(const struct sequence *sequence, guint place, enum word_list list) {
  const struct piece *piece = sequence_piece(sequence, place);
  struct slice head = head_of(sequence, place);
  return words_are(sequence->reader->words, list, head.text, head.length) ||
         words_labelled(sequence->reader->words, list, piece->text, piece->length);
}

/* What names a speech, or those who hear it. */
static bool names_speech(const struct sequence *sequence, guint place) {
  if (is_head(sequence, place, WORDS_RECORDER_SUMMARIES) || is_head(sequence, place, WORDS_RECORDER_HEADS))
    return false;
  return sequence_has_any(sequence, place, EVIDENCE_AT_MEETING, EVIDENCE_HEARERS) ||
         (sequence_has(sequence, place, EVIDENCE_SPEECH_KIND) &&
          !sequence_has_any(sequence, place, EVIDENCE_CLOCK, EVIDENCE_LABEL));
}

/* What the meeting was, when, where and with whom. */
static bool names_meeting(const struct sequence *sequence, guint place) {
  return sequence_has_any(sequence, place, EVIDENCE_TITLE_LABEL, EVIDENCE_LABEL_PLACE, EVIDENCE_PLACE_PAIR,
                          EVIDENCE_DATE);
}

/* Above the first time stand the recorder's name and data, what it has made of the recording by itself (down to what
 * names a speech), and the head of what was said. */
static void mark_head(const struct sequence *sequence, guint begin) {
  bool account = false;
  for (guint i = 0; i < begin; i++) {
    const bool named = i == 0 && names_recorder(sequence, i);
    const struct piece *piece = sequence_piece(sequence, i);
    if (words_labelled(sequence->reader->words, WORDS_RECORDER_TITLES, piece->text, piece->length))
      sequence_set(sequence, i, EVIDENCE_TITLE_LABEL);
    if (sequence_has(sequence, i, EVIDENCE_LABEL_PLACE))
      sequence_set(sequence, i, EVIDENCE_PLACE_PAIR);
    bool headed = i + 1 == begin && is_head(sequence, i, WORDS_RECORDER_HEADS);
    account = !names_speech(sequence, i) && (account || is_head(sequence, i, WORDS_RECORDER_SUMMARIES));
    const bool to_reader = sequence_has(sequence, i, EVIDENCE_SITE_VOICE); /* 转写文稿（仅供参考） */
    if (named || headed || to_reader || is_head(sequence, i, WORDS_RECORDER_LABELS) ||
        (account && !names_meeting(sequence, i)))
      evidence_mark(sequence, i, EVIDENCE_RECORDER);
  }
}

/* Below what was said last: 待办事项 and what is to be done, no sentence among it. */
static void mark_account_below(const struct sequence *sequence, guint begin) {
  guint head = sequence->count, below = sequence->count;
  while (below > begin + 1 && !sequence_has_any(sequence, below - 1, EVIDENCE_SPOKEN, EVIDENCE_FAREWELL,
                                                EVIDENCE_HEARERS, EVIDENCE_RECORDED, EVIDENCE_RECORDED_NAME))
    if (is_head(sequence, --below, WORDS_RECORDER_SUMMARIES))
      head = below;
  for (guint i = head; i < sequence->count; i++) {
    evidence_mark(sequence, i, EVIDENCE_RECORDER);
    evidence_clear_series(sequence, i);
  }
}

/* 转写内容： above everything that is spoken: the times of the recording have been left out. */
static void mark_lone_head(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count && !sequence_has(sequence, i, EVIDENCE_SPOKEN); i++)
    if (sequence_has(sequence, i, EVIDENCE_ENDS_COLON) && is_head(sequence, i, WORDS_RECORDER_HEADS))
      evidence_mark(sequence, i, EVIDENCE_RECORDER);
}

void evidence_recording(const struct sequence *sequence) {
  guint begin = recording_begin(sequence);
  if (begin == sequence->count) {
    mark_lone_head(sequence);
    return;
  }
  mark_times(sequence, begin);
  mark_head(sequence, begin);
  mark_account_below(sequence, begin);
}
