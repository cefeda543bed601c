/* The sections of the document: paper, margins, what stands in them, grid. */
#pragma once

#include "ooxml/xml_out.h"
#include "write/docx/measures.h"

/* w:sectPr of the speech, which stands last in the document; `behind_cover`: a section with a cover is before it, whose
 * pages are not counted. */
void section_write(struct xml_out *out, const struct style *style, const struct measures *measures, bool behind_cover);

/* w:sectPr of the cover, in the properties of its last paragraph.  Under duplex printing the speech begins on the next
 * front; else the cover is page 0, so that no program puts an empty page between two odd ones. */
void section_write_cover(struct xml_out *out, const struct style *style, const struct measures *measures);
