#include "compose/toc.h"

#include "base/items.h"
#include "compose/compose.h"

#include <string.h>

/* The dots and the number that an entry has behind its heading at least. */
#define NUMBER_ROOM "…00"

guint toc_place(const GPtrArray *paragraphs) {
  guint place = 0;
  while (place < paragraphs->len && (paragraph_at(paragraphs, place)->element == ELEMENT_TITLE ||
                                     paragraph_at(paragraphs, place)->element == ELEMENT_SUBTITLE))
    place++;
  return place;
}

/* A line of the table, flush left; its text is taken over. */
static struct paragraph *make_line(char *text, const struct style *style, struct doc *entries) {
  const struct block *block = doc_add_block(entries, ROLE_BODY, 0, 0, text);
  struct paragraph *line = paragraph_new(ELEMENT_BODY, style);
  paragraph_append(line, block, entries->blocks->len - 1, 0, strlen(text), false);
  line->head = true;
  return line;
}

/* Each level is one character further in, its turn lines too. */
static struct paragraph *make_entry(const struct paragraph *heading, const struct style *style, struct doc *entries) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint level = 1; level < heading->level; level++)
    g_string_append(text, "　");
  gsize hang = text->len;
  g_string_append_printf(text, "%s" NUMBER_ROOM, heading->outline);
  struct paragraph *entry = make_line(g_strdup(text->str), style, entries);
  entry->hang = hang;
  return entry;
}

/* The table stands off the title, and the text off the table, by the blank lines that part title and text. */
static GPtrArray *make_lines(const GPtrArray *paragraphs, const struct style *style, struct doc *entries) {
  GPtrArray *lines = g_ptr_array_new();
  struct paragraph *name = make_line(g_strdup("目录"), style, entries);
  guint place = toc_place(paragraphs);
  name->above = place < paragraphs->len ? paragraph_at(paragraphs, place)->above : 0;
  name->keep_next = true;
  g_ptr_array_add(lines, name);
  for (guint i = 0; i < paragraphs->len; i++)
    if (paragraph_is_heading(paragraph_at(paragraphs, i)))
      g_ptr_array_add(lines, make_entry(paragraph_at(paragraphs, i), style, entries));
  return lines;
}

/* What of the paragraph `i` is text behind a heading becomes a paragraph of its own. */
static struct paragraph *split_heading(const GPtrArray *paragraphs, guint i, const struct style *style) {
  struct paragraph *heading = paragraph_at(paragraphs, i);
  struct paragraph *body = paragraph_new(ELEMENT_BODY, style);
  guint first = paragraph_block_end(heading, 0);
  for (guint k = first; k < heading->spans->len; k++) {
    const struct span *span = paragraph_span(heading, k);
    paragraph_append(body, span->block, span->number, span->offset,
                     span->offset + paragraph_span_end(heading, k) - span->start, span->lead);
  }
  g_string_truncate(heading->text, paragraph_span(heading, first)->start);
  g_array_set_size(heading->spans, first);
  return body;
}

static void split_headings(GPtrArray *paragraphs, const struct style *style) {
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(paragraphs, i);
    if (element_level(paragraph->element) == 0 || paragraph_block_end(paragraph, 0) == paragraph->spans->len)
      continue;
    g_ptr_array_insert(paragraphs, (gint)i + 1, split_heading(paragraphs, i, style));
    for (guint k = i + 2; k < paragraphs->len; k++)
      paragraph_at(paragraphs, k)->anchored_to++;
  }
}

GPtrArray *toc_compose(const struct doc *doc, const struct style *style, bool own_lines, struct doc *entries) {
  GPtrArray *paragraphs = compose_doc(doc, style);
  if (own_lines)
    split_headings(paragraphs, style);
  g_autoptr(GPtrArray) lines = make_lines(paragraphs, style, entries);
  guint place = toc_place(paragraphs);
  for (guint i = 0; i < paragraphs->len; i++)
    paragraph_at(paragraphs, i)->anchored_to += lines->len;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_insert(paragraphs, (gint)(place + i), pointer_at(lines, i));
  return paragraphs;
}
