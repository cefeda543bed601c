#include "compose/compose.h"

#include "compose/title.h"
#include "text/chars.h"

#include <string.h>

/* What a name of two characters is as wide as, cells (E4). */
#define NAME_WIDTH 3

struct composition {
  const struct doc *doc;
  const struct style *style;
  GPtrArray *paragraphs;
};

static const struct block *block_at(const struct composition *composition, guint i) {
  return g_ptr_array_index(composition->doc->blocks, i);
}

static bool has_role(const struct composition *composition, guint i, enum role role) {
  return i < composition->doc->blocks->len && block_at(composition, i)->role == role;
}

/* Below a run-in heading's paragraph stands what stands below body text. */
static double blank_lines_above(const struct composition *composition, enum element element) {
  guint count = composition->paragraphs->len;
  if (count == 0)
    return composition->style->paragraphs[element].before;
  const struct span *last = paragraph_last_span(paragraph_at(composition->paragraphs, count - 1));
  return style_blank_lines(composition->style, last->element, element);
}

/* A paragraph in the block's style, in the list. */
static struct paragraph *add_paragraph(struct composition *composition, guint block) {
  enum element element = element_of(block_at(composition, block));
  struct paragraph *paragraph = paragraph_new(element, composition->style);
  paragraph->above = blank_lines_above(composition, element);
  g_ptr_array_add(composition->paragraphs, paragraph);
  return paragraph;
}

static void append_block(const struct composition *composition, struct paragraph *paragraph, guint block) {
  const struct block *own = block_at(composition, block);
  paragraph_append(paragraph, own, block, 0, strlen(own->text), false);
}

static struct paragraph *add_whole_block(struct composition *composition, guint block) {
  struct paragraph *paragraph = add_paragraph(composition, block);
  append_block(composition, paragraph, block);
  return paragraph;
}

/* ---- the title, and the lines under it ---- */

static void add_break(struct paragraph *paragraph, gsize at) {
  g_array_append_val(paragraph->breaks, at);
}

/* E2: a line of the title, or under it, that is too long is broken by words and shape. */
static void append_display(const struct composition *composition, struct paragraph *paragraph, guint block) {
  gsize start = paragraph->text->len;
  append_block(composition, paragraph, block);
  double cells = style_display_cells(composition->style, paragraph->element);
  g_autoptr(GArray) breaks = title_breaks(paragraph->text->str + start, cells);
  for (guint i = 0; i < breaks->len; i++)
    add_break(paragraph, start + g_array_index(breaks, gsize, i));
}

/* All title blocks in a row are lines of one paragraph. */
static guint add_title(struct composition *composition, guint block) {
  struct paragraph *paragraph = add_paragraph(composition, block);
  append_display(composition, paragraph, block);
  for (block++; has_role(composition, block, ROLE_TITLE); block++) {
    add_break(paragraph, paragraph->text->len);
    append_display(composition, paragraph, block);
  }
  return block;
}

/* Two characters, blanks between them not counted. */
static bool is_short_name(const char *text) {
  guint characters = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    characters += !g_unichar_isspace(g_utf8_get_char(p));
  return characters == 2;
}

static void add_subtitle(struct composition *composition, guint block) {
  struct paragraph *paragraph = add_paragraph(composition, block);
  append_display(composition, paragraph, block);
  if (block_at(composition, block)->kind == KIND_SPEAKER && is_short_name(paragraph->text->str))
    paragraph->spread = NAME_WIDTH;
}

/* The outline begins with the title. */
static void outline_title(const struct composition *composition) {
  for (guint i = 0; i < composition->paragraphs->len; i++) {
    struct paragraph *paragraph = paragraph_at(composition->paragraphs, i);
    if (paragraph->element == ELEMENT_TITLE) {
      paragraph->level = 1;
      paragraph->outline = doc_title(composition->doc);
      return;
    }
  }
}

/* ---- headings and bodies ---- */

static struct paragraph *add_heading(struct composition *composition, guint block) {
  const struct block *heading = block_at(composition, block);
  struct paragraph *paragraph = add_whole_block(composition, block);
  g_string_append(paragraph->text, block_end_mark(heading));
  paragraph->keep_whole = true;
  paragraph->level = heading->level;
  paragraph->outline = g_strdup(heading->text);
  return paragraph;
}

/* Points inside a sentence stay part of it (corpus GUIDE 22): neither their leads show nor do they begin paragraphs. */
static bool shows(const struct composition *composition, const struct point *point) {
  return point->kind != POINT_CLAUSE && composition->style->points != POINTS_PLAIN;
}

/* Appends a body's text, its leads as spans of their own; in POINTS_PARAGRAPH a point behind other text of the body
 * begins a paragraph. */
static void append_body(struct composition *composition, struct paragraph *paragraph, guint block) {
  const struct block *body = block_at(composition, block);
  const bool paragraphs = composition->style->points == POINTS_PARAGRAPH;
  gsize at = 0, length = strlen(body->text);
  for (guint i = 0; body->points && i < body->points->len; i++) {
    const struct point *point = &g_array_index(body->points, struct point, i);
    if (!shows(composition, point))
      continue;
    if (point->start > at)
      paragraph_append(paragraph, body, block, at, point->start, false);
    if (paragraphs && point->start > 0)
      paragraph = add_paragraph(composition, block);
    at = point->start + point->lead_length;
    paragraph_append(paragraph, body, block, point->start, at, !paragraphs);
  }
  if (at < length || length == 0)
    paragraph_append(paragraph, body, block, at, length, false);
}

