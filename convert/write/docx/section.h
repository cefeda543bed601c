/* The sections of the document: paper, margins, what stands in them, grid. */
#pragma once

#include "ooxml/xml_out.h"
#include "write/docx/measures.h"

/* A section of the speech: all of it, or what comes before, on or behind turned pages. */
struct section {
  const struct style *style;       /* of turned pages: style_turned */
  const struct measures *measures; /* of that style */
  bool turned;
  bool first;        /* of the speech */
  bool behind_cover; /* a section with a cover is before it, whose pages are not counted */
};

/* w:sectPr of a section, in the properties of its last paragraph; that of the last section stands last in the document.
 */
void section_write(struct xml_out *out, const struct section *section);

/* w:sectPr of the cover, in the properties of its last paragraph.  Under duplex printing the speech begins on the next
 * front; else the cover is page 0, so that no program puts an empty page between two odd ones. */
void section_write_cover(struct xml_out *out, const struct style *style, const struct measures *measures);
