/* Where in the text a piece stands, and between what. */
#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"

/* A line that breaks off in a sentence has this many characters at least. */
#define BROKEN_CHARS 15

/* A line that announces others has this many characters at least. */
#define ANNOUNCING_CHARS 4

/* The rules of a lesson have at most this many characters each. */
#define LESSON_CHARS 66

/* So many samples make a page of them; what is said of them above is in so many paragraphs at most. */
#define SAMPLES 2
#define SAMPLES_SAID 3

/* A site's name has so many characters. */
#define SITE_NAME_CHARS 4
#define SITE_NAME_MOST 12

/* So many labelled lines make a list. */
#define LIST_LINES 2

/* So many paragraphs show how a speech is set. */
#define DRESSED_PARAGRAPHS 3

/* Where all paragraphs of the speech are indented, what is not stands there in another dress. */
static void find_dress(const struct sequence *sequence) {
  guint paragraphs = 0, indented = 0;
  for (guint i = 0; i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_SPOKEN) && sequence_piece(sequence, i)->first_in_line) {
      paragraphs++;
      indented += !sequence_has(sequence, i, EVIDENCE_FLUSH);
    }
  bool dressed = paragraphs >= DRESSED_PARAGRAPHS && indented * 10 >= paragraphs * 9;
  bool other = false;
  for (guint i = evidence_first_speech(sequence); dressed && i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_FLUSH) && sequence_piece(sequence, i)->first_in_line) {
      sequence_set(sequence, i, EVIDENCE_OTHER_DRESS);
      other |= sequence_of_site(sequence, i);
    }
  for (guint i = evidence_first_speech(sequence); other && i < sequence->count; i++)
    if (!sequence_has(sequence, i, EVIDENCE_FLUSH))
      sequence_set(sequence, i, EVIDENCE_OWN_DRESS);
}

/* What is said above a title is not the speech: it has not begun. */
static void find_said_above(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count && sequence_has(sequence, i, EVIDENCE_ABOVE_ALL); i++) {
    bool cry = sequence_has(sequence, i, EVIDENCE_ENDS_CRY) && !sequence_has(sequence, i, EVIDENCE_COMMA_INSIDE);
    bool said = (sequence_has(sequence, i, EVIDENCE_ENDS_STOP) && !cry) ||
                sequence_has_any(sequence, i, EVIDENCE_ENDS_COLON, EVIDENCE_STOP_INSIDE);
    if (said && sequence_has(sequence, i, EVIDENCE_ABOVE_TITLE) &&
        !sequence_has_any(sequence, i, EVIDENCE_IN_ROUND, EVIDENCE_MARKER, EVIDENCE_SPEECH_KIND))
      sequence_set(sequence, i, EVIDENCE_SAID_ABOVE);
  }
}

/* #安全生产月#: names a topic. */
static bool is_topic(const struct sequence *sequence, guint place) {
  return *sequence_piece(sequence, place)->text == '#' && sequence_has(sequence, place, EVIDENCE_JUNK_FORM);
}

/* Persons, times, addresses and figures on lines of their own belong to the speech when it announces them:
 * 安排是这样的： */
