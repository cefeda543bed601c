/* What one piece shows: names and kinds. */
#include "read/evidence_alone.h"
#include "read/persons.h"

#include <string.h>

/* A sender and a time are at most this long (in characters). */
#define STAMP_CHARS 34

static void see_hearers(const struct sight *sight) {
  if (sight->chars > SIGHT_SHORT_CHARS)
    return;
  enum address address = persons_address(sight->words, sight->text, sight->length);
  bool calls = sight->last == ':' || sight->last == 0xFF1A || sight->last == '!' || sight->last == 0xFF01;
  bool loose = !calls && (sight->last == ',' || sight->last == 0xFF0C || sight->last == 0x3002 ||
                          sight_has(sight, EVIDENCE_ENDS_OPEN));
  sight_set(sight, EVIDENCE_HEARERS, address == ADDRESS_HEARERS && calls);
  bool speaker = loose && persons_is_speaker(sight->words, sight->text, sight->length); /* 李明同志 */
  bool title = loose && persons_names_speech(sight->words, sight->text, sight->length); /* 致全体居民的一封信 */
  sight_set(sight, EVIDENCE_HEARERS_LOOSE, address == ADDRESS_HEARERS && loose && !speaker && !title);
  sight_set(sight, EVIDENCE_HEARERS_PLAIN, address == ADDRESS_LABEL && (calls || loose));
  sight_set(sight, EVIDENCE_ORGANS, address == ADDRESS_ORGANS && sight_has(sight, EVIDENCE_ENDS_COLON));
  sight_set(sight, EVIDENCE_ORGANS_LOOSE,
            address == ADDRESS_ORGANS && loose && sight_has(sight, EVIDENCE_COMMA_INSIDE));
  sight_set(sight, EVIDENCE_GREETING, address == ADDRESS_GREETING);
}

static void see_people(const struct sight *sight) {
  if (sight->chars > 60 || sight_has_any(sight, EVIDENCE_GREETING, EVIDENCE_RULE))
    return;
  sight_set(sight, EVIDENCE_SPEAKER, persons_is_speaker(sight->words, sight->text, sight->length));
  sight_set(sight, EVIDENCE_NAME, persons_is_name(sight->words, sight->text, sight->length));
  sight_set(sight, EVIDENCE_NAME_BARE, sight_has(sight, EVIDENCE_NAME) && sight->length == sight->chars * strlen("人"));
  bool open = sight_has(sight, EVIDENCE_ENDS_OPEN);
  sight_set(sight, EVIDENCE_OFFICE, open && persons_ends_with_office(sight->words, sight->text, sight->length));
  bool organ = !words_close(sight->words, WORDS_NO_ORGANS, sight->text, sight->length);
  sight_set(sight, EVIDENCE_ORGAN_NAME,
            organ && open && sight->chars >= 3 && sight->chars <= 30 &&
                words_close(sight->words, WORDS_ORGANS, sight->text, sight->length));
}

/* A name or organisation, a blank, a date: 尚可为　2015年7月3日. */
static bool has_name_and_date(const struct sight *sight) {
  const char *end = sight->text + sight->length;
  for (const char *p = sight->text; p < end; p = g_utf8_next_char(p)) {
    if (!chars_is_blank(chars_at(p)))
      continue;
    struct slice name = chars_strip(sight->text, (gsize)(p - sight->text));
    struct slice date = chars_strip(p, (gsize)(end - p));
    bool signs = persons_is_speaker(sight->words, name.text, name.length) ||
                 words_close(sight->words, WORDS_ORGANS, name.text, name.length);
    if (signs && shape_is_date(date.text, date.length))
      return true;
  }
  return false;
}

/* The line is a date, behind 时间： or 日期： where that opens it. */
static bool tells_date(const struct sight *sight) {
  const gsize label = words_label(sight->words, WORDS_DATE_LABELS, sight->text, sight->length);
  const struct slice behind = chars_strip(sight->text + label, sight->length - label);
  return shape_is_date(behind.text, behind.length);
}

