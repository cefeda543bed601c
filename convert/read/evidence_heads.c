/* Where speeches begin.  The anchor of a head is the salutation nearest to a title-like line, or the first paragraph;
 * never the first sentence of the page. */
#include "read/grammar.h"
#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"

/* A title stands at most this many lines above its salutation. */
#define HEAD_REACH 12

/* Points for a title, beside those of styles/reader.costs: for each line between it and the salutation, for what stands
 * directly below it. */
#define TITLE_STEP (-0.4)
#define ABOVE_OCCASION 4
#define ABOVE_SPEAKER 2
#define AMONG_LABELS (-8)

/* A question above a title has at most this many characters. */
#define QUESTION_CHARS 40

/* What a page says of a text above its title has at most so many paragraphs, each of at most so many characters. */
#define LEAD_IN_PIECES 3
#define LEAD_IN_CHARS 160

/* A line with so many kinds of sign of a page shows that the text is on one. */
#define SIGNS 2

/* A line about a stage is at most this long (in characters). */
#define STAGE_CHARS 40

/* A line of a title that is broken over lines has this many characters at least; of so few is its last line. */
#define PART_CHARS 4
#define TAIL_CHARS 12

/* Names hearers, surely enough to open a speech below a title. */
#define CALLS_HEARERS EVIDENCE_HEARERS, EVIDENCE_HEARERS_LOOSE, EVIDENCE_HEARERS_PLAIN, EVIDENCE_ORGANS

/* One short question to nobody: what a reader of a page has asked, when it stands above a title. */
static bool is_question(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  gunichar last = chars_before(piece->text, piece->text + piece->length);
  return (last == '?' || last == 0xFF1F) &&
         !sequence_has_any(sequence, place, EVIDENCE_STOP_INSIDE, EVIDENCE_TO_HEARERS) &&
         sequence_evidence(sequence, place)->characters <= QUESTION_CHARS;
}

/* Whether nothing is spoken above the place. */
static bool is_first_spoken(const struct sequence *sequence, guint place) {
  for (guint i = 0; i < place; i++)
    if (evidence_is_speech(sequence, i))
      return false;
  return true;
}

/* Ends the search for a title upwards. */
static bool is_body(const struct sequence *sequence, guint place) {
  if (place < HEAD_REACH && is_question(sequence, place) && is_first_spoken(sequence, place))
    return false;
  if (sequence_has(sequence, place, EVIDENCE_SPEECH_FIRST) && sequence_has(sequence, place, EVIDENCE_ASSISTANT))
    return false; /* a lead-in that begins with a sentence of its own */
  if (sequence_has(sequence, place, EVIDENCE_MARKER_LONE) &&
      sequence_evidence(sequence, place)->marker.kind == MARKER_CHAPTER)
    return false; /* of the book that the text is in */
  return sequence_has_any(sequence, place, EVIDENCE_SPOKEN, EVIDENCE_SERIES_ALONE, EVIDENCE_SERIES_RUN_IN,
                          EVIDENCE_HEARERS, EVIDENCE_FAREWELL);
}

/* How good a title the piece would be for the salutation or paragraph at `start`. */
static double title_points(const struct sequence *sequence, guint place, guint start) {
  const struct evidence *evidence = sequence_evidence(sequence, place);
  const float *as_title = sequence->reader->grammar->as_title;
  double points = TITLE_STEP * (double)(start - place);
  for (guint word = 0; word < EVIDENCE_WORDS; word++)
    for (guint64 facts = evidence->facts[word]; facts; facts &= facts - 1)
      points += (double)as_title[word * 64 + (guint)__builtin_ctzll(facts)];
  guint next = place + 1;
  if (next >= start)
    return points;
  points += sequence_has(sequence, next, EVIDENCE_OPENS_DASH) ? ABOVE_OCCASION : 0;
  points += sequence_has_any(sequence, next, EVIDENCE_SPEAKER, EVIDENCE_DATE) ? ABOVE_SPEAKER : 0;
  bool labelled = sequence_has_any(sequence, place, EVIDENCE_TITLE_LABEL, EVIDENCE_LABEL);
  bool among_labels = labelled && sequence_has(sequence, next, EVIDENCE_LABEL) &&
                      (sequence_has_any(sequence, next, EVIDENCE_SPEAKER, EVIDENCE_LABEL_PLACE));
  return points + (among_labels ? AMONG_LABELS : 0); /* 题目：…, 主题：… among other labels are of them */
}