static void find_announced(const struct sequence *sequence) {
  static const enum evidence_id kinds[] = {
      EVIDENCE_CLOCK,  EVIDENCE_NET_ADDRESS, EVIDENCE_LABEL, EVIDENCE_FIGURES_ALONE, EVIDENCE_COUNTER,
      EVIDENCE_NO_HAN, EVIDENCE_PATH,        EVIDENCE_BAR,   EVIDENCE_SPEAKER,       EVIDENCE_NAME};
  guint first = evidence_first_speech(sequence);
  for (guint i = 1; i < sequence->count; i++) {
    bool announces = sequence_has(sequence, i - 1, EVIDENCE_ENDS_COLON) && !sequence_of_site(sequence, i - 1) &&
                     !sequence_has_any(sequence, i - 1, EVIDENCE_HEARERS, EVIDENCE_TO_READER, EVIDENCE_SITE_VOICE) &&
                     i > first && sequence_evidence(sequence, i - 1)->characters >= ANNOUNCING_CHARS;
    bool follows = sequence_has(sequence, i - 1, EVIDENCE_ANNOUNCED);
    bool site = sequence_has_any(sequence, i, EVIDENCE_HIDDEN, EVIDENCE_SITE_VOICE, EVIDENCE_RULE, EVIDENCE_NOISE);
    for (guint kind = 0; !site && kind < G_N_ELEMENTS(kinds); kind++)
      if (sequence_has(sequence, i, kinds[kind]) &&
          (announces || (follows && sequence_has(sequence, i - 1, kinds[kind]))))
        sequence_set(sequence, i, EVIDENCE_ANNOUNCED);
    if (is_topic(sequence, i) && (announces || (follows && is_topic(sequence, i - 1))))
      sequence_set(sequence, i, EVIDENCE_ANNOUNCED);
  }
}

/* Whether a sentence of the speech stands there: it can announce a list, or go on behind it. */
static bool is_sentence(const struct sequence *sequence, guint place) {
  return evidence_is_speech(sequence, place) ||
         (sequence_has_any(sequence, place, EVIDENCE_ENDS_STOP, EVIDENCE_ENDS_COLON) &&
          !sequence_has(sequence, place, EVIDENCE_SITE_VOICE) && !evidence_is_site(sequence, place));
}

/* Whether the line speaks of a page or of the text, by any of its words. */
static bool speaks_of_page(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return words_has(sequence->reader->words, WORDS_TEXT_WORDS, piece->text, piece->length) ||
         sequence_has_any(sequence, place, EVIDENCE_PAGE_WORDED, EVIDENCE_TO_READER, EVIDENCE_SITE_VOICE,
                          EVIDENCE_ASSISTANT, EVIDENCE_PAGE_TALK, EVIDENCE_PAGE_ONLY, EVIDENCE_ENTRY, EVIDENCE_PRICE,
                          EVIDENCE_CHAT_STAMP);
}

static bool is_dingbat(gunichar c) {
  return c >= 0x2700 && c <= 0x27BF;
}

/* Whether both lines open with the same sign, or with ticks and crosses and the like. */
static bool open_alike(const struct sequence *sequence, guint one, guint other) {
  const gunichar first = g_utf8_get_char(sequence_piece(sequence, one)->text);
  const gunichar second = g_utf8_get_char(sequence_piece(sequence, other)->text);
  return sequence_has(sequence, one, EVIDENCE_OPENS_SYMBOL) && sequence_has(sequence, other, EVIDENCE_OPENS_SYMBOL) &&
         (first == second || (is_dingbat(first) && is_dingbat(second)));
}

/* The name of a book or a song, and of no speech. */
static bool names_book(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_TITLE_QUOTED) &&
         !sequence_has_any(sequence, place, EVIDENCE_SPEECH_KIND, EVIDENCE_AT_MEETING, EVIDENCE_COUNTER);
}

/* Whether the line announces what stands below it, in words that no page heads its lists with. */
static bool announces(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_ENDS_COLON) &&
         !sequence_has_any(sequence, place, EVIDENCE_PAGE_ONLY, EVIDENCE_JUNK_LINE, EVIDENCE_TO_READER,
                           EVIDENCE_SITE_VOICE);
}

/* Books that the speech names, one a line, below such a line behind a sentence. */
static void find_own_books(const struct sequence *sequence) {
  for (guint i = evidence_first_speech(sequence) + 1; i < sequence->count; i++) {
    if (!announces(sequence, i) || !is_sentence(sequence, i - 1))
      continue;
    guint end = i + 1;
    while (end < sequence->count && names_book(sequence, end))
      end++;
    for (guint k = i; end - i > LIST_LINES && k < end; k++)
      sequence_set(sequence, k, EVIDENCE_ANNOUNCED);
  }
}

/* Lines in a row below the beginning that open with the same sign are a list of the speech's, with or without a line
 * that heads it, unless one of them or that line speaks of a page. */