/* （2024年5月6日下午3:30，三楼会议室）: a date in brackets, and behind a comma where it was. */
static bool opens_with_date(const struct sight *sight) {
  const char *start = g_utf8_next_char(sight->text);
  const char *end = sight->text + sight->length;
  for (const char *p = start; p < end; p = g_utf8_next_char(p))
    if (chars_is_one_of("，,", chars_at(p)))
      return shape_is_date(start, (gsize)(p - start)) && !shape_contains(p, (gsize)(end - p), "：") &&
             !shape_contains(p, (gsize)(end - p), ":");
  return false;
}

/* [2024/2/3 09:12:31], and a name before it or behind it: its day and time are in brackets. */
static bool is_dated_stamp(const struct sight *sight) {
  const char *open = memchr(sight->text, '[', sight->length);
  const char *close = open ? memchr(open, ']', (gsize)(sight->text + sight->length - open)) : NULL;
  const bool ends = close && (close + 1 == sight->text + sight->length ||
                              (open == sight->text && (sight->last == ':' || sight->last == 0xFF1A)));
  return ends && sight_has(sight, EVIDENCE_YEAR_DAY) && shape_has_clock(open, (gsize)(close - open));
}

/* A date: （2023年3月1日）, 2023年元旦, 2024.5.1, ——2026年1月27日在…. */
static void see_date(const struct sight *sight) {
  if (sight->chars > 66)
    return;
  const char *text = sight->text;
  gsize length = sight->length;
  bool round = sight_has(sight, EVIDENCE_IN_ROUND);
  bool date = tells_date(sight) || (round && opens_with_date(sight));
  bool figures = !date && shape_is_date_in_figures(text, length);
  sight_set(sight, EVIDENCE_DATE, date);
  if (date)
    evidence_clear(sight->evidence, EVIDENCE_BLANKS_INSIDE); /* they part day, weekday and place */
  sight_set(sight, EVIDENCE_DATE_FIGURES, figures);
  sight_set(sight, EVIDENCE_DATE_DOTTED, figures && memchr(text, '.', length));
  sight_set(sight, EVIDENCE_DATE_SHORT, !date && shape_is_day_without_year(text, length));
  sight_set(sight, EVIDENCE_DATE_BEHIND_NAME, has_name_and_date(sight));
  gsize bracket = round ? (gsize)(g_utf8_next_char(text) - text) : 0;
  gsize inner = length - 2 * bracket;
  gunichar opens = chars_at(text + bracket);
  bool festival = !date && sight->chars <= 16 && sight_holds(sight, "年") && !sight_has(sight, EVIDENCE_COMMA_INSIDE) &&
                  words_close(sight->words, WORDS_FESTIVALS, text + bracket, inner) &&
                  (chars_is_digit(opens) || chars_is_one_of("一二○〇", opens));
  sight_set(sight, EVIDENCE_DATE_FESTIVAL, festival);
  sight_set(sight, EVIDENCE_DATE_ROUND, (date || figures || festival) && round);
  sight_set(sight, EVIDENCE_CLOCK, shape_has_clock(text, length));
  sight_set(sight, EVIDENCE_YEAR_DAY, !date && !figures && shape_has_day(text, length));
  sight_set(sight, EVIDENCE_ENDS_CLOCK,
            sight_has(sight, EVIDENCE_CLOCK) && sight->chars <= STAMP_CHARS &&
                ((chars_is_digit(sight->last) && !chars_is_digit(sight->first)) || is_dated_stamp(sight)));
}

/* 第三辑, 第12期 at the end of the line, in brackets or not. */
static bool counts_volumes(const struct sight *sight) {
  return sight_holds_word(sight, WORDS_VOLUMES_CLOSED) ||
         (sight_begins(sight, "第") && words_close(sight->words, WORDS_VOLUMES, sight->text, sight->length) &&
          sight->chars <= 12);
}

