#include "read/persons.h"
#include "read/rules.h"
#include "read/shape.h"
#include "read/sight.h"

#include <string.h>

/* Lines longer than this (in characters) are paragraphs: most facts are about shorter ones. */
#define SHORT_CHARS 120

/* Lines longer than this (in bytes) are not weighed as a whole. */
#define WEIGHED_BYTES 900

/* A line of this many characters or more, ending as a sentence, is something to say. */
#define SPOKEN_CHARS 10

/* A sender and a time are at most this long (in characters). */
#define STAMP_CHARS 34

/* A first sentence that tells what a line is has this many characters at least. */
#define FIRST_CHARS 5

/* A label before a colon is at most this wide (in cells). */
#define LABEL_CELLS 12

/* What a page is steered with is at most this long (in characters). */
#define WIDGET_CHARS 20
#define SHORT_WIDGET_CHARS 8

/* Blanks of this many cells before a line move it to the middle or the right. */
#define MOVED_CELLS 12

/* The piece being looked at. */
struct sight {
  const struct reader *reader;
  const struct words *words;
  const struct piece *piece;
  struct evidence *evidence;
  const char *text;
  gsize length;
  gsize chars;
  gunichar first, last;
};

static void set(const struct sight *sight, enum evidence_id id, bool yes) {
  evidence_set(sight->evidence, id, yes);
}

static bool has(const struct sight *sight, enum evidence_id id) {
  return evidence_has(sight->evidence, id);
}

static bool begins(const struct sight *sight, const char *word) {
  return shape_begins(sight->text, sight->length, word);
}

static bool holds(const struct sight *sight, const char *word) {
  return shape_contains(sight->text, sight->length, word);
}

static bool begins_with(const struct sight *sight, enum word_list list) {
  return words_begin(sight->words, list, sight->text, sight->length) > 0;
}

static guint count_of(const struct sight *sight, enum word_list list) {
  return words_in(sight->words, list, sight->text, sight->length);
}

/* --- how long it is, and its marks --- */

static void see_length(const struct sight *sight) {
  static const guint16 up_to[] = {4, 12, 24, 40, 66, SHORT_CHARS};
  guint step = 0;
  while (step < G_N_ELEMENTS(up_to) && sight->chars > up_to[step])
    step++;
  set(sight, EVIDENCE_CHARS_4 + step, true);
}

static void see_marks(const struct sight *sight) {
  const char *text = sight->text;
  gsize length = sight->length;
  bool stop = shape_ends_sentence(text, length);
  bool dots = sight->last == 0x2026 || shape_ends(text, length, "...");
  bool colon = sight->last == ':' || sight->last == 0xFF1A;
  bool mark = shape_ends_with_mark(text, length);
  set(sight, EVIDENCE_ENDS_DOTS, dots);
  set(sight, EVIDENCE_ENDS_STOP, stop && !dots);
  set(sight, EVIDENCE_ENDS_CRY, sight->last == '!' || sight->last == 0xFF01);
  set(sight, EVIDENCE_ENDS_COLON, colon);
  set(sight, EVIDENCE_ENDS_PAUSE, mark && !stop && !colon);
  set(sight, EVIDENCE_ENDS_OPEN, !mark && !dots);
  gsize where = 0;
  gsize sentence = shape_first_sentence(text, length, &where);
  set(sight, EVIDENCE_STOP_INSIDE, sentence > 0 && sentence < length);
  set(sight, EVIDENCE_COMMA_INSIDE, holds(sight, "，") || holds(sight, ",") || holds(sight, "；"));
}

/* Signs by which a line opens that are no word, bracket, quotation mark or figure. */
static bool is_symbol(gunichar c) {
  return !g_unichar_isalnum(c) && !chars_is_private_use(c) && !chars_is_han(c) && !chars_is_opening(c) && c != '"' &&
         c != 0x201C && c != 0x2018 && !chars_is_one_of("×*＊※—－-〔#…⋯.·_", c);
}

