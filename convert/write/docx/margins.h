/* What stands in the margins of the Word file, and behind its text: headers and footers with the number of the page
 * and the watermark. */
#pragma once

#include "ooxml/xml_out.h"
#include "style/style.h"
#include "write/docx/packed.h"

/* Adds the parts; what a section refers to must be among them.  `turned`: those of sections on their side, too. */
void margins_add_parts(struct packed *parts, const struct style *style, bool turned);

/* The references of a section of the speech, and of the cover's, which has no numbers. */
void margins_refer(struct xml_out *out, const struct style *style, bool turned);
void margins_refer_cover(struct xml_out *out, const struct style *style);
