/* What is drawn for the author's characters, where Chinese text has another form for them (typography E7, E13, E16).
 */
#pragma once

#include "layout/boxes.h"

/* A text as it is drawn; a character of it may stand for several of the source. */
struct drawn {
  char *text;
  gsize length;
  guint32 *sources; /* of each byte of the text, and of its end: its offset in the source */
};

/* Full-width figures and letters become half-width ones, with the ． ， ％ of a figure and the ： or ∶ of a ratio, a
 * score or a time; － a 一字线, a hyphen or a minus; a ○ among Han figures becomes 〇; the ． behind the number that opens a text
 * (`opens`) a half-width point; with `full_marks` the ASCII marks of Chinese text full-width ones (half_width.h), and
 * so the : that ends the first `label` bytes, whatever follows it (男: Lily).  NULL when nothing changes.  Free with
 * drawn_free, which takes NULL too. */
struct drawn *drawn_new(const char *text, gsize length, bool opens, bool full_marks, gsize label);
void drawn_free(struct drawn *drawn);

/* The offset in the source of offset `at` of the drawn text; `at` itself when nothing changes (NULL). */
static inline guint32 drawn_source(const struct drawn *drawn, guint32 at) {
  return drawn ? drawn->sources[at] : at;
}

/* Gives boxes that were made of the drawn text the offsets of the source. */
void drawn_translate(const struct drawn *drawn, struct boxes *boxes);
