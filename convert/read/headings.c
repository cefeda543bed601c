#include "read/headings.h"

#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* Lengths in characters: a heading alone on its line, one that ends in a full stop, one run into its paragraph,
 * and one that stands alone because its siblings do (corpus GUIDE 17, 19). */
#define ALONE_CHARS 65
#define ALONE_SENTENCE_CHARS 50
#define RUN_IN_CHARS 50
#define VOTED_CHARS 80

/* A heading that ends in a colon is a label of at most this many characters. */
#define LABEL_CHARS 25

#define LEVELS 5

enum form { FORM_NONE, FORM_ALONE, FORM_RUN_IN, FORM_ITEM };

/* A piece that opens with a heading's marker. */
struct candidate {
  guint piece;
  struct marker marker;
  enum form form;
  gsize sentence;    /* bytes up to and with the first stop */
  gsize stop;        /* offset of that stop */
  bool sentence_end; /* alone, and ends in a stop */
};

/* What the line could be if it is a heading. */
static void find_form(const struct piece *piece, struct candidate *candidate) {
  const char *text = piece->text + candidate->marker.length;
  gsize length = piece->length - candidate->marker.length;
  gsize chars = chars_count(piece->text, piece->length);
  gunichar last = chars_before(piece->text, piece->text + piece->length);
  candidate->sentence = shape_first_sentence(text, length, &candidate->stop);
  candidate->form = FORM_NONE;
  if (candidate->sentence > 0) {
    candidate->sentence += candidate->marker.length;
    candidate->stop += candidate->marker.length;
  }
  candidate->sentence_end = candidate->sentence == piece->length;
  bool topic = candidate->marker.kind == MARKER_TOPIC;
  if (candidate->sentence == 0 || candidate->sentence_end) {
    bool colon = last == ':' || last == 0xFF1A;
    bool broken = !candidate->sentence_end && shape_ends_with_mark(text, length) && !colon;
    if (broken || (topic && candidate->sentence_end))
      candidate->form = FORM_ITEM;
    else if (chars <= (candidate->sentence_end ? ALONE_SENTENCE_CHARS : colon && !topic ? LABEL_CHARS : ALONE_CHARS))
      candidate->form = FORM_ALONE;
  } else if (!topic && chars_count(piece->text, candidate->stop) <= RUN_IN_CHARS) {
    candidate->form = FORM_RUN_IN;
  }
}

/* The candidates among the open pieces. */
static GArray *find_candidates(const struct reader *reader, guint start) {
  GArray *candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));
  for (guint i = start; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!piece_is_open(piece))
      continue;
    struct candidate candidate = {.piece = i, .marker = marker_heading(piece->text, piece->length)};
    if (candidate.marker.kind == MARKER_NONE)
      continue;
    find_form(piece, &candidate);
    g_array_append_val(candidates, candidate);
  }
  return candidates;
}

/* Whether nothing stands between a candidate and the next one, which is its sibling. */
static bool meets_sibling(const struct reader *reader, const GArray *candidates, guint i) {
  if (i + 1 >= candidates->len)
    return false;
  const struct candidate *this = &g_array_index(candidates, struct candidate, i);
  const struct candidate *next = &g_array_index(candidates, struct candidate, i + 1);
  return next->marker.kind == this->marker.kind && next->marker.number == this->marker.number + 1 &&
         pieces_next_kept(reader, this->piece + 1) == next->piece;
}

/* The paragraph before a list says that one follows: an agenda, a colon, 三点要求. */
static bool is_announced(const struct reader *reader, guint piece_index) {
  while (piece_index > 0) {
    const struct piece *before = piece_at(reader, --piece_index);
    if (before->role == PIECE_DROPPED)
      continue;
    static const char *const agenda[] = {"议程", "議程", "程序", "日程", "议题", "流程", "事项"};
    for (guint i = 0; i < G_N_ELEMENTS(agenda); i++)
      if (shape_contains(before->text, before->length, agenda[i]))
        return true;
    gunichar last = chars_before(before->text, before->text + before->length);
    return last == ':' || last == 0xFF1A;
  }
  return false;
}

/* Candidates that follow each other with nothing below them are a list (corpus GUIDE 18), if the text before says
 * so, or if they end as sentences or clauses do. */
static void find_lists(const struct reader *reader, GArray *candidates) {
  for (guint i = 0; i < candidates->len;) {
    guint end = i;
    guint marks = 0;
    bool alone = true;
    for (;; end++) {
      const struct candidate *candidate = &g_array_index(candidates, struct candidate, end);
      marks += candidate->sentence_end || candidate->form == FORM_ITEM;
      alone &= candidate->form != FORM_RUN_IN;
      if (!meets_sibling(reader, candidates, end))
        break;
    }
    const struct candidate *first = &g_array_index(candidates, struct candidate, i);
    bool list = end > i && alone && (marks > (end - i) / 2 || is_announced(reader, first->piece));
    for (; i <= end; i++)
      if (list)
        g_array_index(candidates, struct candidate, i).form = FORM_ITEM;
  }
}

/* Siblings vote: where most headings of a level stand alone, one with a stop inside does too. */
static void vote(const struct reader *reader, GArray *candidates) {
  guint alone[LEVELS] = {0};
  guint run_in[LEVELS] = {0};
  for (guint i = 0; i < candidates->len; i++) {
    const struct candidate *candidate = &g_array_index(candidates, struct candidate, i);
    alone[candidate->marker.level] += candidate->form == FORM_ALONE;
    run_in[candidate->marker.level] += candidate->form == FORM_RUN_IN;
  }
  for (guint i = 0; i < candidates->len; i++) {
    struct candidate *candidate = &g_array_index(candidates, struct candidate, i);
    const struct piece *piece = piece_at(reader, candidate->piece);
    if (candidate->form == FORM_RUN_IN && alone[candidate->marker.level] > run_in[candidate->marker.level] &&
        chars_count(piece->text, piece->length) <= VOTED_CHARS)
      candidate->form = FORM_ALONE;
  }
}

static void make_heading(struct reader *reader, const struct candidate *candidate) {
  struct piece *piece = piece_at(reader, candidate->piece);
  if (candidate->form != FORM_ALONE && candidate->form != FORM_RUN_IN)
    return;
  piece_set_role(piece, ROLE_HEADING, KIND_NONE);
  piece->level = (guint8)candidate->marker.level;
  piece->number = candidate->marker.number;
  piece->marker_length = (guint32)candidate->marker.length;
  if (candidate->form == FORM_RUN_IN) {
    bool full_stop = g_utf8_get_char(piece->text + candidate->stop) == 0x3002 || piece->text[candidate->stop] == '.';
    piece->heading_length = (guint32)(full_stop ? candidate->stop : candidate->sentence);
  }
}

void headings_find(struct reader *reader, guint start) {
  g_autoptr(GArray) candidates = find_candidates(reader, start);
  find_lists(reader, candidates);
  vote(reader, candidates);
  for (guint i = 0; i < candidates->len; i++)
    make_heading(reader, &g_array_index(candidates, struct candidate, i));
}
