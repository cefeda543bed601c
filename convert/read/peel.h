/* What stands at the beginning of lines and is no text: what the parts of this phase share. */
#pragma once

#include "read/pieces.h"

/* A dress is at (nearly) every line: at most one line in so many is without it, and at least so many have it. */
#define BARE_PART 10
#define MIN_DRESSED 4

/* The line without the blanks around it. */
struct slice peel_line(const struct reader *reader, guint index);

/* Drops a stretch of the source by the rule. */
void peel_drop(struct reader *reader, const char *from, const char *to, const char *rule);

/* Takes `size` bytes off the front of the line, and the blanks behind them. */
void peel_off(struct reader *reader, struct slice line, gsize size, const char *rule);

/* peel_numbers.c: numbers of lines. */
void peel_numbers(struct reader *reader);

/* peel_title.c: what a page's name has around the title. */
void peel_title(struct reader *reader);
