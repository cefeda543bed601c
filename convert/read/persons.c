#include "read/persons.h"

#include "read/shape.h"
#include "text/chars.h"

#include <string.h>

/* The longest row of hearers (in bytes). */
#define ADDRESS_BYTES 400

/* A name, with blanks inside, stands in the last so many characters of a line. */
#define NAME_CHARS 8

/* In a row of hearers so many cells are one more of them, whatever they say: 王市长, Mrs. Smith. */
#define NAME_CELLS 16

/* The longest salutation that needs no other proof (in characters; corpus GUIDE 12). */
#define SALUTATION_CHARS 40

/* The text without a word in round brackets at its end: 同志（们） keeps its meaning. */
static gsize without_brackets(const char *text, gsize length) {
  gsize open = length;
  if (!shape_ends(text, length, "）") && !shape_ends(text, length, ")"))
    return length;
  while (open > 0 && text[open - 1] != '(' && !shape_ends(text, open, "（"))
    open--;
  return open == 0 ? length : open - (shape_ends(text, open, "（") ? strlen("（") : 1);
}

/* The part without 大家好, 上午好 and the like at its end; empty when nobody is named. */
static struct slice without_greeting(const struct words *words, struct slice part) {
  gsize greeting = words_end(words, WORDS_GREETINGS, part.text, part.length);
  bool good = greeting > 0;
  part.length -= greeting;
  if (good && part.length == strlen("大家") &&
      (shape_begins(part.text, part.length, "大家") || shape_begins(part.text, part.length, "你们")))
    part.length = 0;
  return part;
}

/* What one part of an address between its commas is.  `row`: what the word that opened the row it belongs to makes of
 * it (an honour, 各), or ADDRESS_NONE. */
static enum address part_of_address(const struct words *words, struct slice part, enum address row) {
  part = chars_strip(part.text, part.length);
  part.length = without_brackets(part.text, part.length);
  bool greeted = words_close(words, WORDS_GREETINGS, part.text, part.length);
  part = without_greeting(words, part);
  if (part.length == 0)
    return greeted ? ADDRESS_GREETING : ADDRESS_NONE;
  if (words_open(words, WORDS_HONOURS, part.text, part.length))
    return ADDRESS_HEARERS;
  if (shape_begins(part.text, part.length, "各"))
    return ADDRESS_ORGANS;
  if (words_open(words, WORDS_SENTENCE_OPENERS, part.text, part.length))
    return ADDRESS_NONE;
  if (words_has(words, WORDS_WISHES, part.text, part.length))
    return ADDRESS_NONE;
  if (words_close(words, WORDS_HEARERS, part.text, part.length) || shape_contains(part.text, part.length, "各位") ||
      words_has(words, WORDS_HONOURS, part.text, part.length))
    return ADDRESS_HEARERS;
  if (row != ADDRESS_NONE && !greeted && chars_width(part.text, part.length) <= NAME_CELLS)
    return row;
  if (words_close(words, WORDS_HEARER_LABELS, part.text, part.length))
    return ADDRESS_LABEL;
  return words_close(words, WORDS_ORGANS, part.text, part.length) ? ADDRESS_ORGANS : ADDRESS_NONE;
}

static bool closes_address(gunichar c) {
  return chars_is_pause(c) || chars_is_stop(c) || c == '.';
}

/* The end of the text without the marks and blanks that close an address. */
static gsize end_of_address(const char *text, gsize length) {
  struct slice stripped = chars_strip(text, length);
  const char *end = stripped.text + stripped.length;
  while (closes_address(chars_before(text, end)))
    end = g_utf8_prev_char(end);
  return (gsize)(end - text);
}

enum address persons_address(const struct words *words, const char *text, gsize length) {
  if (length > ADDRESS_BYTES)
    return ADDRESS_NONE;
  gsize end = end_of_address(text, length);
  enum address best = ADDRESS_NONE;
  enum address row = ADDRESS_NONE;
  gsize start = 0;
  bool open = false; /* a square bracket: 尊敬的【姓名】： */
  for (gsize i = 0, next; i <= end; i = next) {
    gunichar c = i < end ? chars_at(text + i) : ',';
    next = (gsize)(g_utf8_next_char(text + i) - text);
    open |= chars_is_one_of("【[", c);
    if (!open && chars_is_one_of("】]", c)) /* 中 小】 同志们：, of which the rest is a page's */
      return ADDRESS_NONE;
    bool exclamation = c == '!' || c == 0xFF01;
    if (chars_is_stop(c) && !exclamation)
      return ADDRESS_NONE;
    if (!chars_is_pause(c) && !exclamation)
      continue;
    struct slice part = {text + start, i - start};
    enum address address = part_of_address(words, part, row);
    if (address == ADDRESS_NONE)
      return ADDRESS_NONE;
    if (words_open(words, WORDS_HONOURS, part.text, part.length))
      row = ADDRESS_HEARERS;
    else if (shape_begins(part.text, part.length, "各"))
      row = ADDRESS_ORGANS;
    else if (c != 0x3001 && row == ADDRESS_HEARERS)
      row = ADDRESS_NONE;
    best = MAX(best, address);
    start = next;
  }
  return best;
}

