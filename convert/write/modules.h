/* Modules: shared objects that are loaded when they are wanted, since loading their libraries takes longer than reading
 * a speech.  The page module has font/, layout/ and the writers that draw pages (Pango, Cairo, fontconfig, libpng), the
 * finishing module what finishes a PDF (libqpdf, libdeflate), the Word module the reader and the writer of Word files
 * (libzip).
 *
 * A module holds its own copies of the functions of the rooms below that it calls, and none of them
 * keeps anything between calls: structs go to and fro, symbols do not. */
#pragma once

#include "write/drawn_pdf.h"
#include "write/guard.h"
#include "write/job.h"

struct font_set;
struct read_docx_options;

/* A writer over the layout; the module's rows have the names of those rows of write/writer.c that draw pages. */
struct page_writer {
  const char *name; /* NULL behind the last row */
  bool (*write)(const struct write_job *job, GPtrArray *artifacts, GError **error);
};

/* What jianggao-page.so exports under the name "page_module". */
struct page_module {
  const char *version; /* of the build that it belongs to */
  /* The fonts for these families and folders; used by one thread at a time, for any number of layouts. */
  struct font_set *(*open_fonts)(const struct family_set *families, char *const *folders, GError **error);
  void (*close_fonts)(struct font_set *fonts);
  /* The pages of paragraphs (compose_doc).  What fonts lack and what could not be set well become findings.  The layout
   * keeps pointers into `fonts`; free it first, with free_layout. */
  struct layout *(*lay_out)(const GPtrArray *paragraphs, const struct style *style, const struct family_set *families,
                            struct font_set *fonts, struct report *report);
  void (*free_layout)(struct layout *layout);
  /* A role's face cut down to the characters of a text, to be embedded; NULL when it may not be or cannot be. */
  GBytes *(*cut_face)(struct font_set *fonts, enum font_role role, const char *text);
  guint (*count_pages)(const struct layout *layout);
  char *(*places)(const struct layout *layout); /* write/page/places.h */
  /* The page of each entry of the outline, from 1 (of guint); free with g_array_unref. */
  GArray *(*outline_pages)(const struct layout *layout);
  struct drawn_pdf *(*draw_pdf)(const struct layout *layout, const struct pdf_info *info, GError **error);
  /* The same with the pages of one numbered copy (from 0) alone. */
  struct drawn_pdf *(*draw_copy)(const struct layout *layout, const struct style *style, guint number,
                                 const struct pdf_info *info, GError **error);
  const struct page_writer *writers;
  char *(*libraries)(void); /* the versions of its libraries, a line each; free with g_free */
  /* One line a role: role, family asked for, family found, file; free with g_free. */
  char *(*list_fonts)(const struct family_set *families, struct font_set *fonts);
};

/* What jianggao-finish.so exports under the name "finish_module". */
struct finish_module {
  const char *version;
  GBytes *(*finish_pdf)(const struct drawn_pdf *drawn, const struct pdf_info *info, GError **error);
  char *(*libraries)(void); /* as in struct page_module */
};

/* What jianggao-word.so exports under the name "word_module": what read/docx/docx_reader.h, write/docx/docx.h and
 * write/docx/docx_guard.h say. */
struct word_module {
  const char *version;
  struct doc *(*read_docx)(const char *name, GBytes *bytes, const struct read_docx_options *options,
                           struct report *report, GError **error);
  bool (*write_docx)(const struct write_job *job, GPtrArray *artifacts, GError **error);
  enum guard_verdict (*guard_docx)(GBytes *file);
  GBytes *(*answer)(GBytes *asked, const struct catalogue *catalogue); /* read_docx_answer */
  char *(*libraries)(void);                                            /* as in struct page_module */
};

/* Load the modules once per process (thread-safe); NULL and JIANGGAO_ERROR_FONT when the file is missing or belongs to
 * another build. */
const struct page_module *page_module_load(GError **error);
const struct finish_module *finish_module_load(GError **error);
const struct word_module *word_module_load(GError **error);

/* The module's writer of this name; never NULL for a name of write/writer.c whose row has no function of its
 * own. */
const struct page_writer *page_module_writer(const struct page_module *module, const char *name);
