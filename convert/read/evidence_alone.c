/* What one piece shows alone; evidence_names.c and evidence_site.c see to its words. */
#include "read/evidence_alone.h"
#include "read/persons.h"
#include "read/rules.h"

#include <string.h>

/* A line of this many characters or more, ending as a sentence, is something to say. */
#define SPOKEN_CHARS 10

/* So many runs of blanks part what stands side by side on a bar; the words of a list of names are this long. */
#define BAR_RUNS 3
#define NAME_CHARS 3

/* A link among others has at most this many characters; so many of them are a menu. */
#define LINK_CHARS 12
#define MENU_WORDS 3

/* A first sentence that tells what a line is has this many characters at least. */
#define FIRST_CHARS 5

/* Blanks of this many cells before a line move it to the middle or the right. */
#define MOVED_CELLS 12

/* --- how long it is, and its marks --- */

static void see_length(const struct sight *sight) {
  static const guint16 up_to[] = {4, 12, 24, 40, 66, SIGHT_SHORT_CHARS};
  guint step = 0;
  while (step < G_N_ELEMENTS(up_to) && sight->chars > up_to[step])
    step++;
  sight_set(sight, EVIDENCE_CHARS_4 + step, true);
}

/* A sign that stands for a feeling, or a part of one. */
static bool is_picture(gunichar c) {
  return c == 0xFE0F || c == 0x200D || chars_is_skin_tone(c) ||
         (c >= 0x2600 && g_unichar_type(c) == G_UNICODE_OTHER_SYMBOL);
}

/* Bytes of the text without the pictures (🎉) behind a sentence's last stop. */
static gsize length_without_pictures(const char *text, gsize length) {
  const char *end = text + length;
  while (is_picture(chars_before(text, end)))
    end = g_utf8_prev_char(end);
  return chars_is_stop(chars_before(text, end)) ? (gsize)(end - text) : length;
}

static void see_marks(const struct sight *sight) {
  const char *text = sight->text;
  gsize length = sight->said;
  bool stop = shape_ends_sentence(text, length);
  bool dots = sight->last == 0x2026 || shape_ends(text, length, "...");
  bool colon = sight->last == ':' || sight->last == 0xFF1A;
  bool mark = shape_ends_with_mark(text, length);
  sight_set(sight, EVIDENCE_ENDS_DOTS, dots);
  sight_set(sight, EVIDENCE_ENDS_STOP, stop && !dots);
  sight_set(sight, EVIDENCE_ENDS_CRY, sight->last == '!' || sight->last == 0xFF01);
  sight_set(sight, EVIDENCE_ENDS_COLON, colon);
  sight_set(sight, EVIDENCE_ENDS_PAUSE, mark && !stop && !colon);
  sight_set(sight, EVIDENCE_ENDS_OPEN, !mark && !dots);
  gsize where;
  gsize sentence = shape_first_sentence(text, length, &where);
  sight_set(sight, EVIDENCE_STOP_INSIDE, sentence > 0 && sentence < length);
  sight_set(sight, EVIDENCE_COMMA_INSIDE,
            sight_holds(sight, "，") || sight_holds(sight, ",") || sight_holds(sight, "；"));
}

/* Signs by which a line opens that are no word, bracket, quotation mark or figure. */
static bool is_symbol(gunichar c) {
  return !g_unichar_isalnum(c) && !chars_is_private_use(c) && !chars_is_han(c) && !chars_is_opening(c) && c != '"' &&
         c != 0x201C && c != 0x2018 && !chars_is_one_of("×*＊※—－-〔#…⋯._", c);
}

