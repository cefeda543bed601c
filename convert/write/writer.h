/* What writers share.  A writer turns a tree (or its layout) into the bytes of one or more files; it opens no file. */
#pragma once

#include "base/report.h"
#include "compose/compose.h"
#include "doc/doc.h"
#include "style/families.h"
#include "style/style.h"

enum headings_mode { HEADINGS_SEPARATOR, HEADINGS_OWN_LINE, HEADINGS_INLINE };
enum placeholder_mode { PLACEHOLDERS_CONTROLS, PLACEHOLDERS_HIGHLIGHT };

/* What the user chose for the outputs, the same for every file of a run. */
struct write_options {
  const char *author;          /* --author, or NULL: the speaker line */
  char *const *font_dirs;      /* --font-dir, NULL-terminated, or NULL */
  double dpi;                  /* of page images */
  enum headings_mode headings; /* run-in headings in the Word file (spec/docx.md 5) */
  enum placeholder_mode placeholders;
  bool review;     /* findings as comments, fixes as tracked changes */
  bool toc;        /* table of contents in the Word file */
  bool grid_lines; /* docGrid type="lines" for LibreOffice users (spec/docx.md 8) */
};

/* One conversion: everything a writer may read.  Nothing in it is changed by a writer but `report` and `page`. */
struct write_job {
  const struct doc *doc;
  const GPtrArray *paragraphs; /* compose_doc of it */
  const struct style *style;
  const struct family_set *families;
  const struct write_options *options;
  gint64 moment;           /* base/clock.h: the date that goes into outputs */
  struct report *report;   /* layout adds what it finds */
  struct page_state *page; /* kept by the page module between the writers of one job: fonts, layout; else NULL */
};

/* One file's worth of bytes.  `part` is "" or what goes before the suffix ("-01" for page images). */
struct artifact {
  char *part;
  GBytes *bytes;
};

struct writer {
  const char *name;   /* "pdf": what --to takes */
  const char *suffix; /* ".pdf": what -o's file name ends in */
  /* Appends to `artifacts` (of struct artifact).  False and an error when it cannot be done. */
  bool (*write)(struct write_job *job, GPtrArray *artifacts, GError **error);
  /* It lays the text out first, which adds findings to job->report. */
  bool draws_pages;
  /* Of a file that people edit: whether the one at `path` may be replaced, with JIANGGAO_ERROR_EDITED when not.  NULL
   * for the others. */
  bool (*may_overwrite)(const char *path, GError **error);
};

/* An array for `write`; free with g_ptr_array_unref. */
GPtrArray *artifacts_new(void);

/* Appends bytes (taken over) to an artifacts array; `part` is copied. */
void artifacts_add(GPtrArray *artifacts, const char *part, GBytes *bytes);

/* The writers by name and by file name; NULL when there is none.  Asking for one that draws pages does not load the
 * page module yet. */
const struct writer *writer_by_name(const char *name);
const struct writer *writer_by_path(const char *path);

/* The names of all writers, parted by ", "; free with g_free. */
char *writer_names(void);

/* The author of the document: the option, else the speaker line, else NULL. */
const char *write_job_author(const struct write_job *job);

/* What the text is called: its title, else whom it greets, else its first sentence; NULL for a text without a block.
 * Never the file's name, which tells readers nothing (PDF/UA-1 7.1).  Free with g_free. */
char *write_job_title(const struct write_job *job);

/* The texts of the first-level headings without their markers, what the speech is about; free with g_free. */
char *write_job_keywords(const struct write_job *job);
