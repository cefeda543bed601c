/* Which heading markers count together, and how the members of a series look.  All of a series or none: the form of
 * one member is voted on by its siblings (corpus GUIDE 17, 19b). */
#include "base/items.h"
#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"
#include "text/marker.h"

#include <string.h>

/* Lengths in characters: a heading alone on its line, one that ends in a full stop, the first sentence of one that
 * runs into its paragraph, and a line with a stop inside that stands alone because its siblings do. */
#define ALONE_CHARS 66
#define ALONE_SENTENCE_CHARS 50
#define RUN_IN_CHARS 46
#define VOTED_CHARS 80

/* A heading that ends in a colon is a label of at most this many characters; so far a colon may end a run-in one. */
#define LABEL_CHARS 25

/* Behind a run-in heading stands this much text at least. */
#define BEHIND_RUN_IN_CHARS 5

/* Of 1 where 1.1 is the level below it. */
#define FIGURE_LEVEL 2

/* So many members without a word between them are no headings, where others have paragraphs. */
#define BARE_MEMBERS 3

/* So many numbers may be missing in a series. */
#define GAP 2

enum form { FORM_NONE, FORM_ALONE, FORM_RUN_IN, FORM_ITEM, FORM_PARAGRAPH };

/* A piece that opens with a marker. */
struct series_member {
  guint place; /* in the sequence */
  struct marker marker;
  bool loose; /* ornamented, or of a kind that counts only in a series */
  enum form form;
  bool sentence_end; /* alone, and ends in a stop */
  bool by_colon;     /* one sentence, whose beginning up to a colon could be the heading */
  guint run;         /* of members of its kind that count on */
};

/* Where the text behind the marker ends its first sentence, as offsets in the piece. */
struct first_sentence {
  gsize stop, end; /* 0: there is no stop */
};

static struct first_sentence first_sentence_of(const struct piece *piece, gsize marker) {
  struct first_sentence sentence = {0};
  sentence.end = shape_first_sentence(piece->text + marker, piece->length - marker, &sentence.stop);
  if (sentence.end > 0) {
    sentence.end += marker;
    sentence.stop += marker;
  }
  return sentence;
}

/* 一、关于思想认识问题：要深刻认识…。 runs in up to its colon. */
static bool runs_in_by_colon(const struct piece *piece, gsize marker) {
  const char *text = piece->text + marker;
  const char *end = piece->text + piece->length;
  guint chars = 0;
  for (const char *p = text; p < end && chars <= LABEL_CHARS; p = g_utf8_next_char(p), chars++) {
    gunichar c = chars_at(p);
    if (c == ':' || c == 0xFF1A)
      return chars >= 2 && chars_count(p, (gsize)(end - p)) > BEHIND_RUN_IN_CHARS * 2;
    if (c == 0xFF0C || c == ',')
      return false;
  }
  return false;
}

/* 1、加强学习。2、转变作风。 is a list in a paragraph: behind a mark it counts on. */
static bool counts_on(const struct piece *piece, const struct marker *marker) {
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text + marker->length; p < end; p = g_utf8_next_char(p)) {
    if (!chars_is_one_of("。；;", chars_at(p)))
      continue;
    const char *behind = g_utf8_next_char(p);
    const struct slice rest = chars_strip(behind, (gsize)(end - behind));
    const struct marker next = marker_heading(rest.text, rest.length);
    if (next.kind == marker->kind)
      return next.number == marker->number + 1;
  }
  return false;
}

/* What the line could be if it is a heading. */
static void find_form(const struct piece *piece, struct series_member *member) {
  gsize marker = member->marker.length;
  gsize chars = chars_count(piece->text, piece->length);
  gunichar last = chars_before(piece->text, piece->text + piece->length);
  struct first_sentence sentence = first_sentence_of(piece, marker);
  bool topic = member->marker.kind == MARKER_TOPIC;
  bool colon = last == ':' || last == 0xFF1A;
  member->sentence_end = sentence.end == piece->length;
  member->by_colon = member->sentence_end && runs_in_by_colon(piece, marker);
  member->form = FORM_PARAGRAPH;
  if (counts_on(piece, &member->marker))
    return;
  if (sentence.end == 0 || member->sentence_end) {
    bool broken = !member->sentence_end && shape_ends_with_mark(piece->text + marker, piece->length - marker) && !colon;
    if (broken || (topic && member->sentence_end && last == 0x3002))
      member->form = FORM_ITEM;
    else if (chars <= (member->sentence_end ? ALONE_SENTENCE_CHARS : colon && !topic ? LABEL_CHARS : ALONE_CHARS))
      member->form = FORM_ALONE;
    else if (sentence.end == 0 && chars <= VOTED_CHARS * 2)
      member->form = FORM_NONE; /* a line without a stop: its siblings tell */
    return;
  }
  bool short_enough = chars_count(piece->text, sentence.stop) <= RUN_IN_CHARS;
  bool goes_on = chars_count(piece->text + sentence.end, piece->length - sentence.end) >= BEHIND_RUN_IN_CHARS;
  if (!topic && short_enough && goes_on)
    member->form = FORM_RUN_IN;
}