static void see_signs(const struct sight *sight) {
  const char *text = sight->text;
  gsize length = sight->length;
  gunichar first = sight->first;
  bool square = chars_is_one_of("【[［〖", first);
  set(sight, EVIDENCE_IN_ROUND, shape_is_parenthesised(text, length));
  set(sight, EVIDENCE_IN_SQUARE, square && chars_is_one_of("】]］〗", sight->last));
  set(sight, EVIDENCE_SQUARE_LABEL, square && !has(sight, EVIDENCE_IN_SQUARE));
  set(sight, EVIDENCE_OPENS_DASH, shape_opens_with_dash(text, length));
  set(sight, EVIDENCE_IN_DASHES,
      chars_is_one_of("—-－─", first) && chars_is_one_of("—-－─", sight->last) && sight->chars > 4 &&
          sight->chars <= 60);
  set(sight, EVIDENCE_OPENS_STAR, chars_is_one_of("*＊※", first));
  set(sight, EVIDENCE_OPENS_SYMBOL, is_symbol(first));
  set(sight, EVIDENCE_RULE, shape_is_rule(text, length));
  set(sight, EVIDENCE_ELLIPSIS, shape_is_ellipsis(text, length));
}

/* A sign of the kind that pages are adorned and steered with. */
static bool is_odd(gunichar c) {
  if (c < 0x2000)
    return c == '|' || c == '>' || c == 0xA9 || c == 0xAE || c == 0xBB;
  if (chars_is_one_of("×○□〇※℃№‰％△", c))
    return false;
  GUnicodeType type = g_unichar_type(c);
  return c == 0xFF5C || c == 0x203A || type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_MATH_SYMBOL;
}

/* 首页 > 讲话 > 正文, 书架 / 演说家 / 当代卷 */
static bool is_path(const struct sight *sight, bool odd) {
  const char *slash = g_strstr_len(sight->text, (gssize)sight->length, " / ");
  gsize behind = slash ? (gsize)(slash - sight->text) + 3 : 0;
  bool twice = slash && g_strstr_len(sight->text + behind, (gssize)(sight->length - behind), " / ");
  return twice || (odd && (holds(sight, " > ") || holds(sight, " » ") || holds(sight, "首页")));
}

/* Counts characters of several kinds in a short line. */
static void see_characters(const struct sight *sight) {
  guint han = 0, inked = 0, figures = 0, latin = 0, odd = 0, runs = 0, words = 0;
  gsize blank_cells = 0, word = 0, longest = 0;
  for (const char *p = sight->text; p < sight->text + sight->length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (chars_is_ignorable(c)) {
      blank_cells += chars_cells(c);
      words += word > 0;
      word = 0;
      continue;
    }
    runs += blank_cells >= 2;
    blank_cells = 0;
    word++;
    longest = MAX(longest, word);
    inked++;
    han += chars_is_han(c);
    figures += chars_is_digit(c);
    latin += chars_is_latin(c);
    odd += is_odd(c);
  }
  set(sight, EVIDENCE_NO_HAN, han == 0);
  set(sight, EVIDENCE_FIGURES_ALONE, figures > 0 && han + latin == 0);
  set(sight, EVIDENCE_LATIN_HALF, han > 0 && han * 100 < inked * 40);
  set(sight, EVIDENCE_ODD_SYMBOLS, odd > 0);
  set(sight, EVIDENCE_BLANKS_INSIDE, runs >= 2);
  set(sight, EVIDENCE_NOISE, han == 0 && inked >= 8 && words >= 4 && longest <= 4);
  set(sight, EVIDENCE_PATH, !has(sight, EVIDENCE_ENDS_STOP) && is_path(sight, odd > 0));
}

/* --- names and kinds --- */

static void see_hearers(const struct sight *sight) {
  if (sight->chars > SHORT_CHARS)
    return;
  enum address address = persons_address(sight->words, sight->text, sight->length);
  bool calls = sight->last == ':' || sight->last == 0xFF1A || sight->last == '!' || sight->last == 0xFF01;
  bool loose = !calls &&
               (sight->last == ',' || sight->last == 0xFF0C || sight->last == 0x3002 || has(sight, EVIDENCE_ENDS_OPEN));
  set(sight, EVIDENCE_HEARERS, address == ADDRESS_HEARERS && calls);
  bool speaker = loose && persons_is_speaker(sight->words, sight->text, sight->length); /* 李明同志 */
  set(sight, EVIDENCE_HEARERS_LOOSE, address == ADDRESS_HEARERS && loose && !speaker);
  set(sight, EVIDENCE_HEARERS_PLAIN, address == ADDRESS_LABEL && (calls || loose));
  set(sight, EVIDENCE_ORGANS, address == ADDRESS_ORGANS && has(sight, EVIDENCE_ENDS_COLON));
  set(sight, EVIDENCE_ORGANS_LOOSE, address == ADDRESS_ORGANS && loose && has(sight, EVIDENCE_COMMA_INSIDE));
  set(sight, EVIDENCE_GREETING, address == ADDRESS_GREETING);
}