/* Whether the line directly above is a page's label alone, and this one what it labels: 关键词： and a list. */
static bool is_labelled_above(const struct sequence *sequence, guint place) {
  return sequence_above_has(sequence, place, EVIDENCE_LABEL_STAMP) &&
         sequence_has(sequence, place - 1, EVIDENCE_ENDS_COLON) &&
         !sequence_has_any(sequence, place - 1, EVIDENCE_LABELS, EVIDENCE_TITLE_LABEL);
}

/* The best title above `start`; `start` when there is none.  `*from` gets where the head begins. */
static guint find_title(const struct sequence *sequence, guint start, guint *from) {
  guint best = start;
  double best_points = -4;
  *from = start;
  while (*from > 0 && start - *from < HEAD_REACH && !is_body(sequence, *from - 1))
    (*from)--;
  for (guint i = *from; i < start; i++) {
    if (!sequence_has(sequence, i, EVIDENCE_TITLE_LIKE) || sequence_has(sequence, i, EVIDENCE_PLACE_PAIR) ||
        is_labelled_above(sequence, i))
      continue;
    double points = title_points(sequence, i, start);
    if (points >= best_points) {
      best = i;
      best_points = points;
    }
  }
  return best;
}

/* The last line of a title that is none by itself: 精神的讲话, 讲话. */
static bool is_tail(const struct piece *piece, gsize chars) {
  if (chars <= 3)
    return true;
  bool opens = shape_begins(piece->text, piece->length, "在") || shape_begins(piece->text, piece->length, "致");
  return chars <= TAIL_CHARS && !opens && shape_contains(piece->text, piece->length, "的");
}

/* Whether the line could be the upper part of a title by what it shows alone. */
static bool can_be_part(const struct sequence *sequence, guint place) {
  if (sequence_has_any(sequence, place, EVIDENCE_ENDS_STOP, EVIDENCE_ADVERT_DENSE, EVIDENCE_JUNK_EDGE,
                       EVIDENCE_ODD_SYMBOLS, EVIDENCE_LABEL, EVIDENCE_TITLE_AGAIN, EVIDENCE_COMMA_INSIDE,
                       EVIDENCE_BLANKS_INSIDE, EVIDENCE_NAMES_LATER, EVIDENCE_MENU, EVIDENCE_SITE_NAME, EVIDENCE_HYPHEN,
                       EVIDENCE_COUNTER))
    return false;
  return sequence_has(sequence, place, EVIDENCE_TITLE_LIKE) &&
         sequence_evidence(sequence, place)->characters >= PART_CHARS && !evidence_is_site(sequence, place);
}

/* Whether the two lines have the same number of characters, or a line that opens with —— follows: a couplet. */
static bool is_couplet(const struct sequence *sequence, guint above, guint place) {
  return sequence_evidence(sequence, above)->characters == sequence_evidence(sequence, place)->characters ||
         sequence_has(sequence, place, EVIDENCE_ABOVE_DASH);
}

/* Whether the line directly above belongs to a title whose lower line is `place`: standing alike, and only together a
 * phrase. */
