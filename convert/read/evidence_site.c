/* What one piece shows: labels, and what speaks for a site. */
#include "read/evidence_alone.h"
#include "read/rules.h"

/* A label before a colon is at most this wide (in cells). */
#define LABEL_CELLS 12

/* What a page is steered with is at most this long (in characters). */
#define WIDGET_CHARS 20
#define SHORT_WIDGET_CHARS 8

/* 词：value; how many of them stand on the line, and what the first word is. */
void evidence_labels(const struct sight *sight) {
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
  bool colon_last = sight_has(sight, EVIDENCE_ENDS_COLON) && labels == 1;
  bool sentence = sight_has(sight, EVIDENCE_ENDS_STOP) && sight->chars > 12;
  sight_set(sight, EVIDENCE_LABEL, labels >= 1 && !colon_last);
  sight_set(sight, EVIDENCE_LABELS, labels >= 2 && !sentence);
  sight_set(sight, EVIDENCE_LABEL_STAMP, stamps >= 1 && !sentence);
  sight_set(sight, EVIDENCE_LABEL_SENTENCE, labels >= 1 && !colon_last && sentence);
  sight_set(sight, EVIDENCE_LABEL_PLACE,
            labels >= 1 && words_begin(sight->words, WORDS_PLACE_LABELS, sight->text, sight->length) > 0);
}

static void see_advertising(const struct sight *sight) {
  struct evidence *evidence = sight->evidence;
  struct weight weight = {0, 0, NULL};
  if (sight->length <= SIGHT_WEIGHED_BYTES)
    weight = rules_weigh(sight->reader->rules, sight->text, sight->length);
  /* A title may speak of 会员 and 下载. */
  bool title = sight_has(sight, EVIDENCE_SPEECH_KIND) || sight_has(sight, EVIDENCE_AT_MEETING);
  guint sum = title && weight.heaviest < 5 ? 0 : weight.sum;
  evidence->junk = (guint8)MIN(255, sum);
  sight_set(sight, EVIDENCE_ADVERT_1, sum == 1);
  sight_set(sight, EVIDENCE_ADVERT_2, sum == 2);
  sight_set(sight, EVIDENCE_ADVERT_3, sum == 3 || sum == 4);
  sight_set(sight, EVIDENCE_ADVERT_5, sum >= 5);
  sight_set(sight, EVIDENCE_ADVERT_NAMED, weight.heaviest >= 5);
  sight_set(sight, EVIDENCE_ADVERT_DENSE, sum >= 2 && sum * 12 >= sight->chars);
  struct line_rule line = rules_match_line(sight->reader->rules, sight->text, sight->length);
  sight_set(sight, EVIDENCE_JUNK_USER, line.users);
  sight_set(sight, EVIDENCE_JUNK_LINE, line.name && line.zone == ZONE_ANY);
  sight_set(sight, EVIDENCE_JUNK_EDGE, line.name && line.zone == ZONE_EDGE);
  evidence->proof = line.name ? line.name : sum >= 2 ? weight.rule : NULL;
}

static void see_words(const struct sight *sight) {
  if (sight->length > SIGHT_WEIGHED_BYTES)
    return;
  guint counts[WORD_LIST_COUNT] = {0};
  words_count(sight->words,
              1u << WORDS_TO_HEARERS | 1u << WORDS_SITE_VOICE | 1u << WORDS_READER_WORDS | 1u << WORDS_ASSISTANT |
                  1u << WORDS_LESSON_WORDS,
              sight->text, sight->length, counts);
  bool hearers = counts[WORDS_TO_HEARERS] > 0;
  bool voice = counts[WORDS_SITE_VOICE] > 0;
  sight_set(sight, EVIDENCE_TO_HEARERS, hearers);
  sight_set(sight, EVIDENCE_HIDDEN, shape_says_hidden(sight->text, sight->length));
  sight_set(sight, EVIDENCE_SITE_VOICE, voice);
  sight_set(sight, EVIDENCE_TO_READER, (!hearers || voice) && counts[WORDS_READER_WORDS] > 0);
  bool fragment = !hearers && !sight_has(sight, EVIDENCE_COMMA_INSIDE) &&
                  (sight_has(sight, EVIDENCE_ENDS_OPEN) || sight_has(sight, EVIDENCE_ENDS_DOTS));
  sight_set(sight, EVIDENCE_FRAGMENT, fragment && sight->chars <= WIDGET_CHARS);
  bool dense = sight_has(sight, EVIDENCE_ADVERT_DENSE) || sight_has(sight, EVIDENCE_TO_READER);
  sight_set(sight, EVIDENCE_WIDGET,
            fragment && !sight_has(sight, EVIDENCE_SPEECH_KIND) &&
                ((dense && sight->chars <= WIDGET_CHARS) ||
                 (sight_has(sight, EVIDENCE_ADVERT_1) && sight->chars <= SHORT_WIDGET_CHARS)));
  sight_set(sight, EVIDENCE_COUNTER,
            fragment && sight->chars <= WIDGET_CHARS && shape_has_counter(sight->text, sight->length));
  sight_set(sight, EVIDENCE_PAGE_TALK,
            sight_has(sight, EVIDENCE_TO_READER) && !hearers && sight_has(sight, EVIDENCE_ADVERT_DENSE) &&
                !sight_has(sight, EVIDENCE_ENDS_STOP) && !sight_has(sight, EVIDENCE_ENDS_PAUSE));
  sight_set(sight, EVIDENCE_ASSISTANT, counts[WORDS_ASSISTANT] >= 2);
  sight_set(sight, EVIDENCE_LESSON_TITLE,
            sight->chars <= 40 && sight_has(sight, EVIDENCE_ENDS_OPEN) && !sight_has(sight, EVIDENCE_ORGAN_NAME) &&
                sight_count(sight, WORDS_LESSON_TITLES) > 0);
  sight_set(sight, EVIDENCE_LESSON, counts[WORDS_LESSON_WORDS] >= 2);
  sight_set(sight, EVIDENCE_NET_ADDRESS, shape_has_net_address(sight->text, sight->length));
  sight_set(sight, EVIDENCE_FLOOR, shape_opens_floor(sight->text, sight->length));
  sight_set(sight, EVIDENCE_PAGE_FIGURE, shape_is_page_number(sight->text, sight->length));
  sight_set(sight, EVIDENCE_PAGE_LINKS,
            sight->chars <= 40 &&
                (sight_holds(sight, "下一页") || sight_holds(sight, "末页") || sight_holds(sight, "上一页") ||
                 (sight_begins(sight, "第") && sight_holds(sight, "页") && !sight_has(sight, EVIDENCE_ENDS_STOP) &&
                  sight_holds(sight, "/"))));
}

void evidence_site(const struct sight *sight) {
  see_advertising(sight);
  see_words(sight);
}
