#include "write/docx/document.h"

#include "base/items.h"
#include "compose/toc.h"
#include "ooxml/names.h"
#include "ooxml/units.h"
#include "ooxml/word_styles.h"
#include "write/docx/front.h"
#include "write/docx/ruby.h"
#include "write/docx/word_paragraph.h"
#include "write/docx/word_space.h"
#include "write/docx/word_table.h"
#include "write/docx/word_toc.h"

#include <string.h>

struct document {
  const struct document_input *input;
  const GPtrArray *paragraphs;
  const struct style *style;
  struct xml_out *out;
  struct run_context context;
  const struct block *block; /* the one being written, which may go on in the next paragraph; NULL before the first */
  GArray *cuts;              /* of its text */
  struct run_text text;
  guint headings;            /* so far: numbers their bookmarks */
  struct style turned_style; /* of turned pages */
  struct measures turned_measures;
  guint sections;         /* that have ended */
  struct section section; /* of the paragraph being written */
  bool ends_section;      /* it is the last of it */
  struct word_space space;
};

static struct section section_of(const struct document *document, bool turned) {
  return (struct section){.style = turned ? &document->turned_style : document->style,
                          .measures = turned ? &document->turned_measures : document->input->measures,
                          .turned = turned,
                          .first = document->sections == 0,
                          .behind_cover = front_has_cover(document->style)};
}

/* The section that ends with the paragraph being written, or NULL. */
static const struct section *ended(const struct document *document) {
  return document->ends_section ? &document->section : NULL;
}

static void open_paragraph(const struct document *document, const struct word_paragraph *paragraph) {
  word_paragraph_open(document->out, document->style, document->input->measures, paragraph);
}

/* ---- text ---- */

/* Leads that show in another face, and the lines that print has chosen, of a title and under it. */
static void cut_span(const struct document *document, const struct paragraph *paragraph, guint i) {
  const struct span *span = paragraph_span(paragraph, i);
  gsize end = paragraph_span_end(paragraph, i);
  if (span->lead) {
    cuts_add(document->cuts, (struct cut){.at = span->offset, .kind = CUT_LEAD_START});
    cuts_add(document->cuts, (struct cut){.at = span->offset + end - span->start, .kind = CUT_LEAD_END});
  }
  for (guint k = 0; k < paragraph->breaks->len; k++) {
    gsize at = array_at(paragraph->breaks, gsize, k);
    if (at > span->start && at < end)
      cuts_add(document->cuts, (struct cut){.at = span->offset + at - span->start, .kind = CUT_LINE});
  }
}

/* Gaps of a told width: the character before one has blank behind it, and typed blanks share what they lack. */
static void cut_gaps(const struct document *document, const struct paragraph *paragraph) {
  const double size = document->style->paragraphs[paragraph->element].size;
  for (guint i = 0; paragraph->gaps && i < paragraph->gaps->len; i++) {
    const struct gap *gap = &array_at(paragraph->gaps, struct gap, i);
    const char *text = paragraph->text->str;
    const bool typed = gap->end > gap->start;
    const gsize start = typed ? gap->start : (gsize)(g_utf8_prev_char(text + gap->start) - text);
    const double blank = typed ? measures_width(text + start, gap->end - start) : 0;
    const glong characters = typed ? g_utf8_strlen(text + start, (gssize)(gap->end - start)) : 1;
    const gint64 each =
        twips((gap->cells - blank) * size / (double)characters) + document->input->measures->letter_space;
    if (each <= 0)
      continue;
    cuts_add(document->cuts, (struct cut){.at = start, .kind = CUT_GAP_START, .id = (guint)each});
    cuts_add(document->cuts, (struct cut){.at = gap->end, .kind = CUT_GAP_END});
  }
}

/* Begins the text of a block: the spans from `first` to before `next`. */
static void begin_block(struct document *document, const struct paragraph *paragraph, guint first, guint next,
                        const char *style) {
  const struct block *block = paragraph_span(paragraph, first)->block;
  g_array_set_size(document->cuts, 0);
  controls_cut(document->input->placeholders, block, document->cuts);
  comments_cut(document->input->comments, block, document->cuts);
  for (guint i = first; i < next; i++)
    cut_span(document, paragraph, i);
  cut_gaps(document, paragraph);
  for (guint i = 0; block->marks && i < block->marks->len; i++)
    cuts_add_mark(document->cuts, &array_at(block->marks, struct mark, i));
  cuts_sort(document->cuts);
  document->block = block;
  document->text = (struct run_text){.text = block->text, .style = style, .cuts = document->cuts};
}

