/* What an author left open in a text, at one place of it: ×区, 20**年, ×××, [姓名], {金额}, 【会议名称】, 党_, ____ and
 * gaps of blanks (corpus GUIDE 25, 25a). */
#pragma once

#include "text/words.h"
#include <stdbool.h>

enum blank_kind {
  BLANK_NONE,
  BLANK_NAMED, /* its own words tell what is meant: ×区, [姓名] */
  BLANK_BARE,  /* signs alone: the words before them tell, if anything does */
  BLANK_OWN,   /* a line or a gap to write on: each is another */
};

struct blank {
  enum blank_kind kind;
  gsize start, end;           /* bytes of the text, with the characters that tell what is meant */
  gsize sign_start, sign_end; /* only what is to be replaced */
  gsize next;                 /* where to look on; behind `at` also when there is none */
};

/* The blank at the byte `at` of the text, by the reader's words; it may begin before `at` (第×次) but not before
 * `from`, where the last one ended.  `somebody`: 某某 stands for a name all over this text, not only in a turn of
 * speech. */
struct blank blank_at(const struct words *words, const char *text, gsize length, gsize from, gsize at, bool somebody);

/* Whether the text can hold any: most paragraphs cannot, and need not be searched. */
bool blank_is_possible(const char *text);
