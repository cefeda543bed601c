#include "layout/grade.h"

#include "layout/beside.h"

static bool has_grade(const struct style *style) {
  return style->furniture.grade && *style->furniture.grade;
}

guint grade_slots(const struct style *style) {
  return has_grade(style) ? 2 : 0;
}

void grade_put(struct typesetter *typesetter, struct page *page, enum font_role role, guint slot, const char *text) {
  const struct style *style = typesetter->style;
  struct line *line = beside_line(typesetter, (struct font_wish){role, false}, style->size, text, NULL);
  line_place(line, style->margin_left, style->margin_top + slot * style->line_pitch + style->ascent * style->size);
  g_ptr_array_insert(page->lines, (gint)slot, line);
}

void grade_add(struct typesetter *typesetter, struct page *page, guint slot) {
  if (has_grade(typesetter->style))
    grade_put(typesetter, page, FONT_HEI, slot, typesetter->style->furniture.grade);
}
