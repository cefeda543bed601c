/* Rules over the tree: what an editor should look at before the text is printed. */
#pragma once

#include "base/report.h"
#include "doc/doc.h"
#include "read/reader_words.h"

/* The patterns that the rules look for (styles/review.rules): read once, then only read, by any number of threads.  The
 * reader's words, where the names of people and offices are looked up, are the caller's and have to outlive them.  NULL
 * and JIANGGAO_ERROR_STYLE when a file is missing or wrong.  Free with review_patterns_free. */
struct review_patterns;
struct review_patterns *review_load(const struct words *words, GError **error);
void review_patterns_free(struct review_patterns *patterns);
typedef struct review_patterns ReviewPatterns; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReviewPatterns, review_patterns_free)

/* Whether all patterns compile, which they otherwise do when they are first wanted: for the test of the file. */
bool review_patterns_compile(const struct review_patterns *patterns, GError **error);

/* Adds the findings of all rules; changes nothing but the report. */
void review_doc(const struct doc *doc, const struct review_patterns *patterns, struct report *report);

/* Whether a rule of the review tells this finding (others are told by the readers and by the layout). */
bool review_tells(enum finding_id id);
