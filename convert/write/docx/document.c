#include "write/docx/document.h"

#include "ooxml/names.h"
#include "ooxml/units.h"
#include "text/attachment.h"
#include "text/title.h"
#include "write/docx/attachment.h"
#include "write/docx/indents.h"
#include "write/docx/signature.h"
#include "write/docx/table.h"
#include "write/docx/toc.h"
#include "write/docx/widths.h"
#include "ooxml/word_styles.h"

#include <string.h>

/* Characters of room beyond a line that must fit: widths are told without fonts. */
#define SPARE_ROOM 0.4

struct document {
  const struct document_input *input;
  const GPtrArray *blocks;
  const struct style *style;
  struct xml_out *out;
  struct run_context context;
  GArray *cuts;                 /* of the block being written */
  const struct block *previous; /* NULL before the first */
  guint headings;               /* so far: numbers their bookmarks */
  struct signature signature;
  double attachment_numbers; /* where numbers of the list of attachments begin, characters */
  bool toc_pending;          /* it stands behind the title and what belongs to that */
};

/* ---- paragraphs ---- */

/* What a paragraph says beyond its style. */
struct paragraph {
  const char *style;  /* NULL: Normal */
  double blank_lines; /* above it */
  bool close;         /* none below it, whatever its style says */
  bool separator;     /* its end is hidden: the next paragraph goes on in the same line (rule H04) */
  bool indented;      /* `indents` holds instead of the style's */
  struct indents indents;
};

static void put_blank_lines(struct xml_out *out, const struct paragraph *paragraph) {
  xml_out_open(out, "w:spacing");
  if (paragraph->blank_lines > 0)
    xml_out_attribute_number(out, "w:beforeLines", hundredths(paragraph->blank_lines));
  if (paragraph->close)
    xml_out_attributes(out, "w:afterLines", "0", "w:after", "0", NULL);
  xml_out_close(out);
}

static void open_paragraph(const struct document *document, const struct paragraph *paragraph) {
  struct xml_out *out = document->out;
  xml_out_open(out, "w:p");
  bool plain = !paragraph->style && paragraph->blank_lines <= 0 && !paragraph->close && !paragraph->separator &&
               !paragraph->indented;
  if (plain)
    return;
  xml_out_open(out, "w:pPr");
  if (paragraph->style)
    xml_out_value(out, "w:pStyle", paragraph->style);
  if (paragraph->blank_lines > 0 || paragraph->close)
    put_blank_lines(out, paragraph);
  if (paragraph->indented)
    indents_write(out, document->style, &paragraph->indents);
  if (paragraph->separator)
    xml_out_fixed(out, "<w:rPr><w:vanish/><w:specVanish/></w:rPr>");
  xml_out_close(out);
}

static struct paragraph paragraph_of(const struct word_style *style) {
  return (struct paragraph){.style = strcmp(style->id, "Normal") == 0 ? NULL : style->id};
}

/* Blank lines above a block, as in print; those below the title are part of its style. */
static double blank_lines_before(const struct document *document, const struct block *block) {
  enum element here = element_of(block);
  if (!document->previous)
    return document->style->paragraphs[here].before;
  enum element above = element_of(document->previous);
  double lines = style_blank_lines(document->style, above, here);
  bool in_style = above == ELEMENT_TITLE && here != ELEMENT_SUBTITLE;
  return in_style ? lines - document->style->paragraphs[above].after : lines;
}

/* ---- text ---- */

/* Points whose lead sentence shows in another face. */
static void cut_leads(const struct document *document, const struct block *block, GArray *cuts) {
  enum points_mode mode = document->style->points;
  if (!block->points || (mode != POINTS_BOLD && mode != POINTS_KAI))
    return;
  for (guint i = 0; i < block->points->len; i++) {
    const struct point *point = &g_array_index(block->points, struct point, i);
    cuts_add(cuts, (struct cut){.at = point->start, .kind = CUT_LEAD_START});
    cuts_add(cuts, (struct cut){.at = point->start + point->lead_length, .kind = CUT_LEAD_END});
  }
}

/* The cuts of one block, into the document's own list. */
static void cut_block(struct document *document, const struct block *block) {
  g_array_set_size(document->cuts, 0);
  controls_cut(document->input->placeholders, block, document->cuts);
  comments_cut(document->input->comments, block, document->cuts);
  cut_leads(document, block, document->cuts);
}