static void find_own_lists(const struct sequence *sequence) {
  for (guint i = evidence_first_speech(sequence) + 1; i < sequence->count; i++) {
    guint end = i + 1;
    while (end < sequence->count && open_alike(sequence, i, end))
      end++;
    bool spoken = is_sentence(sequence, i - 1) || (i >= 2 && is_sentence(sequence, i - 2));
    bool own = end - i >= LIST_LINES && spoken && !sequence_has(sequence, i, EVIDENCE_BELOW_FAREWELL);
    for (guint k = i - 1; own && k < end; k++)
      own = !evidence_is_site(sequence, k) && !speaks_of_page(sequence, k);
    for (guint k = i; own && k < end; k++)
      sequence_set(sequence, k, EVIDENCE_ANNOUNCED);
    i = end - 1;
  }
}

/* Whether the line is one label and its value. */
static bool is_labelled(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_LABEL) &&
         !sequence_has_any(sequence, place, EVIDENCE_LABELS, EVIDENCE_SITE_VOICE, EVIDENCE_HIDDEN, EVIDENCE_IN_SQUARE,
                           EVIDENCE_IN_ROUND);
}

/* Two or more labelled lines in a row between sentences of the speech are a list that it reads out. */
static void find_label_lists(const struct sequence *sequence) {
  guint first = evidence_first_speech(sequence);
  for (guint i = 1; i < sequence->count; i++) {
    guint end = i;
    while (end < sequence->count && is_labelled(sequence, end))
      end++;
    bool list = end - i >= LIST_LINES && end < sequence->count && is_sentence(sequence, i - 1) &&
                is_sentence(sequence, end) && i > first;
    for (guint k = i; list && k < end; k++)
      sequence_set(sequence, k, EVIDENCE_LABEL_LIST);
    i = MAX(i, end - 1);
  }
}

/* A time of day, and what is done then. */
static bool is_appointment(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_CLOCK) &&
         !sequence_has_any(sequence, place, EVIDENCE_YEAR_DAY, EVIDENCE_NO_HAN, EVIDENCE_ENDS_CLOCK,
                           EVIDENCE_LABEL_STAMP);
}

/* Two or more of them in a row below the beginning are what the speech announces. */
static void find_schedules(const struct sequence *sequence) {
  for (guint i = evidence_first_speech(sequence) + 1; i < sequence->count; i++)
    if (is_appointment(sequence, i) && is_appointment(sequence, i - 1) &&
        !sequence_has(sequence, i - 1, EVIDENCE_BELOW_FAREWELL)) {
      sequence_set(sequence, i - 1, EVIDENCE_LABEL_LIST);
      sequence_set(sequence, i, EVIDENCE_LABEL_LIST);
    }
}

/* Whether the piece speaks of the kind of text that the title above it names: …的答谢词, 答谢词怎么写. */
static bool names_kind(const struct sequence *sequence, guint place, guint title) {
  const struct piece *above = sequence_piece(sequence, title);
  gsize kind = words_end(sequence->reader->words, WORDS_SPEECH_KINDS, above->text, above->length);
  g_autofree char *word = g_strndup(above->text + above->length - kind, kind);
  return kind > 0 &&
         shape_contains(sequence_piece(sequence, place)->text, sequence_piece(sequence, place)->length, word);
}

/* The title of a lesson about writing above everything, and the sample that follows the lesson below. */
static void find_lesson_above(const struct sequence *sequence) {
  for (guint i = 0; i < MIN(sequence->count, 6); i++) {
    if (!sequence_has(sequence, i, EVIDENCE_LESSON_TITLE) || evidence_is_site(sequence, i))
      continue;
    guint sample = i + 1;
    while (sample < sequence->count && !sequence_has_any(sequence, sample, EVIDENCE_SAMPLE_LABEL, EVIDENCE_TITLE_ANCHOR,
                                                         EVIDENCE_HEARERS, EVIDENCE_PART_LABEL))
      sample++;
    bool found = sample < sequence->count && !sequence_has(sequence, sample, EVIDENCE_HEARERS);
    for (guint k = i; found && k < sample; k++)
      if (!sequence_has(sequence, k, EVIDENCE_TITLE_UPPER))
        sequence_set(sequence, k, EVIDENCE_IN_LESSON);
    guint last = sequence->count - 1; /* 点评：全文不足百字… */
    if (found && last > sample && sequence_has(sequence, last, EVIDENCE_LABEL) &&
        sequence_has(sequence, last, EVIDENCE_TO_READER))
      sequence_set(sequence, last, EVIDENCE_IN_LESSON);
    break;
  }
}

