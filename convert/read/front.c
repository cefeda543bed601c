#include "read/front.h"

#include "read/junk.h"
#include "read/shape.h"
#include "text/marker.h"

#include <glib/gi18n.h>
#include <string.h>

/* The speech begins within this many pieces, or the text has no front matter. */
#define HEAD_PIECES 120

/* The longest title line in characters, and the fewest a line of a broken title has. */
#define TITLE_CHARS 60
#define TITLE_PART_CHARS 4

/* Lines of a broken title are at most this many blank lines apart. */
#define TITLE_GAP 2

/* More salutation lines than this are something else. */
#define SALUTATION_LINES 5

/* Words that weigh this much (see styles/junk.rules) make a line of the head zone an advertisement. */
#define SUM_EDGE 2

/* Full of words of advertising: one that a speaker happens to say in a long sentence is not enough. */
static bool is_advertising(const struct piece *piece) {
  return piece->junk >= SUM_EDGE && piece->junk * 12u >= chars_count(piece->text, piece->length);
}

/* A paragraph: text that can only be the body. A short one ends in 。 and has no word of advertising. */
static bool is_paragraph(const struct piece *piece) {
  gsize chars = chars_count(piece->text, piece->length);
  if (chars > TITLE_CHARS)
    return true;
  bool sentence = piece->junk == 0 && chars >= 4 && shape_ends(piece->text, piece->length, "。");
  return (chars >= 12 || sentence) && shape_ends_with_mark(piece->text, piece->length) &&
         !shape_is_parenthesised(piece->text, piece->length) && !shape_opens_with_dash(piece->text, piece->length);
}

static bool is_dropped(const struct piece *piece) {
  return piece->role == PIECE_DROPPED;
}

/* Opens the speech: a salutation, a heading, a paragraph, or what the user said is one of these. */
static bool opens_speech(const struct piece *piece) {
  if (piece->fixed)
    return piece->role != ROLE_TITLE && piece->role != ROLE_SUBTITLE && piece->role != PIECE_DROPPED;
  if (shape_is_salutation(piece->text, piece->length))
    return true;
  struct marker marker = marker_heading(piece->text, piece->length);
  if (marker.kind != MARKER_NONE && !shape_is_date(piece->text, piece->length))
    return true;
  return is_paragraph(piece);
}

/* A long line that is advertising stands before the title as often as not: it does not open the speech when a
 * salutation follows soon. */
static bool is_editors(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  if (piece->fixed || shape_is_salutation(piece->text, piece->length) || !is_advertising(piece))
    return false;
  guint limit = MIN(reader->pieces->len, index + 12);
  for (guint i = index + 1; i < limit; i++) {
    const struct piece *later = piece_at(reader, i);
    if (!is_dropped(later) && shape_is_salutation(later->text, later->length))
      return true;
  }
  return false;
}

/* A salutation, or the first of its lines: 尊敬的各位领导， */
static bool is_salutation(const struct reader *reader, guint index) {
  guint limit = MIN(reader->pieces->len, index + HEAD_PIECES);
  for (guint i = index; i < limit; i = pieces_next_kept(reader, i + 1)) {
    const struct piece *piece = piece_at(reader, i);
    if (piece->fixed)
      return piece->role == ROLE_SALUTATION;
    if (shape_is_salutation(piece->text, piece->length))
      return true;
    if (!shape_opens_salutation(piece->text, piece->length))
      return false;
  }
  return false;
}

static guint find_start(const struct reader *reader) {
  guint limit = MIN(reader->pieces->len, HEAD_PIECES);
  for (guint i = 0; i < limit; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!is_dropped(piece) && (opens_speech(piece) || is_salutation(reader, i)) && !is_editors(reader, i))
      return i;
  }
  return limit < reader->pieces->len ? 0 : limit;
}

/* 时间：2021年5月4日 is a date as well. */
static struct slice without_date_label(struct slice line) {
  static const char *const labels[] = {"时间：", "时间:", "日期：", "日期:"};
  for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
    gsize size = strlen(labels[i]);
    if (shape_begins(line.text, line.length, labels[i]))
      return chars_strip(line.text + size, line.length - size);
  }
  return line;
}

/* ——县长 王某某 names the speaker; ——在…会议上 the occasion. */
static bool speaks_behind_dash(const char *text, gsize length) {
  gsize dash = 0;
  while (dash < length && !chars_is_han(g_utf8_get_char(text + dash)))
    dash = (gsize)(g_utf8_next_char(text + dash) - text);
  return !shape_begins(text + dash, length - dash, "在") && shape_is_speaker(text + dash, length - dash);
}

