/* The entries of the table of contents of a Word file. */
#pragma once

#include "compose/paragraph.h"
#include "ooxml/xml_out.h"

/* The bookmark of the n-th heading, counted from 1; free with g_free. */
char *word_toc_bookmark(guint number);

/* Writes an entry for each heading, with the number of its page as the result of a field: it is there in every program
 * at once, and Word brings it up to date when somebody asks for that (rules H06 to H08).  `pages`: of the entries of
 * the outline (guint), or NULL. */
void word_toc_write(struct xml_out *out, const GPtrArray *paragraphs, const struct style *style, const GArray *pages);