static void see_people(const struct sight *sight) {
  if (sight->chars > 60 || has(sight, EVIDENCE_GREETING) || has(sight, EVIDENCE_RULE))
    return;
  set(sight, EVIDENCE_SPEAKER, persons_is_speaker(sight->words, sight->text, sight->length));
  set(sight, EVIDENCE_NAME, persons_is_name(sight->words, sight->text, sight->length));
  set(sight, EVIDENCE_NAME_BARE, has(sight, EVIDENCE_NAME) && sight->length == sight->chars * strlen("人"));
  bool open = has(sight, EVIDENCE_ENDS_OPEN);
  set(sight, EVIDENCE_OFFICE, open && persons_ends_with_office(sight->words, sight->text, sight->length));
  bool organ = !shape_ends(sight->text, sight->length, "社会") && !shape_ends(sight->text, sight->length, "机会");
  set(sight, EVIDENCE_ORGAN_NAME,
      organ && open && sight->chars >= 3 && sight->chars <= 30 &&
          words_end(sight->words, WORDS_ORGANS, sight->text, sight->length) > 0);
}

/* A name or organisation, a blank, a date: 尚可为　2015年7月3日. */
static bool has_name_and_date(const struct sight *sight) {
  const char *end = sight->text + sight->length;
  for (const char *p = sight->text; p < end; p = g_utf8_next_char(p)) {
    if (!chars_is_blank(g_utf8_get_char(p)))
      continue;
    struct slice name = chars_strip(sight->text, (gsize)(p - sight->text));
    struct slice date = chars_strip(p, (gsize)(end - p));
    bool signs = persons_is_speaker(sight->words, name.text, name.length) ||
                 words_end(sight->words, WORDS_ORGANS, name.text, name.length) > 0;
    if (signs && shape_is_date(date.text, date.length))
      return true;
  }
  return false;
}

/* What stands behind 时间： or 日期： */
static struct slice behind_date_label(const struct sight *sight) {
  static const char *const labels[] = {"时间：", "时间:", "日期：", "日期:"};
  for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
    if (begins(sight, labels[i]))
      return chars_strip(sight->text + strlen(labels[i]), sight->length - strlen(labels[i]));
  return (struct slice){NULL, 0};
}

/* A date: （2023年3月1日）, 2023年元旦, 2024.5.1, ——2026年1月27日在…. */
static void see_date(const struct sight *sight) {
  if (sight->chars > 66)
    return;
  const char *text = sight->text;
  gsize length = sight->length;
  bool date = shape_is_date(text, length);
  bool figures = !date && shape_is_date_in_figures(text, length);
  bool round = has(sight, EVIDENCE_IN_ROUND);
  struct slice labelled = behind_date_label(sight);
  date |= labelled.length > 0 && shape_is_date(labelled.text, labelled.length);
  set(sight, EVIDENCE_DATE, date);
  set(sight, EVIDENCE_DATE_FIGURES, figures);
  set(sight, EVIDENCE_DATE_DOTTED, figures && memchr(text, '.', length));
  set(sight, EVIDENCE_DATE_BEHIND_NAME, has_name_and_date(sight));
  gsize bracket = round ? (gsize)(g_utf8_next_char(text) - text) : 0;
  gsize inner = length - 2 * bracket;
  gunichar opens = inner > 0 ? g_utf8_get_char(text + bracket) : 0;
  bool festival = !date && sight->chars <= 16 && holds(sight, "年") && !has(sight, EVIDENCE_COMMA_INSIDE) &&
                  words_end(sight->words, WORDS_FESTIVALS, text + bracket, inner) > 0 &&
                  (chars_is_digit(opens) || chars_is_one_of("一二○〇", opens));
  set(sight, EVIDENCE_DATE_FESTIVAL, festival);
  set(sight, EVIDENCE_DATE_ROUND, (date || figures || festival) && round);
  set(sight, EVIDENCE_CLOCK, shape_has_clock(text, length));
  set(sight, EVIDENCE_ENDS_CLOCK,
      has(sight, EVIDENCE_CLOCK) && sight->chars <= STAMP_CHARS && chars_is_digit(sight->last) &&
          !chars_is_digit(sight->first));
  set(sight, EVIDENCE_YEAR_DAY, !date && !figures && shape_has_day(text, length));
}

