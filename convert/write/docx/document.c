#include "write/docx/document.h"

#include "compose/toc.h"
#include "ooxml/names.h"
#include "ooxml/units.h"
#include "ooxml/word_styles.h"
#include "write/docx/front.h"
#include "write/docx/ruby.h"
#include "write/docx/section.h"
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
  guint sections;    /* that have ended */
  bool ends_section; /* the paragraph being written is the last of one */
  bool has_toc;
  guint toc_place; /* the paragraph that the table of contents stands before */
};

/* ---- paragraphs ---- */

/* What a paragraph of the file says beyond its style. */
struct word_paragraph {
  const char *style;               /* NULL: Normal */
  double blank_above, blank_below; /* blank lines */
  double air_above, air_below;     /* more of them, beside a table */
  bool close;                      /* none below it, whatever its style says */
  bool loose;                      /* it does not stay with the next one, as its style would have it */
  bool whole;                      /* no page ends inside it */
  bool new_page;                   /* it begins a page */
  double line;                     /* exact pitch of its lines, lines of text; 0: as its style has it */
  bool separator;                  /* its end is hidden: the next paragraph goes on in the same line (rule H04) */
  bool grows;                      /* its lines are as high as what is in them */
  bool indented;                   /* `indents` holds instead of the style's */
  bool centred;                    /* in the middle, whatever its style says */
  bool ends_section;               /* its section is told in it */
  struct indents indents;
};

/* What sums of parts of a line may be wrong by, twips. */
#define EPSILON 1e-6

/* Blank lines in twips, rounded down: with a twip too much on its page LibreOffice sets a line less. */
static gint64 blank_twips(const struct measures *measures, double lines) {
  return (gint64)floor((double)measures->line_pitch * lines + EPSILON);
}

/* Blank lines in lines and in twips: LibreOffice takes 12 pt for a line when the twips are not there (rule G07).  Body
 * text has none in twips, whatever is beside it (the same rule). */
static void put_spacing(const struct document *document, const struct word_paragraph *paragraph) {
  const struct measures *measures = document->input->measures;
  struct xml_out *out = document->out;
  xml_out_open(out, "w:spacing");
  if (paragraph->blank_above + paragraph->air_above > 0)
    xml_out_attribute_number(out, "w:beforeLines", hundredths(paragraph->blank_above + paragraph->air_above));
  if (paragraph->blank_above > 0)
    xml_out_attribute_number(out, "w:before", blank_twips(measures, paragraph->blank_above));
  if (paragraph->blank_below + paragraph->air_below > 0 || paragraph->close)
    xml_out_attribute_number(out, "w:afterLines", hundredths(paragraph->blank_below + paragraph->air_below));
  if (paragraph->blank_below > 0 || paragraph->close)
    xml_out_attribute_number(out, "w:after", blank_twips(measures, paragraph->blank_below));
  if (paragraph->line > 0) {
    xml_out_attribute_number(out, "w:line", measures_lines(measures, paragraph->line));
    xml_out_attribute(out, "w:lineRule", "exact");
  } else if (paragraph->grows) {
    xml_out_attribute_number(out, "w:line", measures_lines(measures, 1));
    xml_out_attribute(out, "w:lineRule", "atLeast");
  }
  xml_out_close(out);
}

/* A separator's heading becomes a frame in the line in LibreOffice 24.8 and later, where twips in both halves would be
 * added up: the heading half has its indent in characters alone (rule H04). */
static void put_separator_indent(const struct document *document, const struct indents *indents) {
  xml_out_open(document->out, "w:ind");
  xml_out_attribute_number(document->out, "w:firstLineChars", hundredths(indents->first));
  xml_out_attribute(document->out, "w:firstLine", "0");
  xml_out_close(document->out);
}

static void put_section(const struct document *document, bool turned) {
  const struct section section = {.style = turned ? &document->turned_style : document->style,
                                  .measures = turned ? &document->turned_measures : document->input->measures,
                                  .turned = turned,
                                  .first = document->sections == 0,
                                  .behind_cover = front_has_cover(document->style)};
  section_write(document->out, &section);
}

