/* Phase: advertising inside lines that also hold words of the speech.  Of such a line only the advertising goes: what
 * stands behind its last stop and does not end as a sentence, a group in brackets or ornaments of its own, and what the
 * span rules of styles/junk.rules match.  A fragment is judged as a line of its own would be. */
#include "base/items.h"
#include "base/limits.h"
#include "base/order.h"
#include "read/glued.h"
#include "read/phases.h"
#include "read/reader_words.h"
#include "read/rules.h"
#include "read/shape.h"
#include "read/sight.h"

#include <string.h>

/* Advertising that is glued to a sentence is at most this long (in characters). */
#define FRAGMENT_CHARS 60

/* Cells of blanks before a paragraph, in a text whose paragraphs have an indent. */
#define MIN_INDENT 2

/* What stays of a line must be more than this (in characters), or the whole line is judged. */
#define KEPT_CHARS 1

/* A whole sentence of advertising weighs so much, and one in so many of its characters is weight. */
#define SENTENCE_WEIGHT 8
#define SENTENCE_PART 3

/* A group before a line that is its label is at most this long (in characters). */
#define LABEL_CHARS 8

/* Lines up to this many bytes may be a pattern as a whole. */
#define WHOLE_BYTES 150

/* A site's name before its address has 2 to 8 ideographs. */
#define NAME_CHARS 8

/* What a fragment stands beside. */
enum span_side {
  SIDE_STOP,   /* a stop before it */
  SIDE_END,    /* the end of a line that no stop ends */
  SIDE_START,  /* the start of the line, and words of the speech behind it */
  SIDE_INSIDE, /* in the middle of a sentence */
};

/* A title that is glued to the first paragraph is among so many pieces at the front, and as long as this (in
 * characters). */
#define HEAD_PIECES 12
#define TITLE_CHARS 8
#define LONGEST_TITLE_CHARS 40

struct cutter {
  struct reader *reader;
  GHashTable *names;     /* of sites, found before their addresses; owned */
  GHashTable *tails;     /* what stands behind the last stops of lines, without its frame: how often; owned */
  GArray *spans;         /* of struct rule_span: what is to be cut out of one piece */
  bool parted_by_blanks; /* blank lines part the paragraphs */
  bool sets_off;         /* sentences of the text set figures off by blanks */
  guint *judged;         /* fragments so far */
};

/* Whether so many lines of the text set figures off by blanks inside their sentences. */
#define SET_OFF_LINES 2

/* What the fragment shows as a line of its own. */
static struct evidence evidence_of(const struct reader *reader, struct slice fragment) {
  struct piece piece = {.text = fragment.text, .length = (guint32)fragment.length};
  struct evidence evidence = {0};
  evidence_alone(reader, &piece, &evidence);
  return evidence;
}

/* The ideographs that the text opens with, when they could be a site's name; else nothing. */
static char *name_of(struct slice text) {
  const char *p = text.text;
  guint chars = 0;
  while (p < text.text + text.length && chars_is_han(chars_at(p))) {
    p = g_utf8_next_char(p);
    chars++;
  }
  return chars >= 2 && chars <= NAME_CHARS ? g_strndup(text.text, (gsize)(p - text.text)) : NULL;
}

/* The fragment without brackets and ornaments around it. */
static struct slice without_frame(struct slice fragment) {
  const char *end = fragment.text + fragment.length;
  const char *p = fragment.text;
  while (p < end && !chars_is_han(chars_at(p)) && !chars_is_latin(chars_at(p)) && !chars_is_digit(chars_at(p)))
    p = g_utf8_next_char(p);
  while (end > p && (chars_is_closing(chars_before(p, end)) || chars_is_one_of("◆★…>.", chars_before(p, end))))
    end = g_utf8_prev_char(end);
  return chars_strip(p, (gsize)(end - p));
}

/* Whether the fragment stands in brackets or behind a sign of its own, and tells of nothing that is done or noted. */
static bool is_framed(const struct evidence *whole, struct slice fragment, enum span_side side) {
  gunichar first = chars_at(fragment.text);
  bool signed_so = chars_is_one_of("【[［◆★©｜…#＃◎●▲▼☞", first) || evidence_has(whole, EVIDENCE_ODD_SYMBOLS);
  bool round =
      side == SIDE_STOP && chars_is_one_of("（(", first) && !evidence_has_any(whole, EVIDENCE_DATE, EVIDENCE_REMARK);
  return (signed_so || round) && !evidence_has_any(whole, EVIDENCE_DONE, EVIDENCE_DONE_SQUARE);
}