/* 第一篇：在…会上的讲话 above those who are spoken to numbers no section of a speech: it is the title of one. */
static bool numbers_speech(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_SPEECH_KIND) && sequence_has(sequence, place, EVIDENCE_MARKER) &&
         sequence_below_has(sequence, place, EVIDENCE_HEARERS);
}

static void take_as_title(const struct sequence *sequence, guint place) {
  struct evidence *evidence = sequence_evidence(sequence, place);
  evidence->marker = (struct marker){.kind = MARKER_NONE};
  evidence_clear(evidence, EVIDENCE_MARKER);
  evidence_clear(evidence, EVIDENCE_LABEL);
  evidence_set(evidence, EVIDENCE_TITLE_LIKE, true);
}

/* The pieces that open with a marker. */
static GArray *find_members(const struct sequence *sequence) {
  GArray *members = g_array_new(FALSE, FALSE, sizeof(struct series_member));
  for (guint place = 0; place < sequence->count; place++) {
    const struct piece *piece = sequence_piece(sequence, place);
    const struct evidence *evidence = sequence_evidence(sequence, place);
    if (numbers_speech(sequence, place))
      take_as_title(sequence, place);
    struct series_member member = {.place = place, .marker = evidence->marker};
    if (member.marker.kind == MARKER_NONE || evidence_has(evidence, EVIDENCE_DATE) || piece->row)
      continue;
    member.loose = !evidence_has(evidence, EVIDENCE_MARKER);
    find_form(piece, &member);
    g_array_append_val(members, member);
  }
  return members;
}

static struct series_member *member_at(const GArray *members, guint i) {
  return &array_at(members, struct series_member, i);
}

/* Whether nothing stands between a member and the next one, which is its sibling. */
static bool meets_sibling(const GArray *members, guint i) {
  if (i + 1 >= members->len)
    return false;
  const struct series_member *this = member_at(members, i);
  const struct series_member *next = member_at(members, i + 1);
  return next->marker.kind == this->marker.kind && next->marker.number == this->marker.number + 1 &&
         next->place == this->place + 1;
}

/* The paragraph before a list says that one follows: an agenda, a colon. */
static bool is_announced(const struct sequence *sequence, guint place) {
  if (place == 0)
    return false;
  const struct piece *before = sequence_piece(sequence, place - 1);
  if (words_has(sequence->reader->words, WORDS_AGENDAS, before->text, before->length))
    return true;
  gunichar last = chars_before(before->text, before->text + before->length);
  return last == ':' || last == 0xFF1A;
}

/* Whether a heading that stands alone has its paragraph below it. */
static bool is_above_paragraph(const struct sequence *sequence, const struct series_member *member) {
  return member->form == FORM_ALONE && !sequence_below_has(sequence, member->place, EVIDENCE_MARKER) &&
         sequence_below_has(sequence, member->place, EVIDENCE_SPOKEN);
}

static guint count_above_paragraphs(const struct sequence *sequence, const GArray *members) {
  guint count = 0;
  for (guint i = 0; i < members->len; i++)
    count += is_above_paragraph(sequence, member_at(members, i));
  return count;
}

/* Members that follow each other with nothing below them are a list (corpus GUIDE 18), if the text before says so, or
 * if they end as sentences or clauses do, or if headings beside them have their paragraphs (else the text is an
 * outline); if each is one sentence with a colon, that parts its heading from its text. */