/* Which kind of subtitle line a piece is by its shape; KIND_NONE when it is none. */
static enum block_kind subtitle_kind(const struct piece *piece) {
  const char *text = piece->text;
  gsize length = piece->length;
  struct slice rest = without_date_label((struct slice){text, length});
  if (piece_is_date(piece) || shape_is_date(rest.text, rest.length))
    return KIND_DATE;
  if (shape_opens_with_dash(text, length))
    return speaks_behind_dash(text, length) ? KIND_SPEAKER : KIND_OCCASION;
  if (shape_is_speaker(text, length))
    return KIND_SPEAKER;
  return shape_is_parenthesised(text, length) ? KIND_NOTE : KIND_NONE;
}

enum block_kind front_subtitle_kind(const struct piece *piece) {
  enum block_kind kind = subtitle_kind(piece);
  if (kind == KIND_NONE)
    return shape_is_date_in_figures(piece->text, piece->length) ? KIND_DATE : KIND_NOTE;
  return kind;
}

/* A document's number or grade of secrecy: 京发〔2022〕8号, 内部资料. */
static bool is_document_mark(const struct piece *piece) {
  gsize chars = chars_count(piece->text, piece->length);
  bool number = shape_ends(piece->text, piece->length, "号") &&
                (shape_contains(piece->text, piece->length, "〔") || shape_contains(piece->text, piece->length, "["));
  return chars < 30 &&
         (number || shape_ends(piece->text, piece->length, "秘密") || shape_begins(piece->text, piece->length, "附件"));
}

static bool is_title_like(const struct piece *piece) {
  gsize chars = chars_count(piece->text, piece->length);
  return !is_dropped(piece) && chars >= 2 && chars <= TITLE_CHARS && subtitle_kind(piece) == KIND_NONE &&
         !is_document_mark(piece) && shape_han_share(piece->text, piece->length) >= 40;
}

/* How well a piece would do as the title; the text's own lines around it are looked at too. */
static int title_score(const struct reader *reader, guint index, guint start) {
  const struct piece *piece = piece_at(reader, index);
  const char *text = piece->text;
  gsize length = piece->length;
  gsize chars = chars_count(text, length);
  if (piece->fixed)
    return piece->role == ROLE_TITLE ? 1000 : -1000;
  if (!is_title_like(piece))
    return -1000;
  int score = 0;
  score += shape_is_named_speech(text, length) ? 6 : 0;
  score +=
      shape_contains(text, length, "关于") || shape_ends(text, length, "上的讲话") || shape_begins(text, length, "在")
          ? 2
          : 0;
  score += chars >= 5 ? 1 : -1;
  score -= shape_ends_sentence(text, length) ? 2 : shape_ends_with_mark(text, length) ? 4 : 0;
  score -= 2 * piece->junk;
  guint next = pieces_next_kept(reader, index + 1);
  score += next == start ? 2 : 0;
  score += next < start && subtitle_kind(piece_at(reader, next)) != KIND_NONE ? 3 : 0;
  return score;
}