/* Whether a piece is said to hearers, or at length. */
static bool is_said(const struct sequence *sequence, guint place) {
  return sequence_has_any(sequence, place, EVIDENCE_TO_HEARERS, EVIDENCE_FAREWELL) ||
         sequence_evidence(sequence, place)->characters > LESSON_CHARS;
}

/* The title of a lesson behind the end, and everything below it. */
static void find_lesson_below(const struct sequence *sequence) {
  guint last = sequence->count; /* the last title */
  while (last > 0 && !sequence_has(sequence, last - 1, EVIDENCE_TITLE_ANCHOR))
    last--;
  const guint title = last > 0 ? last - 1 : 0;
  guint lesson = sequence->count;
  bool said = false; /* something below */
  for (guint i = sequence->count; i-- > last && !sequence_has(sequence, i, EVIDENCE_HEARERS);) {
    if (sequence_has(sequence, i, EVIDENCE_LESSON_TITLE) &&
        (sequence_has(sequence, i, EVIDENCE_BELOW_SITE) || (!said && names_kind(sequence, i, title))))
      lesson = i;
    said = said || is_said(sequence, i);
  }
  for (guint k = lesson; k < sequence->count; k++)
    sequence_set(sequence, k, EVIDENCE_IN_LESSON);
}

/* The label of a sample, or a title that ends in one. */
static bool is_sample(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_SAMPLE_LABEL) ||
         (sequence_has(sequence, place, EVIDENCE_ENDS_SAMPLE) && sequence_has(sequence, place, EVIDENCE_TITLE_ANCHOR));
}

/* The label of the first of several samples: 【篇一】 */
static bool is_first_sample(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return is_sample(sequence, place) &&
         (shape_contains(piece->text, piece->length, "一") || shape_contains(piece->text, piece->length, "1") ||
          shape_contains(piece->text, piece->length, "１"));
}

/* A page of samples: above the label of the first one stand the page's own name and what it says of them (corpus GUIDE
 * 7e). */
static void find_samples_page(const struct sequence *sequence) {
  guint first = 0, labels = 0, said = 0;
  while (first < sequence->count && !is_first_sample(sequence, first))
    first++;
  for (guint i = first; i < sequence->count; i++)
    labels += is_sample(sequence, i);
  for (guint i = 0; i < first; i++) {
    said += sequence_has(sequence, i, EVIDENCE_SPOKEN);
    if (sequence_has_any(sequence, i, EVIDENCE_HEARERS, EVIDENCE_FAREWELL))
      return;
  }
  if (labels < SAMPLES || said > SAMPLES_SAID)
    return;
  for (guint i = 0; i < first; i++)
    evidence_mark(sequence, i, EVIDENCE_IN_LESSON);
}

