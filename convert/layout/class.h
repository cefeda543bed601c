/* What a character is to the compositor: which neighbours it may be parted from, whose font it takes, how wide it is.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum char_class {
  CLASS_HAN,       /* ideographs, kana, full-width letters, symbols as wide as a cell */
  CLASS_OPEN,      /* “‘（《 and their kind, one cell, blank on the left (typography W1) */
  CLASS_CLOSE,     /* ”’）》, blank on the right */
  CLASS_COMMA,     /* ，、；： */
  CLASS_STOP,      /* 。？！． */
  CLASS_MIDDLE,    /* · between names and titles: half a cell (GB/T 15834 5.1.7) */
  CLASS_SLASH,     /* ／ between alternatives: half a cell (5.1.9) */
  CLASS_CONNECTOR, /* ～ – and a single — */
  CLASS_DASH,      /* —— */
  CLASS_ELLIPSIS,  /* …… */
  CLASS_POSTFIX,   /* ％ ℃ ‰ 々: belongs to what is before it */
  CLASS_PREFIX,    /* ￥ №: belongs to what follows */
  CLASS_CROSS,     /* × that stands for something not told (W6) */
  CLASS_FIGURE,    /* full-width figures １２３: as wide as Han, together like digits */
  CLASS_LETTER,    /* of Latin, Greek, Cyrillic … */
  CLASS_DIGIT,
  CLASS_LATIN_OPEN, /* ( [ { and quotes of a Latin phrase */
  CLASS_LATIN_CLOSE,
  CLASS_LATIN_STOP,    /* , . ; : ! ? */
  CLASS_LATIN_SLASH,   /* / */
  CLASS_LATIN_POSTFIX, /* % ° after a figure */
  CLASS_LATIN_PREFIX,  /* $ £ */
  CLASS_LATIN_MARK,    /* other marks of Latin text: - & @ + */
  CLASS_SPACE,
  CLASS_JOINED, /* combining marks, variation selectors, joiners: part of the character before */
};

/* The class of a character by itself, without its neighbours.  For the characters that Chinese and Latin text share
 * this is their class in Chinese text. */
enum char_class class_of(gunichar c);

/* True for the characters that Chinese and Latin text share (typography W5): “ ” ‘ ’ — – … · × ° ‰ ′ ″ ± ¥ √ ≈ ≠ ≤ ≥.
 */
bool class_is_shared(gunichar c);

/* True for ① ○ ■ and their like, which some fonts draw as large as their cell, so that they touch their neighbours. */
bool class_is_shape(gunichar c);

/* The class of a shared character in Latin text. */
enum char_class class_of_latin(gunichar c);

/* True for classes that are set from the Latin font, in words. */
bool class_is_latin(enum char_class class);

/* True for marks whose blank half may go (W1): opening, closing, comma, stop. */
bool class_is_mark(enum char_class class);
