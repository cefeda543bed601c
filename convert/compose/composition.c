#include "compose/composition.h"
#include "base/items.h"

#include <string.h>

const struct block *composition_block(const struct composition *composition, guint i) {
  return pointer_at(composition->doc->blocks, i);
}

bool composition_has(const struct composition *composition, guint i, enum role role) {
  return i < composition->doc->blocks->len && composition_block(composition, i)->role == role;
}

/* Below a run-in heading's paragraph stands what stands below body text. */
static double blank_lines_above(const struct composition *composition, enum element element) {
  guint count = composition->paragraphs->len;
  if (count == 0)
    return composition->style->paragraphs[element].before;
  const struct span *last = paragraph_last_span(paragraph_at(composition->paragraphs, count - 1));
  return style_blank_lines(composition->style, last->element, element);
}

struct paragraph *composition_add(struct composition *composition, guint block) {
  enum element element = element_of(composition_block(composition, block));
  struct paragraph *paragraph = paragraph_new(element, composition->style);
  paragraph->above = blank_lines_above(composition, element);
  g_ptr_array_add(composition->paragraphs, paragraph);
  return paragraph;
}

void composition_append(const struct composition *composition, struct paragraph *paragraph, guint block) {
  const struct block *own = composition_block(composition, block);
  paragraph_append(paragraph, own, block, 0, strlen(own->text), false);
}

struct paragraph *composition_add_whole(struct composition *composition, guint block) {
  struct paragraph *paragraph = composition_add(composition, block);
  composition_append(composition, paragraph, block);
  return paragraph;
}

void composition_begin_page(struct paragraph *paragraph) {
  paragraph->new_page = true;
  paragraph->above = 0;
}
