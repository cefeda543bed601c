#include "write/docx/signature.h"

#include "write/docx/widths.h"

#include <string.h>

struct signature signature_of(const GPtrArray *blocks) {
  for (guint i = blocks->len; i-- > 1;) {
    const struct block *issuer = g_ptr_array_index(blocks, i - 1), *date = g_ptr_array_index(blocks, i);
    if (element_of(date) == ELEMENT_DATE && element_of(issuer) == ELEMENT_SIGNATURE)
      return (struct signature){issuer, date};
  }
  return (struct signature){NULL, NULL};
}

static double line_width(const struct block *line) {
  gsize length = strlen(line->text);
  return width_of(line->text, length) + spacing_of(line->text, length);
}

double signature_right(const struct signature *signature, const struct style *style, const struct block *block) {
  if (!signature->date || (block != signature->issuer && block != signature->date))
    return -1;
  double issuer_right = style->paragraphs[ELEMENT_SIGNATURE].right;
  double date_right =
      issuer_right + line_width(signature->issuer) - SIGNATURE_DATE_INDENT - line_width(signature->date);
  double least = style->paragraphs[ELEMENT_DATE].right;
  if (date_right < least) { /* a long date: it keeps its distance, and the issuer moves in (7.3.5.1) */
    issuer_right += least - date_right;
    date_right = least;
  }
  return block == signature->date ? date_right : issuer_right;
}
