/* What the program has to say about one text: a list of findings, each with its place in the source. */
#pragma once

#include "base/catalogue.h"
#include "base/finding.h"

#include <glib.h>
#include <stdbool.h>

/* A safe correction: at column `at` of the finding's line remove `delete` code points and put `insert`. */
struct fix {
  guint at; /* 1-based code point column of the source line; 0: the finding has no fix */
  guint delete;
  char *insert;
};

/* Where something is in the source. */
struct place {
  guint line;        /* 1-based source line (paragraph number in a .docx); 0: the whole input */
  guint column;      /* 1-based code point column; 0: the whole line */
  const char *words; /* the words that are meant; may be NULL */
};

struct finding {
  enum finding_id id;
  enum severity severity;
  struct place place;  /* its words are the report's */
  const char *message; /* in the language of the locale; the report's (report_words) */
  const char *remark;  /* the same in the language of the document; the report's */
  struct fix fix;
};

/* A message, and the same as a remark. */
struct saying {
  const char *message, *remark;
};

struct report {
  GPtrArray *findings;               /* of struct finding, owned */
  GStringChunk *words;               /* those of their places, messages and remarks */
  struct saying last[FINDING_COUNT]; /* what the last finding of a kind has; NULL: there is none yet */
  const struct catalogue *catalogue; /* of the document's language; NULL: remarks are as messages */
};

/* An empty report; free with report_free, which takes NULL too. */
struct report *report_new(void);
void report_free(struct report *report);
typedef struct report Report; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Report, report_free)

/* Adds a finding of its usual severity and returns it, so that the caller can attach a fix; the report owns it.  The
 * place's words are copied.  The message is formatted like printf. */
struct finding *report_add(struct report *report, enum finding_id id, struct place place, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The words as the report keeps them, once for all findings that say the same, until it is freed. */
const char *report_words(struct report *report, const char *words);

/* Which findings are told, by id. */
struct selection {
  bool told[FINDING_COUNT];
};

/* Takes out of the report what `keeps` does not want. */
void report_keep(struct report *report, bool (*keeps)(const struct finding *finding, const void *data),
                 const void *data);

/* Takes out of the report what is not told. */
void report_select(struct report *report, const struct selection *selection);

/* Puts the findings into the order of the source: line, column, then the order in which they were added. */
void report_sort(struct report *report);

/* The same order for other arrays of findings: a GCompareFunc over pointers to struct finding pointers. */
gint finding_compare_places(gconstpointer a, gconstpointer b);