/* A short name above the title that stands again in a line of the page's elsewhere: the site's own. */
static void find_site_names(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count && sequence_has(sequence, i, EVIDENCE_ABOVE_ALL); i++) {
    const struct piece *name = sequence_piece(sequence, i);
    guint chars = sequence_evidence(sequence, i)->characters;
    bool may_be = chars >= SITE_NAME_CHARS && chars <= SITE_NAME_MOST &&
                  sequence_has(sequence, i, EVIDENCE_ABOVE_TITLE) && sequence_has(sequence, i, EVIDENCE_TITLE_LIKE) &&
                  !sequence_has_any(sequence, i, EVIDENCE_ORGAN_NAME, EVIDENCE_TITLE_UPPER);
    g_autofree char *text = g_strndup(name->text, name->length);
    for (guint other = 0; may_be && other < sequence->count; other++) {
      const struct piece *line = sequence_piece(sequence, other);
      bool of_page = !sequence_has_any(sequence, other, EVIDENCE_TITLE_ANCHOR, EVIDENCE_TITLE_UPPER) &&
                     !evidence_is_speech(sequence, other) &&
                     !sequence_has_any(sequence, other, EVIDENCE_ENDS_STOP, EVIDENCE_SIGNS_ABOVE, EVIDENCE_SPEECH_KIND);
      if (other != i && of_page && shape_contains(line->text, line->length, text))
        sequence_set(sequence, i, EVIDENCE_NAMED_BY_SITE);
    }
  }
}

/* A few words that name no person, office or occasion. */
static bool names_nothing(const struct sequence *sequence, guint place) {
  if (sequence_has_any(sequence, place, EVIDENCE_SPEAKER, EVIDENCE_NAME, EVIDENCE_OFFICE, EVIDENCE_ORGAN_NAME,
                       EVIDENCE_SPEECH_KIND, EVIDENCE_SECRECY, EVIDENCE_DATE_FESTIVAL, EVIDENCE_MARKER,
                       EVIDENCE_TITLE_UPPER, EVIDENCE_OPENS_TITLE, EVIDENCE_LABEL, EVIDENCE_TO_HEARERS,
                       EVIDENCE_HEARERS_LOOSE, EVIDENCE_ABOVE_DASH))
    return false;
  return sequence_has(sequence, place, EVIDENCE_FRAGMENT) && sequence_has(sequence, place, EVIDENCE_TITLE_LIKE) &&
         sequence_evidence(sequence, place)->characters <= SITE_NAME_MOST;
}

/* Between a title and the stamp of when the page was put there, in a page that shows itself above the title, too: whose
 * page it is. */
static void find_bylines(const struct sequence *sequence) {
  bool site = false;
  for (guint i = 0; i < sequence->count && sequence_has(sequence, i, EVIDENCE_ABOVE_ALL); i++) {
    bool stamp = sequence_of_site(sequence, i + 1) &&
                 sequence_below_has_any(sequence, i, EVIDENCE_YEAR_DAY, EVIDENCE_DATE_FIGURES);
    if (site && stamp && sequence_has(sequence, i, EVIDENCE_HEAD) && names_nothing(sequence, i))
      sequence_set(sequence, i, EVIDENCE_BYLINE);
    site |= sequence_of_site(sequence, i) || sequence_has(sequence, i, EVIDENCE_TOP);
  }
}

/* Rows of hearers, a line each: 尊敬的各位来宾， above 女士们，先生们：. */
static void find_hearers_rows(const struct sequence *sequence) {
  for (guint i = sequence->count; i-- > 0;)
    if (sequence_has(sequence, i, EVIDENCE_HEARERS_LOOSE) && sequence_has(sequence, i, EVIDENCE_ENDS_PAUSE) &&
        sequence_below_has_any(sequence, i, EVIDENCE_HEARERS, EVIDENCE_HEARERS_ROW) &&
        sequence_piece(sequence, i + 1)->blank_lines == 0)
      sequence_set(sequence, i, EVIDENCE_HEARERS_ROW);
}

/* Long enough for a line of a paragraph, and no stop ends it. */
static bool breaks_off(const struct sequence *sequence, guint place) {
  return sequence_evidence(sequence, place)->characters >= BROKEN_CHARS &&
         sequence_has(sequence, place, EVIDENCE_COMMA_INSIDE) &&
         (sequence_has(sequence, place, EVIDENCE_ENDS_PAUSE) ||
          (sequence_has(sequence, place, EVIDENCE_ENDS_OPEN) && !evidence_is_site(sequence, place))) &&
         !sequence_has_any(sequence, place, EVIDENCE_LABEL, EVIDENCE_MARKER, EVIDENCE_HEARERS_ROW, EVIDENCE_SITE_VOICE,
                           EVIDENCE_BLANKS_INSIDE, EVIDENCE_ODD_SYMBOLS, EVIDENCE_IN_SQUARE, EVIDENCE_IN_DASHES);
}

