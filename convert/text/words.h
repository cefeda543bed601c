/* Lists of words from a file of styles/: what the reader and the review look up. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Lists are numbered by their places in the caller's array of names. */
struct words;

/* Reads a file of lists, of which there are `count`, with these names.  Errors: JIANGGAO_ERROR_STYLE with
 * what is wrong in the file.  Free with words_free. */
struct words *words_load(const char *path, const char *const *names, guint count, GError **error);
void words_free(struct words *words);

/* Bytes of the longest word of the list that the text begins or ends with; 0 when there is none. */
gsize words_begin(const struct words *words, guint list, const char *text, gsize length);
gsize words_end(const struct words *words, guint list, const char *text, gsize length);

/* Whether a word of the list opens the text, or closes it. */
static inline bool words_open(const struct words *words, guint list, const char *text, gsize length) {
  return words_begin(words, list, text, length) > 0;
}
static inline bool words_close(const struct words *words, guint list, const char *text, gsize length) {
  return words_end(words, list, text, length) > 0;
}

/* Whether the whole text is one word of the list. */
bool words_are(const struct words *words, guint list, const char *text, gsize length);

/* Bytes of the label that the text begins with, its colon among them: a word of the list and ： or :; 0 when there is
 * none. */
gsize words_label(const struct words *words, guint list, const char *text, gsize length);

/* Whether it begins with one. */
static inline bool words_labelled(const struct words *words, guint list, const char *text, gsize length) {
  return words_label(words, list, text, length) > 0;
}

/* Whether a word of the list is in the text. */
bool words_has(const struct words *words, guint list, const char *text, gsize length);

/* How many words of the list are in the text, one at a place. */
guint words_in(const struct words *words, guint list, const char *text, gsize length);

#define WORD_LIST_BIT(list) ((guint64)1 << (list))

/* The same for several of the first 64 lists (WORD_LIST_BIT) in one walk through the text: adds to `counts`, by list.
 */
void words_count(const struct words *words, guint64 lists, const char *text, gsize length, guint *counts);