/* What an assistant names the parts of its text by: 称谓, 【正文】, 结尾： */
static bool is_part_label(const struct sight *sight) {
  const char *text = sight->text;
  gsize length = sight->length;
  if (sight->chars > 8)
    return false;
  while (length > 0 && !chars_is_han(chars_at(text))) {
    length -= (gsize)(g_utf8_next_char(text) - text);
    text = g_utf8_next_char(text);
  }
  while (length > 0 && !chars_is_han(chars_before(text, text + length)))
    length = (gsize)(g_utf8_prev_char(text + length) - text);
  return words_are(sight->words, WORDS_PART_LABELS, text, length);
}

/* …上的…, …时的… */
static bool says_where(const struct sight *sight) {
  return sight_holds_word(sight, WORDS_SPOKEN_AT);
}

#define MOST_OF_GRADE 16 /* characters, blanks not counted */

/* A grade of secrecy or of use, also as it is spread on paper: 机　密★1年. */
static bool is_grade(const struct sight *sight) {
  const char *from = sight_has(sight, EVIDENCE_IN_ROUND) ? g_utf8_next_char(sight->text) : sight->text;
  g_autofree char *grade = chars_closed_up(from, (gsize)(sight->text + sight->length - from), "");
  const gsize length = strlen(grade);
  return chars_count(grade, length) <= MOST_OF_GRADE && words_open(sight->words, WORDS_SECRECY, grade, length);
}

/* A name of so many characters may be spaced out: 讲　话　稿 */
#define SPACED_NAME_CHARS 10

/* Whether the first bytes of the line name a speech, spaced out or not. */
static bool names_speech(const struct sight *sight, gsize length) {
  if (sight->chars > SPACED_NAME_CHARS || !sight_has(sight, EVIDENCE_BLANKS_INSIDE))
    return persons_names_speech(sight->words, sight->text, length);
  g_autofree char *name = chars_closed_up(sight->text, length, "");
  return persons_names_speech(sight->words, name, strlen(name));
}

/* 王海：在…上的讲话: who spoke, a colon, and where. */
static bool says_who_and_where(const struct sight *sight) {
  const char *end = sight->text + sight->length;
  for (const char *p = sight->text; p < end; p = g_utf8_next_char(p))
    if (*p == ':' || chars_at(p) == 0xFF1A) {
      const struct slice place = chars_strip(g_utf8_next_char(p), (gsize)(end - g_utf8_next_char(p)));
      return shape_begins(place.text, place.length, "在") &&
             persons_is_speaker(sight->words, sight->text, (gsize)(p - sight->text));
    }
  return false;
}

