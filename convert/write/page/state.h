/* What the page writers of one job share: its fonts and its layout, made when the first of them asks. */
#pragma once

#include "layout/layout.h"
#include "write/writer.h"

/* The fonts for these families and folders.  Each thread keeps its set for the next job: the files are read and the
 * glyphs measured once.  Owned by the thread. */
struct font_set *page_fonts(const struct family_set *families, char *const *dirs, GError **error);

/* The layout of a job; laid out once, owned by job->page. */
const struct layout *page_layout(struct write_job *job, GError **error);

/* Frees job->page. */
void page_done(struct write_job *job);
