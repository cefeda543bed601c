#include "layout/compose.h"

#include "layout/attachment.h"
#include "layout/justify.h"
#include "layout/signature.h"
#include "layout/table.h"
#include "text/title.h"

#include <string.h>

static const struct block *block_at(const struct composer *composer, guint i) {
  return g_ptr_array_index(composer->doc->blocks, i);
}

static bool has_role(const struct composer *composer, guint i, enum role role) {
  return i < composer->doc->blocks->len && block_at(composer, i)->role == role;
}

/* How text of this block is set. */
static struct span span_of(const struct composer *composer, guint block) {
  enum element element = element_of(block_at(composer, block));
  const struct paragraph_style *style = &composer->style->paragraphs[element];
  return (struct span){0, style->font, style->bold, element, block, 0};
}

static void append_range(struct paragraph *paragraph, const char *text, gsize start, gsize end,
                         const struct span *span) {
  struct span own = *span;
  own.block_offset = (guint32)start;
  if (end > start)
    layout_paragraph_append(paragraph, text + start, end - start, &own);
}

/* A paragraph in the block's style, in the list. */
static struct paragraph *add_paragraph(struct composer *composer, GPtrArray *paragraphs, guint block) {
  struct paragraph *paragraph = layout_paragraph_new(element_of(block_at(composer, block)), composer->style);
  g_ptr_array_add(paragraphs, paragraph);
  return paragraph;
}

static void add_whole_block(struct composer *composer, GPtrArray *paragraphs, guint block) {
  const char *text = block_at(composer, block)->text;
  struct span span = span_of(composer, block);
  append_range(add_paragraph(composer, paragraphs, block), text, 0, strlen(text), &span);
}

static bool is_blank_at(const char *text, gsize at) {
  return g_unichar_isspace(g_utf8_get_char(text + at));
}

/* One line of the title, without the blanks around it. */
static void add_title_line(struct composer *composer, GPtrArray *paragraphs, guint block, gsize start, gsize end) {
  const char *text = block_at(composer, block)->text;
  struct span span = span_of(composer, block);
  while (start < end && is_blank_at(text, start))
    start = (gsize)(g_utf8_next_char(text + start) - text);
  while (end > start && is_blank_at(text, (gsize)(g_utf8_prev_char(text + end) - text)))
    end = (gsize)(g_utf8_prev_char(text + end) - text);
  append_range(add_paragraph(composer, paragraphs, block), text, start, end, &span);
}

/* E2: a block of the title, or under it, is a line of it; one that is too long is broken by words and shape. */
static void add_display_block(struct composer *composer, GPtrArray *paragraphs, guint block) {
  const char *text = block_at(composer, block)->text;
  enum element element = element_of(block_at(composer, block));
  g_autoptr(GArray) breaks = title_breaks(text, style_display_cells(composer->style, element));
  gsize start = 0;
  for (guint i = 0; i < breaks->len; i++) {
    gsize end = g_array_index(breaks, gsize, i);
    add_title_line(composer, paragraphs, block, start, end);
    start = end;
  }
  add_title_line(composer, paragraphs, block, start, strlen(text));
}

/* How far the two characters of a name move apart so that it is as wide as one of three (E4); 0 for other texts.  A
 * blank that was typed between them is part of that. */
static double name_gap(struct composer *composer, const struct paragraph *paragraph) {
  glong characters = 0, blanks = 0;
  for (const char *p = paragraph->text->str; *p; p = g_utf8_next_char(p)) {
    bool blank = g_unichar_isspace(g_utf8_get_char(p));
    characters += !blank;
    blanks += blank;
  }
  double missing = 3 * paragraph->cell - layout_paragraph_width(composer, paragraph);
  return characters == 2 ? MAX(0, missing) / (blanks > 0 ? 2 : 1) : 0;
}

static void add_subtitle(struct composer *composer, GPtrArray *paragraphs, guint block) {
  add_display_block(composer, paragraphs, block);
  struct paragraph *paragraph = g_ptr_array_index(paragraphs, paragraphs->len - 1);
  if (block_at(composer, block)->kind == KIND_SPEAKER)
    paragraph->letter_gap = name_gap(composer, paragraph);
}

static struct paragraph *add_heading(struct composer *composer, GPtrArray *paragraphs, guint block) {
  const struct block *heading = block_at(composer, block);
  g_autofree char *text = g_strconcat(heading->text, block_end_mark(heading), NULL); /* as it is printed */
  struct span span = span_of(composer, block);
  struct paragraph *paragraph = add_paragraph(composer, paragraphs, block);
  append_range(paragraph, text, 0, strlen(text), &span);
  paragraph->outline_level = heading->level;
  paragraph->outline_text = g_strdup(heading->text);
  paragraph->keep_whole = !heading->run_in;
  return paragraph;
}

/* How the lead of a point is set, by the style's points mode. */
static struct span lead_span(const struct composer *composer, const struct span *body) {
  struct span span = *body;
  span.bold = span.bold || composer->style->points == POINTS_BOLD;
  span.font = composer->style->points == POINTS_KAI ? FONT_KAI : span.font;
  return span;
}