/* The best title line before `start`, the nearest to it among equals; `start` when there is none. */
static guint best_title(const struct reader *reader, guint start) {
  guint best = start;
  int best_score = -5;
  for (guint i = 0; i < start; i++) {
    int score = title_score(reader, i, start);
    if (score > -1000 && score >= best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

static bool same_text(const struct piece *left, const struct piece *right) {
  return left->length == right->length && memcmp(left->text, right->text, left->length) == 0;
}

/* Whether two neighbouring lines are the parts of one title: no mark at the break, both as far indented or both
 * flush, the upper one no title by itself, and neither of them advertising. */
static bool parts_of_title(const struct reader *reader, guint upper, guint lower) {
  const struct piece *first = piece_at(reader, upper);
  const struct piece *second = piece_at(reader, lower);
  if (second->fixed || first->fixed)
    return second->fixed && first->fixed && first->role == ROLE_TITLE && second->role == ROLE_TITLE;
  if (!is_title_like(first) || !is_title_like(second) || first->junk > 0 || second->junk > 0 ||
      second->blank_lines > TITLE_GAP || same_text(first, second))
    return false;
  if (shape_ends_with_mark(first->text, first->length) || shape_is_named_speech(first->text, first->length))
    return false;
  if (shape_ends_with_mark(second->text, second->length) || chars_count(first->text, first->length) < TITLE_PART_CHARS)
    return false;
  /* Advertising right above the upper line, nearer than the lower one, makes it part of the advertising. */
  return upper == 0 || !is_dropped(piece_at(reader, upper - 1)) || first->blank_lines > second->blank_lines;
}

/* The lines of the title: [*first, *last]. */
static void extend_title(const struct reader *reader, guint start, guint *first, guint *last) {
  while (*first > 0 && parts_of_title(reader, *first - 1, *first))
    (*first)--;
  while (*last + 1 < start && parts_of_title(reader, *last, *last + 1))
    (*last)++;
}

/* Dropped, but no text that a site added. */
static bool is_layout(const struct piece *piece) {
  return is_dropped(piece) && piece->rule && (!strcmp(piece->rule, "page-number") || !strcmp(piece->rule, "rule-line"));
}

/* Whether there is advertising before the piece. */
static bool advertised_before(const struct reader *reader, guint index) {
  for (guint i = 0; i < index; i++) {
    const struct piece *piece = piece_at(reader, i);
    if (!is_layout(piece) && (is_dropped(piece) || is_advertising(piece)))
      return true;
  }
  return false;
}

/* Lines before the title: a repeated title and what belongs to advertising goes, the rest is kept as a note. */
static void settle_before_title(struct reader *reader, guint first, guint last) {
  bool advertised = advertised_before(reader, first);
  for (guint i = 0; i < first; i++) {
    struct piece *piece = piece_at(reader, i);
    if (!piece_is_open(piece))
      continue;
    bool repeated = false;
    for (guint t = first; t <= last; t++)
      repeated |= same_text(piece, piece_at(reader, t));
    if (repeated) {
      piece_drop(piece, "title-twice");
    } else if (is_document_mark(piece)) {
      piece_set_role(piece, ROLE_SUBTITLE, KIND_NOTE);
    } else if (advertised) {
      piece_drop(piece, "before-title");
    } else {
      g_autofree char *text = g_strndup(piece->text, piece->length);
      report_add(reader->report, FINDING_TWO_TITLES, (struct place){piece->line, piece->column, text},
                 _("this line stands before the title and was kept as a note; --as %u=title or --as %u=drop decides"),
                 piece->line, piece->line);
      piece_set_role(piece, ROLE_SUBTITLE, KIND_NOTE);
    }
  }
}

/* An office on a line of its own above the speaker's name. */
static bool names_office(const struct reader *reader, guint index, guint start) {
  guint next = pieces_next_kept(reader, index + 1);
  return next < start && subtitle_kind(piece_at(reader, next)) == KIND_SPEAKER &&
         shape_ends_with_office(piece_at(reader, index)->text, piece_at(reader, index)->length);
}

/* Lines between the title and the speech. */
static void settle_after_title(struct reader *reader, guint from, guint start) {
  for (guint i = from; i < start; i++) {
    struct piece *piece = piece_at(reader, i);
    if (!piece_is_open(piece))
      continue;
    enum block_kind kind = subtitle_kind(piece);
    if (kind == KIND_NONE && is_advertising(piece))
      piece_drop(piece, "beside-title");
    else if (kind == KIND_NONE && names_office(reader, i, start))
      piece_set_role(piece, ROLE_SUBTITLE, KIND_SPEAKER);
    else
      piece_set_role(piece, ROLE_SUBTITLE, kind == KIND_NONE ? KIND_NOTE : kind);
  }
}

/* Without a title, only what is shaped as a subtitle is one. */
static void settle_untitled(struct reader *reader, guint start) {
  bool advertised = advertised_before(reader, start);
  for (guint i = 0; i < start; i++) {
    struct piece *piece = piece_at(reader, i);
    enum block_kind kind = subtitle_kind(piece);
    if (!piece_is_open(piece))
      continue;
    if (kind == KIND_NONE && advertised)
      piece_drop(piece, "before-title");
    else
      piece_set_role(piece, ROLE_SUBTITLE, kind == KIND_NONE ? KIND_NOTE : kind);
  }
}

static guint mark_salutations(struct reader *reader, guint start) {
  guint lines = 0;
  guint i = start;
  for (; i < reader->pieces->len && lines < SALUTATION_LINES; i++) {
    struct piece *piece = piece_at(reader, i);
    if (is_dropped(piece))
      continue;
    if (!is_salutation(reader, i))
      break;
    piece_set_role(piece, ROLE_SALUTATION, KIND_NONE);
    lines++;
  }
  return i;
}

guint front_find(struct reader *reader) {
  guint start = find_start(reader);
  guint first = best_title(reader, start);
  if (first == start) {
    settle_untitled(reader, start);
    return mark_salutations(reader, start);
  }
  guint last = first;
  extend_title(reader, start, &first, &last);
  settle_before_title(reader, first, last);
  for (guint i = first; i <= last; i++)
    piece_set_role(piece_at(reader, i), ROLE_TITLE, KIND_NONE);
  settle_after_title(reader, last + 1, start);
  return mark_salutations(reader, start);
}
