#include "write/docx/signature.h"

#include "ooxml/units.h"

/* The date begins two characters to the right of where the issuer begins. */
#define DATE_OFFSET 2

/* Width in characters: Latin letters and figures take half of one. */
static double width_of(const char *text) {
  double width = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    width += g_utf8_get_char(p) < 0x250 ? 0.5 : 1;
  return width;
}

struct signature signature_of(const GPtrArray *blocks) {
  struct signature signature = {0, 0};
  for (guint i = blocks->len; i-- > 0;) {
    const struct block *block = g_ptr_array_index(blocks, i);
    if (block->role != ROLE_SIGNATURE)
      continue;
    double *width = block->kind == KIND_DATE ? &signature.date : &signature.issuer;
    *width = MAX(*width, width_of(block->text));
  }
  return signature;
}

gint64 signature_right(const struct signature *signature, const struct style *style, bool is_date) {
  if (signature->issuer <= 0 || signature->date <= 0)
    return -1;
  double issuer_right = style->paragraphs[ELEMENT_SIGNATURE].right;
  double date_right = issuer_right + signature->issuer - DATE_OFFSET - signature->date;
  double least = style->paragraphs[ELEMENT_DATE].right;
  if (date_right < least) { /* a long date: it keeps its distance, and the issuer moves in (7.3.5.1) */
    issuer_right += least - date_right;
    date_right = least;
  }
  return hundredths(is_date ? date_right : issuer_right);
}
