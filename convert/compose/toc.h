/* The lines of a table of contents among the paragraphs, so that pages can be counted with them. */
#pragma once

#include "compose/paragraph.h"

/* How many paragraphs from the first on stand above a table of contents: the title with the lines under it. */
guint toc_place(const GPtrArray *paragraphs);

/* The paragraphs as compose_doc makes them and, below the title, 目录 and a line for each heading with room for the
 * number of its page.  With `own_lines` a heading does not share its paragraph with the text behind it.  The lines'
 * blocks are added to `entries`: it and `doc` must outlive the paragraphs; free those with g_ptr_array_unref. */
GPtrArray *toc_compose(const struct doc *doc, const struct style *style, bool own_lines, struct doc *entries);
