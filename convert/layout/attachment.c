#include "layout/attachment.h"

#include "layout/justify.h"
#include "text/attachment.h"

static double width_between(struct composer *composer, const struct paragraph *paragraph, gsize start, gsize end) {
  struct paragraph *part = layout_paragraph_new(paragraph->element, composer->style);
  layout_paragraph_append(part, paragraph->text->str + start, end - start,
                          &g_array_index(paragraph->spans, struct span, 0));
  double width = layout_paragraph_width(composer, part);
  layout_paragraph_free(part);
  return width;
}

/* How far from the start of a paragraph the character at `offset` is, the gap before it included. */
static double distance_to(struct composer *composer, const struct paragraph *paragraph, gsize offset) {
  const char *text = paragraph->text->str;
  gsize end = text[offset] ? (gsize)(g_utf8_next_char(text + offset) - text) : offset;
  return width_between(composer, paragraph, 0, end) - width_between(composer, paragraph, offset, end);
}

static void place_head(struct paragraph *paragraph) {
  paragraph->new_page = true;
  paragraph->keep_next = true;
  paragraph->first = paragraph->left = 0;
  g_array_index(paragraph->spans, struct span, 0).font = FONT_HEI;
}

void place_attachments(struct composer *composer, GPtrArray *paragraphs, guint first) {
  double numbers = 0; /* where numbers stand, when a label has told */
  for (guint i = first; i < paragraphs->len; i++) {
    struct paragraph *paragraph = g_ptr_array_index(paragraphs, i);
    const char *text = paragraph->text->str;
    if (attachment_is_head(text)) {
      place_head(paragraph);
      continue;
    }
    gsize label = attachment_label_length(text);
    gsize number = attachment_number_length(text + label);
    if (label > 0)
      numbers = paragraph->first + distance_to(composer, paragraph, label);
    else if (number > 0 && numbers > 0)
      paragraph->first = numbers;
    if (label + number > 0)
      paragraph->left = paragraph->first + distance_to(composer, paragraph, label + number);
  }
}
