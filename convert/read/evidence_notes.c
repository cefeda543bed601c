/* Notes: behind a text, from 注释 and a first note on, or where lines with note marks or the foot of an official paper
 * end it; and at the feet of pages. */
#include "base/items.h"
#include "base/order.h"
#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"

/* What a note refers to is looked for in so many pieces above it. */
#define REFERENCE_REACH 500

/* 注：, 编者注：, 【编者按】: bytes of the label; 0 when the line does not open with one. */
static gsize note_label(const struct sequence *sequence, guint place) {
  const struct words *words = sequence->reader->words;
  const struct piece *piece = sequence_piece(sequence, place);
  if (!sequence_has(sequence, place, EVIDENCE_SQUARE_LABEL))
    return words_label(words, WORDS_NOTE_LABELS, piece->text, piece->length);
  gsize bracket = (gsize)(g_utf8_next_char(piece->text) - piece->text);
  gsize word = words_begin(words, WORDS_NOTE_LABELS, piece->text + bracket, piece->length - bracket);
  const char *behind = piece->text + bracket + word;
  bool closed = word && behind < piece->text + piece->length && chars_is_closing(chars_at(behind));
  return closed ? (gsize)(g_utf8_next_char(behind) - piece->text) : 0;
}

/* Whether something that is only said stands there: no notes begin above it. */
static bool is_said(const struct sequence *sequence, guint place) {
  if (note_label(sequence, place))
    return false;
  return !sequence_has(sequence, place, EVIDENCE_IMPRINT) && evidence_is_speech(sequence, place);
}

/* * 据县志…, ** 指…, ※ …; in ***同志 the stars are a name that is left out. */
static bool opens_with_star(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  const char *p = piece->text;
  const char *end = piece->text + piece->length;
  while (p < end && chars_is_one_of("*＊※", chars_at(p)))
    p = g_utf8_next_char(p);
  return sequence_has(sequence, place, EVIDENCE_OPENS_STAR) && p < end &&
         (p == g_utf8_next_char(piece->text) || chars_is_blank(chars_at(p)));
}

static bool opens_with_circle(const struct sequence *sequence, guint place) {
  return sequence_evidence(sequence, place)->marker.kind == MARKER_CIRCLED;
}

/* …扛起了枪*，: a star behind a word, with a mark behind it or nothing. */
static bool has_star_behind_words(const struct piece *piece) {
  const char *end = piece->text + piece->length;
  for (const char *p = g_utf8_next_char(piece->text); p < end; p = g_utf8_next_char(p)) {
    const char *behind = g_utf8_next_char(p);
    gunichar next = behind < end ? chars_at(behind) : 0x3002;
    if (chars_is_one_of("*＊※", chars_at(p)) && chars_is_han(chars_before(piece->text, p)) &&
        (chars_is_pause(next) || chars_is_stop(next) || chars_is_closing(next)))
      return true;
  }
  return false;
}

/* 〔一〕…, 〔十二〕…: bytes of the mark; 0 when the text does not open with one. */
static gsize chinese_mark(const char *text, const char *end) {
  if (!chars_is_one_of("〔[［", chars_at(text)))
    return 0;
  const char *number = g_utf8_next_char(text), *p = number;
  while (p < end && chars_is_one_of("一二三四五六七八九十", chars_at(p)))
    p = g_utf8_next_char(p);
  bool closed = p > number && p < end && chars_is_one_of("〕]］", chars_at(p));
  return closed ? (gsize)(g_utf8_next_char(p) - text) : 0;
}

/* The lines of a text, and where they refer to notes: for each sign of a note, the places of the lines that do, none
 * above the one before it. Looked up, for each of thousands of notes may have hundreds of lines above it. */
struct notes {
  const struct sequence *sequence;
  GHashTable *signs;  /* the ① and * that lines open with, characters */
  GHashTable *behind; /* right behind a word, and so not before the words of an item: from text to GArray of guint */
  GHashTable *inside; /* a sign that is one character, in a line that does not open with it: the same */
  GArray *stars;      /* a star behind a word */
};

static void add_reference(GHashTable *references, const char *sign, gsize length, guint place) {
  g_autofree char *key = g_strndup(sign, length);
  GArray *places = g_hash_table_lookup(references, key);
  if (!places) {
    places = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(references, g_steal_pointer(&key), places);
  }
  g_array_append_val(places, place);
}