/* 第三辑, 第12期 at the end of the line, in brackets or not. */
static bool counts_volumes(const struct sight *sight) {
  return holds(sight, "辑）") || holds(sight, "期）") || holds(sight, "册）") || holds(sight, "卷）") ||
         (begins(sight, "第") &&
          (shape_ends(sight->text, sight->length, "期") || shape_ends(sight->text, sight->length, "辑")) &&
          sight->chars <= 12);
}

/* A sample's label: 篇一, 【篇一】, 范文2, 第二篇：. */
static bool is_sample_label(const struct sight *sight) {
  if (sight->chars > 12)
    return false;
  return shape_is_sample_label(sight->text, sight->length);
}

/* What an assistant names the parts of its text by: 称谓, 【正文】, 结尾： */
static bool is_part_label(const struct sight *sight) {
  const char *text = sight->text;
  gsize length = sight->length;
  if (sight->chars > 8)
    return false;
  while (length > 0 && !chars_is_han(g_utf8_get_char(text))) {
    length -= (gsize)(g_utf8_next_char(text) - text);
    text = g_utf8_next_char(text);
  }
  while (length > 0 && !chars_is_han(chars_before(text, text + length)))
    length = (gsize)(g_utf8_prev_char(text + length) - text);
  return words_are(sight->words, WORDS_PART_LABELS, text, length);
}

/* …上的…, …时的… */
static bool says_where(const struct sight *sight) {
  return holds(sight, "上的") || holds(sight, "时的") || holds(sight, "中的") || holds(sight, "会的");
}

static void see_title(const struct sight *sight) {
  if (sight->chars > 66)
    return;
  const char *text = sight->text;
  gsize length = sight->length;
  bool at = begins(sight, "在") || holds(sight, "同志在") || (has(sight, EVIDENCE_OPENS_DASH) && holds(sight, "在"));
  bool stopped = sight->last == 0x3002 && !has(sight, EVIDENCE_STOP_INSIDE) && !has(sight, EVIDENCE_COMMA_INSIDE);
  gsize bare = stopped ? length - strlen("。") : length;
  bool open = has(sight, EVIDENCE_ENDS_OPEN);
  bool kind = (open || (stopped && at && !holds(sight, "同志在") && says_where(sight))) &&
              persons_names_speech(sight->words, text, bare);
  set(sight, EVIDENCE_TITLE_STOP, kind && stopped);
  set(sight, EVIDENCE_SPEECH_KIND, kind);
  set(sight, EVIDENCE_AT_MEETING, kind && at && !has(sight, EVIDENCE_OPENS_DASH) && says_where(sight));
  set(sight, EVIDENCE_OPENS_TITLE, open && (at || begins(sight, "关于") || begins(sight, "致")));
  set(sight, EVIDENCE_PART_LABEL, is_part_label(sight));
  set(sight, EVIDENCE_TITLE_LABEL,
      begins(sight, "标题：") || begins(sight, "标题:") || begins(sight, "题目：") || begins(sight, "题目:"));
  set(sight, EVIDENCE_COLLECTION,
      open && (words_end(sight->words, WORDS_COLLECTIONS, text, length) > 0 || counts_volumes(sight)));
  set(sight, EVIDENCE_SAMPLE_LABEL, is_sample_label(sight));
  set(sight, EVIDENCE_ENDS_SAMPLE, sight->chars > 4 && shape_ends_as_sample(text, length));
  bool number = shape_ends(text, length, "号") && (holds(sight, "〔") || holds(sight, "[") || holds(sight, "﹝"));
  set(sight, EVIDENCE_DOCUMENT_NUMBER, sight->chars < 30 && number);
  gsize bracket = has(sight, EVIDENCE_IN_ROUND) ? (gsize)(g_utf8_next_char(sight->text) - sight->text) : 0;
  bool secret = words_begin(sight->words, WORDS_SECRECY, sight->text + bracket, sight->length - bracket) > 0 &&
                sight->chars <= 16;
  bool material = sight->chars <= 30 && (holds(sight, "材料之") || holds(sight, "文件之") || holds(sight, "材料（") ||
                                         holds(sight, "文件（"));
  set(sight, EVIDENCE_SECRECY, open && (secret || material));
}