static struct run_text begin_text(struct document *document, const struct block *block, const char *style) {
  cuts_sort(document->cuts);
  return (struct run_text){.text = block->text, .style = style, .cuts = document->cuts};
}

/* The whole text of a block, with the full stop that a run-in heading leaves out. */
static void put_block_text(struct document *document, const struct block *block, const char *style) {
  cut_block(document, block);
  struct run_text text = begin_text(document, block, style);
  const char *mark = block_end_mark(block);
  if (mark[0] && document->cuts->len == 0) { /* one run */
    g_autofree char *whole = g_strconcat(block->text, mark, NULL);
    run_write(document->out, style, whole, strlen(whole));
    return;
  }
  runs_write(&document->context, &text, 0, strlen(block->text));
  run_write(document->out, style, mark, strlen(mark));
}

/* ---- blocks ---- */

/* How many characters of an element's size a line of the type area holds. */
static double line_cells(const struct document *document, enum element element) {
  return document->style->text_width / document->style->paragraphs[element].size;
}

static void put_title_line(struct document *document, const struct block *block) {
  cut_block(document, block);
  g_autoptr(GArray) breaks = title_breaks(block->text, style_display_cells(document->style, ELEMENT_TITLE));
  for (guint i = 0; i < breaks->len; i++)
    cuts_add(document->cuts, (struct cut){.at = g_array_index(breaks, gsize, i), .kind = CUT_LINE});
  struct run_text text = begin_text(document, block, NULL);
  runs_write(&document->context, &text, 0, strlen(block->text));
}

/* The block at `index`, or NULL behind the last one. */
static const struct block *block_at(const struct document *document, guint index) {
  return index < document->blocks->len ? g_ptr_array_index(document->blocks, index) : NULL;
}

static bool has_role(const struct block *block, enum role role) {
  return block && block->role == role;
}

/* All title blocks in a row are lines of one paragraph.  Returns the index of the last one. */
static guint put_title(struct document *document, guint first) {
  const struct block *block = block_at(document, first);
  guint last = first;
  while (has_role(block_at(document, last + 1), ROLE_TITLE))
    last++;
  struct paragraph paragraph = paragraph_of(word_style_of(block));
  paragraph.blank_lines = blank_lines_before(document, block);
  paragraph.close = has_role(block_at(document, last + 1), ROLE_SUBTITLE);
  open_paragraph(document, &paragraph);
  for (guint i = first; i <= last; i++) {
    if (i > first)
      xml_out_fixed(document->out, "<w:r><w:br/></w:r>");
    put_title_line(document, block_at(document, i));
  }
  xml_out_close(document->out);
  return last;
}

static void put_bookmarked_heading(struct document *document, const struct block *block, const char *style) {
  guint number = ++document->headings;
  g_autofree char *name = toc_bookmark(number);
  xml_out_open(document->out, "w:bookmarkStart");
  xml_out_attribute_number(document->out, "w:id", number);
  xml_out_attribute(document->out, "w:name", name);
  xml_out_close(document->out);
  put_block_text(document, block, style);
  xml_out_open(document->out, "w:bookmarkEnd");
  xml_out_attribute_number(document->out, "w:id", number);
  xml_out_close(document->out);
}

/* Where the paragraphs of a body block begin: at its start, and at points that the style sets as paragraphs.  A point
 * inside a sentence never begins one (corpus rule: clause points stay). */
static bool begins_paragraph(const struct document *document, const struct point *point) {
  return document->style->points == POINTS_PARAGRAPH && point->kind != POINT_CLAUSE && point->start > 0;
}

static void put_body_text(struct document *document, const struct block *block) {
  cut_block(document, block);
  struct run_text text = begin_text(document, block, NULL);
  gsize from = 0;
  for (guint i = 0; block->points && i < block->points->len; i++) {
    const struct point *point = &g_array_index(block->points, struct point, i);
    if (!begins_paragraph(document, point))
      continue;
    runs_write(&document->context, &text, from, point->start);
    xml_out_close(document->out);
    open_paragraph(document, &(struct paragraph){.style = NULL});
    from = point->start;
  }
  runs_write(&document->context, &text, from, strlen(block->text));
}

static bool same_indents(const struct paragraph_style *a, const struct paragraph_style *b) {
  return a->indent == b->indent && a->left == b->left && a->right == b->right && a->size == b->size;
}

