/* word/styles.xml: every look of the document, from the style's measures. */
#pragma once

#include "ooxml/xml_out.h"
#include "style/families.h"
#include "write/docx/measures.h"

struct styles_input {
  const struct style *style;
  const struct family_set *families;
  const struct measures *measures;
  const GPtrArray *paragraphs; /* of the document: their styles stand in Word's gallery */
  bool toc, review;            /* the styles of a table of contents, of comments */
};

/* The part, with every style that the document may name. */
GBytes *styles_part(const struct styles_input *input);