/* Whether the line could be a title by its shape: no mark at its end but ！ or ？, no name, date or label. */
static void see_title_like(const struct sight *sight) {
  static const enum evidence_id never[] = {EVIDENCE_ENDS_COLON,
                                           EVIDENCE_ENDS_PAUSE,
                                           EVIDENCE_IN_ROUND,
                                           EVIDENCE_OPENS_DASH,
                                           EVIDENCE_HEARERS,
                                           EVIDENCE_SPEAKER,
                                           EVIDENCE_DATE,
                                           EVIDENCE_DATE_FIGURES,
                                           EVIDENCE_RULE,
                                           EVIDENCE_ELLIPSIS,
                                           EVIDENCE_DOCUMENT_NUMBER,
                                           EVIDENCE_SECRECY,
                                           EVIDENCE_SAMPLE_LABEL,
                                           EVIDENCE_GREETING,
                                           EVIDENCE_NO_HAN,
                                           EVIDENCE_FIGURES_ALONE,
                                           EVIDENCE_JUNK_LINE,
                                           EVIDENCE_CLOCK,
                                           EVIDENCE_PATH,
                                           EVIDENCE_SQUARE_LABEL,
                                           EVIDENCE_COLLECTION,
                                           EVIDENCE_LABELS,
                                           EVIDENCE_NET_ADDRESS,
                                           EVIDENCE_ATTACHMENT,
                                           EVIDENCE_MARKER,
                                           EVIDENCE_ADVERT_NAMED,
                                           EVIDENCE_STOP_INSIDE,
                                           EVIDENCE_LABEL_STAMP,
                                           EVIDENCE_NOISE,
                                           EVIDENCE_FLOOR,
                                           EVIDENCE_DATE_BEHIND_NAME,
                                           EVIDENCE_IN_DASHES};
  bool like = sight->chars >= 2 && sight->chars <= 66;
  for (guint i = 0; like && i < G_N_ELEMENTS(never); i++)
    like = !has(sight, never[i]);
  bool full_stop = sight->last == 0x3002 || sight->last == '.';
  set(sight, EVIDENCE_TITLE_LIKE,
      like && (!full_stop || has(sight, EVIDENCE_TITLE_STOP) ||
               persons_names_speech(sight->words, sight->text, sight->length - 3)));
}

/* --- what speaks for a site --- */

/* 词：value; how many of them stand on the line, and what the first word is. */
static void see_labels(const struct sight *sight) {
  guint labels = 0;
  guint stamps = 0;
  const char *start = sight->text;
  const char *end = sight->text + sight->length;
  for (const char *p = sight->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == ':' || c == 0xFF1A || c == '/') {
      gsize size = (gsize)(p - start);
      gsize cells = chars_width(start, size);
      bool clock = p > start && chars_is_digit(chars_before(start, p));
      bool stamp = words_are(sight->words, WORDS_STAMP_LABELS, start, size);
      if (cells >= 1 && cells <= LABEL_CELLS && !clock && (c != '/' || stamp)) {
        labels++;
        stamps += stamp;
      }
      start = g_utf8_next_char(p);
    } else if (chars_is_blank(c) || chars_is_one_of("【[（(】]|｜/，,。；;", c)) {
      start = g_utf8_next_char(p);
    }
  }
  bool colon_last = has(sight, EVIDENCE_ENDS_COLON) && labels == 1;
  bool sentence = has(sight, EVIDENCE_ENDS_STOP) && sight->chars > 12;
  set(sight, EVIDENCE_LABEL, labels >= 1 && !colon_last);
  set(sight, EVIDENCE_LABELS, labels >= 2 && !sentence);
  set(sight, EVIDENCE_LABEL_STAMP, stamps >= 1 && !sentence);
  set(sight, EVIDENCE_LABEL_SENTENCE, labels >= 1 && !colon_last && sentence);
  set(sight, EVIDENCE_LABEL_PLACE, labels >= 1 && begins_with(sight, WORDS_PLACE_LABELS));
}