/* Appends a body's text with its points; in POINTS_PARAGRAPH a point begins a paragraph (not one inside a sentence). */
static void append_body(struct composer *composer, GPtrArray *paragraphs, struct paragraph *paragraph, guint block) {
  const struct block *body = block_at(composer, block);
  struct span span = span_of(composer, block), lead = lead_span(composer, &span);
  gsize at = 0;
  for (guint i = 0; body->points && i < body->points->len; i++) {
    const struct point *point = &g_array_index(body->points, struct point, i);
    if (point->kind == POINT_CLAUSE || composer->style->points == POINTS_PLAIN)
      continue;
    append_range(paragraph, body->text, at, point->start, &span);
    if (composer->style->points == POINTS_PARAGRAPH && paragraph->text->len > 0)
      paragraph = add_paragraph(composer, paragraphs, block);
    append_range(paragraph, body->text, point->start, point->start + point->lead_length, &lead);
    at = point->start + point->lead_length;
  }
  append_range(paragraph, body->text, at, strlen(body->text), &span);
}

/* A heading and the body that shares its paragraph. */
static void add_run_in(struct composer *composer, GPtrArray *paragraphs, guint block) {
  struct paragraph *paragraph = add_heading(composer, paragraphs, block);
  paragraph->keep_next = false;
  append_body(composer, paragraphs, paragraph, block + 1);
}

/* Adds block `i` and those of its role that follow, which `place` then puts in their places together; returns the index
 * of the next block. */
static guint add_together(struct composer *composer, GPtrArray *paragraphs, guint i,
                          void (*place)(struct composer *, GPtrArray *, guint first)) {
  guint first = paragraphs->len, next = i;
  while (has_role(composer, next, block_at(composer, i)->role))
    add_whole_block(composer, paragraphs, next++);
  place(composer, paragraphs, first);
  return next;
}

static void add_table(struct composer *composer, GPtrArray *paragraphs, guint block) {
  add_paragraph(composer, paragraphs, block)->table = table_set_block(composer, block);
}

/* Adds the paragraphs of one block, or of the blocks that belong together; returns the index of the next block. */
static guint add_block(struct composer *composer, GPtrArray *paragraphs, guint i) {
  const struct block *block = block_at(composer, i);
  switch (block->role) {
  case ROLE_TITLE:
    add_display_block(composer, paragraphs, i);
    return i + 1;
  case ROLE_SUBTITLE:
    add_subtitle(composer, paragraphs, i);
    return i + 1;
  case ROLE_HEADING:
    if (block->run_in && has_role(composer, i + 1, ROLE_BODY)) {
      add_run_in(composer, paragraphs, i);
      return i + 2;
    }
    add_heading(composer, paragraphs, i);
    return i + 1;
  case ROLE_BODY:
    append_body(composer, paragraphs, add_paragraph(composer, paragraphs, i), i);
    return i + 1;
  case ROLE_SIGNATURE:
    return add_together(composer, paragraphs, i, place_signature);
  case ROLE_ATTACHMENT:
    return add_together(composer, paragraphs, i, place_attachments);
  case ROLE_TABLE:
    if (block->table && block->table->rows > 0 && block->table->columns > 0)
      add_table(composer, paragraphs, i);
    return i + 1;
  default:
    add_whole_block(composer, paragraphs, i);
    return i + 1;
  }
}

/* A text without headings is found in the outline by its title. */
static void outline_title(struct composer *composer, GPtrArray *paragraphs) {
  for (guint i = 0; i < paragraphs->len; i++)
    if (((struct paragraph *)g_ptr_array_index(paragraphs, i))->outline_level > 0)
      return;
  for (guint i = 0; i < paragraphs->len; i++) {
    struct paragraph *paragraph = g_ptr_array_index(paragraphs, i);
    if (paragraph->element == ELEMENT_TITLE) {
      paragraph->outline_level = 1;
      paragraph->outline_text = doc_title(composer->doc);
      return;
    }
  }
}

/* The lines under a title hang as low as the title does, so that all lines of the head are one pitch apart. */
static void hang_subtitle(const struct paragraph *above, struct paragraph *below) {
  if (below->element == ELEMENT_SUBTITLE && (above->element == ELEMENT_TITLE || above->element == ELEMENT_SUBTITLE))
    below->hang = MAX(below->hang, above->hang);
}

GPtrArray *compose_doc(struct composer *composer) {
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func((GDestroyNotify)layout_paragraph_free);
  for (guint i = 0; i < composer->doc->blocks->len;)
    i = add_block(composer, paragraphs, i);
  for (guint i = 0; i < paragraphs->len; i++) {
    struct paragraph *paragraph = g_ptr_array_index(paragraphs, i);
    const struct paragraph *above = i > 0 ? g_ptr_array_index(paragraphs, i - 1) : NULL;
    paragraph->before = !above ? composer->style->paragraphs[paragraph->element].before
                               : style_blank_lines(composer->style, above->element, paragraph->element);
    if (above)
      hang_subtitle(above, paragraph);
    if (!paragraph->table)
      set_paragraph(composer, paragraph);
  }
  outline_title(composer, paragraphs);
  return paragraphs;
}