static void find_lists(const struct sequence *sequence, GArray *members) {
  const guint paragraphs = count_above_paragraphs(sequence, members);
  for (guint i = 0; i < members->len;) {
    guint end = i;
    guint marks = 0;
    bool alone = true;
    bool by_colon = true;
    for (;; end++) {
      const struct series_member *member = member_at(members, end);
      marks += member->sentence_end || member->form == FORM_ITEM;
      by_colon &= member->by_colon;
      alone &= member->form == FORM_ALONE || member->form == FORM_ITEM || member->form == FORM_NONE;
      if (!meets_sibling(members, end))
        break;
    }
    bool bare = end - i + 1 >= BARE_MEMBERS && paragraphs > is_above_paragraph(sequence, member_at(members, end));
    bool list =
        end > i && alone && (marks > (end - i) / 2 || bare || is_announced(sequence, member_at(members, i)->place));
    for (bool run = end > i && by_colon; i <= end; i++)
      if (run || list)
        member_at(members, i)->form = run ? FORM_RUN_IN : FORM_ITEM;
  }
}

/* Members of one kind that count on: how many, and how many of them run into a paragraph. */
struct run {
  guint members, run_ins;
};

static bool is_paragraph_run_in(const struct sequence *sequence, const struct series_member *member) {
  const struct piece *piece = sequence_piece(sequence, member->place);
  return member->form == FORM_RUN_IN && shape_ends_sentence(piece->text, piece->length);
}

/* The runs that the members are of: where a number is not higher than the one before, another begins. */
static GArray *find_runs(const struct sequence *sequence, GArray *members) {
  GArray *runs = g_array_new(FALSE, TRUE, sizeof(struct run));
  guint open[MARKER_KINDS] = {0}, last[MARKER_KINDS] = {0};
  for (guint i = 0; i < members->len; i++) {
    struct series_member *member = member_at(members, i);
    const enum marker_kind kind = member->marker.kind;
    if (last[kind] == 0 || member->marker.number <= last[kind]) {
      open[kind] = runs->len;
      g_array_set_size(runs, runs->len + 1);
    }
    last[kind] = member->marker.number;
    member->run = open[kind];
    struct run *run = &array_at(runs, struct run, member->run);
    run->members++;
    run->run_ins += is_paragraph_run_in(sequence, member);
  }
  return runs;
}

/* Whether the member and all that it counts on with run into paragraphs, whatever those under other headings do. */
static bool runs_in_with_all(const struct series_member *member, const GArray *runs) {
  const struct run *run = &array_at(runs, struct run, member->run);
  return run->members > 1 && run->run_ins == run->members;
}

/* What the members of one kind of marker have in common. */
struct votes {
  guint members, forms[FORM_PARAGRAPH + 1];
  guint last;  /* the number of the one before */
  guint pairs; /* of neighbours that count on */
  guint turns; /* A：…, B：…, A：… : who speaks by turns */
  guint rows;  /* A. …　B. … : choices in one line */
};

/* A：… */
static bool may_speak(const struct sequence *sequence, const struct series_member *member) {
  const char *text = sequence_piece(sequence, member->place)->text;
  const gunichar mark = chars_before(text, text + member->marker.length);
  return member->marker.kind == MARKER_LETTER && (mark == ':' || mark == 0xFF1A);
}

/* Whether the letter after the member's stands in its line, behind a blank: A. …　B. … */
static bool has_further_letter(const struct sequence *sequence, const struct series_member *member) {
  const struct piece *piece = sequence_piece(sequence, member->place);
  const char *end = piece->text + piece->length;
  if (member->marker.kind != MARKER_LETTER)
    return false;
  for (const char *p = piece->text + member->marker.length; p < end; p = g_utf8_next_char(p)) {
    const bool opens = chars_is_latin(chars_at(p)) && chars_is_blank(chars_before(piece->text, p));
    const struct marker further = opens ? marker_in_series(p, (gsize)(end - p)) : (struct marker){.kind = MARKER_NONE};
    if (further.kind == MARKER_LETTER)
      return further.number == member->marker.number + 1;
  }
  return false;
}

static void count_votes(const struct sequence *sequence, const GArray *members, bool loose, struct votes *votes) {
  for (guint i = 0; i < members->len; i++) {
    const struct series_member *member = member_at(members, i);
    struct votes *kind = &votes[member->marker.kind];
    if (member->loose != loose)
      continue;
    kind->members++;
    kind->forms[member->form]++;
    guint number = member->marker.number;
    kind->pairs += number > kind->last && number <= kind->last + 1 + GAP && kind->last > 0;
    kind->turns += number < kind->last && may_speak(sequence, member);
    kind->rows += has_further_letter(sequence, member);
    kind->last = number;
  }
}