static void see_advertising(const struct sight *sight) {
  struct evidence *evidence = sight->evidence;
  struct weight weight = {0, 0, NULL};
  if (sight->length <= WEIGHED_BYTES)
    weight = rules_weigh(sight->reader->rules, sight->text, sight->length);
  /* A title may speak of 会员 and 下载. */
  bool title = has(sight, EVIDENCE_SPEECH_KIND) || has(sight, EVIDENCE_AT_MEETING);
  guint sum = title && weight.heaviest < 5 ? 0 : weight.sum;
  evidence->junk = (guint8)MIN(255, sum);
  set(sight, EVIDENCE_ADVERT_1, sum == 1);
  set(sight, EVIDENCE_ADVERT_2, sum == 2);
  set(sight, EVIDENCE_ADVERT_3, sum == 3 || sum == 4);
  set(sight, EVIDENCE_ADVERT_5, sum >= 5);
  set(sight, EVIDENCE_ADVERT_NAMED, weight.heaviest >= 5);
  set(sight, EVIDENCE_ADVERT_DENSE, sum >= 2 && sum * 12 >= sight->chars);
  struct line_rule line = rules_match_line(sight->reader->rules, sight->text, sight->length);
  set(sight, EVIDENCE_JUNK_USER, line.users);
  set(sight, EVIDENCE_JUNK_LINE, line.name && line.zone == ZONE_ANY);
  set(sight, EVIDENCE_JUNK_EDGE, line.name && line.zone == ZONE_EDGE);
  evidence->proof = line.name ? line.name : sum >= 2 ? weight.rule : NULL;
}

static void see_site(const struct sight *sight) {
  if (sight->length > WEIGHED_BYTES)
    return;
  guint counts[WORD_LIST_COUNT] = {0};
  words_count(sight->words,
              1u << WORDS_TO_HEARERS | 1u << WORDS_SITE_VOICE | 1u << WORDS_READER_WORDS | 1u << WORDS_ASSISTANT |
                  1u << WORDS_LESSON_WORDS,
              sight->text, sight->length, counts);
  bool hearers = counts[WORDS_TO_HEARERS] > 0;
  bool voice = counts[WORDS_SITE_VOICE] > 0;
  set(sight, EVIDENCE_TO_HEARERS, hearers);
  set(sight, EVIDENCE_HIDDEN, shape_says_hidden(sight->text, sight->length));
  set(sight, EVIDENCE_SITE_VOICE, voice);
  set(sight, EVIDENCE_TO_READER, (!hearers || voice) && counts[WORDS_READER_WORDS] > 0);
  bool fragment = !hearers && !has(sight, EVIDENCE_COMMA_INSIDE) &&
                  (has(sight, EVIDENCE_ENDS_OPEN) || has(sight, EVIDENCE_ENDS_DOTS));
  set(sight, EVIDENCE_FRAGMENT, fragment && sight->chars <= WIDGET_CHARS);
  bool dense = has(sight, EVIDENCE_ADVERT_DENSE) || has(sight, EVIDENCE_TO_READER);
  set(sight, EVIDENCE_WIDGET,
      fragment && !has(sight, EVIDENCE_SPEECH_KIND) &&
          ((dense && sight->chars <= WIDGET_CHARS) ||
           (has(sight, EVIDENCE_ADVERT_1) && sight->chars <= SHORT_WIDGET_CHARS)));
  set(sight, EVIDENCE_COUNTER,
      fragment && sight->chars <= WIDGET_CHARS && shape_has_counter(sight->text, sight->length));
  set(sight, EVIDENCE_PAGE_TALK,
      has(sight, EVIDENCE_TO_READER) && !hearers && has(sight, EVIDENCE_ADVERT_DENSE) &&
          !has(sight, EVIDENCE_ENDS_STOP) && !has(sight, EVIDENCE_ENDS_PAUSE));
  set(sight, EVIDENCE_ASSISTANT, counts[WORDS_ASSISTANT] >= 2);
  set(sight, EVIDENCE_LESSON_TITLE,
      sight->chars <= 40 && has(sight, EVIDENCE_ENDS_OPEN) && !has(sight, EVIDENCE_ORGAN_NAME) &&
          count_of(sight, WORDS_LESSON_TITLES) > 0);
  set(sight, EVIDENCE_LESSON, counts[WORDS_LESSON_WORDS] >= 2);
  set(sight, EVIDENCE_NET_ADDRESS, shape_has_net_address(sight->text, sight->length));
  set(sight, EVIDENCE_FLOOR, shape_opens_floor(sight->text, sight->length));
  set(sight, EVIDENCE_PAGE_FIGURE, shape_is_page_number(sight->text, sight->length));
  set(sight, EVIDENCE_PAGE_LINKS,
      sight->chars <= 40 &&
          (holds(sight, "下一页") || holds(sight, "末页") || holds(sight, "上一页") ||
           (begins(sight, "第") && holds(sight, "页") && !has(sight, EVIDENCE_ENDS_STOP) && holds(sight, "/"))));
}

