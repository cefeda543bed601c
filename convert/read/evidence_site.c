/* What one piece shows: labels, and what speaks for a site. */
#include "read/evidence_alone.h"
#include "read/rules.h"
#include "read/wording.h"

#include <string.h>

/* A line with more ideographs than this beside an address says something. */
#define BESIDE_ADDRESS 4

/* Of the ideographs of a line that speaks of a page alone this many in a hundred are of a page's words; of one that
 * speaks of a page among others, with so many of those words. */
#define ONLY_PERCENT 85
#define LONG_WORD 4
#define TALK_PERCENT 45
#define TALK_WORDS 3

/* With one word that a site says of itself fewer others do, and two of them say it by themselves. */
#define VOICE_PERCENT 25
#define VOICES 2

/* Links to a text's pages are at most this long (in characters). */
#define LINKS_CHARS 40

/* A label before a colon is at most this wide (in cells). */
#define LABEL_CELLS 12

/* Who has made a page is told in at most so many characters. */
#define CREDIT_CHARS 24

/* What a page is steered with is at most this long (in characters). */
#define WIDGET_CHARS 20
#define SHORT_WIDGET_CHARS 8
#define COUNTER_CHARS 40
#define COUNTERS 2

/* The wording of a line of at most so many characters tells something from so many points on (in tenths): of a hundred
 * clauses of speeches five have them, of a hundred lines of pages seventy. */
#define WORDED_CHARS 66
#define WORDED 20

/* A site's name has at most this many characters. */
#define NAME_CHARS 12

