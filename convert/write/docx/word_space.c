#include "write/docx/word_space.h"

static bool is_below_toc(const struct word_space *space, guint i) {
  return i == space->toc_place;
}

double word_space_lines(const struct word_space *space, guint i) {
  const struct paragraph *paragraph = paragraph_at(space->paragraphs, i);
  bool below_title = i > 0 && paragraph_at(space->paragraphs, i - 1)->element == ELEMENT_TITLE;
  bool in_style = below_title && paragraph->element != ELEMENT_SUBTITLE;
  return in_style ? paragraph->above - space->style->paragraphs[ELEMENT_TITLE].after : paragraph->above;
}

static bool is_text(const struct word_space *space, guint i) {
  enum element element = paragraph_at(space->paragraphs, i)->element;
  return element == ELEMENT_BODY || element == ELEMENT_STAGE_DIRECTION;
}

/* Whether paragraph `i` stands off a table at `table` as it does off other paragraphs: not text, nor what is in an
 * attachment, which all has one style. */
static bool stands_off(const struct word_space *space, guint i, guint table) {
  const struct paragraph *paragraph = paragraph_at(space->paragraphs, i);
  return paragraph_at(space->paragraphs, table)->table && !is_text(space, i) &&
         paragraph_span(paragraph, 0)->block->role != ROLE_ATTACHMENT;
}

double word_space_above(const struct word_space *space, guint i) {
  bool body = is_text(space, i);
  if (is_below_toc(space, i))
    return paragraph_at(space->paragraphs, i)->above;
  double air = i > 0 && stands_off(space, i, i - 1) ? space->style->table_air : 0;
  return i > 0 && body ? 0 : air + word_space_lines(space, i);
}

double word_space_below(const struct word_space *space, guint i) {
  bool body = i + 1 < space->paragraphs->len && is_text(space, i + 1);
  bool air = i + 1 < space->paragraphs->len && stands_off(space, i, i + 1);
  return (air ? space->style->table_air : 0) +
         (body && !is_below_toc(space, i + 1) ? word_space_lines(space, i + 1) : 0);
}

double word_space_beside(const struct word_space *space, guint i, guint table) {
  if (table >= space->paragraphs->len || !paragraph_at(space->paragraphs, table)->table ||
      is_below_toc(space, MAX(i, table)))
    return 0;
  return stands_off(space, i, table) ? 0 : space->style->table_air;
}
