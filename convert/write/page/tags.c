#include "write/page/tags.h"

static bool has_title(const struct layout *layout) {
  const struct page *page = layout->pages->len > 0 ? layout->pages->pdata[0] : NULL;
  for (guint i = 0; page && i < page->lines->len; i++)
    if (((const struct line *)page->lines->pdata[i])->element == ELEMENT_TITLE)
      return true;
  return false;
}

struct tags tags_for(const struct layout *layout) {
  return (struct tags){.title_levels = has_title(layout) ? 1 : 0};
}

void tags_open(cairo_t *cr) {
  cairo_tag_begin(cr, "Document", NULL);
}

void tags_close(cairo_t *cr) {
  cairo_tag_end(cr, "Document");
}

/* The heading level of an element, 0 for text. */
static guint heading_level(const struct tags *tags, enum element element) {
  if (element == ELEMENT_TITLE)
    return 1;
  if (element >= ELEMENT_HEADING_1 && element <= ELEMENT_HEADING_4)
    return element - ELEMENT_HEADING_1 + 1 + tags->title_levels;
  return 0;
}

static const char *name_for(struct tags *tags, enum element element) {
  static const char *const names[] = {"P", "H1", "H2", "H3", "H4", "H5", "H6"};
  guint level = heading_level(tags, element);
  if (level == 0)
    return "P";
  level = MIN(level, tags->heading + 1);
  tags->heading = level;
  return names[level];
}

/* All lines of a title are one heading, though each is a block. */
static bool is_same(const struct tags *tags, const struct run *run) {
  return tags->name && tags->element == run->element && (tags->block == run->block || run->element == ELEMENT_TITLE);
}

void tags_leave(struct tags *tags, cairo_t *cr) {
  if (tags->name)
    cairo_tag_end(cr, tags->name);
  tags->name = NULL;
}

void tags_enter(struct tags *tags, cairo_t *cr, const struct line *line, const struct run *run) {
  if (line->kind == LINE_PAGE_NUMBER) {
    tags_leave(tags, cr);
    return;
  }
  if (is_same(tags, run))
    return;
  tags_leave(tags, cr);
  tags->name = name_for(tags, run->element);
  tags->block = run->block;
  tags->element = run->element;
  cairo_tag_begin(cr, tags->name, NULL);
}