static void open_paragraph(const struct document *document, const struct word_paragraph *paragraph) {
  struct xml_out *out = document->out;
  xml_out_open(out, "w:p");
  bool spaced = paragraph->blank_above > 0 || paragraph->blank_below > 0 || paragraph->air_above > 0 ||
                paragraph->air_below > 0 || paragraph->close || paragraph->grows || paragraph->line > 0;
  if (!paragraph->style && !spaced && !paragraph->loose && !paragraph->whole && !paragraph->new_page &&
      !paragraph->separator && !paragraph->indented && !paragraph->centred && !paragraph->ends_section)
    return;
  xml_out_open(out, "w:pPr");
  if (paragraph->style)
    xml_out_value(out, "w:pStyle", paragraph->style);
  if (paragraph->loose)
    xml_out_fixed(out, "<w:keepNext w:val=\"0\"/>");
  if (paragraph->whole)
    xml_out_flag(out, "w:keepLines");
  if (paragraph->new_page)
    xml_out_flag(out, "w:pageBreakBefore");
  if (spaced)
    put_spacing(document, paragraph);
  if (paragraph->separator)
    put_separator_indent(document, &paragraph->indents);
  else if (paragraph->indented)
    indents_write(out, document->style, &paragraph->indents);
  if (paragraph->centred)
    xml_out_value(out, "w:jc", "center");
  if (paragraph->separator)
    xml_out_fixed(out, "<w:rPr><w:vanish/><w:specVanish/></w:rPr>");
  if (paragraph->ends_section)
    put_section(document, false); /* one of turned pages ends with a table */
  xml_out_close(out);
}

static bool is_below_toc(const struct document *document, guint i) {
  return document->has_toc && i == document->toc_place;
}

/* Blank lines between paragraph `i` and the one above, as in print, but for those that the title's style has below. */
static double blank_lines(const struct document *document, guint i) {
  const struct paragraph *paragraph = paragraph_at(document->paragraphs, i);
  bool below_title = i > 0 && paragraph_at(document->paragraphs, i - 1)->element == ELEMENT_TITLE;
  bool in_style = below_title && paragraph->element != ELEMENT_SUBTITLE;
  return in_style ? paragraph->above - document->style->paragraphs[ELEMENT_TITLE].after : paragraph->above;
}

static bool is_text(const struct document *document, guint i) {
  enum element element = paragraph_at(document->paragraphs, i)->element;
  return element == ELEMENT_BODY || element == ELEMENT_STAGE_DIRECTION;
}

/* Whether paragraph `i` stands off a table at `table` as it does off other paragraphs: not text, nor what is in an
 * attachment, which all has one style. */
static bool stands_off(const struct document *document, guint i, guint table) {
  const struct paragraph *paragraph = paragraph_at(document->paragraphs, i);
  return paragraph_at(document->paragraphs, table)->table && !is_text(document, i) &&
         paragraph_span(paragraph, 0)->block->role != ROLE_ATTACHMENT;
}

/* They belong to the paragraph below, but for body text and what is said between it: that is all alike, so that a
 * paragraph can be moved. */
static double blank_above(const struct document *document, guint i) {
  bool body = is_text(document, i);
  if (is_below_toc(document, i))
    return paragraph_at(document->paragraphs, i)->above;
  double air = i > 0 && stands_off(document, i, i - 1) ? document->style->table_air : 0;
  return i > 0 && body ? 0 : air + blank_lines(document, i);
}

static double blank_below(const struct document *document, guint i) {
  bool body = i + 1 < document->paragraphs->len && is_text(document, i + 1);
  bool air = i + 1 < document->paragraphs->len && stands_off(document, i, i + 1);
  return (air ? document->style->table_air : 0) +
         (body && !is_below_toc(document, i + 1) ? blank_lines(document, i + 1) : 0);
}

/* What text has beside a table at `table`, which in Word has no blank of its own (typography S2). */
static double air_beside(const struct document *document, guint i, guint table) {
  if (table >= document->paragraphs->len || !paragraph_at(document->paragraphs, table)->table ||
      is_below_toc(document, MAX(i, table)))
    return 0;
  return stands_off(document, i, table) ? 0 : document->style->table_air;
}

/* ---- text ---- */