/* The form of a member, its siblings' votes counted. */
static enum series_form voted(const struct sequence *sequence, const struct series_member *member,
                              const struct votes *votes, const GArray *runs) {
  guint alone = votes->forms[FORM_ALONE];
  guint run_in = votes->forms[FORM_RUN_IN];
  guint paragraphs = votes->forms[FORM_PARAGRAPH];
  gsize chars = sequence_evidence(sequence, member->place)->characters;
  if (member->form == FORM_ITEM || votes->rows > 0)
    return SERIES_LIST;
  if (member->form == FORM_ALONE && member->sentence_end && paragraphs > alone / 2)
    return SERIES_PARAGRAPHS;
  if (member->form == FORM_ALONE)
    return SERIES_ALONE;
  if (member->form == FORM_NONE)
    return alone > 0 ? SERIES_ALONE : SERIES_PARAGRAPHS;
  if (alone > run_in + paragraphs && chars <= VOTED_CHARS && !runs_in_with_all(member, runs))
    return SERIES_ALONE;
  if (member->form == FORM_PARAGRAPH || paragraphs > run_in / 2)
    return SERIES_PARAGRAPHS;
  return SERIES_RUN_IN;
}

static void set_series(const struct sequence *sequence, const struct series_member *member, const struct votes *votes,
                       const GArray *runs) {
  struct evidence *evidence = sequence_evidence(sequence, member->place);
  enum series_form form = voted(sequence, member, votes, runs);
  static const enum evidence_id facts[] = {EVIDENCE_ALWAYS, EVIDENCE_SERIES_ALONE, EVIDENCE_SERIES_RUN_IN,
                                           EVIDENCE_SERIES_LIST, EVIDENCE_SERIES_PARAGRAPHS};
  evidence->series = (guint8)form;
  evidence_set(evidence, facts[form], true);
  evidence_set(evidence, EVIDENCE_MARKER, true);
  evidence_set(evidence, EVIDENCE_MARKER_LONE, votes->members == 1);
  if (votes->rows > 0)
    evidence_clear(evidence, EVIDENCE_BAR); /* not the links of a page */
  bool alike =
      votes->members > 1 && (votes->forms[FORM_ALONE] == votes->members || votes->forms[FORM_RUN_IN] == votes->members);
  evidence_set(evidence, EVIDENCE_SERIES_ALIKE, alike);
}

static bool stands_alone(const struct sequence *sequence, guint place, enum marker_kind kind) {
  return sequence_evidence(sequence, place)->marker.kind == kind &&
         sequence_has(sequence, place, EVIDENCE_SERIES_ALONE);
}

/* 1 above 1.1 and 1.2 is a rank higher. */
static void rank_figures(const struct sequence *sequence) {
  bool decimals = false;
  for (guint i = 0; i < sequence->count; i++)
    decimals |= stands_alone(sequence, i, MARKER_DECIMAL);
  for (guint i = 0; decimals && i < sequence->count; i++)
    if (stands_alone(sequence, i, MARKER_FIGURE))
      sequence_evidence(sequence, i)->marker.level = FIGURE_LEVEL;
}

void evidence_series(const struct sequence *sequence) {
  g_autoptr(GArray) members = find_members(sequence);
  struct votes tight[MARKER_KINDS] = {0};
  struct votes loose[MARKER_KINDS] = {0};
  find_lists(sequence, members);
  g_autoptr(GArray) runs = find_runs(sequence, members);
  count_votes(sequence, members, false, tight);
  count_votes(sequence, members, true, loose);
  for (guint i = 0; i < members->len; i++) {
    const struct series_member *member = member_at(members, i);
    const struct votes *votes = (member->loose ? loose : tight) + member->marker.kind;
    bool borne_out = !member->loose || (votes->pairs > 0 && votes->forms[FORM_PARAGRAPH] == 0 && votes->turns == 0);
    if (borne_out)
      set_series(sequence, member, votes, runs);
    else
      sequence_evidence(sequence, member->place)->marker = (struct marker){.kind = MARKER_NONE};
  }
  rank_figures(sequence);
}

void evidence_clear_series(const struct sequence *sequence, guint place) {
  static const enum evidence_id numbers[] = {EVIDENCE_MARKER,      EVIDENCE_SERIES_ALONE,      EVIDENCE_SERIES_RUN_IN,
                                             EVIDENCE_SERIES_LIST, EVIDENCE_SERIES_PARAGRAPHS, EVIDENCE_SERIES_ALIKE};
  for (guint fact = 0; fact < G_N_ELEMENTS(numbers); fact++)
    evidence_clear(sequence_evidence(sequence, place), numbers[fact]);
}