/* A heading and the text it runs into are two blocks, and one paragraph to the eye. */
static void put_run_in(struct document *document, const struct block *heading, const struct block *body) {
  enum headings_mode mode = document->input->job->options->headings;
  const struct word_style *style = word_style_of(heading);
  struct paragraph paragraph = paragraph_of(style);
  struct paragraph rest = {.indents = indents_of(&document->style->paragraphs[element_of(heading)])};
  const struct paragraph_style *look = &document->style->paragraphs[element_of(heading)];
  if (mode == HEADINGS_INLINE)
    paragraph.style = NULL;
  paragraph.separator = mode == HEADINGS_SEPARATOR;
  if (mode == HEADINGS_SEPARATOR && !same_indents(look, &document->style->paragraphs[ELEMENT_BODY]))
    rest.indented = true;
  paragraph.blank_lines = blank_lines_before(document, heading);
  open_paragraph(document, &paragraph);
  put_bookmarked_heading(document, heading, mode == HEADINGS_INLINE ? style->link : NULL);
  if (mode != HEADINGS_INLINE) {
    xml_out_close(document->out);
    open_paragraph(document, &rest);
  }
  put_body_text(document, body);
  xml_out_close(document->out);
}

static void put_table(struct document *document, const struct block *block) {
  cut_block(document, block);
  struct run_text text = begin_text(document, block, NULL);
  table_write(&document->context, block->table, &text, document->input->measures);
  bool last = g_ptr_array_index(document->blocks, document->blocks->len - 1) == block;
  if (last) /* Word wants a paragraph behind a table */
    xml_out_fixed(document->out, "<w:p/>");
}

/* A line under the title that is too long is broken where print breaks it: indents on both sides leave room for just
 * its first part, so that the text needs no line break. */
static void place_subtitle(const struct document *document, const struct block *block, struct paragraph *paragraph) {
  const struct paragraph_style *look = &document->style->paragraphs[ELEMENT_SUBTITLE];
  g_autoptr(GArray) breaks = title_breaks(block->text, style_display_cells(document->style, ELEMENT_SUBTITLE));
  if (breaks->len != 1 || look->align != ALIGN_CENTER)
    return;
  gsize upper = g_array_index(breaks, gsize, 0);
  double room = width_of(block->text, upper) + spacing_of(block->text, upper) + SPARE_ROOM;
  double side = (line_cells(document, ELEMENT_SUBTITLE) - room) / 2;
  if (side <= 0)
    return;
  paragraph->indented = true;
  paragraph->indents = (struct indents){.first = look->indent, .left = side, .right = side};
}

static void place_signature(const struct document *document, const struct block *block, struct paragraph *paragraph) {
  const struct paragraph_style *look = &document->style->paragraphs[element_of(block)];
  double right = signature_right(&document->signature, document->style, block);
  paragraph->indented = right >= 0 && right != look->right;
  paragraph->indents = (struct indents){.first = look->indent, .left = look->left, .right = right};
}

static void place_attachment(struct document *document, const struct block *block, struct paragraph *paragraph) {
  const struct paragraph_style *look = &document->style->paragraphs[ELEMENT_ATTACHMENT];
  paragraph->indents = attachment_indents(block->text, look, &document->attachment_numbers);
  paragraph->indented = paragraph->indents.left != look->left;
}

static void put_plain(struct document *document, const struct block *block) {
  const struct word_style *style = word_style_of(block);
  struct paragraph paragraph = paragraph_of(style);
  paragraph.blank_lines = blank_lines_before(document, block);
  if (block->role == ROLE_SUBTITLE)
    place_subtitle(document, block, &paragraph);
  else if (block->role == ROLE_SIGNATURE)
    place_signature(document, block, &paragraph);
  else if (block->role == ROLE_ATTACHMENT)
    place_attachment(document, block, &paragraph);
  open_paragraph(document, &paragraph);
  if (block->role == ROLE_HEADING)
    put_bookmarked_heading(document, block, NULL);
  else if (block->role == ROLE_BODY)
    put_body_text(document, block);
  else
    put_block_text(document, block, style->runs_named ? style->link : NULL);
  xml_out_close(document->out);
}

static bool in_title_block(const struct block *block) {
  return block->role == ROLE_TITLE || block->role == ROLE_SUBTITLE;
}