/* 值班编辑 小满, 本版编辑：常青: who has made a page, with a few words behind the label. */
static bool is_credit(const struct sight *sight) {
  const char *end = sight->text + sight->length;
  const char *p = sight->text;
  while (p < end && chars_is_han(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  gunichar mark = p < end ? g_utf8_get_char(p) : 0;
  gsize label = (gsize)(p - sight->text);
  return (mark == ':' || mark == 0xFF1A || chars_is_blank(mark)) && chars_width(sight->text, label) <= LABEL_CELLS &&
         words_close(sight->words, WORDS_CREDITS, sight->text, label) &&
         !words_close(sight->words, WORDS_OFFICES, sight->text, label) && sight->chars <= CREDIT_CHARS &&
         sight_has(sight, EVIDENCE_ENDS_OPEN) && !sight_has(sight, EVIDENCE_COMMA_INSIDE);
}

/* 词：value; how many of them stand on the line, and what the first word is. */
void evidence_labels(const struct sight *sight) {
  guint labels = 0;
  bool stamped = false;
  const char *start = sight->text;
  const char *end = sight->text + sight->length;
  for (const char *p = sight->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    bool bar = chars_is_one_of("/／丨｜", c); /* only behind what is surely a label */
    if (c == ':' || c == 0xFF1A || bar) {
      gsize size = (gsize)(p - start);
      gsize cells = chars_width(start, size);
      bool clock = chars_is_digit(chars_before(start, p));
      bool stamp = words_are(sight->words, WORDS_STAMP_LABELS, start, size);
      if (cells >= 1 && cells <= LABEL_CELLS && !clock && (!bar || stamp)) {
        labels++;
        stamped |= stamp;
      }
      start = g_utf8_next_char(p);
    } else if (chars_is_blank(c) || chars_is_one_of("【[（(】]|，,。；;", c)) {
      start = g_utf8_next_char(p);
    }
  }
  bool colon_last = sight_has(sight, EVIDENCE_ENDS_COLON) && labels == 1;
  bool sentence = sight_has(sight, EVIDENCE_ENDS_STOP) && sight->chars > 12;
  sight_set(sight, EVIDENCE_LABEL, labels >= 1 && !colon_last);
  sight_set(sight, EVIDENCE_LABELS, labels >= 2 && !sentence);
  sight_set(sight, EVIDENCE_LABEL_STAMP, stamped && !sentence);
  sight_set(sight, EVIDENCE_LABEL_SENTENCE, labels >= 1 && !colon_last && sentence);
  sight_set(sight, EVIDENCE_LABEL_CREDIT, is_credit(sight));
  sight_set(sight, EVIDENCE_LABEL_PLACE,
            labels >= 1 && words_open(sight->words, WORDS_PLACE_LABELS, sight->text, sight->length));
}

static void see_advertising(const struct sight *sight) {
  struct evidence *evidence = sight->evidence;
  struct weight weight = {.rule = NULL};
  if (sight->length <= SIGHT_WEIGHED_BYTES)
    weight = rules_weigh(sight->reader->rules, sight->text, sight->length);
  /* A title may speak of 会员 and 下载. */
  bool title = sight_has_any(sight, EVIDENCE_SPEECH_KIND, EVIDENCE_AT_MEETING);
  guint sum = title && weight.heaviest < 5 ? 0 : weight.sum;
  evidence->junk = (guint8)MIN(255, sum);
  sight_set(sight, EVIDENCE_ADVERT_1, sum == 1);
  sight_set(sight, EVIDENCE_ADVERT_2, sum == 2);
  sight_set(sight, EVIDENCE_ADVERT_3, sum == 3 || sum == 4);
  sight_set(sight, EVIDENCE_ADVERT_5, sum >= 5);
  sight_set(sight, EVIDENCE_ADVERT_NAMED, weight.heaviest >= 5);
  sight_set(sight, EVIDENCE_ADVERT_DENSE, sum >= 2 && sum * 12 >= sight->chars);
  struct line_rule line = rules_match_line(sight->reader->rules, sight->text, sight->length, sight->reader->failures);
  sight_set(sight, EVIDENCE_JUNK_USER, line.users);
  sight_set(sight, EVIDENCE_JUNK_LINE, line.name && line.zone == ZONE_ANY);
  sight_set(sight, EVIDENCE_JUNK_FORM, line.form);
  sight_set(sight, EVIDENCE_JUNK_EDGE, line.name && line.zone == ZONE_EDGE);
  evidence->proof = line.name ? line.name : sum >= 2 ? weight.rule : NULL;
}

/* 其他回答（4）; 顶 14　踩 0　转 2 */
static void see_counters(const struct sight *sight) {
  bool short_line = sight->chars <= COUNTER_CHARS && !sight_has_any(sight, EVIDENCE_ENDS_STOP, EVIDENCE_CLOCK) &&
                    !sight_holds(sight, "的");
  guint counters = short_line ? shape_count_counters(sight->text, sight->length) : 0;
  sight_set(sight, EVIDENCE_COUNTER, counters > 0);
  sight_set(sight, EVIDENCE_COUNTERS,
            counters >= COUNTERS && !sight->piece->row &&
                !sight_has_any(sight, EVIDENCE_COMMA_INSIDE, EVIDENCE_NO_HAN));
}

/* 写致辞要注意什么, 就职演讲怎样写: speaks of how a text of some kind is written. */
static bool asks_how_to_write(const struct sight *sight) {
  return sight_holds_word(sight, WORDS_QUESTIONS) && sight_holds(sight, "写") &&
         sight_holds_word(sight, WORDS_SPEECH_KINDS);
}

static void see_words(const struct sight *sight) {
  if (sight->length > SIGHT_WEIGHED_BYTES)
    return;
  guint counts[WORD_LIST_COUNT] = {0};
  words_count(sight->words,
              WORD_LIST_BIT(WORDS_TO_HEARERS) | WORD_LIST_BIT(WORDS_SITE_VOICE) | WORD_LIST_BIT(WORDS_READER_WORDS) |
                  WORD_LIST_BIT(WORDS_ASSISTANT) | WORD_LIST_BIT(WORDS_LESSON_WORDS),
              sight->text, sight->length, counts);
  bool hearers = counts[WORDS_TO_HEARERS] > 0;
  bool voice = counts[WORDS_SITE_VOICE] > 0;
  sight_set(sight, EVIDENCE_TO_HEARERS, hearers);
  sight_set(sight, EVIDENCE_HIDDEN, shape_says_hidden(sight->text, sight->length));
  sight_set(sight, EVIDENCE_SITE_VOICE, voice);
  sight_set(sight, EVIDENCE_TO_READER, (!hearers || voice) && counts[WORDS_READER_WORDS] > 0);
  bool fragment = !hearers && !sight_has(sight, EVIDENCE_COMMA_INSIDE) &&
                  (sight_has_any(sight, EVIDENCE_ENDS_OPEN, EVIDENCE_ENDS_DOTS));
  sight_set(sight, EVIDENCE_FRAGMENT, fragment && sight->chars <= WIDGET_CHARS);
  bool dense = sight_has_any(sight, EVIDENCE_ADVERT_DENSE, EVIDENCE_TO_READER);
  sight_set(sight, EVIDENCE_WIDGET,
            fragment && !sight_has(sight, EVIDENCE_SPEECH_KIND) &&
                ((dense && sight->chars <= WIDGET_CHARS) ||
                 (sight_has(sight, EVIDENCE_ADVERT_1) && sight->chars <= SHORT_WIDGET_CHARS)));
  see_counters(sight);
  sight_set(sight, EVIDENCE_ENTRY,
            sight->chars <= COUNTER_CHARS && !sight_has(sight, EVIDENCE_COMMA_INSIDE) &&
                shape_ends_as_entry(sight->text, sight->length));
  sight_set(sight, EVIDENCE_PRICE, sight->chars <= COUNTER_CHARS && shape_has_price(sight->text, sight->length));
  sight_set(sight, EVIDENCE_SITE_NAME,
            sight->chars <= NAME_CHARS && sight_has(sight, EVIDENCE_ENDS_OPEN) &&
                words_close(sight->words, WORDS_SITE_NAMES, sight->text, sight->length));
  sight_set(sight, EVIDENCE_ASSISTANT, counts[WORDS_ASSISTANT] >= 2);
  const bool open = sight_has(sight, EVIDENCE_ENDS_OPEN), asks = sight->last == '?' || sight->last == 0xFF1F;
  sight_set(
      sight, EVIDENCE_LESSON_TITLE,
      sight->chars <= 40 && !sight_has_any(sight, EVIDENCE_STOP_INSIDE, EVIDENCE_ORGAN_NAME) &&
          ((open && sight_holds_word(sight, WORDS_LESSON_TITLES)) || ((open || asks) && asks_how_to_write(sight))));
  sight_set(sight, EVIDENCE_LESSON, counts[WORDS_LESSON_WORDS] >= 2);
  sight_set(sight, EVIDENCE_NET_ADDRESS, shape_has_net_address(sight->text, sight->length));
  sight_set(sight, EVIDENCE_FLOOR, shape_opens_floor(sight->text, sight->length));
  sight_set(sight, EVIDENCE_PAGE_FIGURE, shape_is_page_number(sight->text, sight->length));
}

/* The words of a line, counted in ideographs. */
struct page_words {
  guint han;          /* all that are not only joining others */
  guint of_page;      /* of these in words of a page */
  guint said;         /* of these in words that say something of it */
  guint words;        /* such words */
  guint things;       /* words of what only belongs to a page */
  struct slice first; /* the first word of a page, of either kind */
  bool several;       /* another one is there, too, or the first is long */
};

/* Counts the word at `text`, or the character when none begins there.  Bytes of it. */
static gsize count_word(const struct sight *sight, const char *text, gsize length, struct page_words *counts) {
  static const enum word_list lists[] = {WORDS_READER_WORDS, WORDS_SITE_VOICE, WORDS_STAMP_LABELS};
  gsize says = rules_word(sight->reader->rules, text, length);
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
    says = MAX(says, words_begin(sight->words, lists[i], text, length));
  gsize things = words_begin(sight->words, WORDS_PAGE_WORDS, text, length);
  gsize joins = words_begin(sight->words, WORDS_JOINING, text, length);
  gsize size = MAX(says, things);
  if (joins > 0 && joins >= size)
    return joins;
  bool found = size > 0;
  size = found ? size : (gsize)(g_utf8_next_char(text) - text);
  guint han = 0;
  for (const char *p = text; p < text + size; p = g_utf8_next_char(p))
    han += chars_is_han(g_utf8_get_char(p));
  counts->han += han;
  counts->of_page += found ? han : 0;
  counts->said += found && says >= things ? han : 0;
  counts->words += found && says >= things;
  counts->things += found && says < things;
  if (found && counts->first.length == 0)
    counts->first = (struct slice){text, size};
  counts->several |=
      found && (han >= LONG_WORD || size != counts->first.length || memcmp(text, counts->first.text, size) != 0);
  return size;
}

/* Names pages, and parts them with figures, blanks or signs: 上一页 1 2 3 下一页 */
static bool is_page_links(const struct sight *sight) {
  if (sight->chars > LINKS_CHARS || !(sight_begins(sight, "第") || sight_holds_word(sight, WORDS_PAGE_LINKS)))
    return false;
  for (const char *p = sight->text; p < sight->text + sight->length; p = g_utf8_next_char(p))
    if (!chars_is_han(g_utf8_get_char(p)) && !chars_is_pause(g_utf8_get_char(p)) && !chars_is_stop(g_utf8_get_char(p)))
      return sight_has(sight, EVIDENCE_PAGE_ONLY);
  return false;
}

/* 3页, 1862字: how long a text is, in figures. */
static bool tells_length(const struct sight *sight) {
  const char *end = sight->text + sight->length;
  for (const char *p = sight->text; p < end; p = g_utf8_next_char(p))
    if (chars_is_one_of("页頁字", chars_at(p)) && chars_is_digit(chars_before(sight->text, p)))
      return true;
  return false;
}

/* How much of a short line is about a page: a word of a page beside things that are none is a figure of speech. */
static void see_page(const struct sight *sight) {
  struct page_words counts = {0};
  for (gsize at = 0; at < sight->length;)
    at += count_word(sight, sight->text + at, sight->length - at, &counts);
  guint voices = sight_count(sight, WORDS_SITE_VOICE);
  bool hearers = sight_has(sight, EVIDENCE_TO_HEARERS);
  bool adorned = sight_has_any(sight, EVIDENCE_IN_SQUARE, EVIDENCE_ENDS_COLON, EVIDENCE_ODD_SYMBOLS, EVIDENCE_COUNTER);
  bool to_reader = voices > 0 || sight_has(sight, EVIDENCE_TO_READER) || !sight_has(sight, EVIDENCE_ENDS_STOP);
  bool counted = counts.words + 1 == TALK_WORDS && counts.things > 0 && sight_has(sight, EVIDENCE_ADVERT_DENSE) &&
                 tells_length(sight);
  bool most = to_reader && (counts.words >= TALK_WORDS || counted) && counts.said * 100 >= counts.han * TALK_PERCENT;
  bool voice = voices >= VOICES || (voices > 0 && counts.words + counts.things >= TALK_WORDS &&
                                    counts.said * 100 >= counts.han * VOICE_PERCENT);
  sight_set(sight, EVIDENCE_NET_LINE, sight_has(sight, EVIDENCE_NET_ADDRESS) && counts.han <= BESIDE_ADDRESS);
  sight_set(sight, EVIDENCE_PAGE_ONLY,
            counts.words > 0 && (counts.several || adorned) && counts.of_page * 100 >= counts.han * ONLY_PERCENT);
  sight_set(sight, EVIDENCE_PAGE_LINKS, is_page_links(sight));
  sight_set(sight, EVIDENCE_PAGE_TALK, (most && (!hearers || voices > 0)) || (voice && !hearers));
}

static void see_wording(const struct sight *sight) {
  if (sight->chars > WORDED_CHARS)
    return;
  struct wording_sum sum = wording_weigh(sight->reader->wording, sight->text, sight->length, NULL);
  sight_set(sight, EVIDENCE_PAGE_WORDED, sum.points >= WORDED);
  sight_set(sight, EVIDENCE_PAGE_WORDED_WELL, wording_is_page(sum, sight_has(sight, EVIDENCE_COMMA_INSIDE)));
  sight_set(sight, EVIDENCE_SPEECH_WORDED, sum.points <= -WORDED);
}

void evidence_site(const struct sight *sight) {
  see_advertising(sight);
  see_words(sight);
  see_wording(sight);
  if (sight->chars <= SIGHT_SHORT_CHARS &&
      (sight->evidence->junk > 0 ||
       sight_has_any(sight, EVIDENCE_TO_READER, EVIDENCE_SITE_VOICE, EVIDENCE_NET_ADDRESS)))
    see_page(sight);
}