/* The start of what stands behind the last stop that ends a sentence, brackets and quotation marks behind it skipped;
 * `length` when the text ends in one, 0 when there is none. */
static gsize behind_last_stop(const char *text, gsize length) {
  const char *end = text + length;
  for (const char *p = end; p > text;) {
    p = g_utf8_prev_char(p);
    gunichar c = chars_at(p);
    if (c != 0x3002 && c != 0xFF01 && c != 0xFF1F && c != '!' && c != '?' && c != 0xFF1B)
      continue;
    const char *behind = g_utf8_next_char(p);
    while (behind < end && (chars_is_one_of("”’」』", chars_at(behind)) || chars_is_stop(chars_at(behind))))
      behind = g_utf8_next_char(behind);
    return (gsize)(behind - text);
  }
  return 0;
}

/* Whether the sentences of the text set figures off by blanks. */
static bool sets_off(const struct reader *reader) {
  guint lines = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    lines += glued_sets_off((struct slice){piece->text, behind_last_stop(piece->text, piece->length)});
  }
  return lines >= SET_OFF_LINES;
}

/* Whether the fragment is a tag by its looks and what it speaks of. */
static bool is_tag(const struct cutter *cutter, struct slice fragment, struct slice inner, const struct evidence *whole,
                   const struct evidence *words) {
  g_autofree char *tail = g_strndup(inner.text, inner.length);
  struct glued glued = {.fragment = fragment,
                        .inner = inner,
                        .whole = whole,
                        .words = words,
                        .repeated = GPOINTER_TO_UINT(g_hash_table_lookup(cutter->tails, tail)) > 1,
                        .set_off = cutter->sets_off};
  return glued_is_tag(cutter->reader, &glued);
}

/* The rule by which the fragment is advertising, or NULL. */
static const char *site_rule(const struct cutter *cutter, struct slice fragment, enum span_side side) {
  if (fragment.length == 0 || chars_count(fragment.text, fragment.length) > FRAGMENT_CHARS)
    return NULL;
  if (++*cutter->judged > LIMIT_LINES) /* a fragment takes as long as a line: further ones stay */
    return NULL;
  struct slice inner = without_frame(fragment);
  struct evidence whole = evidence_of(cutter->reader, fragment);
  struct evidence words = evidence_of(cutter->reader, inner);
  bool named = evidence_has_any(&words, EVIDENCE_ADVERT_NAMED, EVIDENCE_NET_ADDRESS, EVIDENCE_HIDDEN);
  bool pattern = evidence_has(&whole, EVIDENCE_JUNK_LINE) || evidence_has(&words, EVIDENCE_JUNK_LINE);
  bool voice = evidence_has(&words, EVIDENCE_SITE_VOICE);
  bool advert = evidence_has_any(&words, EVIDENCE_ADVERT_5, EVIDENCE_ADVERT_3);
  bool dense =
      evidence_has(&words, EVIDENCE_TO_READER) && evidence_has_any(&words, EVIDENCE_ADVERT_DENSE, EVIDENCE_ADVERT_1);
  g_autofree char *name = name_of(inner);
  bool known = name && g_hash_table_contains(cutter->names, name);
  if (evidence_has(&words, EVIDENCE_TO_HEARERS) && !evidence_has(&words, EVIDENCE_NET_ADDRESS))
    return NULL;
  bool outside = side != SIDE_INSIDE;
  bool adorned = outside && chars_is_one_of("◆★｜", chars_at(fragment.text));
  /* in square brackets or behind a sign, with a figure or a word of a page: two kinds of proof */
  bool framed = (side == SIDE_STOP || side == SIDE_END) && is_framed(&whole, fragment, side) &&
                !evidence_has(&words, EVIDENCE_ENDS_STOP) &&
                (evidence_has_any(&words, EVIDENCE_COUNTER, EVIDENCE_PAGE_ONLY, EVIDENCE_TO_READER) || words.junk > 0);
  bool clauses = evidence_has(&words, EVIDENCE_COMMA_INSIDE); /* words alone: may be the beginning of a sentence */
  voice &= !clauses || words.junk > 0;
  pattern &= !clauses;
  advert &= !clauses;
  dense &= !clauses;
  if (!(named || known || voice || adorned || framed || (outside && (pattern || advert || dense)) ||
        (side == SIDE_STOP && is_tag(cutter, fragment, inner, &whole, &words))))
    return NULL;
  return words.proof ? words.proof : whole.proof ? whole.proof : g_intern_string("glued-advert");
}