/* What stands where a sentence goes on, from the line above or into the one below, is no line by itself. */
static void find_broken(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++) {
    if (sequence_above_has(sequence, i, EVIDENCE_SERIES_ALONE))
      sequence_set(sequence, i, EVIDENCE_BELOW_HEADING);
    if (sequence_of_site(sequence, i) || !breaks_off(sequence, i))
      continue;
    bool spoken = sequence_above_has(sequence, i, EVIDENCE_SPOKEN) || sequence_below_has(sequence, i, EVIDENCE_SPOKEN);
    bool goes_on = i + 1 < sequence->count && sequence_piece(sequence, i + 1)->blank_lines == 0 &&
                   sequence_piece(sequence, i + 1)->indent <= sequence_piece(sequence, i)->indent;
    if (spoken || goes_on)
      sequence_set(sequence, i, EVIDENCE_MID_SENTENCE);
    if (goes_on &&
        (sequence_has(sequence, i, EVIDENCE_ENDS_PAUSE) || sequence_has(sequence, i + 1, EVIDENCE_ENDS_STOP)))
      sequence_set(sequence, i + 1, EVIDENCE_MID_SENTENCE);
  }
}

/* What the piece before and the piece behind show. */
static void find_neighbours(const struct sequence *sequence) {
  static const struct {
    enum evidence_id shows, beside;
  } before[] = {{EVIDENCE_SPOKEN, EVIDENCE_PREVIOUS_SPOKEN},
                {EVIDENCE_HEARERS, EVIDENCE_PREVIOUS_HEARERS},
                {EVIDENCE_TITLE_ANCHOR, EVIDENCE_PREVIOUS_TITLE},
                {EVIDENCE_DATE, EVIDENCE_PREVIOUS_DATE},
                {EVIDENCE_ENDS_OPEN, EVIDENCE_PREVIOUS_OPEN}},
    behind[] = {{EVIDENCE_SPOKEN, EVIDENCE_NEXT_SPOKEN},
                {EVIDENCE_HEARERS, EVIDENCE_NEXT_HEARERS},
                {EVIDENCE_TITLE_ANCHOR, EVIDENCE_NEXT_TITLE},
                {EVIDENCE_DATE, EVIDENCE_NEXT_DATE},
                {EVIDENCE_MARKER, EVIDENCE_NEXT_MARKER}};
  for (guint i = 0; i < sequence->count; i++) {
    struct evidence *evidence = sequence_evidence(sequence, i);
    for (guint fact = 0; fact < G_N_ELEMENTS(before); fact++)
      evidence_set(evidence, before[fact].beside, sequence_above_has(sequence, i, before[fact].shows));
    for (guint fact = 0; fact < G_N_ELEMENTS(behind); fact++)
      evidence_set(evidence, behind[fact].beside, sequence_below_has(sequence, i, behind[fact].shows));
    const struct piece *piece = sequence_piece(sequence, i);
    bool opens = chars_is_opening(chars_before(piece->text, piece->text + piece->length));
    bool site = sequence_of_site(sequence, i + 1);
    evidence_set(evidence, EVIDENCE_PREVIOUS_SITE, sequence_of_site(sequence, i - 1));
    evidence_set(evidence, EVIDENCE_NEXT_SITE, site);
    evidence_set(evidence, EVIDENCE_RUNS_INTO_SITE,
                 opens && i + 2 < sequence->count && (site || sequence_of_site(sequence, i + 2)));
    evidence_set(evidence, EVIDENCE_BETWEEN,
                 evidence_has(evidence, EVIDENCE_PREVIOUS_SPOKEN) && evidence_has(evidence, EVIDENCE_NEXT_SPOKEN));
  }
}