/* --- numbers, notes, what stands behind a text --- */

static bool opens_notes(const struct sight *sight) {
  static const char *const heads[] = {"注释", "注釋", "尾注", "脚注", "注"};
  if (sight->chars > 16)
    return false;
  g_autoptr(GString) words = g_string_sized_new(sight->length); /* 注　　释： without blanks and colon */
  for (const char *p = sight->text; p < sight->text + sight->length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!chars_is_ignorable(c) && c != ':' && c != 0xFF1A)
      g_string_append_unichar(words, c);
  }
  for (guint i = 0; i < G_N_ELEMENTS(heads); i++)
    if (i < 4 ? g_str_has_suffix(words->str, heads[i]) : strcmp(words->str, heads[i]) == 0)
      return true;
  return false;
}

static void see_behind(const struct sight *sight) {
  bool round = has(sight, EVIDENCE_IN_ROUND);
  set(sight, EVIDENCE_NOTE_MARK, shape_is_note_mark(sight->text, sight->length) > 0);
  set(sight, EVIDENCE_NOTES_HEAD, opens_notes(sight));
  set(sight, EVIDENCE_REMARK, round && (sight->chars > 40 || count_of(sight, WORDS_REMARK_WORDS) > 0));
  set(sight, EVIDENCE_DONE, round && sight->chars <= 40 && count_of(sight, WORDS_DIRECTION_WORDS) > 0);
  bool attachment = begins(sight, "附件") || begins(sight, "附：") || begins(sight, "附:");
  set(sight, EVIDENCE_ATTACHMENT,
      attachment && sight->chars <= 80 && shape_opens_attachment(sight->text, sight->length));
  set(sight, EVIDENCE_FAREWELL,
      sight->chars <= 66 && (words_begin(sight->words, WORDS_FAREWELLS, sight->text, sight->length) > 0 ||
                             (has(sight, EVIDENCE_ENDS_STOP) &&
                              (begins(sight, "祝") || begins(sight, "最后，祝") || begins(sight, "预祝") ||
                               words_in(sight->words, WORDS_FAREWELLS, sight->text, sight->length) > 0))));
  set(sight, EVIDENCE_ROLE_MARK, shape_opens_role_mark(sight->text, sight->length));
}

static void see_numbers(const struct sight *sight) {
  struct marker loose = marker_in_series(sight->text, sight->length);
  struct marker marker = marker_heading(sight->text, sight->length);
  sight->evidence->marker = loose; /* series.c takes it back where no series bears it out */
  bool date = has(sight, EVIDENCE_DATE) || has(sight, EVIDENCE_DATE_FIGURES);
  set(sight, EVIDENCE_MARKER, marker.kind != MARKER_NONE && !date);
  set(sight, EVIDENCE_POINT, marker_point(sight->text, sight->length, 0).kind != MARKER_NONE);
  set(sight, EVIDENCE_OUTLINE, sight->piece->outline > 0);
}

/* Several sentences of which the first has nothing of a site: whatever follows it, the line is not all a site's. */
static bool is_speech_first(const struct sight *sight) {
  gsize stop = 0;
  gsize length = has(sight, EVIDENCE_STOP_INSIDE) ? shape_first_sentence(sight->text, sight->length, &stop) : 0;
  if (length == 0 || length > WEIGHED_BYTES || chars_count(sight->text, length) < FIRST_CHARS ||
      has(sight, EVIDENCE_LABEL_STAMP) || has(sight, EVIDENCE_SQUARE_LABEL) || has(sight, EVIDENCE_OPENS_STAR))
    return false;
  guint counts[WORD_LIST_COUNT] = {0};
  words_count(sight->words, 1u << WORDS_SITE_VOICE | 1u << WORDS_READER_WORDS | 1u << WORDS_ASSISTANT, sight->text,
              length, counts);
  return counts[WORDS_SITE_VOICE] + counts[WORDS_READER_WORDS] + counts[WORDS_ASSISTANT] == 0 &&
         rules_weigh(sight->reader->rules, sight->text, length).sum == 0;
}

