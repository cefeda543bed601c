/* The table of contents: a field that Word keeps up to date, with entries that show before it has done so. */
#pragma once

#include "ooxml/xml_out.h"
#include "write/writer.h"

/* True when the user wants a table of contents and the text has headings for one. */
bool toc_wanted(const struct write_job *job);

/* The bookmark of the n-th heading, counted from 1; free with g_free. */
char *toc_bookmark(guint number);

/* Writes the heading 目录 and an entry for each heading.  The entries have no page numbers: which page a heading is on
 * only Word knows, and it fills them in when it updates the field at opening (settings_part, update_fields). */
void toc_write(struct xml_out *out, const GPtrArray *blocks);