/* Writes what a paragraph holds of one block, its spans from `first` on, with the full stop that a run-in heading's
 * text leaves out.  Returns the first span of the next block. */
static guint put_block(struct document *document, const struct paragraph *paragraph, guint first, const char *style) {
  const struct span *span = paragraph_span(paragraph, first);
  guint next = paragraph_block_end(paragraph, first);
  if (span->block != document->block)
    begin_block(document, paragraph, first, next, style);
  ruby_cut(document->cuts, paragraph, first, document->style->paragraphs[paragraph->element].size);
  const char *text = paragraph->text->str + span->start;
  gsize length = paragraph_span_end(paragraph, next - 1) - span->start;
  if (document->cuts->len == 0) { /* one run */
    run_write(document->out, style, text, length);
    return next;
  }
  gsize own = MIN(length, strlen(span->block->text) - span->offset);
  runs_write(&document->context, &document->text, span->offset, span->offset + own);
  run_write(document->out, style, text + own, length - own);
  return next;
}

/* ---- tables ---- */

/* An empty paragraph behind a table, as high as it has to be: Word wants one behind the last, and between two; and one
 * to tell the section that ends with the table.  One that parts nothing takes no room. */
static void put_behind_table(const struct document *document, guint i) {
  const bool parts = pointer_behind(document->paragraphs, i) && !document->ends_section;
  struct xml_out *out = document->out;
  xml_out_fixed(out, "<w:p><w:pPr>");
  xml_out_open(out, "w:spacing");
  xml_out_attribute_number(out, "w:line",
                           parts ? measures_lines(document->input->measures, document->style->table_air) : 20);
  xml_out_attribute(out, "w:lineRule", "exact");
  xml_out_close(out);
  if (document->ends_section)
    section_write(out, &document->section);
  xml_out_fixed(out, "</w:pPr></w:p>");
}

static void put_table(struct document *document, guint i) {
  const struct paragraph *paragraph = paragraph_at(document->paragraphs, i);
  begin_block(document, paragraph, 0, 1, NULL);
  ruby_cut(document->cuts, paragraph, 0, paragraph->table_size);
  word_table_write(&document->context, &document->text, paragraph,
                   paragraph->turned ? &document->turned_style : document->style);
  const struct paragraph *next = pointer_behind(document->paragraphs, i);
  if (!next || document->ends_section || next->table)
    put_behind_table(document, i);
}

/* ---- headings and the table of contents ---- */

/* The heading's own text; returns the first span behind it. */
static guint put_heading(struct document *document, const struct paragraph *paragraph, const char *style) {
  guint number = ++document->headings;
  g_autofree char *name = word_toc_bookmark(number);
  xml_out_open(document->out, "w:bookmarkStart");
  xml_out_attribute_number(document->out, "w:id", number);
  xml_out_attribute(document->out, "w:name", name);
  xml_out_close(document->out);
  guint next = put_block(document, paragraph, 0, style);
  xml_out_open(document->out, "w:bookmarkEnd");
  xml_out_attribute_number(document->out, "w:id", number);
  xml_out_close(document->out);
  return next;
}

#define TOC_NAME "目录"
/* The heading 目录, before paragraph `place`. */
static void put_toc_heading(const struct document *document, guint place) {
  open_paragraph(document, &(struct word_paragraph){.style = STYLE_TOC_HEADING,
                                                    .blank_above = word_space_lines(&document->space, place)});
  run_write(document->out, NULL, TOC_NAME, strlen(TOC_NAME));
  xml_out_close(document->out);
}

/* 目录 and its entries, before paragraph `place`. */
static void put_toc(const struct document *document, guint place) {
  put_toc_heading(document, place);
  word_toc_write(document->out, document->paragraphs, document->style, document->input->job->toc_pages);
}

bool document_has_toc(const struct write_job *job) {
  for (guint i = 0; job->options->toc && i < job->paragraphs->len; i++)
    if (paragraph_is_heading(paragraph_at(job->paragraphs, i)))
      return true;
  return false;
}

