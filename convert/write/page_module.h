/* The page module: font/, layout/ and the writers that draw pages, in a shared object that is loaded when the first
 * page is wanted: a DOCX alone does without its libraries (HarfBuzz, FreeType, fontconfig, libpng). */
#pragma once

#include "write/writer.h"

/* What jianggao-page.so exports under the name "page_module". */
struct page_module {
  bool (*pdf)(struct write_job *job, GPtrArray *artifacts, GError **error);
  bool (*png)(struct write_job *job, GPtrArray *artifacts, GError **error);
  bool (*svg)(struct write_job *job, GPtrArray *artifacts, GError **error);
  bool (*layout)(struct write_job *job, GPtrArray *artifacts, GError **error); /* the text dump */
  /* Lays the job out for its findings alone. */
  bool (*check)(struct write_job *job, GError **error);
  /* One line a role: role, family asked for, family found, file; free with g_free. */
  char *(*list_fonts)(const struct family_set *families, char *const *font_dirs, GError **error);
  /* Frees job->page. */
  void (*job_done)(struct write_job *job);
};

/* Loads the module once per process (thread-safe); NULL and JIANGGAO_ERROR_FONT when its file is missing. */
const struct page_module *page_module_load(GError **error);
