#include "write/docx/word_space.h"

#include "base/items.h"

static bool is_below_toc(const struct word_space *space, guint i) {
  return i == space->toc_place;
}

double word_space_lines(const struct word_space *space, guint i) {
  const struct paragraph *paragraph = paragraph_at(space->paragraphs, i);
  const struct paragraph *before = pointer_before(space->paragraphs, i);
  bool below_title = before && before->element == ELEMENT_TITLE;
  bool in_style = below_title && paragraph->element != ELEMENT_SUBTITLE;
  return in_style ? paragraph->above - space->style->paragraphs[ELEMENT_TITLE].after : paragraph->above;
}

static bool is_text(const struct paragraph *paragraph) {
  return paragraph->element == ELEMENT_BODY || paragraph->element == ELEMENT_STAGE_DIRECTION;
}

/* Whether a paragraph stands off what is beside it, a table, as it does off other paragraphs: not text, nor what is in
 * an attachment, which all has one style.  `beside`: NULL where nothing is. */
static bool stands_off(const struct paragraph *paragraph, const struct paragraph *beside) {
  return beside && beside->table && !is_text(paragraph) && paragraph_span(paragraph, 0)->block->role != ROLE_ATTACHMENT;
}

double word_space_above(const struct word_space *space, guint i) {
  const struct paragraph *paragraph = paragraph_at(space->paragraphs, i);
  const struct paragraph *before = pointer_before(space->paragraphs, i);
  if (is_below_toc(space, i))
    return paragraph->above;
  double air = stands_off(paragraph, before) ? space->style->table_air : 0;
  return before && is_text(paragraph) ? 0 : air + word_space_lines(space, i);
}

double word_space_below(const struct word_space *space, guint i) {
  const struct paragraph *next = pointer_behind(space->paragraphs, i);
  bool body = next && is_text(next);
  bool air = stands_off(paragraph_at(space->paragraphs, i), next);
  return (air ? space->style->table_air : 0) +
         (body && !is_below_toc(space, i + 1) ? word_space_lines(space, i + 1) : 0);
}

double word_space_beside(const struct word_space *space, guint i, guint table) {
  if (table >= space->paragraphs->len || !paragraph_at(space->paragraphs, table)->table ||
      is_below_toc(space, MAX(i, table)))
    return 0;
  return stands_off(paragraph_at(space->paragraphs, i), paragraph_at(space->paragraphs, table))
             ? 0
             : space->style->table_air;
}