/* ---- all paragraphs ---- */

/* P8: a title stands in the middle of whole lines of text, one of several lines at its own pitch, as in print. */
static void space_title(const struct style *style, guint lines, struct word_paragraph *own) {
  const struct paragraph_style *look = &style->paragraphs[ELEMENT_TITLE];
  const guint slots = style_title_slots(style, lines, own->close);
  if (slots == 1 || look->leading != 1)
    return;
  own->line = lines > 1 ? style->title_pitch / style->line_pitch : 0;
  double spare = slots - (lines > 1 ? lines * own->line : 1);
  own->blank_above += spare / 2;
  own->blank_below += spare / 2 + (own->close ? 0 : look->after);
}

/* Each block of the title is a line of its own. */
static void put_title(struct document *document, guint i) {
  const struct paragraph *paragraph = paragraph_at(document->paragraphs, i);
  const struct block *block = paragraph_span(paragraph, 0)->block;
  const struct paragraph *next = pointer_behind(document->paragraphs, i);
  struct word_paragraph own = {
      .style = block->role == ROLE_TITLE ? word_style_of(block)->id : STYLE_ATTACHMENT_TITLE,
      .new_page = paragraph->new_page,
      .blank_above = word_space_above(&document->space, i),
      .blank_below = word_space_below(&document->space, i),
      .close = next && next->element == ELEMENT_SUBTITLE,
      .section = ended(document),
  };
  space_title(document->style, paragraph->breaks->len + 1, &own);
  open_paragraph(document, &own);
  for (guint span = 0; span < paragraph->spans->len;) {
    if (span > 0)
      xml_out_fixed(document->out, "<w:r><w:br/></w:r>");
    span = put_block(document, paragraph, span, block->role == ROLE_TITLE ? NULL : STYLE_ATTACHMENT_TITLE_TEXT);
  }
  xml_out_close(document->out);
}

static bool same_indents(const struct paragraph_style *a, const struct paragraph_style *b) {
  return a->indent == b->indent && a->left == b->left && a->right == b->right && a->size == b->size;
}

/* Whether a run-in heading, with its stop, takes more than its first line. */
static bool is_long(const struct document *document, const struct paragraph *paragraph) {
  const struct paragraph_style *look = &document->style->paragraphs[paragraph->element];
  gsize end = paragraph_span_end(paragraph, paragraph_block_end(paragraph, 0) - 1);
  return measures_width(paragraph->text->str, end) > document->style->columns - look->indent;
}

/* Whether a paragraph is so short that no page is to end inside it; in most styles none is. */
static bool is_whole(const struct document *document, const struct paragraph *paragraph) {
  const struct paragraph_style *look = &document->style->paragraphs[paragraph->element];
  const double width = look->indent + measures_width(paragraph->text->str, paragraph->text->len);
  return width <= document->style->whole_paragraph * (document->style->text_width / look->size);
}

/* A heading with the text it runs into is one paragraph to the eye, and two in the file, unless the user wants one. */
static void put_run_in(struct document *document, guint i) {
  const struct paragraph *paragraph = paragraph_at(document->paragraphs, i);
  const struct word_style *style = word_style_of(paragraph_span(paragraph, 0)->block);
  const struct paragraph_style *look = &document->style->paragraphs[paragraph->element];
  enum headings_mode mode = document->input->job->options->headings;
  struct word_paragraph heading = {
      .style = mode == HEADINGS_INLINE ? NULL : style->id,
      .blank_above = word_space_above(&document->space, i),
      .blank_below = word_space_below(&document->space, i),
      .separator = mode == HEADINGS_SEPARATOR,
      .section = mode == HEADINGS_INLINE ? ended(document) : NULL,
      .indents = indents_of(look),
  };
  open_paragraph(document, &heading);
  guint body = put_heading(document, paragraph, mode == HEADINGS_INLINE ? style->link : NULL);
  if (mode != HEADINGS_INLINE) {
    bool other = !same_indents(look, &document->style->paragraphs[ELEMENT_BODY]);
    xml_out_close(document->out);
    open_paragraph(document, &(struct word_paragraph){
                                 .indented = mode == HEADINGS_SEPARATOR && other,
                                 .indents = indents_of(look),
                                 .air_below = word_space_beside(&document->space, i, i + 1),
                                 .whole = is_whole(document, paragraph),
                                 .grows = mode == HEADINGS_SEPARATOR && is_long(document, paragraph),
                                 .section = ended(document),
                             });
  }
  put_block(document, paragraph, body, NULL);
  xml_out_close(document->out);
}

