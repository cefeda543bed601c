/* Where a line may end: the break table (typography B1 to B7; GB/T 15834-2011 5.1, CLREQ, UAX 14). */
#pragma once

#include "layout/itemize.h"
#include "style/style.h"

enum break_kind {
  BREAK_NO,
  BREAK_FREE,
  BREAK_UNIT,     /* parts a number from its unit, × from 届 (B6) */
  BREAK_DATE,     /* parts a date between year, month and day */
  BREAK_DASH,     /* puts —— at the start of a line */
  BREAK_WORD,     /* inside an address or a row of dashes, at a place where it may be parted */
  BREAK_ANYWHERE, /* inside an overlong word or part of one */
  BREAK_INSIDE,   /* parts a Chinese word of a table or of choices: boxes_keep_words */
  BREAK_HEADING,  /* parts a Chinese word of a heading: the same */
  BREAK_MEMBER,   /* between the words of a name in a table's cell, or of a choice: the same, boxes_keep_choices */
  BREAK_CHOICE,   /* before a choice: the line stays as it is, and the next begins as the first one does */
  BREAK_NAME,     /* parts a person's name: boxes_keep_holds */
  BREAK_SHORT,    /* parts a word of two or three characters: the same */
};

/* Whether a line may begin with item `i` (1 or more).  Says no for the inside
 * of words and of rows of dashes: see break_in_word and break_in_row. */
enum break_kind break_before(const char *text, const GArray *items, guint i);

/* Whether a row of dashes or dots may be parted where `done` of them are before and `left` after: only so that whole
 * —— or …… stay on both sides (B4). */
enum break_kind break_in_row(guint done, guint left);

/* Whether the Latin word over the items from `start` to `end` (not included) is an address of the web or of mail. */
bool break_is_address(const char *text, const GArray *items, guint start, guint end);

/* Whether a Latin word that runs over the items from `start` to `end` (not included) may be parted before item `i`:
 * never in a word of usual length (B5); in a long one behind / . - _ ? & = or between ____, in an address also before #
 * and behind a figure, where enough of it is on both sides (B9).  A part without such a place that is overlong (below)
 * may be parted anywhere. */
enum break_kind break_in_word(const char *text, const GArray *items, guint start, guint end, bool address, guint i);

/* Whether so many characters in a row without any such place are too long for a line to be filled well: they may be
 * parted anywhere. */
bool break_is_overlong(guint length);

/* So many characters of a word that is parted are at least on each of the two lines: neither GB/ nor cn alone. */
#define BREAK_LEAST 4

/* So many signs of a row such as ===== stay together in an overlong word. */
#define BREAK_SIGNS 8

/* What a break of this kind costs. */
double break_cost(const struct break_costs *costs, enum break_kind kind);