static bool is_upper(const struct sequence *sequence, guint place) {
  guint above = place - 1;
  const struct piece *upper = sequence_piece(sequence, above);
  const struct piece *lower = sequence_piece(sequence, place);
  const struct piece *below = place + 1 < sequence->count ? sequence_piece(sequence, place + 1) : lower;
  if (!can_be_part(sequence, above) || (lower->blank_lines > 2 && lower->blank_lines != below->blank_lines) ||
      (lower->first_in_line != upper->first_in_line && !sequence_has(sequence, place, EVIDENCE_SPLIT)))
    return false;
  if (is_tail(lower, sequence_evidence(sequence, place)->characters))
    return true;
  if (sequence_has(sequence, above, EVIDENCE_SPEECH_KIND) ||
      sequence_has_any(sequence, place, EVIDENCE_AT_MEETING, EVIDENCE_TITLE_LABEL) ||
      (sequence_has(sequence, place, EVIDENCE_OPENS_TITLE) && sequence_has(sequence, place, EVIDENCE_SPEECH_KIND) &&
       !sequence_has(sequence, above, EVIDENCE_OPENS_TITLE)))
    return false;
  if (sequence_has(sequence, above, EVIDENCE_OPENS_TITLE))
    return true;
  if (sequence_has(sequence, place, EVIDENCE_SPEECH_KIND) &&
      sequence_evidence(sequence, place)->characters > TAIL_CHARS && !shape_begins(lower->text, lower->length, "第") &&
      !shape_begins(lower->text, lower->length, "暨"))
    return false;
  bool near_site = above >= 1 && evidence_is_site(sequence, above - 1) && upper->blank_lines <= lower->blank_lines;
  bool alone = !near_site && sequence_evidence(sequence, above)->characters > PART_CHARS;
  return (alone || is_couplet(sequence, above, place)) &&
         !sequence_has_any(sequence, above, EVIDENCE_ORGAN_NAME, EVIDENCE_ADVERT_2) &&
         (lower->blank_lines == 0 || lower->blank_lines == below->blank_lines);
}

/* Whether a line inside a head could be a page's by its signs: it parts no title. */
static bool is_framing(const struct sequence *sequence, guint place) {
  return evidence_is_site(sequence, place) ||
         sequence_has_any(sequence, place, EVIDENCE_ODD_SYMBOLS, EVIDENCE_LABEL, EVIDENCE_COUNTER, EVIDENCE_TAGS,
                          EVIDENCE_CLOCK, EVIDENCE_MENU);
}

/* Whether the line holds a word for speeches, as names of sites do that offer them. */
static bool speaks_of_speeches(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return words_has(sequence->reader->words, WORDS_SPEECH_KINDS, piece->text, piece->length);
}

/* The upper line of a couplet whose halves a site's lines part; `place` when there is none. */
static guint parted_upper(const struct sequence *sequence, guint from, guint place) {
  guint above = place;
  while (above > from && is_framing(sequence, above - 1))
    above--;
  if (above == place || above == from || !can_be_part(sequence, above - 1) ||
      sequence_has(sequence, above - 1, EVIDENCE_ENTRY) || sequence_has(sequence, place, EVIDENCE_SPEECH_KIND) ||
      speaks_of_speeches(sequence, above - 1))
    return place;
  guint upper = sequence_evidence(sequence, above - 1)->characters;
  guint lower = sequence_evidence(sequence, place)->characters;
  return MAX(upper, lower) - MIN(upper, lower) <= 1 ? above - 1 : place;
}

/* What happens before anybody speaks: 灯光暗，大屏播放短片. */
static bool is_of_stage(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return sequence_has(sequence, place, EVIDENCE_ENDS_OPEN) &&
         sequence_evidence(sequence, place)->characters <= STAGE_CHARS &&
         words_open(sequence->reader->words, WORDS_STAGE, piece->text, piece->length);
}

/* Tells the lines of a head from its start to the salutation or paragraph below it. */
static void tell_head(const struct sequence *sequence, guint from, guint title, guint start) {
  guint upper = title;
  sequence_set(sequence, title, EVIDENCE_TITLE_ANCHOR);
  while (upper > from && title - upper < 3 && is_upper(sequence, upper))
    sequence_set(sequence, --upper, EVIDENCE_TITLE_UPPER);
  while (from > 0 && !is_body(sequence, from - 1)) /* a page's frame may be longer than a head reaches */
    from--;
  guint parted = upper == title ? parted_upper(sequence, from, title) : title;
  for (guint i = from; i < upper; i++) {
    sequence_set(sequence, i, i == parted ? EVIDENCE_TITLE_UPPER : EVIDENCE_ABOVE_TITLE);
    if (is_question(sequence, i))
      evidence_clear(sequence_evidence(sequence, i), EVIDENCE_SPOKEN);
  }
  for (guint i = title + 1; i < start; i++) {
    sequence_set(sequence, i, EVIDENCE_HEAD);
    if (is_of_stage(sequence, i))
      sequence_set(sequence, i, EVIDENCE_STAGE);
  }
}