static void see_signs(const struct sight *sight) {
  const char *text = sight->text;
  gsize length = sight->length;
  gunichar first = sight->first;
  bool square = chars_is_one_of("【[［〖", first);
  sight_set(sight, EVIDENCE_IN_ROUND, shape_is_parenthesised(text, length));
  sight_set(sight, EVIDENCE_IN_SQUARE, square && chars_is_one_of("】]］〗", sight->last));
  const struct slice label = shape_square_label(text, length);
  const bool names_kind = persons_names_speech(sight->words, label.text, label.length); /* 【演讲稿】我的母亲 */
  sight_set(sight, EVIDENCE_SQUARE_LABEL, square && !sight_has(sight, EVIDENCE_IN_SQUARE) && !names_kind);
  sight_set(sight, EVIDENCE_OPENS_DASH, shape_opens_with_dash(text, length));
  sight_set(sight, EVIDENCE_IN_DASHES,
            chars_is_one_of("—-－─", first) && chars_is_one_of("—-－─", sight->last) && sight->chars > 4 &&
                sight->chars <= 60);
  sight_set(sight, EVIDENCE_OPENS_STAR, chars_is_one_of("*＊※", first));
  sight_set(sight, EVIDENCE_OPENS_SYMBOL, is_symbol(first));
  sight_set(sight, EVIDENCE_IN_SYMBOLS, is_symbol(first) && is_symbol(sight->last) && sight->chars > 4);
  sight_set(sight, EVIDENCE_TAGS, shape_is_tags(text, length));
  sight_set(sight, EVIDENCE_SLOGAN, shape_is_slogan(text, length));
  sight_set(sight, EVIDENCE_HYPHEN,
            sight_holds(sight, " - ") || sight_holds(sight, " – ") || sight_holds(sight, " / "));
  sight_set(sight, EVIDENCE_RULE, shape_is_rule(text, length));
  sight_set(sight, EVIDENCE_ELLIPSIS, shape_is_ellipsis(text, length));
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

/* The steps of a way through a site in the line: 首页 > 讲话 > 正文, 书架 / 演说家 / 当代卷, 讲坛›第三卷. */
static guint count_steps(const struct sight *sight) {
  const char *end = sight->text + sight->length;
  guint steps = 0;
  for (const char *p = sight->text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    const char *behind = g_utf8_next_char(p);
    if (p == sight->text || behind >= end || !chars_is_one_of("/>＞»›→", c))
      continue;
    gunichar before = chars_before(sight->text, p);
    bool again = chars_at(behind) == c; /* >> is one step */
    bool apart = chars_is_blank(before) && chars_is_blank(chars_at(behind));
    steps += !again && (apart || c == 0x203A || before == c);
  }
  return steps;
}

static bool is_path(const struct sight *sight, bool odd) {
  bool parted = odd || sight_has(sight, EVIDENCE_HYPHEN);
  return count_steps(sight) >= 2 || (parted && sight_holds(sight, "首页"));
}

/* Words side by side, parted by blanks or bars, each as short as a link, and one of them at least a page's own. */
static bool is_menu(const struct sight *sight) {
  const char *end = sight->text + sight->length;
  guint words = 0, of_page = 0;
  for (const char *from = sight->text; from < end;) {
    const char *to = from;
    guint chars = 0;
    while (to < end && !chars_is_blank(chars_at(to)) && !chars_is_one_of("|｜丨/·", chars_at(to))) {
      if (chars_is_pause(chars_at(to)) || chars_is_stop(chars_at(to)))
        return false;
      to = g_utf8_next_char(to);
      chars++;
    }
    if (chars > LINK_CHARS)
      return false;
    gsize size = (gsize)(to - from);
    words += chars > 1;
    of_page += size > 0 && (rules_word(sight->reader->rules, from, size) == size ||
                            words_are(sight->words, WORDS_STAMP_LABELS, from, size) ||
                            words_has(sight->words, WORDS_READER_WORDS, from, size));
    from = to < end ? g_utf8_next_char(to) : end;
  }
  return words >= MENU_WORDS && of_page > 0;
}

/* Fewer than half of the words are letters with a vowel among them, as words of a language are. */
static bool is_babble(const struct sight *sight) {
  const char *end = sight->text + sight->length;
  guint words = 0, sounded = 0;
  for (const char *p = sight->text; p < end; words++) {
    const char *from = p;
    bool letters = true, vowel = false;
    for (; p < end && *p != ' '; p++) {
      letters &= g_ascii_isalpha(*p) || (p > from && strchr(",.;:!?'", *p));
      vowel |= strchr("aeiouyAEIOUY", *p) != NULL;
    }
    sounded += letters && vowel && p - from > 1;
    while (p < end && *p == ' ')
      p++;
  }
  return sounded * 2 < words;
}

/* Small marks of several kinds and nothing else, as a scanner makes them of specks. */
static bool is_specks(const struct sight *sight) {
  bool several = false;
  for (const char *p = sight->text; p < sight->text + sight->length; p = g_utf8_next_char(p)) {
    if (!chars_is_ignorable(chars_at(p)) && !chars_is_one_of(".,;:'`~^·．，、。；：‘’", chars_at(p)))
      return false;
    several |= !chars_is_ignorable(chars_at(p)) && chars_at(p) != sight->first;
  }
  return several;
}

/* Counts characters of several kinds in a short line. */
static void see_characters(const struct sight *sight) {
  guint han = 0, inked = 0, figures = 0, latin = 0, odd = 0, bars = 0, runs = 0, words = 0;
  gsize blank_cells = 0, word = 0, longest = 0;
  for (const char *p = sight->text; p < sight->text + sight->length; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
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
    bars += chars_is_one_of("|｜丨»›©®", c);
  }
  sight_set(sight, EVIDENCE_NO_HAN, han == 0);
  sight_set(sight, EVIDENCE_RULE, inked > 0 && odd == inked); /* ↓↓↓ */
  sight_set(sight, EVIDENCE_TITLE_QUOTED,
            sight_holds(sight, "《") && sight_holds(sight, "》") && !sight_has(sight, EVIDENCE_COMMA_INSIDE));
  sight_set(sight, EVIDENCE_FIGURES_ALONE, figures > 0 && han + latin == 0);
  sight_set(sight, EVIDENCE_LATIN_HALF, han > 0 && han * 100 < inked * 40);
  sight_set(sight, EVIDENCE_ODD_SYMBOLS, odd > 0);
  sight_set(sight, EVIDENCE_BAR, bars > 0 || (runs >= BAR_RUNS && longest > NAME_CHARS));
  sight_set(sight, EVIDENCE_BLANKS_INSIDE, runs >= 2);
  sight_set(sight, EVIDENCE_MENU, !sight->piece->row && is_menu(sight));
  sight_set(sight, EVIDENCE_NOISE,
            is_specks(sight) || (han == 0 && inked >= 8 && words >= 4 && longest <= 4 && is_babble(sight)));
  sight_set(sight, EVIDENCE_PATH, !sight_has(sight, EVIDENCE_ENDS_STOP) && (bars > 1 || is_path(sight, odd > 0)));
}

/* --- numbers, notes, what stands behind a text --- */

/* A line of the foot of an official paper (GB/T 9704 7.4): who gets copies, who printed it and when. */
static bool is_imprint(const struct sight *sight) {
  if (words_labelled(sight->words, WORDS_IMPRINT_LABELS, sight->text, sight->length))
    return true;
  return sight->chars <= SIGHT_SHORT_CHARS && shape_ends(sight->text, sight->length, "印发") &&
         shape_has_day(sight->text, sight->length);
}

static bool opens_notes(const struct sight *sight) {
  if (sight->chars > 16)
    return false;
  g_autoptr(GString) words = g_string_sized_new(sight->length); /* 注　　释： without blanks and colon */
  for (const char *p = sight->text; p < sight->text + sight->length; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (!chars_is_ignorable(c) && c != ':' && c != 0xFF1A)
      g_string_append_unichar(words, c);
  }
  return strcmp(words->str, "注") == 0 || words_close(sight->words, WORDS_NOTES_HEADS, words->str, words->len) ||
         (marker_heading(sight->text, sight->length).kind == MARKER_NONE &&
          words_close(sight->words, WORDS_TERMS_HEADS, words->str, words->len));
}

static void see_behind(const struct sight *sight) {
  bool round = sight_has(sight, EVIDENCE_IN_ROUND);
  sight_set(sight, EVIDENCE_NOTES_HEAD, opens_notes(sight));
  sight_set(sight, EVIDENCE_REMARK, round && (sight->chars > 40 || sight_holds_word(sight, WORDS_REMARK_WORDS)));
  guint done = sight_count(sight, WORDS_DIRECTION_WORDS);
  sight_set(sight, EVIDENCE_DONE,
            round && sight->chars <= 40 && done > 0 && done >= sight_count(sight, WORDS_REMARK_WORDS));
  sight_set(sight, EVIDENCE_DONE_SQUARE, sight_has(sight, EVIDENCE_IN_SQUARE) && sight->chars <= 40 && done > 0);
  sight_set(sight, EVIDENCE_IMPRINT, is_imprint(sight));
  bool attachment = words_open(sight->words, WORDS_ATTACHMENTS, sight->text, sight->length);
  sight_set(sight, EVIDENCE_ATTACHMENT,
            attachment && sight->chars <= 80 && shape_opens_attachment(sight->text, sight->length));
  sight_set(sight, EVIDENCE_FAREWELL,
            sight->chars <= 66 && (words_open(sight->words, WORDS_FAREWELLS, sight->text, sight->length) ||
                                   (sight_has(sight, EVIDENCE_ENDS_STOP) &&
                                    (words_open(sight->words, WORDS_WISH_OPENERS, sight->text, sight->length) ||
                                     words_has(sight->words, WORDS_FAREWELLS, sight->text, sight->length)))));
  sight_set(sight, EVIDENCE_ROLE_MARK, shape_opens_role_mark(sight->text, sight->length));
}

static void see_numbers(const struct sight *sight) {
  struct marker loose = marker_in_series(sight->text, sight->length);
  struct marker marker = marker_heading(sight->text, sight->length);
  sight->evidence->marker = loose; /* series.c takes it back where no series bears it out */
  bool date = sight_has_any(sight, EVIDENCE_DATE, EVIDENCE_DATE_FIGURES);
  sight_set(sight, EVIDENCE_MARKER, marker.kind != MARKER_NONE && !date);
  sight_set(sight, EVIDENCE_POINT, marker_point(sight->text, sight->length, 0).kind != MARKER_NONE);
  sight_set(sight, EVIDENCE_OUTLINE, sight->piece->outline > 0);
}

/* Several sentences of which the first has nothing of a site: whatever follows it, the line is not all a site's. */
static bool is_speech_first(const struct sight *sight) {
  gsize stop;
  gsize length = sight_has(sight, EVIDENCE_STOP_INSIDE) ? shape_first_sentence(sight->text, sight->length, &stop) : 0;
  if (length == 0 || length > SIGHT_WEIGHED_BYTES || chars_count(sight->text, length) < FIRST_CHARS ||
      sight_has_any(sight, EVIDENCE_LABEL_STAMP, EVIDENCE_SQUARE_LABEL, EVIDENCE_OPENS_STAR))
    return false;
  guint counts[WORD_LIST_COUNT] = {0};
  words_count(sight->words,
              WORD_LIST_BIT(WORDS_SITE_VOICE) | WORD_LIST_BIT(WORDS_READER_WORDS) | WORD_LIST_BIT(WORDS_ASSISTANT),
              sight->text, length, counts);
  return counts[WORDS_SITE_VOICE] + counts[WORDS_READER_WORDS] + counts[WORDS_ASSISTANT] == 0 &&
         rules_weigh(sight->reader->rules, sight->text, length).sum == 0;
}

/* A paragraph of the speech as one looks: sentences, and nothing of a site in them. */
static void see_spoken(const struct sight *sight) {
  bool announces = sight_has(sight, EVIDENCE_ENDS_COLON) && sight_has(sight, EVIDENCE_STOP_INSIDE) &&
                   sight->evidence->junk == 0 && !sight_has(sight, EVIDENCE_TO_READER);
  bool sentence = sight_has_any(sight, EVIDENCE_ENDS_STOP, EVIDENCE_ENDS_DOTS) || announces;
  bool person = sight_has_any(sight, EVIDENCE_TITLE_STOP, EVIDENCE_HEARERS, EVIDENCE_GREETING, EVIDENCE_IN_ROUND,
                              EVIDENCE_SQUARE_LABEL, EVIDENCE_IN_SQUARE, EVIDENCE_ELLIPSIS);
  bool labelled = sight_has(sight, EVIDENCE_LABEL_SENTENCE); /* 审核：a sentence: what its label is like says nothing */
  bool junk = sight_has_any(sight, EVIDENCE_JUNK_LINE, EVIDENCE_JUNK_EDGE);
  bool site = sight_has(sight, EVIDENCE_SITE_VOICE) || (junk && !labelled) ||
              sight_has_any(sight, EVIDENCE_NET_ADDRESS, EVIDENCE_ASSISTANT, EVIDENCE_ADVERT_NAMED, EVIDENCE_LABELS) ||
              sight->evidence->junk >= 5 || sight_has(sight, EVIDENCE_OPENS_STAR);
  bool full = sight->chars > SIGHT_SHORT_CHARS && sight_has(sight, EVIDENCE_COMMA_INSIDE);
  bool dense =
      sight_has(sight, EVIDENCE_TO_READER) && !sight_has(sight, EVIDENCE_TO_HEARERS) && sight->evidence->junk >= 2;
  bool mixed = (site || dense) && is_speech_first(sight);
  sight_set(sight, EVIDENCE_SPEECH_FIRST, mixed);
  sight_set(sight, EVIDENCE_SPOKEN,
            !person && (mixed || (!site && !dense)) && (full || (sentence && sight->chars >= SPOKEN_CHARS)));
  sight_set(sight, EVIDENCE_LONG_OPEN, sight->chars > 66 && sight_has(sight, EVIDENCE_ENDS_OPEN));
}

static void see_place(const struct sight *sight) {
  const struct piece *piece = sight->piece;
  sight_set(sight, EVIDENCE_FLUSH, piece->indent < 2);
  sight_set(sight, EVIDENCE_INDENTED, piece->indent >= 3 && piece->indent <= 8);
  sight_set(sight, EVIDENCE_MOVED, piece->indent >= MOVED_CELLS);
  sight_set(sight, EVIDENCE_BLANK_ABOVE, piece->blank_lines > 0);
  sight_set(sight, EVIDENCE_BLANK_WIDE, piece->blank_lines > 1);
  sight_set(sight, EVIDENCE_ROW, piece->row);
}

void evidence_alone(const struct reader *reader, const struct piece *piece, struct evidence *evidence) {
  const char *end = piece->text + piece->length;
  struct sight sight = {.reader = reader,
                        .words = reader->words,
                        .piece = piece,
                        .evidence = evidence,
                        .text = piece->text,
                        .length = piece->length,
                        .said = length_without_pictures(piece->text, piece->length),
                        .chars = chars_count(piece->text, piece->length),
                        .first = chars_at(piece->text),
                        .last = chars_before(piece->text, end)};
  evidence->characters = (guint16)MIN(sight.chars, G_MAXUINT16);
  sight_set(&sight, EVIDENCE_ALWAYS, true);
  see_length(&sight);
  see_marks(&sight);
  see_numbers(&sight);
  sight_set(&sight, EVIDENCE_NOTE_MARK, shape_is_note_mark(sight.text, sight.length) > 0); /* notes may be long */
  see_place(&sight);
  if (sight.chars <= SIGHT_SHORT_CHARS * 2) {
    see_signs(&sight);
    see_characters(&sight);
    evidence_names(&sight);
    evidence_labels(&sight);
    see_behind(&sight);
  }
  evidence_site(&sight);
  evidence_title_like(&sight);
  see_spoken(&sight);
}
