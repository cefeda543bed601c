/* The parts of the package beside the text: settings, fonts, footers, properties. */
#pragma once

#include "write/docx/measures.h"
#include "write/docx/packed.h"
#include "write/writer.h"

/* Adds settings, table of fonts and footers, as relations of the document part. */
void side_parts_add(struct packed *parts, const struct write_job *job, const struct measures *measures);

/* Adds docProps.  Comes last, for the custom properties hold the digest of all the rest (packed_digest), which tells
 * later whether somebody edited the file.  `date` in ISO 8601. */
void side_parts_add_properties(struct packed *parts, const struct write_job *job, const char *date);