/* The look of a heading for what is only set as one (in an attachment), or NULL. */
static const char *heading_look(const struct paragraph *paragraph) {
  const struct block heading = {.role = ROLE_HEADING, .level = (guint8)element_level(paragraph->element)};
  return heading.level > 0 ? word_style_of(&heading)->link : NULL;
}

/* （征求意见稿）under the title of an attachment: what is in an attachment all has one style. */
static bool is_under_attached_title(const struct paragraph *paragraph) {
  return paragraph->element == ELEMENT_SUBTITLE && paragraph_span(paragraph, 0)->block->role == ROLE_ATTACHMENT;
}

static void put_plain(struct document *document, guint i) {
  const struct paragraph *paragraph = paragraph_at(document->paragraphs, i);
  const struct word_style *style = word_style_of(paragraph_span(paragraph, 0)->block);
  struct word_paragraph own = {
      .style = strcmp(style->id, "Normal") == 0 ? NULL : style->id,
      .blank_above = word_space_above(&document->space, i),
      .blank_below = word_space_below(&document->space, i),
      .loose = paragraph_is_heading(paragraph) && document->style->paragraphs[paragraph->element].keep_next &&
               !paragraph->keep_next,
      .air_above = i > 0 ? word_space_beside(&document->space, i, i - 1) : 0,
      .air_below = word_space_beside(&document->space, i, i + 1),
      .whole = is_whole(document, paragraph),
      .section = ended(document),
  };
  own.indented = indents_place(&own.indents, document->paragraphs, i, document->style);
  if (is_under_attached_title(paragraph)) { /* between the indent of its style and as much on the right */
    const struct paragraph_style *look = &document->style->paragraphs[ELEMENT_ATTACHMENT];
    own.indented = own.centred = true;
    own.indents = (struct indents){.first = look->indent, .left = look->left, .right = look->indent};
  }
  if (paragraph->head)
    own.style = STYLE_ATTACHMENT_HEAD;
  open_paragraph(document, &own);
  if (paragraph_is_heading(paragraph))
    put_heading(document, paragraph, NULL);
  else
    put_block(document, paragraph, 0,
              paragraph->head     ? STYLE_ATTACHMENT_HEAD_TEXT
              : style->runs_named ? style->link
                                  : heading_look(paragraph));
  xml_out_close(document->out);
}

static void put_paragraph(struct document *document, guint i) {
  const struct paragraph *paragraph = paragraph_at(document->paragraphs, i);
  const struct paragraph *next = pointer_behind(document->paragraphs, i);
  document->ends_section = next && next->turned != paragraph->turned;
  document->section = section_of(document, paragraph->turned);
  if (i == document->space.toc_place)
    put_toc(document, i);
  if (paragraph->table)
    put_table(document, i);
  else if (paragraph->element == ELEMENT_TITLE)
    put_title(document, i);
  else if (paragraph_is_heading(paragraph) &&
           paragraph_last_span(paragraph)->block != paragraph_span(paragraph, 0)->block)
    put_run_in(document, i);
  else
    put_plain(document, i);
  document->sections += document->ends_section;
}

GBytes *document_part(const struct document_input *input) {
  const struct write_job *job = input->job;
  struct document document = {
      .input = input,
      .paragraphs = job->paragraphs,
      .style = job->style,
      .out = xml_out_new(),
      .cuts = cuts_new(),
      .space = {.paragraphs = job->paragraphs,
                .style = job->style,
                .toc_place = document_has_toc(job) ? toc_place(job->paragraphs) : G_MAXUINT},
      .turned_style = style_turned(job->style),
  };
  document.turned_measures = measures_of(&document.turned_style);
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
  front_write(&document.context, input);
  for (guint i = 0; i < document.paragraphs->len; i++)
    put_paragraph(&document, i);
  const struct paragraph *last = pointer_last(document.paragraphs);
  document.section = section_of(&document, last && last->turned);
  section_write(document.out, &document.section);
  g_array_unref(document.cuts);
  return xml_out_finish(document.out);
}
