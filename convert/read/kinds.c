/* What kind of line a subtitle or a signature is: its words show it. */
#include "read/evidence.h"
#include "read/phases.h"
#include "read/persons.h"
#include "read/shape.h"

#include <string.h>

/* A personal name, and an office before it, are at most this long. */
#define NAME_CHARACTERS 4
#define OFFICE_CHARACTERS 24

/* 时间：2021年5月4日 is a date as well. */
static struct slice without_date_label(const struct words *words, struct slice line) {
  gsize label = words_label(words, WORDS_DATE_LABELS, line.text, line.length);
  return chars_strip(line.text + label, line.length - label);
}

/* ——县长 王某某 names the speaker; ——在…会议上 the occasion. */
static bool speaks_behind_dash(const struct words *words, const char *text, gsize length) {
  gsize dash = 0;
  while (dash < length && !chars_is_han(chars_at(text + dash)))
    dash = (gsize)(g_utf8_next_char(text + dash) - text);
  return !shape_begins(text + dash, length - dash, "在") && persons_is_speaker(words, text + dash, length - dash);
}

/* 初二（4）班　褚小满, 老艺人　唐山石: who, and behind a blank the name, whatever the office. */
static bool names_behind_blank(const char *text, gsize length) {
  gsize at = length;
  guint characters = 0;
  while (chars_is_han(chars_before(text, text + at))) {
    at = (gsize)(g_utf8_prev_char(text + at) - text);
    characters++;
  }
  struct slice who = chars_strip(text, at);
  if (characters < 2 || characters > NAME_CHARACTERS || who.length == at || shape_ends(text, length, "期") ||
      shape_ends(text, length, "号"))
    return false;
  for (const char *p = who.text; p < who.text + who.length; p = g_utf8_next_char(p))
    if (chars_is_pause(chars_at(p)) || chars_is_stop(chars_at(p)))
      return false;
  return chars_count(who.text, who.length) <= OFFICE_CHARACTERS;
}

/* 院长　Prof. Lin Wei: an office, and behind a blank a name in whatever writing. */
static bool opens_with_office(const struct words *words, const char *text, gsize length) {
  gsize office = 0;
  while (office < length && !chars_is_blank(chars_at(text + office)))
    office = (gsize)(g_utf8_next_char(text + office) - text);
  return chars_count(text, office) <= OFFICE_CHARACTERS && persons_ends_with_office(words, text, office);
}

enum block_kind kinds_of_subtitle(const struct words *words, const struct piece *piece,
                                  const struct evidence *evidence) {
  const char *text = piece->text;
  gsize length = piece->length;
  struct slice rest = without_date_label(words, (struct slice){text, length});
  if (piece_is_date(piece) ||
      evidence_has_any(evidence, EVIDENCE_DATE_ROUND, EVIDENCE_DATE_FESTIVAL, EVIDENCE_DATE_SHORT) ||
      shape_is_date(rest.text, rest.length) || shape_is_date_in_figures(text, length))
    return KIND_DATE;
  if (shape_opens_with_dash(text, length))
    return speaks_behind_dash(words, text, length) ? KIND_SPEAKER : KIND_OCCASION;
  if (evidence_has(evidence, EVIDENCE_SECRECY))
    return KIND_NOTE;
  bool speaks = persons_is_speaker(words, text, length) || persons_ends_with_office(words, text, length) ||
                opens_with_office(words, text, length) || names_behind_blank(text, length);
  return speaks ? KIND_SPEAKER : KIND_NOTE;
}

enum block_kind kinds_of_signature(const struct evidence *evidence) {
  const bool date =
      evidence_has_any(evidence, EVIDENCE_DATE, EVIDENCE_DATE_FIGURES, EVIDENCE_DATE_FESTIVAL, EVIDENCE_DATE_SHORT);
  return date ? KIND_DATE : KIND_NONE;
}