/* A heading and the body that shares its paragraph. */
static void add_run_in(struct composition *composition, guint block) {
  struct paragraph *paragraph = add_heading(composition, block);
  paragraph->keep_whole = paragraph->keep_next = false;
  append_body(composition, paragraph, block + 1);
}

/* ---- who signs, and what is attached ---- */

/* Issuers, each as far from the right edge as the style says, and dates, each under its issuer (E10; GB/T 9704-2012
 * 7.3.5).  They stay together, and with a line of the text. */
static guint add_signature(struct composition *composition, guint block) {
  struct paragraph *issuer = NULL;
  for (; has_role(composition, block, ROLE_SIGNATURE); block++) {
    struct paragraph *paragraph = add_whole_block(composition, block);
    paragraph->keep_whole = true;
    paragraph->keep_next = has_role(composition, block + 1, ROLE_SIGNATURE);
    paragraph->keep_previous = !issuer;
    if (issuer && issuer->element == ELEMENT_SIGNATURE && paragraph->element == ELEMENT_DATE) {
      paragraph->anchor = ANCHOR_ISSUER;
      paragraph->anchored_to = composition->paragraphs->len - 2;
    }
    issuer = paragraph;
  }
  return block;
}

#define ATTACHMENT "附件"

/* "附件", "附件1", "附件二" alone on a line: an attachment begins there. */
static bool is_attachment_head(const char *text) {
  if (!g_str_has_prefix(text, ATTACHMENT))
    return false;
  for (const char *p = text + strlen(ATTACHMENT); *p; p = g_utf8_next_char(p))
    if (!chars_is_one_of("0123456789一二三四五六七八九十", g_utf8_get_char(p)))
      return false;
  return true;
}

/* Bytes of "附件：" at the start of the text; 0 when it is not there. */
static gsize label_length(const char *text) {
  if (g_str_has_prefix(text, ATTACHMENT "："))
    return strlen(ATTACHMENT "：");
  return g_str_has_prefix(text, ATTACHMENT ":") ? strlen(ATTACHMENT ":") : 0;
}

/* Bytes of "1. ", "1．" or "1、" at the start, with the blanks that follow; 0 when there is no number. */
static gsize number_length(const char *text) {
  gsize digits = strspn(text, "0123456789");
  const char *rest = text + digits;
  gsize mark = g_str_has_prefix(rest, "．") || g_str_has_prefix(rest, "、") ? strlen("、") : *rest == '.' ? 1 : 0;
  return digits > 0 && mark > 0 ? digits + mark + strspn(rest + mark, " ") : 0;
}

static void make_head(struct paragraph *paragraph) {
  paragraph->head = true;
  paragraph->new_page = true;
  paragraph->keep_next = true;
  paragraph->above = 0;
}

/* "附件：1. …": turn lines begin under the name's first character, further numbers under the first (E11; GB/T 9704-2012
 * 7.3.4). */
static guint add_attachments(struct composition *composition, guint block) {
  guint first = G_MAXUINT; /* the paragraph with the label */
  for (; has_role(composition, block, ROLE_ATTACHMENT); block++) {
    struct paragraph *paragraph = add_whole_block(composition, block);
    const char *text = paragraph->text->str;
    if (is_attachment_head(text)) {
      make_head(paragraph);
      continue;
    }
    gsize number = number_length(text + label_length(text));
    paragraph->label = label_length(text);
    paragraph->hang = paragraph->label + number;
    if (paragraph->label > 0) {
      first = composition->paragraphs->len - 1;
    } else if (number > 0 && first != G_MAXUINT) {
      paragraph->anchor = ANCHOR_LABEL;
      paragraph->anchored_to = first;
    }
  }
  return block;
}

/* ---- all ---- */

static void add_table(struct composition *composition, guint block) {
  const struct table *table = block_at(composition, block)->table;
  struct paragraph *paragraph = add_whole_block(composition, block);
  if (table && table->rows > 0 && table->columns > 0)
    paragraph->table = table;
}

/* Adds the paragraphs of one block, or of the blocks that belong together; returns the index of the next block. */
static guint add_block(struct composition *composition, guint i) {
  const struct block *block = block_at(composition, i);
  switch (block->role) {
  case ROLE_TITLE:
    return add_title(composition, i);
  case ROLE_SUBTITLE:
    add_subtitle(composition, i);
    return i + 1;
  case ROLE_HEADING:
    if (block->run_in && has_role(composition, i + 1, ROLE_BODY)) {
      add_run_in(composition, i);
      return i + 2;
    }
    add_heading(composition, i);
    return i + 1;
  case ROLE_BODY:
    append_body(composition, add_paragraph(composition, i), i);
    return i + 1;
  case ROLE_SIGNATURE:
    return add_signature(composition, i);
  case ROLE_ATTACHMENT:
    return add_attachments(composition, i);
  case ROLE_TABLE:
    add_table(composition, i);
    return i + 1;
  default:
    add_whole_block(composition, i);
    return i + 1;
  }
}

GPtrArray *compose_doc(const struct doc *doc, const struct style *style) {
  struct composition composition = {doc, style, g_ptr_array_new_with_free_func((GDestroyNotify)paragraph_free)};
  for (guint i = 0; i < doc->blocks->len;)
    i = add_block(&composition, i);
  outline_title(&composition);
  return composition.paragraphs;
}