/* A paragraph of the speech as one looks: sentences, and nothing of a site in them. */
static void see_spoken(const struct sight *sight) {
  bool sentence = has(sight, EVIDENCE_ENDS_STOP) || has(sight, EVIDENCE_ENDS_DOTS);
  bool person = has(sight, EVIDENCE_TITLE_STOP) || has(sight, EVIDENCE_HEARERS) || has(sight, EVIDENCE_GREETING) ||
                has(sight, EVIDENCE_IN_ROUND) || has(sight, EVIDENCE_SQUARE_LABEL) || has(sight, EVIDENCE_IN_SQUARE) ||
                has(sight, EVIDENCE_ELLIPSIS);
  bool labelled = has(sight, EVIDENCE_LABEL_SENTENCE); /* 审核：a sentence: what its label is like says nothing */
  bool junk = has(sight, EVIDENCE_JUNK_LINE) || has(sight, EVIDENCE_JUNK_EDGE);
  bool site = has(sight, EVIDENCE_SITE_VOICE) || (junk && !labelled) || has(sight, EVIDENCE_NET_ADDRESS) ||
              has(sight, EVIDENCE_ASSISTANT) || has(sight, EVIDENCE_ADVERT_NAMED) || has(sight, EVIDENCE_LABELS) ||
              sight->evidence->junk >= 5 || has(sight, EVIDENCE_OPENS_STAR);
  bool full = sight->chars > SHORT_CHARS && has(sight, EVIDENCE_COMMA_INSIDE);
  bool dense = has(sight, EVIDENCE_TO_READER) && !has(sight, EVIDENCE_TO_HEARERS) && sight->evidence->junk >= 2;
  bool mixed = (site || dense) && is_speech_first(sight);
  set(sight, EVIDENCE_SPEECH_FIRST, mixed);
  set(sight, EVIDENCE_SPOKEN,
      !person && (mixed || (!site && !dense)) && (full || (sentence && sight->chars >= SPOKEN_CHARS)));
  set(sight, EVIDENCE_LONG_OPEN, sight->chars > 66 && has(sight, EVIDENCE_ENDS_OPEN));
}

static void see_place(const struct sight *sight) {
  const struct piece *piece = sight->piece;
  set(sight, EVIDENCE_FLUSH, piece->indent < 2);
  set(sight, EVIDENCE_INDENTED, piece->indent >= 3 && piece->indent <= 8);
  set(sight, EVIDENCE_MOVED, piece->indent >= MOVED_CELLS);
  set(sight, EVIDENCE_BLANK_ABOVE, piece->blank_lines > 0);
  set(sight, EVIDENCE_BLANK_WIDE, piece->blank_lines > 1);
  set(sight, EVIDENCE_ROW, piece->row);
}

void evidence_alone(const struct reader *reader, const struct piece *piece, struct evidence *evidence) {
  struct sight sight = {reader, reader->words, piece, evidence, piece->text, piece->length, 0, 0, 0};
  sight.chars = chars_count(piece->text, piece->length);
  sight.first = g_utf8_get_char(piece->text);
  sight.last = chars_before(piece->text, piece->text + piece->length);
  evidence->characters = (guint16)MIN(sight.chars, G_MAXUINT16);
  set(&sight, EVIDENCE_ALWAYS, true);
  see_length(&sight);
  see_marks(&sight);
  see_numbers(&sight);
  see_place(&sight);
  if (sight.chars <= SHORT_CHARS * 2) {
    see_signs(&sight);
    see_characters(&sight);
    see_hearers(&sight);
    see_people(&sight);
    see_date(&sight);
    see_title(&sight);
    see_labels(&sight);
    see_behind(&sight);
  }
  see_advertising(&sight);
  see_site(&sight);
  see_title_like(&sight);
  see_spoken(&sight);
}