/* Whether what follows a salutation without a mark of its own bears it out: a paragraph, a greeting. */
static bool is_followed_by_speech(const struct sequence *sequence, guint place) {
  bool leads_in = sequence_below_has(sequence, place, EVIDENCE_ENDS_COLON) && /* 经研究，…，现将有关事项通知如下： */
                  sequence_below_has(sequence, place, EVIDENCE_COMMA_INSIDE) &&
                  !sequence_below_has(sequence, place, EVIDENCE_LABEL);
  return leads_in ||
         sequence_below_has_any(sequence, place, EVIDENCE_SPOKEN, EVIDENCE_GREETING, EVIDENCE_MARKER, CALLS_HEARERS);
}

/* Whether a head in the middle of the text shows that another speech begins: a title by its kind, a date or speaker
 * below it, a site's text or blank lines above it. */
static bool is_second_head(const struct sequence *sequence, guint title, guint start) {
  if (sequence_has_any(sequence, title, EVIDENCE_SPEECH_KIND, EVIDENCE_AT_MEETING, EVIDENCE_OUTLINE,
                       EVIDENCE_ABOVE_DASH, EVIDENCE_TITLE_LABEL, EVIDENCE_BLANK_WIDE))
    return true;
  for (guint i = title + 1; i < start; i++)
    if (sequence_has_any(sequence, i, EVIDENCE_DATE, EVIDENCE_SPEAKER))
      return true;
  return title > 0 &&
         (evidence_is_site(sequence, title - 1) || sequence_has(sequence, title - 1, EVIDENCE_SAMPLE_LABEL));
}

/* Salutations below a title, and those above everything that is spoken.  Whether there was one. */
static bool find_salutations(const struct sequence *sequence) {
  bool any = false;
  bool spoken = false;          /* something of the body stands above */
  guint last = sequence->count; /* behind what is said last */
  while (last > 0 && !is_body(sequence, last - 1))
    last--;
  for (guint i = 0; i < sequence->count; i++) {
    bool sure = sequence_has(sequence, i, EVIDENCE_HEARERS);
    bool goes_into =
        sequence_has(sequence, i, EVIDENCE_ORGANS_LOOSE) && sequence_below_has_any(sequence, i, CALLS_HEARERS);
    if ((sequence_has_any(sequence, i, CALLS_HEARERS) || goes_into) && (sure || is_followed_by_speech(sequence, i))) {
      guint from;
      bool goes_on =
          sequence_above_has(sequence, i, EVIDENCE_OPENS_SPEECH) && !sequence_has(sequence, i, EVIDENCE_HEARERS_PLAIN);
      spoken &= !sequence_above_has_any(sequence, i, EVIDENCE_SAMPLE_LABEL, EVIDENCE_PART_LABEL);
      guint title = goes_on ? i : find_title(sequence, i, &from);
      bool loose = !sure && title == i && !goes_on; /* without a title only a sure one */
      bool calls = sure && sequence_has(sequence, i, EVIDENCE_ENDS_COLON);
      if (title < i && spoken && !calls && !is_second_head(sequence, title, i))
        title = i;
      if (title < i)
        tell_head(sequence, from, title, i);
      if (title < i || goes_on || (!spoken && !loose)) {
        sequence_set(sequence, i, EVIDENCE_OPENS_SPEECH);
        any = true;
      } else if (sure && i + 1 < last) { /* 全体都有，出发！ at the end calls nobody to hear more */
        sequence_set(sequence, i, EVIDENCE_HEARERS_AGAIN);
      }
    }
    spoken |= is_body(sequence, i);
  }
  return any;
}

/* A short sentence that nothing makes a site's: the text has begun with it. */
static bool is_said(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_ENDS_STOP) &&
         !sequence_has_any(sequence, place, EVIDENCE_SPEECH_KIND, EVIDENCE_ENDS_CRY, EVIDENCE_TO_READER,
                           EVIDENCE_SITE_VOICE, EVIDENCE_IN_ROUND, EVIDENCE_IN_SQUARE, EVIDENCE_SQUARE_LABEL) &&
         !evidence_is_site(sequence, place);
}