static void put_attachment_head(struct document *document, const struct block *block) {
  open_paragraph(document, &(struct paragraph){.style = STYLE_ATTACHMENT_HEAD});
  put_block_text(document, block, STYLE_ATTACHMENT_HEAD_TEXT);
  xml_out_close(document->out);
}

/* Writes the block at `index`, and those that share its paragraph; returns the index of the last of them. */
static guint put_block(struct document *document, guint index) {
  const struct block *block = g_ptr_array_index(document->blocks, index);
  const struct block *next = index + 1 < document->blocks->len ? g_ptr_array_index(document->blocks, index + 1) : NULL;
  if (document->toc_pending && !in_title_block(block)) {
    toc_write(document->out, document->blocks);
    document->toc_pending = false;
  }
  if (block->role == ROLE_TITLE)
    return put_title(document, index);
  if (block->role == ROLE_HEADING && block->run_in && has_role(next, ROLE_BODY)) {
    put_run_in(document, block, next);
    return index + 1;
  }
  if (block->role == ROLE_TABLE && block->table)
    put_table(document, block);
  else if (block->role == ROLE_ATTACHMENT && attachment_is_head(block->text))
    put_attachment_head(document, block);
  else
    put_plain(document, block);
  return index;
}

/* ---- page ---- */

static void put_attributes(struct xml_out *out, const char *const *names, const gint64 *values) {
  for (gsize i = 0; names[i]; i++)
    xml_out_attribute_number(out, names[i], values[i]);
}

static void put_grid(struct xml_out *out, const struct measures *measures, bool lines_only) {
  xml_out_open(out, "w:docGrid");
  xml_out_attribute(out, "w:type", lines_only ? "lines" : "linesAndChars");
  xml_out_attribute_number(out, "w:linePitch", measures->line_pitch);
  if (!lines_only)
    xml_out_attribute_number(out, "w:charSpace", measures->char_space);
  xml_out_close(out);
}

static void put_section(const struct document *document) {
  static const char *const margin_names[] = {"w:top",    "w:right",  "w:bottom", "w:left",
                                             "w:header", "w:footer", "w:gutter", NULL};
  const struct measures *m = document->input->measures;
  struct xml_out *out = document->out;
  const gint64 margins[] = {m->top, m->right, m->bottom, m->left, m->top / 2, m->footer, 0};
  xml_out_open(out, "w:sectPr");
  if (document->style->number_place == NUMBER_OUTSIDE)
    xml_out_fixed(out, "<w:footerReference w:type=\"even\" r:id=\"" RID_FOOTER_EVEN "\"/>");
  xml_out_fixed(out, "<w:footerReference w:type=\"default\" r:id=\"" RID_FOOTER_ODD "\"/>");
  xml_out_open(out, "w:pgSz");
  put_attributes(out, (const char *const[]){"w:w", "w:h", NULL}, (const gint64[]){m->page_width, m->page_height});
  xml_out_close(out);
  xml_out_open(out, "w:pgMar");
  put_attributes(out, margin_names, margins);
  xml_out_close(out);
  xml_out_fixed(out, "<w:cols w:space=\"425\"/>");
  put_grid(out, m, document->input->job->options->grid_lines);
  xml_out_close(out);
}

GBytes *document_part(const struct document_input *input) {
  const struct write_job *job = input->job;
  struct document document = {
      .input = input,
      .blocks = job->doc->blocks,
      .style = job->style,
      .out = xml_out_new(),
      .cuts = cuts_new(),
      .signature = signature_of(job->doc->blocks),
      .toc_pending = toc_wanted(job),
  };
  document.context = (struct run_context){
      .out = document.out,
      .author = REVIEWER,
      .date = input->date,
      .names = job->doc->placeholder_names,
      .store = input->placeholders->store,
      .highlight = job->options->placeholders == PLACEHOLDERS_HIGHLIGHT,
  };
  xml_out_open(document.out, "w:document");
  xml_out_attributes(document.out, "xmlns:w", NS_W, "xmlns:r", NS_R, "xmlns:mc", NS_MC, "xmlns:w15", NS_W15,
                     "mc:Ignorable", "w15", NULL);
  xml_out_open(document.out, "w:body");
  for (guint i = 0; i < document.blocks->len; i++) {
    i = put_block(&document, i);
    document.previous = g_ptr_array_index(document.blocks, i);
  }
  put_section(&document);
  g_array_unref(document.cuts);
  return xml_out_finish(document.out);
}
