#include "read/junk.h"

#include "read/rules.h"
#include "read/shape.h"

#include <glib/gi18n.h>
#include <string.h>

/* Sums of weights (styles/junk.rules explains them). */
#define SUM_SURE 5
#define SUM_GLUED 8
#define SUM_SENTENCE 3
#define SUM_NOTICE 2

/* A line of this many characters or more, ending as a sentence, is something to say. */
#define SPOKEN_CHARS 40

/* A sentence of fewer characters than this says nothing of what its paragraph is. */
#define SPOKEN_SENTENCE_CHARS 4

/* A notice inside the speech is shorter than this (in characters). */
#define NOTICE_CHARS 60

/* Lines longer than this (in bytes) are not weighed as a whole. */
#define WEIGHED_BYTES 900

/* Behind the end of a speech: a sentence has this many characters, and sentences are at most this part (one in …)
 * of what goes. */
#define TAIL_SENTENCE_CHARS 2
#define TAIL_SPEECH_PART 5

/* At most this many sentences at the end of a paragraph are looked at for glued advertising. */
#define GLUED_SENTENCES 4

static bool is_sentence(const struct piece *piece) {
  return shape_ends_sentence(piece->text, piece->length);
}

/* A piece that looks like a paragraph somebody speaks: a whole sentence, not short, not advertising. */
static bool is_spoken(const struct piece *piece) {
  return piece->role != PIECE_DROPPED && piece->junk < SUM_SENTENCE && is_sentence(piece) &&
         chars_count(piece->text, piece->length) >= SPOKEN_CHARS;
}

/* Cuts the parts of a piece that span rules match. */
static void cut_spans(struct reader *reader, struct piece *piece, GArray *spans) {
  g_array_set_size(spans, 0);
  rules_match_spans(reader->rules, piece->text, piece->length, spans);
  if (spans->len == 0)
    return;
  piece_cut_spans(reader, piece, (const struct rule_span *)(gpointer)spans->data, spans->len);
  piece->junk = G_MAXUINT8; /* if nothing of it is left; else it is weighed anew */
}

/* Dashes in a row and page numbers: no text, but no advertising either. */
static const char *layout_rule(const struct piece *piece) {
  if (shape_is_rule(piece->text, piece->length))
    return "rule-line";
  return shape_is_page_number(piece->text, piece->length) ? "page-number" : NULL;
}

/* The rule that names the piece as advertising wherever it stands, or NULL. */
static const char *advert_rule(const struct reader *reader, struct piece *piece, bool edge) {
  const char *text = piece->text;
  gsize length = piece->length;
  struct weight weight = {0, 0, NULL};
  if (length <= WEIGHED_BYTES)
    weight = rules_weigh(reader->rules, text, length);
  if (weight.heaviest < SUM_SURE && shape_is_named_speech(text, length)) /* a title may speak of 会员 and 下载 */
    weight.sum = 0;
  piece->junk = (guint8)MIN(255, weight.sum);
  const char *by_line = rules_match_line(reader->rules, text, length, edge);
  if (by_line)
    return by_line;
  gsize chars = chars_count(text, length);
  bool notice = chars < NOTICE_CHARS && !is_sentence(piece);
  /* A sentence is advertising only when it is full of its words; so is anything inside the speech without a word
   * that no speaker says. */
  bool sure = weight.heaviest >= SUM_SURE || (edge && notice && weight.sum >= SUM_SURE);
  gsize stop = 0;
  bool single = shape_first_sentence(text, length, &stop) == length;
  return sure && (notice || weight.sum * (single ? 8 : 4) >= chars) ? weight.rule : NULL;
}

/* Drops the piece if a rule names it. */
static void drop_named(const struct reader *reader, struct piece *piece, bool edge) {
  const char *layout = layout_rule(piece);
  if (layout) {
    piece_drop(piece, layout);
    return;
  }
  if (piece_is_date(piece))
    return;
  const char *advert = advert_rule(reader, piece, edge);
  if (!advert)
    return;
  piece->junk = MAX(piece->junk, SUM_SURE);
  piece_drop(piece, advert);
}

/* The first and the last piece that can be spoken, by shape alone; the pieces outside are the edges. */
static void find_edges(const struct reader *reader, guint *first, guint *last) {
  *first = reader->pieces->len;
  *last = 0;
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    bool spoken = shape_is_salutation(piece->text, piece->length) || is_spoken(piece);
    if (!spoken)
      continue;
    *first = MIN(*first, i);
    *last = i;
  }
}

/* Cuts the parts that span rules match out of all pieces; what is left is judged by itself. */
static void cut_all_spans(struct reader *reader) {
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct rule_span));
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    if (piece_is_open(piece))
      cut_spans(reader, piece, spans);
  }
  pieces_apply_cuts(reader);
}

void junk_mark(struct reader *reader) {
  cut_all_spans(reader);
  guint first, last;
  find_edges(reader, &first, &last);
  for (guint i = 0; i < reader->pieces->len; i++)
    if (piece_is_open(piece_at(reader, i)))
      drop_named(reader, piece_at(reader, i), i < first || i > last);
}

/* A short line, no sentence, with words of advertising. */
static bool is_notice(const struct piece *piece) {
  gsize chars = chars_count(piece->text, piece->length);
  return piece->junk >= SUM_NOTICE && chars < NOTICE_CHARS && !is_sentence(piece) && piece->junk * 12u >= chars;
}

/* Whether the piece opens with a sentence that has no word of advertising, and more follows: 谢谢大家！扫码关注… */
static bool opens_as_speech(const struct reader *reader, const struct piece *piece) {
  gsize stop = 0;
  gsize first = shape_first_sentence(piece->text, piece->length, &stop);
  return first > 0 && first < piece->length && first <= WEIGHED_BYTES &&
         chars_count(piece->text, first) >= SPOKEN_SENTENCE_CHARS &&
         rules_weigh(reader->rules, piece->text, first).sum == 0;
}