static void add_span(const struct cutter *cutter, gsize start, gsize end, const char *rule) {
  struct rule_span span = {start, end, rule};
  g_array_append_val(cutter->spans, span);
}

/* --- behind the last stop --- */

/* Whether the next line goes on with what ends here: without the indent that this one has, or without the blank line
 * that parts this one or most others from what is above. */
static bool goes_on(const struct cutter *cutter, const struct piece *piece) {
  guint next = (guint)(piece - piece_at(cutter->reader, 0)) + 1;
  if (next >= cutter->reader->pieces->len)
    return false;
  const struct piece *below = piece_at(cutter->reader, next);
  bool same = below->blank_lines == 0 && below->first_in_line && chars_is_han(chars_at(below->text));
  return same && ((piece->indent >= MIN_INDENT && below->indent < MIN_INDENT) || cutter->parted_by_blanks ||
                  piece->blank_lines > 0);
}

/* The fragment behind the last stop, cut at a run of blanks when what stands before those belongs to a sentence. */
static void cut_tail(const struct cutter *cutter, const struct piece *piece) {
  gsize start = behind_last_stop(piece->text, piece->length);
  if (chars_count(piece->text, start) <= KEPT_CHARS)
    return;
  struct slice fragment = chars_strip(piece->text + start, piece->length - start);
  if (chars_is_pause(chars_before(fragment.text, fragment.text + fragment.length)))
    return;
  const char *rule = goes_on(cutter, piece) ? NULL : site_rule(cutter, fragment, SIDE_STOP);
  if (rule)
    add_span(cutter, (gsize)(fragment.text - piece->text), piece->length, rule);
}

/* --- groups of their own --- */

/* The mark that closes what the character opens, or 0. */
static gunichar closing_of(gunichar c) {
  static const struct {
    gunichar open, close;
  } pairs[] = {{0x3010, 0x3011}, {0xFF08, 0xFF09}, {'[', ']'},       {'(', ')'},
               {0xFF3B, 0xFF3D}, {0x25C6, 0x25C6}, {0x2605, 0x2605}, {0xFF5C, 0xFF5C}};
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
    if (pairs[i].open == c)
      return pairs[i].close;
  return 0;
}

/* The end of the group that opens at `p`, behind its closing mark; NULL when it is not closed soon or holds a stop. */
static const char *group_end(const char *p, const char *end) {
  gunichar close = closing_of(chars_at(p));
  guint chars = 0;
  for (p = g_utf8_next_char(p); p < end && chars <= FRAGMENT_CHARS; p = g_utf8_next_char(p), chars++)
    if (chars_at(p) == close)
      return g_utf8_next_char(p);
  return NULL;
}

static bool may_open_group(const char *p) {
  guchar lead = (guchar)*p;
  return lead == '[' || lead == '(' || lead == 0xE3 || lead == 0xEF || lead == 0xE2;
}

/* Whether a group holds an ideograph at all: others are figures, marks, foreign words. */
static bool holds_han(const char *from, const char *to) {
  while (from < to && !chars_is_han(chars_at(from)))
    from = g_utf8_next_char(from);
  return from < to;
}

/* Groups in brackets or ornaments that are advertising. */
static void cut_groups(const struct cutter *cutter, const struct piece *piece) {
  const char *end = piece->text + piece->length;
  for (const char *p = piece->text; p < end; p = g_utf8_next_char(p)) {
    if (!may_open_group(p) || closing_of(chars_at(p)) == 0)
      continue;
    const char *behind = group_end(p, end);
    gsize before = (gsize)(p - piece->text);
    if (!behind || (!holds_han(p, behind) && !shape_has_net_address(p, (gsize)(behind - p))))
      continue;
    struct slice left = chars_strip(piece->text, before);
    if (left.length == 0 && behind == end) /* all of the line, of which nothing would be left */
      continue;
    if (left.length == 0 && chars_count(p, (gsize)(behind - p)) <= LABEL_CHARS) /* 【编者按】…: a label of the line */
      continue;
    bool stop = left.length > 0 && chars_is_stop(chars_before(left.text, left.text + left.length));
    enum span_side side = left.length == 0 ? SIDE_START : stop ? SIDE_STOP : behind == end ? SIDE_END : SIDE_INSIDE;
    const char *rule = site_rule(cutter, (struct slice){p, (gsize)(behind - p)}, side);
    if (!rule)
      continue;
    add_span(cutter, before, (gsize)(behind - piece->text), rule);
    p = g_utf8_prev_char(behind);
  }
}

