/* What writers share.  A writer turns a tree (or its layout) into the bytes of one or more files; it opens no file. */
#pragma once

#include "base/report.h"
#include "compose/compose.h"
#include "doc/doc.h"
#include "style/families.h"
#include "style/style.h"

enum headings_mode { HEADINGS_SEPARATOR, HEADINGS_OWN_LINE, HEADINGS_INLINE };
enum placeholder_mode { PLACEHOLDERS_CONTROLS, PLACEHOLDERS_HIGHLIGHT };

/* What the user chose for the outputs. */
struct write_options {
  const char *author;          /* or NULL: the speaker line */
  double dpi;                  /* of page images */
  enum headings_mode headings; /* run-in headings in the Word file (spec/docx.md 5) */
  enum placeholder_mode placeholders;
  bool review;                 /* findings as comments, fixes as tracked changes */
  guint fix;                   /* classes of fixes that are tracked changes without comments */
  bool embed_fonts;            /* the faces of the text in the Word file */
  bool toc;                    /* table of contents in the Word file */
  guint first_page, last_page; /* of the pages that become images; 0: from the first, to the last */
};

struct layout;

/* One conversion: everything a writer may read; it changes nothing in it. */
struct write_job {
  const struct doc *doc;
  const GPtrArray *paragraphs; /* compose_doc of it */
  const struct style *style;
  const struct family_set *families;
  const struct write_options *options;
  gint64 moment; /* base/clock.h: the date that goes into outputs */
  const struct report *report;
  const struct layout *layout; /* of a writer that draws pages; else it may be NULL */
  GBytes *const *faces; /* by font role the faces to embed, each NULL when there is none; NULL: nobody wants them */
  /* Of guint, for each entry of the outline the page that it is on, in a document with a table of contents; NULL when
   * nobody asked for one. */
  const GArray *toc_pages;
};

/* One file's worth of bytes.  `part` is "" or what goes before the suffix ("-01" for page images). */
struct artifact {
  char *part;
  GBytes *bytes;
};

/* An array for what writers make (of struct artifact); free with g_ptr_array_unref. */
GPtrArray *artifacts_new(void);

/* Appends bytes (taken over) to an artifacts array; `part` is copied. */
void artifacts_add(GPtrArray *artifacts, const char *part, GBytes *bytes);

/* What the outputs say about themselves.  The author: the option, else the speaker line, else NULL; the subject: the
 * occasion under the title, or NULL.  Both are owned by the job. */
const char *write_job_author(const struct write_job *job);
const char *write_job_subject(const struct write_job *job);

/* What the text is called: its title, else whom it greets, else its first sentence; NULL for a text without a block.
 * Never the file's name, which tells readers nothing (PDF/UA-1 7.1).  Free with g_free. */
char *write_job_title(const struct write_job *job);

/* The first-level headings without their markers, parted by “；”: what the speech is about.  Free with g_free. */
char *write_job_keywords(const struct write_job *job);