/* A page's talk, whoever says it. */
static bool is_page_talk(const struct sequence *sequence, guint place) {
  return sequence_has_any(sequence, place, EVIDENCE_PAGE_TALK, EVIDENCE_PAGE_ONLY, EVIDENCE_SITE_VOICE);
}

/* 转载请注明出处 has come into a speech on rice with the page it was copied from; where sentences of the speech have
 * words of a page, too, it may be what they speak of. */
static void find_foreign(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_SPOKEN) && sequence_evidence(sequence, i)->junk > 0 &&
        !is_page_talk(sequence, i) && !sequence_has(sequence, i, EVIDENCE_OUTSIDE))
      return;
  for (guint i = 1; i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_PAGE_TALK) && !sequence_has(sequence, i, EVIDENCE_OUTSIDE) &&
        (evidence_is_speech(sequence, i - 1) || sequence_has(sequence, i - 1, EVIDENCE_FOREIGN)))
      sequence_set(sequence, i, EVIDENCE_FOREIGN);
}

/* The sign that the piece opens with, or 【 around it; 0 for none. */
static gunichar sign_of(const struct sequence *sequence, guint place) {
  bool marked = sequence_has_any(sequence, place, EVIDENCE_IN_SQUARE, EVIDENCE_OPENS_SYMBOL);
  return marked && sequence_has(sequence, place, EVIDENCE_FRAGMENT)
             ? g_utf8_get_char(sequence_piece(sequence, place)->text)
             : 0;
}

/* Whether the text tells what is done, or who of several speaks, as the script of a host does. */
static bool is_script(const struct sequence *sequence) {
  guint lines = 0;
  for (guint i = 0; i < sequence->count; i++)
    lines += sequence_has_any(sequence, i, EVIDENCE_DONE, EVIDENCE_DONE_SQUARE, EVIDENCE_ROLE_MARK);
  return lines >= LIST_LINES;
}

/* 【开场】 among 【第一项】 and 【第二项】, ➢ 开场 among other lines with ➢ are of a script: what an assistant calls
 * the parts of a text stands among its like alone. */
static void find_script_labels(const struct sequence *sequence) {
  const guint least = is_script(sequence) ? 0 : LIST_LINES;
  g_autoptr(GHashTable) others =
      g_hash_table_new(NULL, NULL); /* by their sign, how many lines name no part of a text */
  for (guint i = 0; i < sequence->count; i++) {
    gpointer sign = GUINT_TO_POINTER(sign_of(sequence, i));
    if (sign && !sequence_has(sequence, i, EVIDENCE_PART_LABEL) && sequence_evidence(sequence, i)->junk == 0 &&
        !evidence_is_site(sequence, i))
      g_hash_table_insert(others, sign, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(others, sign)) + 1));
  }
  for (guint i = 0; i < sequence->count; i++) {
    gunichar sign = sequence_has(sequence, i, EVIDENCE_PART_LABEL) ? sign_of(sequence, i) : 0;
    if (!sign || GPOINTER_TO_UINT(g_hash_table_lookup(others, GUINT_TO_POINTER(sign))) < least)
      continue;
    evidence_clear(sequence_evidence(sequence, i), EVIDENCE_PART_LABEL);
    evidence_clear(sequence_evidence(sequence, i), EVIDENCE_SITE_ALONE);
  }
}

void evidence_places(const struct sequence *sequence) {
  evidence_own_words(sequence);
  find_script_labels(sequence);
  find_samples_page(sequence);
  find_label_lists(sequence);
  find_schedules(sequence);
  find_own_lists(sequence);
  find_own_books(sequence);
  evidence_sites(sequence);
  find_announced(sequence);
  evidence_sites(sequence); /* what is announced is none */
  find_dress(sequence);
  evidence_blocks(sequence);
  find_site_names(sequence);
  find_bylines(sequence);
  find_said_above(sequence);
  find_lesson_above(sequence);
  find_lesson_below(sequence);
  find_hearers_rows(sequence);
  find_broken(sequence);
  find_neighbours(sequence);
  find_foreign(sequence);
}
