#include "read/tail.h"

#include "read/shape.h"
#include "text/marker.h"

#include <string.h>

/* Lengths in characters. */
#define STAGE_DIRECTION_CHARS 40
#define SIGNATURE_CHARS 40
#define REMARK_CHARS 20

/* A signature has at most this many lines: organisations or names, and the date. */
#define SIGNATURE_LINES 4

static void find_inner_salutations(struct reader *reader, guint start) {
  for (guint i = start; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    if (piece_is_open(piece) && shape_is_salutation(piece->text, piece->length))
      piece_set_role(piece, ROLE_INNER_SALUTATION, KIND_NONE);
  }
}

/* The index behind the last piece that is not dropped, from `start` on. */
static guint last_kept(const struct reader *reader, guint start) {
  guint end = reader->pieces->len;
  while (end > start && piece_at(reader, end - 1)->role == PIECE_DROPPED)
    end--;
  return end;
}

/* A last line in brackets that speaks of the text: long, or with words about its making. */
static bool is_remark(const struct piece *piece) {
  static const char *const words[] = {"整理", "录音", "审阅", "刊载", "发表", "本文", "这是", "作者",
                                      "根据", "来源", "附",   "印发", "此件", "报道", "记者"};
  if (chars_count(piece->text, piece->length) > REMARK_CHARS)
    return true;
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (shape_contains(piece->text, piece->length, words[i]))
      return true;
  return false;
}

/* Lines in brackets, and …… that stands for a speech given in between. */
static void find_stage_directions(struct reader *reader, guint start) {
  guint end = last_kept(reader, start);
  for (guint i = start; i < end; i++) {
    struct piece *piece = piece_at(reader, i);
    if (!piece_is_open(piece))
      continue;
    gsize chars = chars_count(piece->text, piece->length);
    bool brackets = i > start && shape_is_parenthesised(piece->text, piece->length);
    if (shape_is_ellipsis(piece->text, piece->length))
      piece_set_role(piece, ROLE_STAGE_DIRECTION, KIND_NONE);
    else if (brackets && (i + 1 == end ? is_remark(piece) : chars > STAGE_DIRECTION_CHARS))
      piece_set_role(piece, ROLE_NOTE, KIND_NONE);
    else if (brackets)
      piece_set_role(piece, ROLE_STAGE_DIRECTION, KIND_NONE);
  }
}

/* A line that opens the notes: 注释, 注释：, 注：, 字库未存字注释： */
static bool opens_notes(const struct piece *piece) {
  struct slice text = {piece->text, piece->length};
  if (shape_ends(text.text, text.length, "：") || shape_ends(text.text, text.length, ":"))
    text.length -= shape_ends(text.text, text.length, ":") ? 1 : strlen("：");
  return chars_count(text.text, text.length) <= 12 &&
         (shape_ends(text.text, text.length, "注释") || shape_ends(text.text, text.length, "注釋") ||
          shape_ends(text.text, text.length, "尾注") || shape_ends(text.text, text.length, "脚注") ||
          (text.length == strlen("注") && shape_begins(text.text, text.length, "注")));
}

/* A line that can be a note: with a note mark, a number, or a sign that refers to the text. */
static bool is_note(const struct piece *piece) {
  if (shape_is_note_mark(piece->text, piece->length) > 0)
    return true;
  enum marker_kind kind = marker_heading(piece->text, piece->length).kind;
  gunichar first = g_utf8_get_char(piece->text);
  return kind == MARKER_ARABIC || kind == MARKER_ARABIC_PAREN || kind == MARKER_CIRCLED || first == '*' ||
         first == 0xFF0A || first == 0x203B || first == '@' || first == 0xFF20;
}

/* From 注释 and a first note on, or where lines with note marks end the text, everything is notes. */
static void find_notes(struct reader *reader, guint start) {
  guint end = last_kept(reader, start);
  guint from = end;
  while (from > start && shape_is_note_mark(piece_at(reader, from - 1)->text, piece_at(reader, from - 1)->length) > 0)
    from--;
  for (guint i = start + 1; i + 1 < from; i++)
    if (piece_is_open(piece_at(reader, i)) && opens_notes(piece_at(reader, i)) && is_note(piece_at(reader, i + 1)))
      from = i;
  if (from > start && from < end && piece_is_open(piece_at(reader, from - 1)) &&
      opens_notes(piece_at(reader, from - 1)))
    from--;
  for (guint i = from; i < end; i++)
    piece_set_role(piece_at(reader, i), ROLE_NOTE, KIND_NONE);
}

/* 附件：… and the numbered lines beneath it. */
static void find_attachments(struct reader *reader, guint start) {
  for (guint i = start; i < reader->pieces->len; i++) {
    struct piece *piece = piece_at(reader, i);
    bool opens = shape_begins(piece->text, piece->length, "附件：") ||
                 shape_begins(piece->text, piece->length, "附件:") ||
                 shape_begins(piece->text, piece->length, "附：") || shape_begins(piece->text, piece->length, "附:");
    if (!opens || !piece_is_open(piece) || chars_count(piece->text, piece->length) > 80)
      continue;
    piece_set_role(piece, ROLE_ATTACHMENT, KIND_NONE);
    for (guint next = i + 1; next < reader->pieces->len; next++) {
      struct piece *item = piece_at(reader, next);
      if (!piece_is_open(item) || marker_heading(item->text, item->length).kind != MARKER_ARABIC ||
          shape_ends_sentence(item->text, item->length))
        break;
      piece_set_role(item, ROLE_ATTACHMENT, KIND_NONE);
    }
  }
}

static bool can_sign(const struct piece *piece) {
  return piece_is_open(piece) && chars_count(piece->text, piece->length) <= SIGNATURE_CHARS &&
         !shape_ends_with_mark(piece->text, piece->length) &&
         marker_heading(piece->text, piece->length).kind == MARKER_NONE &&
         marker_point(piece->text, piece->length, 0).kind == MARKER_NONE;
}

/* A date alone on its line behind a paragraph, and the short lines before it that name who signs. */
static void find_signatures(struct reader *reader, guint start) {
  guint end = last_kept(reader, start);
  for (guint i = start + 1; i < reader->pieces->len; i++) {
    struct piece *date = piece_at(reader, i);
    if (!piece_is_open(date) || !piece_is_date(date))
      continue;
    guint first = i;
    while (first > start + 1 && i - first < SIGNATURE_LINES - 1 && can_sign(piece_at(reader, first - 1)))
      first--;
    if (first == i && i + 1 != end)
      continue;
    for (guint line = first; line < i; line++)
      piece_set_role(piece_at(reader, line), ROLE_SIGNATURE, KIND_NONE);
    piece_set_role(date, ROLE_SIGNATURE, KIND_DATE);
  }
}

void tail_find(struct reader *reader, guint start) {
  find_inner_salutations(reader, start);
  find_notes(reader, start);
  find_attachments(reader, start);
  find_signatures(reader, start);
  find_stage_directions(reader, start);
}