static void see_title(const struct sight *sight) {
  if (sight->chars > 66)
    return;
  const char *text = sight->text;
  gsize length = sight->length;
  bool at = sight_begins(sight, "在") || sight_holds(sight, "同志在") || says_who_and_where(sight) ||
            (sight_has(sight, EVIDENCE_OPENS_DASH) && sight_holds(sight, "在"));
  bool stopped = sight->last == 0x3002 && !sight_has_any(sight, EVIDENCE_STOP_INSIDE, EVIDENCE_COMMA_INSIDE);
  gsize bare = stopped ? length - strlen("。") : length;
  bool open = sight_has(sight, EVIDENCE_ENDS_OPEN);
  bool kind =
      (open || (stopped && at && !sight_holds(sight, "同志在") && says_where(sight))) && names_speech(sight, bare);
  sight_set(sight, EVIDENCE_TITLE_STOP, kind && stopped);
  sight_set(sight, EVIDENCE_SPEECH_KIND, kind);
  sight_set(sight, EVIDENCE_AT_MEETING, kind && at && !sight_has(sight, EVIDENCE_OPENS_DASH) && says_where(sight));
  sight_set(sight, EVIDENCE_OPENS_TITLE, open && (at || words_open(sight->words, WORDS_TITLE_OPENERS, text, length)));
  sight_set(sight, EVIDENCE_PART_LABEL, is_part_label(sight));
  sight_set(sight, EVIDENCE_TITLE_LABEL, words_labelled(sight->words, WORDS_TITLE_LABELS, text, length));
  gsize named = shape_ends(text, length, "》") ? length - strlen("》") : length;
  sight_set(sight, EVIDENCE_COLLECTION,
            open && (words_close(sight->words, WORDS_COLLECTIONS, text, named) || counts_volumes(sight)));
  sight_set(sight, EVIDENCE_SAMPLE_LABEL,
            sight->chars <= 12 && shape_is_sample_label(text, length)); /* 篇一, 【篇一】, 范文2 */
  sight_set(sight, EVIDENCE_ENDS_SAMPLE, sight->chars > 4 && shape_ends_as_sample(text, length));
  bool number = shape_ends(text, length, "号") &&
                (sight_holds(sight, "〔") || sight_holds(sight, "[") || sight_holds(sight, "﹝"));
  sight_set(sight, EVIDENCE_DOCUMENT_NUMBER, sight->chars < 30 && number);
  bool material = sight->chars <= 30 && sight_holds_word(sight, WORDS_PAPERS);
  sight_set(sight, EVIDENCE_SECRECY, open && (material || is_grade(sight)));
}

/* Whether the line could be a title by its shape: no mark at its end but ！ or ？, no name, date or label. */
void evidence_title_like(const struct sight *sight) {
  static const enum evidence_id never[] = {
      EVIDENCE_ENDS_COLON,    EVIDENCE_ENDS_PAUSE,   EVIDENCE_IN_ROUND,     EVIDENCE_OPENS_DASH,
      EVIDENCE_HEARERS,       EVIDENCE_SPEAKER,      EVIDENCE_DATE,         EVIDENCE_DATE_FIGURES,
      EVIDENCE_DATE_SHORT,    EVIDENCE_RULE,         EVIDENCE_ELLIPSIS,     EVIDENCE_DOCUMENT_NUMBER,
      EVIDENCE_SECRECY,       EVIDENCE_SAMPLE_LABEL, EVIDENCE_GREETING,     EVIDENCE_NO_HAN,
      EVIDENCE_FIGURES_ALONE, EVIDENCE_JUNK_LINE,    EVIDENCE_CLOCK,        EVIDENCE_PATH,
      EVIDENCE_SQUARE_LABEL,  EVIDENCE_COLLECTION,   EVIDENCE_LABELS,       EVIDENCE_NET_ADDRESS,
      EVIDENCE_ATTACHMENT,    EVIDENCE_MARKER,       EVIDENCE_ADVERT_NAMED, EVIDENCE_STOP_INSIDE,
      EVIDENCE_LABEL_STAMP,   EVIDENCE_NOISE,        EVIDENCE_FLOOR,        EVIDENCE_DATE_BEHIND_NAME,
      EVIDENCE_IN_DASHES,     EVIDENCE_MENU,         EVIDENCE_COUNTERS,     EVIDENCE_ALWAYS};
  bool like = sight->chars >= 2 && sight->chars <= 66 && !evidence_has_one_of(sight->evidence, never);
  like &= !sight_has(sight, EVIDENCE_YEAR_DAY) || sight_has(sight, EVIDENCE_SPEECH_KIND);
  like &= !chars_is_one_of("@＠", sight->first); /* @所有人 */
  bool full_stop = sight->last == 0x3002 || sight->last == '.';
  sight_set(sight, EVIDENCE_TITLE_LIKE,
            like && (!full_stop || sight_has(sight, EVIDENCE_TITLE_STOP) ||
                     persons_names_speech(sight->words, sight->text, sight->length - 3)));
}

void evidence_names(const struct sight *sight) {
  see_hearers(sight);
  see_people(sight);
  see_date(sight);
  see_title(sight);
}
