/* What stands before the speech in the Word file: the cover, in a section of its own, and the grade of secrecy above
 * the first page.  All of it is in styles that the reader leaves out. */
#pragma once

#include "ooxml/xml_out.h"
#include "write/docx/measures.h"
#include "write/job.h"

bool front_has_cover(const struct style *style);

/* Writes the paragraphs of it: of numbered copies the first. */
void front_write(struct xml_out *out, const struct write_job *job, const struct measures *measures);
