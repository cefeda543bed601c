#include "read/hints.h"

#include "read/front.h"
#include "read/shape.h"
#include "text/marker.h"

/* A heading that runs on for longer than this (in characters) after its first sentence is a paragraph that carries a
 * heading's style by mistake. */
#define HEADING_CHARS 80

/* The heading part of the piece, when the hint says that text follows it in the line. */
static void set_run_in(struct piece *piece, gsize heading_end) {
  gsize length = heading_end > piece->start ? heading_end - piece->start : 0;
  if (length >= piece->length) /* the rest is blank */
    return;
  struct slice heading = chars_strip(piece->text, length);
  if (heading.length == 0)
    return;
  gsize end = (gsize)(heading.text - piece->text) + heading.length;
  gunichar last = chars_before(piece->text, piece->text + end);
  if (last == 0x3002 || last == '.')
    end -= last == '.' ? 1 : 3;
  piece->heading_length = (guint32)end;
}

static bool is_too_long(const struct piece *piece) {
  gsize stop;
  gsize sentence = shape_first_sentence(piece->text, piece->length, &stop);
  return sentence > 0 && sentence < piece->length && chars_count(piece->text, piece->length) > HEADING_CHARS;
}

static void set_heading(const struct reader *reader, struct piece *piece, const struct line_hint *hint) {
  gsize line_start =
      (gsize)(g_array_index(reader->source->lines, struct source_line, piece->line - 1).text - reader->source->text);
  bool shared = hint->heading_length > 0;
  if (shared ? piece->edited : is_too_long(piece))
    return;
  struct marker marker = marker_heading(piece->text, piece->length);
  piece->role = ROLE_HEADING;
  piece->fixed = true;
  piece->level = (guint8)CLAMP(hint->level, 1, 4);
  piece->number = marker.number;
  piece->marker_length = (guint32)marker.length;
  if (shared)
    set_run_in(piece, line_start + hint->heading_length);
}

/* The kind of line that a subtitle or signature is shows in its words. */
static guint8 kind_of(const struct piece *piece, const struct line_hint *hint) {
  if (hint->kind != KIND_NONE)
    return (guint8)hint->kind;
  if (hint->role == ROLE_SUBTITLE)
    return (guint8)front_subtitle_kind(piece);
  bool date = hint->role == ROLE_SIGNATURE &&
              (shape_is_date(piece->text, piece->length) || shape_is_date_in_figures(piece->text, piece->length));
  return date ? KIND_DATE : KIND_NONE;
}

static void apply(const struct reader *reader, struct piece *piece) {
  const struct line_hint *hint = &reader->hints[piece->line - 1];
  if (hint->says == HINT_NOTHING || piece->role == PIECE_DROPPED)
    return;
  if (hint->says == HINT_DROP) {
    piece_drop(piece, hint->rule);
    return;
  }
  if (hint->role == ROLE_HEADING) {
    set_heading(reader, piece, hint);
    return;
  }
  piece->role = (guint8)hint->role;
  piece->kind = kind_of(piece, hint);
  piece->first_row = hint->role == ROLE_TABLE;
  piece->fixed = true;
}

void hints_apply(struct reader *reader) {
  for (guint i = 0; reader->hints && i < reader->pieces->len; i++)
    apply(reader, piece_at(reader, i));
}
