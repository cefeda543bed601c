#include "compose/paragraph.h"

struct paragraph *paragraph_new(enum element element, const struct style *style) {
  struct paragraph *paragraph = g_new0(struct paragraph, 1);
  paragraph->element = element;
  paragraph->text = g_string_new(NULL);
  paragraph->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
  paragraph->breaks = g_array_new(FALSE, FALSE, sizeof(gsize));
  paragraph->keep_next = style->paragraphs[element].keep_next;
  return paragraph;
}

void paragraph_free(struct paragraph *paragraph) {
  g_string_free(paragraph->text, TRUE);
  g_array_unref(paragraph->spans);
  g_array_unref(paragraph->breaks);
  g_free(paragraph->outline);
  g_free(paragraph);
}

void paragraph_append(struct paragraph *paragraph, const struct block *block, guint number, gsize start, gsize end,
                      bool lead) {
  struct span span = {paragraph->text->len, element_of(block), lead, block, number, start};
  g_array_append_val(paragraph->spans, span);
  g_string_append_len(paragraph->text, block->text + start, (gssize)(end - start));
}

gsize paragraph_span_end(const struct paragraph *paragraph, guint i) {
  return i + 1 < paragraph->spans->len ? paragraph_span(paragraph, i + 1)->start : paragraph->text->len;
}

const struct span *paragraph_last_span(const struct paragraph *paragraph) {
  return paragraph_span(paragraph, paragraph->spans->len - 1);
}
