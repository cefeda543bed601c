#include "write/docx/attachment.h"

#include "text/attachment.h"
#include "write/docx/widths.h"

struct indents attachment_indents(const char *text, const struct paragraph_style *look, double *numbers) {
  gsize label = attachment_label_length(text), number = attachment_number_length(text + label);
  double first = look->left + look->indent;
  if (label > 0)
    *numbers = first + width_of(text, label);
  else if (number > 0 && *numbers > 0)
    first = *numbers;
  if (label + number == 0)
    return indents_of(look);
  double left = first + width_of(text, label + number);
  return (struct indents){.first = first - left, .left = left, .right = look->right};
}