/* Leads that show in another face, and lines that were chosen, of a title. */
static void cut_span(const struct document *document, const struct paragraph *paragraph, guint i) {
  const struct span *span = paragraph_span(paragraph, i);
  gsize end = paragraph_span_end(paragraph, i);
  if (span->lead) {
    cuts_add(document->cuts, (struct cut){.at = span->offset, .kind = CUT_LEAD_START});
    cuts_add(document->cuts, (struct cut){.at = span->offset + end - span->start, .kind = CUT_LEAD_END});
  }
  for (guint k = 0; paragraph->element == ELEMENT_TITLE && k < paragraph->breaks->len; k++) {
    gsize at = g_array_index(paragraph->breaks, gsize, k);
    if (at > span->start && at < end)
      cuts_add(document->cuts, (struct cut){.at = span->offset + at - span->start, .kind = CUT_LINE});
  }
}

/* Gaps of a told width: the character before one has blank behind it, and typed blanks share what they lack. */
static void cut_gaps(const struct document *document, const struct paragraph *paragraph) {
  const double size = document->style->paragraphs[paragraph->element].size;
  for (guint i = 0; paragraph->gaps && i < paragraph->gaps->len; i++) {
    const struct gap *gap = &g_array_index(paragraph->gaps, struct gap, i);
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
    cuts_add_mark(document->cuts, &g_array_index(block->marks, struct mark, i));
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
  const bool parts = i + 1 < document->paragraphs->len && !document->ends_section;
  struct xml_out *out = document->out;
  xml_out_fixed(out, "<w:p><w:pPr>");
  xml_out_open(out, "w:spacing");
  xml_out_attribute_number(out, "w:line",
                           parts ? measures_lines(document->input->measures, document->style->table_air) : 20);
  xml_out_attribute(out, "w:lineRule", "exact");
  xml_out_close(out);
  if (document->ends_section)
    put_section(document, paragraph_at(document->paragraphs, i)->turned);
  xml_out_fixed(out, "</w:pPr></w:p>");
}

static void put_table(struct document *document, guint i) {
  const struct paragraph *paragraph = paragraph_at(document->paragraphs, i);
  begin_block(document, paragraph, 0, 1, NULL);
  ruby_cut(document->cuts, paragraph, 0, paragraph->table_size);
  word_table_write(&document->context, &document->text, paragraph,
                   paragraph->turned ? &document->turned_style : document->style);
  const bool last = i + 1 == document->paragraphs->len;
  if (last || document->ends_section || paragraph_at(document->paragraphs, i + 1)->table)
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
  open_paragraph(document,
                 &(struct word_paragraph){.style = STYLE_TOC_HEADING, .blank_above = blank_lines(document, place)});
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
  bool last = i + 1 == document->paragraphs->len;
  struct word_paragraph own = {
      .style = block->role == ROLE_TITLE ? word_style_of(block)->id : STYLE_ATTACHMENT_TITLE,
      .new_page = paragraph->new_page,
      .blank_above = blank_above(document, i),
      .blank_below = blank_below(document, i),
      .close = !last && paragraph_at(document->paragraphs, i + 1)->element == ELEMENT_SUBTITLE,
      .ends_section = document->ends_section,
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
      .blank_above = blank_above(document, i),
      .blank_below = blank_below(document, i),
      .separator = mode == HEADINGS_SEPARATOR,
      .ends_section = mode == HEADINGS_INLINE && document->ends_section,
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
                                 .air_below = air_beside(document, i, i + 1),
                                 .whole = is_whole(document, paragraph),
                                 .grows = mode == HEADINGS_SEPARATOR && is_long(document, paragraph),
                                 .ends_section = document->ends_section,
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
      .blank_above = blank_above(document, i),
      .blank_below = blank_below(document, i),
      .loose = paragraph_is_heading(paragraph) && document->style->paragraphs[paragraph->element].keep_next &&
               !paragraph->keep_next,
      .air_above = i > 0 ? air_beside(document, i, i - 1) : 0,
      .air_below = air_beside(document, i, i + 1),
      .whole = is_whole(document, paragraph),
      .ends_section = document->ends_section,
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
  document->ends_section =
      i + 1 < document->paragraphs->len && paragraph_at(document->paragraphs, i + 1)->turned != paragraph->turned;
  if (document->has_toc && i == document->toc_place)
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
      .has_toc = document_has_toc(job),
      .toc_place = toc_place(job->paragraphs),
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
  put_section(&document,
              document.paragraphs->len > 0 && paragraph_at(document.paragraphs, document.paragraphs->len - 1)->turned);
  g_array_unref(document.cuts);
  return xml_out_finish(document.out);
}