/* What a piece at the end of a text is. */
enum tail { TAIL_ADVERT, TAIL_DOUBT, TAIL_SPEECH, TAIL_FRAGMENT };

static enum tail tail_of(const struct reader *reader, const struct piece *piece) {
  gsize chars = chars_count(piece->text, piece->length);
  if (piece->role == PIECE_DROPPED)
    return piece->junk >= SUM_SURE ? TAIL_ADVERT : TAIL_FRAGMENT; /* a row of dashes or a tag says nothing */
  if (is_notice(piece))
    return TAIL_ADVERT;
  if (!piece_is_open(piece))
    return TAIL_SPEECH;
  if (piece->junk >= SUM_SENTENCE && piece->junk * 8u >= chars) /* it goes when advertising stands before it */
    return opens_as_speech(reader, piece) ? TAIL_SPEECH : TAIL_DOUBT;
  bool sentence = is_sentence(piece) && chars >= TAIL_SENTENCE_CHARS;
  return chars >= NOTICE_CHARS || sentence ? TAIL_SPEECH : TAIL_FRAGMENT;
}

/* The first advertising behind which there is no speech: a sentence there is none only when it ends what the lines
 * before it left open (a licence broken over lines), and when it is little beside the rest. */
static guint tail_start(const struct reader *reader) {
  guint start = reader->pieces->len;
  gsize all = 0;
  gsize speech = 0;
  for (guint i = reader->pieces->len; i-- > 0;) {
    const struct piece *piece = piece_at(reader, i);
    enum tail tail = tail_of(reader, piece);
    gsize chars = chars_count(piece->text, piece->length);
    bool continued = i > 0 && piece_is_open(piece_at(reader, i - 1)) &&
                     tail_of(reader, piece_at(reader, i - 1)) != TAIL_SPEECH && !is_sentence(piece_at(reader, i - 1));
    if (tail == TAIL_SPEECH && (!piece_is_open(piece) || !continued))
      break;
    all += chars;
    speech += tail == TAIL_SPEECH ? chars : 0;
    if (tail == TAIL_ADVERT && speech * TAIL_SPEECH_PART <= all)
      start = i;
  }
  return start;
}

void junk_tail(struct reader *reader) {
  for (guint i = tail_start(reader); i < reader->pieces->len; i++)
    if (piece_is_open(piece_at(reader, i)))
      piece_drop(piece_at(reader, i), "behind-the-end");
}

/* The start of the last sentence of text[0, length). */
static gsize last_sentence(const char *text, gsize length) {
  const char *p = text + length;
  bool inside = false; /* past the stops at the very end */
  while (p > text) {
    const char *before = g_utf8_prev_char(p);
    gunichar c = g_utf8_get_char(before);
    bool stop = chars_is_stop(c) || chars_is_closing(c);
    if (inside && (c == 0x3002 || c == 0xFF01 || c == '!' || c == 0xFF1F || c == '?'))
      return (gsize)(p - text);
    inside |= !stop;
    p = before;
  }
  return 0;
}

/* Whether a sentence at the end of a paragraph is advertising: by a word that no speaker says, or, at the end of the
 * speech, by being full of its words. */
static bool is_glued(struct weight weight, struct slice sentence, bool last) {
  gsize chars = chars_count(sentence.text, sentence.length);
  bool notice = chars < NOTICE_CHARS && !shape_ends_sentence(sentence.text, sentence.length);
  if (weight.heaviest >= SUM_SURE && (notice || weight.sum * 8 >= chars))
    return true;
  return last && weight.sum >= SUM_GLUED && weight.sum * 3 >= chars;
}

/* Cuts advertising sentences from the end of a piece. */
static void cut_glued(struct reader *reader, struct piece *piece, bool last) {
  gsize end = piece->length;
  struct rule_span span = {0, piece->length, NULL};
  for (guint i = 0; i < GLUED_SENTENCES && end > 0; i++) {
    gsize start = last_sentence(piece->text, end);
    struct slice sentence = chars_strip(piece->text + start, end - start);
    if (start == 0 || sentence.length > WEIGHED_BYTES)
      break;
    struct weight weight = rules_weigh(reader->rules, sentence.text, sentence.length);
    if (is_glued(weight, sentence, last)) {
      span.start = start;
      span.rule = weight.rule;
    }
    end = start;
  }
  if (!span.rule)
    return;
  piece_cut_spans(reader, piece, &span, 1);
  piece->junk = 0; /* that was what looked like advertising */
}

void junk_glued(struct reader *reader) {
  guint last = reader->pieces->len; /* the last piece that is kept */
  while (last > 0 && piece_at(reader, last - 1)->role == PIECE_DROPPED)
    last--;
  for (guint i = 0; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    if (piece_is_open(piece) && (piece->length > SPOKEN_CHARS * 3 || opens_as_speech(reader, piece)))
      cut_glued(reader, piece, i + 1 == last);
  }
  pieces_apply_cuts(reader);
}

void junk_report(struct reader *reader) {
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (piece->role == PIECE_DROPPED || piece->fixed || piece->junk < SUM_SURE ||
        piece->junk * 12u < chars_count(piece->text, piece->length))
      continue;
    g_autofree char *text = g_strndup(piece->text, piece->length);
    report_add(reader->report, FINDING_KEPT_DOUBTFUL, (struct place){piece->line, piece->column, text},
               _("this looks like advertising but was kept; --as %u=drop removes it"), piece->line);
  }
}