/* Adds what a line refers to. */
static void find_references(struct notes *notes, guint place) {
  const struct piece *piece = sequence_piece(notes->sequence, place);
  const char *end = piece->text + piece->length;
  const gunichar first = chars_at(piece->text);
  for (const char *p = g_utf8_next_char(piece->text); p < end; p = g_utf8_next_char(p)) {
    const gunichar c = chars_at(p), before = chars_before(piece->text, p);
    const bool single = g_hash_table_contains(notes->signs, GUINT_TO_POINTER(c));
    const gsize length = (gsize)(g_utf8_next_char(p) - p);
    gsize mark = single ? length : chinese_mark(p, end);
    if (mark == 0)
      mark = shape_is_note_mark(p, (gsize)(end - p));
    if (mark && (chars_is_han(before) || chars_is_closing(before) || chars_is_stop(before)))
      add_reference(notes->behind, p, mark, place);
    if (single && c != first)
      add_reference(notes->inside, p, length, place);
  }
  if (has_star_behind_words(piece))
    g_array_append_val(notes->stars, place);
}

/* Whether one of the lines not far above refers to a note; `places` may be NULL. */
static bool is_near(const GArray *places, guint place) {
  const guint above = places ? ORDER_COUNT(places->len, i, array_at(places, guint, i) < place) : 0;
  return above > 0 && place - array_at(places, guint, above - 1) <= REFERENCE_REACH;
}

/* Whether the text above refers to the note by its sign. */
static bool is_referred_to(const struct notes *notes, guint place, const char *sign) {
  return is_near(g_hash_table_lookup(notes->behind, sign), place);
}

/* Whether the line opens with a mark in Chinese numbers that the text above refers to. */
static bool has_chinese_mark(const struct notes *notes, guint place) {
  const struct piece *piece = sequence_piece(notes->sequence, place);
  g_autofree char *sign = g_strndup(piece->text, chinese_mark(piece->text, piece->text + piece->length));
  return *sign && is_referred_to(notes, place, sign);
}

/* 附注：1.… : bears the first of several numbered notes. */
static bool opens_numbered_notes(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  gsize label = note_label(sequence, place);
  if (label == 0)
    return false;
  struct slice rest = chars_strip(piece->text + label, piece->length - label);
  struct marker first = marker_heading(rest.text, rest.length);
  struct marker second = sequence_evidence(sequence, place + 1)->marker;
  return first.kind != MARKER_NONE && first.number == 1 && second.kind == first.kind && second.number == 2;
}

/* A line that opens with ① * or 〔1〕 … as the text above refers to it, or with 注： */
static bool is_note(const struct notes *notes, guint place) {
  const struct sequence *sequence = notes->sequence;
  const struct piece *piece = sequence_piece(sequence, place);
  if (sequence_has(sequence, place, EVIDENCE_NOTE_MARK))
    return !sequence_has(sequence, place, EVIDENCE_PAGE_LINKS); /* [1] [2] 下一页 */
  if (note_label(sequence, place))
    return !evidence_is_site(sequence, place);
  bool star = opens_with_star(sequence, place);
  if (!opens_with_circle(sequence, place) && !star)
    return has_chinese_mark(notes, place);
  if (star && !chars_is_blank(chars_at(g_utf8_next_char(piece->text)))) /* *局长 is a name */
    return is_near(notes->stars, place);
  char sign[7] = "";
  g_unichar_to_utf8(chars_at(piece->text), sign);
  return is_near(g_hash_table_lookup(notes->inside, sign), place);
}

/* A note at the foot of a page in the middle of the text: its mark, as the text above refers to it. */
static bool is_foot_note(const struct notes *notes, guint place) {
  const struct piece *piece = sequence_piece(notes->sequence, place);
  gsize mark = is_note(notes, place) ? shape_is_note_mark(piece->text, piece->length) : 0;
  if (mark == 0 && opens_with_circle(notes->sequence, place))
    mark = (gsize)(g_utf8_next_char(piece->text) - piece->text);
  g_autofree char *sign = g_strndup(piece->text, mark);
  return mark && is_referred_to(notes, place, sign);
}

/* What stands among the notes behind a text: a note, or what else its editor adds in the same place. */
static bool is_among_notes(const struct notes *notes, guint place) {
  return is_note(notes, place) || sequence_has(notes->sequence, place, EVIDENCE_IMPRINT) ||
         opens_with_star(notes->sequence, place);
}

/* Where the notes behind the text begin: lines with marks of notes or of the foot of an official paper, of which none
 * has anything spoken behind it.  A page may stand between them. */
static guint first_of_last_notes(const struct notes *notes) {
  const struct sequence *sequence = notes->sequence;
  guint from = sequence->count;
  while (from > 0 && (is_among_notes(notes, from - 1) || !is_said(sequence, from - 1)))
    from--;
  while (from < sequence->count && !is_note(notes, from) && !sequence_has(sequence, from, EVIDENCE_IMPRINT))
    from++;
  return from;
}