/* The title of a text without a salutation: above its first paragraph or heading. */
static void find_bare_head(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++) {
    if (!is_body(sequence, i) && !sequence_has_any(sequence, i, EVIDENCE_GREETING, EVIDENCE_MARKER))
      continue;
    guint from;
    guint title = find_title(sequence, i, &from);
    for (guint above = from; above < title; above++)
      if (is_said(sequence, above))
        return;
    if (title < i)
      tell_head(sequence, from, title, i);
    return;
  }
}

/* 篇二：我的读书心得: a title behind the label of a sample. */
static bool is_labelled_as_sample(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  const char *end = piece->text + piece->length, *p = piece->text;
  while (p < end && !chars_is_one_of("：:】", chars_at(p)))
    p = g_utf8_next_char(p);
  if (p == end || g_utf8_next_char(p) == end || !sequence_has(sequence, place, EVIDENCE_TITLE_LIKE))
    return false;
  return shape_is_sample_label(piece->text, (gsize)(g_utf8_next_char(p) - piece->text));
}

/* Of several such titles each begins a text, also where nobody is spoken to below it. */
static void find_sample_titles(const struct sequence *sequence) {
  guint titles = 0;
  for (guint i = 0; i < sequence->count; i++)
    titles += is_labelled_as_sample(sequence, i);
  for (guint i = 0; titles > 1 && i + 1 < sequence->count; i++)
    if (is_labelled_as_sample(sequence, i) && !sequence_has(sequence, i, EVIDENCE_TITLE_ANCHOR))
      tell_head(sequence, i, i, i + 1);
}

/* Whether the paragraph can be what a page says of the text below: nobody is spoken to, nothing is counted. */
static bool can_lead_in(const struct sequence *sequence, guint place) {
  if (sequence_has_any(sequence, place, EVIDENCE_HEARERS, EVIDENCE_GREETING, EVIDENCE_FAREWELL, EVIDENCE_MARKER,
                       EVIDENCE_POINT, EVIDENCE_ROLE_MARK, EVIDENCE_STAGE, EVIDENCE_HEARERS_LOOSE, EVIDENCE_ROW,
                       EVIDENCE_NOTE_MARK))
    return false;
  return sequence_evidence(sequence, place)->characters <= LEAD_IN_CHARS;
}

/* A page that shows itself at the top, and a title with those who are spoken to below it: the speech begins there, and
 * the few paragraphs between are what the page says of it. */
static void find_lead_in(const struct sequence *sequence) {
  guint title = evidence_first_title(sequence);
  guint start = title;
  while (start < sequence->count &&
         sequence_has_any(sequence, start, EVIDENCE_TITLE_UPPER, EVIDENCE_TITLE_ANCHOR, EVIDENCE_HEAD))
    start++;
  if (start == sequence->count || !sequence_has(sequence, start, EVIDENCE_OPENS_SPEECH))
    return;
  guint said = 0;
  bool page = false;
  for (guint i = 0; i < title; i++) {
    bool spoken = sequence_has_any(sequence, i, EVIDENCE_SPOKEN, EVIDENCE_SPEECH_FIRST);
    said += spoken;
    page |= said == 0 && (evidence_is_site(sequence, i) || evidence_count_signs(sequence, i) >= SIGNS);
    if (!can_lead_in(sequence, i) || (spoken && !page))
      return;
  }
  for (guint i = 0; said > 0 && said <= LEAD_IN_PIECES && i < title; i++) {
    evidence_mark(sequence, i, EVIDENCE_LEAD_IN);
    evidence_clear(sequence_evidence(sequence, i), EVIDENCE_SPEECH_FIRST);
    sequence_set(sequence, i, EVIDENCE_ABOVE_TITLE);
  }
}

/* A label of the speech's own head: where, who, by which title; a whole date beside such a one. */
static bool is_head_label(const struct sequence *sequence, guint place) {
  bool label = sequence_has(sequence, place, EVIDENCE_LABEL);
  return sequence_has(sequence, place, EVIDENCE_LABEL_PLACE) ||
         (label && sequence_has(sequence, place, EVIDENCE_SPEAKER));
}

