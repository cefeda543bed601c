/* The structure of a PDF: Document, H1 to H6 and P over the marked parts of the pages, for readers that speak the text
 * aloud or set it anew (ISO 32000-1 14.7, 14.8).  A paragraph over two pages is one element; page numbers and the rules
 * of tables are artifacts, outside. */
#pragma once

#include "layout/layout.h"
#include "write/page/pdf_object.h"

struct pdf_tags;

/* Starts the structure of a layout: its Document element. */
struct pdf_tags *pdf_tags_new(qpdf_data qpdf, const struct layout *layout);
void pdf_tags_free(struct pdf_tags *tags);
typedef struct pdf_tags PdfTags; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfTags, pdf_tags_free)

/* Begins a page; the marked parts that follow are its own. */
void pdf_tags_begin_page(struct pdf_tags *tags, qpdf_oh page);

/* Writes into the page's content what opens the marked part of a run, unless it lies in the open one. */
void pdf_tags_enter(struct pdf_tags *tags, GString *content, const struct line *line, const struct run *run);

/* Closes the open marked part. */
void pdf_tags_leave(struct pdf_tags *tags, GString *content);

/* Ends a page: tells it where its parts are in the tree. */
void pdf_tags_end_page(struct pdf_tags *tags);

/* Puts the finished tree into the catalog. */
void pdf_tags_finish(struct pdf_tags *tags, qpdf_oh catalog);