/* --- all of a piece --- */

static gint by_start(gconstpointer a, gconstpointer b) {
  const struct rule_span *left = a;
  const struct rule_span *right = b;
  return ORDER_OF(left->start, right->start);
}

/* Spans in their order, without those that lie in others. */
static void settle_spans(GArray *spans) {
  g_array_sort(spans, by_start);
  guint kept = 0;
  for (guint i = 0; i < spans->len; i++) {
    struct rule_span span = array_at(spans, struct rule_span, i);
    struct rule_span *last = kept > 0 ? &array_at(spans, struct rule_span, kept - 1) : NULL;
    if (last && span.start < last->end)
      last->end = MAX(last->end, span.end);
    else
      array_at(spans, struct rule_span, kept++) = span;
  }
  g_array_set_size(spans, kept);
}

/* Whether the spans leave words of the speech over. */
static bool leaves_words(const GArray *spans, const struct piece *piece) {
  gsize at = 0;
  for (guint i = 0; i <= spans->len; i++) {
    const struct rule_span *span = i < spans->len ? &array_at(spans, struct rule_span, i) : NULL;
    gsize to = span ? span->start : piece->length;
    for (const char *p = piece->text + at; p < piece->text + to; p = g_utf8_next_char(p))
      if (chars_is_han(chars_at(p)) || g_unichar_isalnum(chars_at(p)))
        return true;
    at = span ? span->end : at;
  }
  return false;
}

/* The start of the last sentence of text[0, length), which ends in a stop. */
static gsize last_sentence(const char *text, gsize length) {
  const char *p = text + length;
  bool inside = false; /* past the stops at the very end */
  while (p > text) {
    const char *before = g_utf8_prev_char(p);
    gunichar c = chars_at(before);
    bool stop = chars_is_stop(c);
    if (inside && stop && c != 0x2026)
      return (gsize)(p - text);
    inside |= !stop && !chars_is_closing(c);
    p = before;
  }
  return 0;
}

/* A whole sentence is advertising when it speaks of the page, to its reader, and with words of advertising: one kind of
 * proof is not enough. */
static const char *sentence_rule(const struct cutter *cutter, struct slice sentence) {
  if (chars_count(sentence.text, sentence.length) > FRAGMENT_CHARS)
    return NULL;
  struct evidence words = evidence_of(cutter->reader, sentence);
  bool voice = evidence_has_any(&words, EVIDENCE_SITE_VOICE, EVIDENCE_ADVERT_NAMED);
  bool full = words.junk >= SENTENCE_WEIGHT && words.junk * SENTENCE_PART >= words.characters;
  if (!voice || !full || !evidence_has(&words, EVIDENCE_TO_READER) || evidence_has(&words, EVIDENCE_TO_HEARERS))
    return NULL;
  return words.proof ? words.proof : g_intern_string("glued-advert");
}

/* Sentences of advertising behind those of the speech. */
static void cut_sentences(const struct cutter *cutter, const struct piece *piece) {
  gsize end = piece->length;
  if (!shape_ends_sentence(piece->text, piece->length) || cutter->spans->len > 0)
    return;
  for (gsize start = last_sentence(piece->text, end); start > 0; start = last_sentence(piece->text, end)) {
    struct slice sentence = chars_strip(piece->text + start, end - start);
    const char *rule = sentence_rule(cutter, sentence);
    if (!rule)
      return;
    add_span(cutter, (gsize)(sentence.text - piece->text), (gsize)(sentence.text - piece->text) + sentence.length,
             rule);
    end = start;
  }
}

/* Whether a label opens the line and its sentence ends before the line does. */
static bool opens_with_label(const struct piece *piece) {
  gsize stop = behind_last_stop(piece->text, piece->length);
  return stop < piece->length && (shape_contains(piece->text, stop, "：") || memchr(piece->text, ':', stop));
}

