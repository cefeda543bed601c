#include "compose/names.h"

#include "base/items.h"
#include "text/chars.h"

#include <string.h>

/* Characters behind a surname at most. */
#define LONGEST_GIVEN 2

/* Bytes that are looked at for a word of a list. */
#define REACH 48

struct names {
  const struct words *words;
  GHashTable *known; /* strings, owned */
};

struct names *names_new(const struct words *words) {
  struct names *names = g_new0(struct names, 1);
  names->words = words;
  names->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return names;
}

void names_free(struct names *names) {
  g_hash_table_unref(names->known);
  g_free(names);
}

/* ---- what shows a name ---- */

/* What stands beside a possible name: nothing that tells, a mark or a word that names go with, an office. */
enum sign { SIGN_NONE, SIGN_BORDER, SIGN_OFFICE };

static bool is_border(gunichar c) {
  return c == 0 || !g_unichar_isalnum(c);
}

static enum sign sign_before(const struct names *names, const char *text, gsize at) {
  if (words_close(names->words, WORDS_OFFICES, text, at))
    return SIGN_OFFICE;
  const bool border = is_border(chars_before(text, text + at)) || words_close(names->words, WORDS_NAME_STOPS, text, at);
  return border ? SIGN_BORDER : SIGN_NONE;
}

static enum sign sign_behind(const struct names *names, const char *at) {
  const gsize length = strnlen(at, REACH);
  if (words_open(names->words, WORDS_OFFICES, at, length) || words_open(names->words, WORDS_HEARERS, at, length))
    return SIGN_OFFICE;
  const bool border = is_border(g_utf8_get_char(at)) || words_open(names->words, WORDS_NAME_STOPS, at, length);
  return border ? SIGN_BORDER : SIGN_NONE;
}

/* A possible name: from the start of word `first` to that of word `end`. */
struct candidate {
  const char *text;
  const GArray *starts;
  guint first, end;
};

static gsize start_of(const struct candidate *candidate, guint word) {
  return array_at(candidate->starts, gsize, word);
}

/* Whether the dictionary knows no word in it: each character is one by itself. */
static bool is_unknown(const struct candidate *candidate, gsize characters) {
  return candidate->end - candidate->first == characters;
}

/* Whether its last word is one that stands beside names and in none: 等, 也. */
static bool ends_too_late(const struct names *names, const struct candidate *candidate) {
  const gsize last = start_of(candidate, candidate->end - 1);
  return words_are(names->words, WORDS_NAME_STOPS, candidate->text + last, start_of(candidate, candidate->end) - last);
}

/* Whether it stands in a row of names: 张伟、刘海燕等. */
static bool is_in_row(const struct candidate *candidate) {
  const char *start = candidate->text + start_of(candidate, candidate->first);
  const char *end = candidate->text + start_of(candidate, candidate->end);
  return chars_before(candidate->text, start) == 0x3001 || chars_is_one_of("、等", g_utf8_get_char(end));
}

/* `apart`: the dictionary parts the surname from what follows. */
static bool is_name(const struct names *names, const struct candidate *candidate, gsize characters, bool apart) {
  if (ends_too_late(names, candidate))
    return false;
  const enum sign before = sign_before(names, candidate->text, start_of(candidate, candidate->first));
  const enum sign behind = sign_behind(names, candidate->text + start_of(candidate, candidate->end));
  if (before == SIGN_OFFICE || behind == SIGN_OFFICE)
    return (before != SIGN_NONE && behind != SIGN_NONE) || is_unknown(candidate, characters);
  return apart && before == SIGN_BORDER && behind == SIGN_BORDER &&
         (is_in_row(candidate) || (characters > 2 && is_unknown(candidate, characters)));
}

static bool is_han(const char *text, gsize length) {
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    if (!chars_is_han(g_utf8_get_char(p)))
      return false;
  return true;
}

/* Bytes of the surname that a text begins with; 0 when there is none, or when it more often is another word: 向. */
static gsize surname_at(const struct names *names, const char *text) {
  const gsize surname = words_begin(names->words, WORDS_SURNAMES, text, strnlen(text, REACH));
  return words_are(names->words, WORDS_NAME_STOPS, text, surname) ? 0 : surname;
}

/* The name that begins with word `first`, the longer one of two: where it ends, or 0. */
static gsize find_name(const struct names *names, const char *text, const GArray *starts, guint first) {
  const gsize start = array_at(starts, gsize, first);
  const gsize surname = surname_at(names, text + start);
  const bool apart = array_at(starts, gsize, first + 1) == start + surname;
  gsize found = 0;
  for (guint end = first + 1; surname > 0 && end < starts->len; end++) {
    const struct candidate candidate = {text, starts, first, end};
    const gsize length = start_of(&candidate, end) - start;
    if (length <= surname)
      continue;
    if (chars_count(text + start + surname, length - surname) > LONGEST_GIVEN || !is_han(text + start, length))
      break;
    if (is_name(names, &candidate, chars_count(text + start, length), apart))
      found = start + length;
  }
  return found;
}

void names_learn(struct names *names, const char *text, const GArray *starts) {
  for (guint i = 0; i + 1 < starts->len; i++) {
    const gsize start = array_at(starts, gsize, i), end = find_name(names, text, starts, i);
    if (end > 0)
      g_hash_table_add(names->known, g_strndup(text + start, end - start));
  }
}

/* ---- where known names stand ---- */

/* Bytes of the longest known name that a text begins with; 0 when there is none. */
static gsize known_at(const struct names *names, const char *text) {
  const gsize surname = surname_at(names, text);
  gsize found = 0;
  const char *end = text + surname;
  for (guint i = 0; surname > 0 && i < LONGEST_GIVEN && *end; i++) {
    end = g_utf8_next_char(end);
    g_autofree char *name = g_strndup(text, (gsize)(end - text));
    if (g_hash_table_contains(names->known, name))
      found = (gsize)(end - text);
  }
  return found;
}

/* The characters beside a · between the parts of a name, 卡尔·马克思: where it begins and ends is not known. */
static void hold_dot(const char *text, const char *dot, GArray *holds) {
  const char *before = dot > text ? g_utf8_prev_char(dot) : dot, *behind = g_utf8_next_char(dot);
  if (!chars_is_han(g_utf8_get_char(before)) || !chars_is_han(g_utf8_get_char(behind)))
    return;
  const struct hold hold = {(gsize)(before - text), (gsize)(g_utf8_next_char(behind) - text), HOLD_NAME};
  g_array_append_val(holds, hold);
}

void names_hold(const struct names *names, const char *text, GArray *holds) {
  const bool any = g_hash_table_size(names->known) > 0;
  for (const char *p = text; *p;) {
    const gsize length = any ? known_at(names, p) : 0;
    const struct hold hold = {(gsize)(p - text), (gsize)(p - text) + length, HOLD_NAME};
    if (length > 0)
      g_array_append_val(holds, hold);
    else if (chars_is_one_of("·•・", g_utf8_get_char(p)))
      hold_dot(text, p, holds);
    p = length > 0 ? p + length : g_utf8_next_char(p);
  }
}
