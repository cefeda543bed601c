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

/* What styles are made of.  The beginning of one, to be closed; its fonts: “ ” — … · × stand in the hAnsi slot where a
 * program overlooks the hint, so that it names the Han font too (rule S15), and ascii alone the Latin one; its size. */
void styles_open(struct xml_out *m, const char *type, const char *id, const char *name, bool custom);
void styles_put_fonts(struct xml_out *m, const struct styles_input *input, enum font_role role);
void styles_put_size(struct xml_out *m, double points);

/* The part, with every style that the document may name. */
GBytes *styles_part(const struct styles_input *input);