/* A short line that a pattern knows as a whole is judged as a whole. */
static bool is_whole(const struct cutter *cutter, const struct piece *piece) {
  if (piece->length > WHOLE_BYTES || opens_with_label(piece)) /* 浏览：a sentence, and a tag behind it */
    return false;
  struct line_rule line = rules_match_line(cutter->reader->rules, piece->text, piece->length, cutter->reader->failures);
  return line.name && line.zone == ZONE_ANY;
}

/* Whether the piece begins with the whole line `title`, and behind it, or behind a blank, with what opens a paragraph:
 * a copy has glued the title to it. */
static gsize glued_length(const struct reader *reader, const struct piece *title, const struct piece *piece) {
  if (title->length >= piece->length || memcmp(title->text, piece->text, title->length) != 0)
    return 0;
  struct slice rest = chars_strip(piece->text + title->length, piece->length - title->length);
  return words_open(reader->words, WORDS_OPENERS, rest.text, rest.length) ? title->length : 0;
}

/* The title that stands at the front of a paragraph, and on a line of its own above it (corpus GUIDE 11a). */
static void cut_title(const struct cutter *cutter, guint index) {
  const struct reader *reader = cutter->reader;
  const struct piece *piece = piece_at(reader, index);
  for (guint above = 0; index < HEAD_PIECES && above < index; above++) {
    const struct piece *title = piece_at(reader, above);
    gsize chars = chars_count(title->text, MIN(title->length, piece->length));
    bool may_be_title = piece_is_open(reader, above) && chars >= TITLE_CHARS && chars <= LONGEST_TITLE_CHARS &&
                        !shape_ends_with_mark(title->text, title->length);
    gsize glued = may_be_title ? glued_length(reader, title, piece) : 0;
    if (glued == 0)
      continue;
    add_span(cutter, 0, glued, g_intern_static_string("title-twice"));
    return;
  }
}

static void cut_piece(const struct cutter *cutter, guint index) {
  struct piece *piece = piece_at(cutter->reader, index);
  g_array_set_size(cutter->spans, 0);
  cut_title(cutter, index);
  rules_match_spans(cutter->reader->rules, piece->text, piece->length, cutter->spans, cutter->reader->failures);
  cut_groups(cutter, piece);
  cut_tail(cutter, piece);
  cut_sentences(cutter, piece);
  settle_spans(cutter->spans);
  if (cutter->spans->len > 0 && !is_whole(cutter, piece) && leaves_words(cutter->spans, piece))
    piece_cut_spans(cutter->reader, piece, (const struct rule_span *)(gpointer)cutter->spans->data, cutter->spans->len);
}

static void count_tail(const struct cutter *cutter, struct slice fragment) {
  char *tail = g_strndup(fragment.text, fragment.length);
  guint count = GPOINTER_TO_UINT(g_hash_table_lookup(cutter->tails, tail));
  g_hash_table_replace(cutter->tails, tail, GUINT_TO_POINTER(count + 1));
}

/* Sites name themselves before their addresses; the same name alone is theirs too.  And what stands behind several
 * sentences is known. */
static void learn_names(const struct cutter *cutter) {
  for (guint i = 0; i < cutter->reader->pieces->len; i++) {
    const struct piece *piece = piece_at(cutter->reader, i);
    gsize start = behind_last_stop(piece->text, piece->length);
    struct slice fragment = without_frame(chars_strip(piece->text + start, piece->length - start));
    if (fragment.length == 0 || fragment.length > FRAGMENT_CHARS * 3)
      continue;
    if (start > 0)
      count_tail(cutter, fragment);
    if (!shape_has_net_address(fragment.text, fragment.length))
      continue;
    char *name = name_of(fragment);
    if (name)
      g_hash_table_add(cutter->names, name);
  }
}

/* Whether so many pieces have a blank line above them that it parts paragraphs. */
static bool are_parted_by_blanks(const struct reader *reader) {
  guint parted = 0;
  for (guint i = 0; i < reader->pieces->len; i++)
    parted += piece_at(reader, i)->blank_lines > 0;
  return parted * 4 >= reader->pieces->len;
}

void spans_find(struct reader *reader) {
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct rule_span));
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) tails = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint judged = 0;
  struct cutter cutter = {reader, names, tails, spans, are_parted_by_blanks(reader), sets_off(reader), &judged};
  learn_names(&cutter);
  for (guint i = 0; i < reader->pieces->len; i++)
    if (piece_is_open(reader, i))
      cut_piece(&cutter, i);
  pieces_apply_cuts(reader);
}