bool persons_is_salutation(const struct words *words, const char *text, gsize length) {
  gunichar last = chars_before(text, text + length);
  return (last == 0xFF1A || last == ':' || last == 0xFF01 || last == '!') &&
         chars_count(text, length) <= SALUTATION_CHARS && persons_address(words, text, length) == ADDRESS_HEARERS;
}

/* The text without blanks. */
static char *squeeze(const char *text, gsize length) {
  GString *squeezed = g_string_sized_new(length);
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    if (!chars_is_ignorable(chars_at(p)))
      g_string_append_unichar(squeezed, chars_at(p));
  return g_string_free(squeezed, FALSE);
}

/* A sign that stands for a character of a name: ×, x, *, ○, □, 某. */
static bool is_sign(gunichar c) {
  return chars_is_one_of("×xXＸ*＊○□某＿_", c);
}

bool persons_is_name(const struct words *words, const char *text, gsize length) {
  if (length > 60)
    return false;
  g_autofree char *name = squeeze(text, length);
  glong count = 0;
  glong signs = 0;
  for (const char *p = name; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (!chars_is_han(c) && !is_sign(c))
      return false;
    count++;
    signs += is_sign(c);
  }
  if (words_end(words, WORDS_SPEECH_KINDS, name, strlen(name)) == strlen(name))
    return false; /* 祝酒辞 */
  if (signs > 0)
    return count <= 4 && (signs >= 2 || count <= 3) && (count - signs <= 1 || is_sign(chars_at(name)));
  gsize surname = words_begin(words, WORDS_SURNAMES, name, strlen(name));
  return count <= 4 && surname > 0 && surname < strlen(name) && (count < 4 || surname > 3);
}

/* Two or three ideographs that are no word for a speech: a name whose surname is in no list. */
static bool is_short_name(const struct words *words, struct slice text) {
  gsize chars = chars_count(text.text, text.length);
  for (const char *p = text.text; p < text.text + text.length; p = g_utf8_next_char(p))
    if (!chars_is_han(chars_at(p)))
      return false;
  return chars >= 2 && chars <= 3 && !words_close(words, WORDS_SPEECH_KINDS, text.text, text.length);
}

/* What can stand before a name, whatever it calls him: 老钳工, 初二（4）班. */
static bool is_calling(struct slice text) {
  gsize chars = chars_count(text.text, text.length);
  for (const char *p = text.text; p < text.text + text.length; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (!chars_is_han(c) && !chars_is_digit(c) && !chars_is_one_of("（）()·×xX", c))
      return false;
  }
  return chars >= 2 && chars <= 14;
}

/* Whether a name stands behind a blank, and an office, an organisation or what he is called before it. */
static bool is_named(const struct words *words, struct slice left, struct slice name) {
  bool placed = words_close(words, WORDS_OFFICES, left.text, left.length) ||
                words_close(words, WORDS_ORGANS, left.text, left.length);
  if (!placed && !is_calling(left))
    return false;
  return persons_is_name(words, name.text, name.length) || (placed && is_short_name(words, name));
}

/* The name behind the last blank, or behind the last office: 县委书记 王强, 县委书记王强, 编辑部 王强. */
static bool has_office_and_name(const struct words *words, const char *text, gsize length) {
  const char *end = text + length;
  guint chars = 0;
  for (const char *p = end; p > text && chars <= NAME_CHARS; chars++) {
    p = g_utf8_prev_char(p);
    gsize before = (gsize)(p - text);
    gsize behind = (gsize)(end - p);
    bool blank = chars_is_blank(chars_at(p));
    if (!blank && words_close(words, WORDS_OFFICES, text, before) && persons_is_name(words, p, behind))
      return true;
    if (blank && is_named(words, chars_strip(text, before), chars_strip(p, behind)))
      return true;
  }
  return false;
}

bool persons_is_speaker(const struct words *words, const char *text, gsize length) {
  if (length > 150 || shape_ends_with_mark(text, length))
    return false;
  length = chars_strip(text, length - words_end(words, WORDS_CLOSINGS, text, length)).length;
  if (shape_is_parenthesised(text, length)) { /* （县长 王某某） */
    const char *inner = g_utf8_next_char(text);
    return persons_is_speaker(words, inner, (gsize)(g_utf8_prev_char(text + length) - inner));
  }
  if (words_open(words, WORDS_SPEAKER_LABELS, text, length))
    return true;
  struct slice rest = {text, length};
  if (shape_ends(text, length, "同志") || shape_ends(text, length, "同誌"))
    rest.length -= strlen("同志");
  return persons_is_name(words, rest.text, rest.length) || has_office_and_name(words, rest.text, rest.length);
}

bool persons_ends_with_office(const struct words *words, const char *text, gsize length) {
  return words_close(words, WORDS_OFFICES, text, length);
}

bool persons_names_speech(const struct words *words, const char *text, gsize length) {
  return words_close(words, WORDS_SPEECH_KINDS, text, without_brackets(text, length));
}
