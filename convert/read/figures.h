/* Page numbers that stand alone on their lines. */
#pragma once

#include "read/pieces.h"

/* Why a piece stands aside. */
#define PAGE_NUMBER "page-number"
#define RUNNING_HEAD "running-head"

/* Longer lines (in bytes) are no page numbers and no heads of pages. */
#define FIGURES_LINE_BYTES 160

/* How a page number is written. */
enum figure_form {
  FIGURE_NONE,
  FIGURE_BARE, /* 12 */
  FIGURE_PART, /* 12/30, （12/30） */
  FIGURE_PAGE, /* - 12 -, —12—, ·12·, 第12页, 第 12 页 共 30 页, Page 12 of 30 */
};

/* A piece that may be a page number. */
struct figure {
  guint piece;
  guint number;
  guint total; /* of FIGURE_PART: how many pages there are */
  enum figure_form form;
  guint before; /* 1 + index of the figure that it counts on from, or 0 */
  bool taken;   /* it is in a run of figures that count on */
};

/* How the whole text from `text` to `end` is a page number, and which (of how many: 0 when that is not said). */
enum figure_form figure_of(const char *text, const char *end, guint *number, guint *total);

/* A short whole line of text that nobody has said anything about. */
bool figures_is_line(const struct reader *reader, guint index);

/* The pieces that may be page numbers: of struct figure; free with g_array_unref. */
GArray *figures_find(const struct reader *reader);

/* Sets those aside that count on from page to page, or are written as nothing else is. */
void figures_settle(struct reader *reader, GArray *figures);

/* The first piece with a stop in it or behind a salutation, or the count of pieces: above it no page of the speech
 * ends, there is only what stands round its title. */
guint figures_first_sentence(const struct reader *reader);

/* Whether the pieces from `first` to `last` part two lines of one sentence (or, when there are several, of one
 * paragraph), in a text whose lines end at one width. */
bool figures_part_sentence(const struct reader *reader, guint first, guint last);