static bool is_dated_label(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_LABEL) && sequence_has(sequence, place, EVIDENCE_DATE) &&
         !sequence_has_any(sequence, place, EVIDENCE_CLOCK, EVIDENCE_LABELS);
}

/* A label below those: 应到代表：41人, and no word of a page in it. */
static bool goes_on_with_labels(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_LABEL) && sequence_evidence(sequence, place)->junk == 0 &&
         !evidence_is_site(sequence, place) &&
         !sequence_has_any(sequence, place, EVIDENCE_LABEL_STAMP, EVIDENCE_LABEL_CREDIT, EVIDENCE_NET_ADDRESS,
                           EVIDENCE_TO_READER, EVIDENCE_LABEL_SENTENCE, EVIDENCE_ODD_SYMBOLS);
}

/* Beside each other 时间： and 地点： or 讲话人： tell where it is spoken, and with them the labels that go on below.
 */
static void find_place_pairs(const struct sequence *sequence) {
  for (guint i = 0; i + 1 < sequence->count; i++) {
    bool places =
        sequence_has(sequence, i, EVIDENCE_LABEL_PLACE) && sequence_has(sequence, i + 1, EVIDENCE_LABEL_PLACE);
    bool dated = (is_dated_label(sequence, i) && is_head_label(sequence, i + 1)) ||
                 (is_head_label(sequence, i) && is_dated_label(sequence, i + 1));
    if (!places && !dated)
      continue;
    sequence_set(sequence, i, EVIDENCE_PLACE_PAIR);
    sequence_set(sequence, i + 1, EVIDENCE_PLACE_PAIR);
  }
  for (guint i = 1; i < sequence->count; i++)
    if (sequence_above_has(sequence, i, EVIDENCE_PLACE_PAIR) && goes_on_with_labels(sequence, i))
      sequence_set(sequence, i, EVIDENCE_PLACE_PAIR);
}

/* The ranks that occur among the headings of Markdown below the title, counted from 1 (corpus GUIDE 19a). */
static void find_ranks(const struct sequence *sequence) {
  bool ranks[256] = {false}; /* by the level, which is a byte */
  for (guint i = 0; i < sequence->count; i++)
    ranks[sequence_piece(sequence, i)->outline] |= sequence_has(sequence, i, EVIDENCE_OUTLINE_DEEP);
  for (guint i = 0; i < sequence->count; i++) {
    guint8 rank = 0;
    for (guint outline = 1; outline <= sequence_piece(sequence, i)->outline; outline++)
      rank += ranks[outline];
    sequence_evidence(sequence, i)->rank = rank;
  }
}

/* Headings in Markdown or HTML below the title, or of a lower rank than the highest. */
static void find_outline(const struct sequence *sequence) {
  guint8 highest = G_MAXUINT8;
  bool title = false;
  for (guint i = 0; i < sequence->count; i++)
    if (sequence_has(sequence, i, EVIDENCE_OUTLINE))
      highest = MIN(highest, sequence_piece(sequence, i)->outline);
  for (guint i = 0; i < sequence->count; i++) {
    if (sequence_has(sequence, i, EVIDENCE_OUTLINE) && (title || sequence_piece(sequence, i)->outline > highest))
      sequence_set(sequence, i, EVIDENCE_OUTLINE_DEEP);
    title |= sequence_has(sequence, i, EVIDENCE_TITLE_ANCHOR);
  }
  find_ranks(sequence);
}

/* Title-like lines directly above a line that opens with —— */
static void find_above_dash(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++)
    if (sequence_below_has(sequence, i, EVIDENCE_OPENS_DASH) && sequence_has(sequence, i, EVIDENCE_TITLE_LIKE) &&
        !sequence_below_has_any(sequence, i, EVIDENCE_ENDS_STOP, EVIDENCE_RULE, EVIDENCE_IN_DASHES))
      sequence_set(sequence, i, EVIDENCE_ABOVE_DASH);
}

void evidence_heads(const struct sequence *sequence) {
  find_place_pairs(sequence);
  find_above_dash(sequence);
  bool salutation = find_salutations(sequence);
  find_sample_titles(sequence);
  find_lead_in(sequence);
  if (!salutation || evidence_first_title(sequence) == sequence->count)
    find_bare_head(sequence);
  find_outline(sequence);
}
