/* What the rules of the review share: the text they look at, what of it is protected, and how a place is told.
 *
 * Rules look at blocks, never at lines (docs of the rules: styles/review.rules, tests/review).  One fault is one
 * finding: the first rule that tells a place owns it. */
#pragma once

#include "base/items.h"
#include "doc/cursor.h"
#include "review/review.h"

/* Reads the patterns of the file `path` and the table of the file `scripts` (review_load). */
struct review_patterns *review_patterns_load(const char *path, const char *scripts, const struct words *words,
                                             GError **error);

/* A block as rules see it. */
struct passage {
  const struct block *block;
  const char *text;
  gsize length;
  guint8 *taken;              /* for each byte: protected, or told already */
  struct block_cursor cursor; /* where in the source the last place stood that was told */
};

/* What a text does throughout: a form that occurs once among many others is a slip, one that is kept is a manner. */
struct manner {
  guint full_marks, half_marks; /* ，：；！？ between Han, and , : ; ! ? */
  guint curly_quotes;
};

struct review {
  const struct doc *doc;
  const struct review_patterns *patterns;
  struct report *report;
  GArray *passages;          /* of struct passage, one for each block */
  const struct words *words; /* the reader's: surnames, offices */
  const struct words *lists; /* the review's own (review_words.h) */
  const guint8 *scripts;     /* which script a character is of alone (script.c) */
  struct manner manner;
};

/* A passage; an index behind the end is a mistake that ends the program. */
static inline struct passage *review_passage(const struct review *review, guint i) {
  g_assert(i < review->passages->len);
  return &array_at(review->passages, struct passage, i);
}

/* Headings are of the first level up to the fourth. */
#define FIRST_LEVEL 1
#define LEVELS 5

/* What a passage is; ROLE_COUNT behind the last. */
static inline enum role review_role(const struct review *review, guint i) {
  return i < review->passages->len ? review_passage(review, i)->block->role : ROLE_COUNT;
}

/* Whether no byte from `start` up to `end` is protected or told. */
bool passage_is_free(const struct passage *passage, gsize start, gsize end);

/* Protects bytes `start` up to `end`: nothing is told there any more. */
void passage_take(const struct passage *passage, gsize start, gsize end);

/* Tells bytes `start` up to `end` of the passage, which then are taken; the message is the finding's meaning unless
 * `message`, which is translated already, says more.  Returns the finding, to which a fix can be added. */
struct finding *passage_tell(const struct review *review, struct passage *passage, enum finding_id id, gsize start,
                             gsize end, const char *message);

/* The same, where it is free; NULL when it is not. */
struct finding *passage_tell_free(const struct review *review, struct passage *passage, enum finding_id id, gsize start,
                                  gsize end, const char *message);

/* Gives the finding a fix: bytes `start` up to `end` become `insert`.  Nothing where they are not one piece of one
 * source line. */
void passage_fix(struct passage *passage, struct finding *finding, gsize start, gsize end, const char *insert);

/* The fix of what a pattern found there, if its kind has a safe one. */
void passage_fix_match(struct passage *passage, struct finding *finding, gsize start, gsize end);

/* The character before and at a byte offset; 0 at the ends. */
gunichar passage_before(const struct passage *passage, gsize at);
gunichar passage_at(const struct passage *passage, gsize at);

/* Reads styles/scripts.txt into a table by character from U+4E00 on; NULL and JIANGGAO_ERROR_STYLE when it cannot be
 * read.  Free with g_free. */
guint8 *review_scripts_load(const char *path, GError **error);

/* That table, the reader's words, as review_load was given them, and the review's own lists; all belong to
 * `patterns`. */
const guint8 *review_patterns_scripts(const struct review_patterns *patterns);
const struct words *review_patterns_words(const struct review_patterns *patterns);
const struct words *review_patterns_lists(const struct review_patterns *patterns);

/* The rules, each over the whole text; review.c says what each may tell. */
void review_guard(struct review *review);         /* marks what is protected; first of all */
void review_title(struct review *review);         /* a text without a title */
void review_characters(struct review *review);    /* characters that are none */
void review_headings(struct review *review);      /* numbers of headings */
void review_series(struct review *review);        /* series of points, and counts that were announced */
void review_blanks(struct review *review);        /* what is to be filled in */
void review_quotes(struct review *review);        /* straight quotes */
void review_half_width(struct review *review);    /* half-width marks beside Han */
void review_pairs(struct review *review);         /* quotation marks and brackets without partner, crossed, nested */
void review_joined(struct review *review);        /* paragraphs that begin with a mark */
void review_patterns_find(struct review *review); /* what styles/review.rules tells */
void review_ends(struct review *review);          /* marks at the end of titles, salutations, headings, paragraphs */
void review_dates(struct review *review);         /* days that are none, weekdays, two dates, spans of years */
void review_repeats(struct review *review);       /* sentences and paragraphs that stand twice */
void review_occasion(struct review *review);      /* the occasion in the title and in the text */
void review_persons(struct review *review);       /* one person's name in two ways */
void review_script(struct review *review);        /* characters of the other script */