/* Whether what is numbered as headings are goes on to the end, as notes do: nothing is said behind it. */
static bool is_numbered_to_end(const struct sequence *sequence, guint place) {
  const enum marker_kind kind = sequence_evidence(sequence, place)->marker.kind;
  bool to_end = kind != MARKER_NONE;
  for (guint i = place + 1; i < sequence->count && to_end; i++) {
    const enum marker_kind other = sequence_evidence(sequence, i)->marker.kind;
    to_end = evidence_is_site(sequence, i) || other == kind || (other == MARKER_NONE && !is_said(sequence, i));
  }
  return to_end;
}

/* 注释 above a first note, or 附注：1.… above a second one: from there on everything is notes; `count` when there is
 * none. */
static guint head_of_notes(const struct notes *notes) {
  const struct sequence *sequence = notes->sequence;
  for (guint i = 1; i + 1 < sequence->count; i++) {
    bool heads = sequence_has(sequence, i, EVIDENCE_NOTES_HEAD) &&
                 (has_chinese_mark(notes, i + 1) || opens_with_circle(sequence, i + 1) ||
                  sequence_has_any(sequence, i + 1, EVIDENCE_NOTE_MARK, EVIDENCE_OPENS_STAR, EVIDENCE_OPENS_SYMBOL) ||
                  is_numbered_to_end(sequence, i + 1));
    if (heads || opens_numbered_notes(sequence, i))
      return i;
  }
  return sequence->count;
}

/* The first line behind the last that is a note by its mark that is surely a site's: no note is below it. */
static guint first_site_behind(const struct notes *notes, guint from) {
  const struct sequence *sequence = notes->sequence;
  guint end = sequence->count;
  while (end > from + 1 && !is_among_notes(notes, end - 1))
    end--;
  while (end < sequence->count && !evidence_is_site(sequence, end))
    end++;
  return end;
}

/* The end of the notes that begin at `from`: behind the last line that is one, or that ends as a sentence or stands in
 * brackets and is no site's. */
static guint end_of_notes(const struct notes *notes, guint from, bool headed) {
  const struct sequence *sequence = notes->sequence;
  guint end = first_site_behind(notes, from);
  while (end > from + 1) {
    guint last = end - 1;
    bool says = sequence_has_any(sequence, last, EVIDENCE_ENDS_STOP, EVIDENCE_IN_ROUND);
    bool listed = headed && sequence_has(sequence, last, EVIDENCE_MARKER);
    if (is_among_notes(notes, last) || ((says || listed) && !evidence_is_site(sequence, last)))
      break;
    end--;
  }
  return end;
}

static void notes_open(struct notes *notes) {
  const struct sequence *sequence = notes->sequence;
  notes->signs = g_hash_table_new(NULL, NULL);
  notes->behind = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  notes->inside = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  notes->stars = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < sequence->count; i++)
    if (opens_with_circle(sequence, i) || opens_with_star(sequence, i))
      g_hash_table_add(notes->signs, GUINT_TO_POINTER(chars_at(sequence_piece(sequence, i)->text)));
  for (guint i = 0; i < sequence->count; i++)
    find_references(notes, i);
}

static void notes_close(struct notes *notes) {
  g_hash_table_unref(notes->signs);
  g_hash_table_unref(notes->behind);
  g_hash_table_unref(notes->inside);
  g_array_unref(notes->stars);
}

void evidence_notes(const struct sequence *sequence) {
  struct notes notes = {.sequence = sequence};
  notes_open(&notes);
  guint last = first_of_last_notes(&notes);
  guint head = head_of_notes(&notes);
  guint from = MIN(last, head);
  if (from < sequence->count && sequence_above_has(sequence, from, EVIDENCE_NOTES_HEAD))
    from--;
  guint end = end_of_notes(&notes, from, head <= last);
  for (guint i = from; i < end; i++)
    if (is_among_notes(&notes, i) || sequence_has(sequence, i, EVIDENCE_REMARK) ||
        ((head <= last || sequence_has(sequence, i, EVIDENCE_NOTES_HEAD)) && !evidence_is_site(sequence, i)))
      sequence_set(sequence, i, EVIDENCE_IN_NOTES);
  for (guint i = from; i < end; i++) /* what a note explains is no heading */
    if (head <= last && sequence_has(sequence, i, EVIDENCE_IN_NOTES))
      evidence_clear(sequence_evidence(sequence, i), EVIDENCE_SERIES_RUN_IN);
  for (guint i = 1; i < from; i++)
    if (is_foot_note(&notes, i))
      sequence_set(sequence, i, EVIDENCE_IN_NOTES);
  notes_close(&notes);
}
