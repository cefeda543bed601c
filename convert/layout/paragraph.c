#include "layout/paragraph.h"

#include "layout/justify.h"
#include "layout/table.h"

struct paragraph *layout_paragraph_new(enum element element, const struct style *style) {
  const struct paragraph_style *own = &style->paragraphs[element];
  struct paragraph *paragraph = g_new0(struct paragraph, 1);
  paragraph->text = g_string_new(NULL);
  paragraph->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
  paragraph->element = element;
  paragraph->align = own->align;
  paragraph->size = own->size;
  paragraph->cell = style_cell(style) * own->size / style->size;
  paragraph->left = own->left * paragraph->cell;
  paragraph->first = paragraph->left + own->indent * paragraph->cell;
  paragraph->measure = style->text_width - own->right * paragraph->cell;
  paragraph->leading = own->leading > 0 ? own->leading : 1;
  paragraph->hang = style->ascent * MAX(0, own->size - style->size);
  paragraph->keep_next = own->keep_next;
  return paragraph;
}

void layout_paragraph_free(struct paragraph *paragraph) {
  g_string_free(paragraph->text, TRUE);
  g_array_unref(paragraph->spans);
  g_free(paragraph->outline_text);
  g_clear_pointer(&paragraph->table, table_free);
  g_clear_pointer(&paragraph->lines, g_ptr_array_unref);
  g_free(paragraph);
}

void layout_paragraph_append(struct paragraph *paragraph, const char *text, gsize length, const struct span *span) {
  struct span own = *span;
  own.start = (guint32)paragraph->text->len;
  g_array_append_val(paragraph->spans, own);
  g_string_append_len(paragraph->text, text, (gssize)length);
}
