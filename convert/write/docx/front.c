#include "write/docx/front.h"

#include "base/items.h"
#include "compose/cover.h"
#include "ooxml/units.h"
#include "ooxml/word_styles.h"
#include "style/copies.h"
#include "write/docx/runs.h"
#include "write/docx/section.h"

#include <string.h>

/* One paragraph of the front: words of the style's, or bytes `from` to `to` of a block. */
struct front_paragraph {
  const char *style, *words;
  const struct block *block; /* or NULL */
  gsize from, to;
  double above, below; /* blank, pt */
};

struct front {
  const struct run_context *context;
  const struct document_input *input;
  const struct style *style;
  GArray *cover; /* of struct front_paragraph */
};

bool front_has_cover(const struct style *style) {
  return style->furniture.cover || (style->furniture.copies && *style->furniture.copies);
}

static bool has_grade(const struct style *style) {
  return style->furniture.grade && *style->furniture.grade;
}

static void put_text(const struct front *front, const struct front_paragraph *paragraph) {
  if (!paragraph->block) {
    g_autofree char *legal = xml_out_legal(paragraph->words);
    run_write(front->context->out, NULL, legal, strlen(legal));
    return;
  }
  g_autoptr(GArray) cuts = cuts_new();
  controls_cut(front->input->placeholders, paragraph->block, cuts);
  cuts_sort(cuts);
  struct run_text text = {.text = paragraph->block->text, .cuts = cuts};
  runs_write(front->context, &text, paragraph->from, paragraph->to);
}

/* `ends_section`: the cover ends with it. */
static void put_paragraph(const struct front *front, const struct front_paragraph *paragraph, bool ends_section) {
  struct xml_out *out = front->context->out;
  xml_out_open(out, "w:p");
  xml_out_open(out, "w:pPr");
  xml_out_value(out, "w:pStyle", paragraph->style);
  if (paragraph->above > 0 || paragraph->below > 0) {
    xml_out_open(out, "w:spacing");
    xml_out_attribute_number(out, "w:before", twips(paragraph->above));
    xml_out_attribute_number(out, "w:after", twips(paragraph->below));
    xml_out_close(out);
  }
  if (ends_section)
    section_write_cover(out, front->style, front->input->measures);
  xml_out_close(out);
  put_text(front, paragraph);
  xml_out_close(out);
}

/* ---- the cover ---- */

static void add_words(const struct front *front, const char *style, const char *words) {
  const struct front_paragraph paragraph = {.style = style, .words = words};
  g_array_append_val(front->cover, paragraph);
}

/* The span that has byte `at` of a paragraph's text: the last that begins there or before. */
static const struct span *span_at(const struct paragraph *paragraph, gsize at) {
  guint i = paragraph->spans->len - 1;
  while (paragraph_span(paragraph, i)->start > at)
    i--;
  return paragraph_span(paragraph, i);
}

/* A line of the cover is of one block: lines of a title that are blocks are lines here, too. */
static void add_line(const struct front *front, const struct cover_line *line, double above) {
  const struct span *span = span_at(line->paragraph, line->start);
  const gsize from = span->offset + line->start - span->start;
  const struct front_paragraph paragraph = {.style = line->paragraph->element == ELEMENT_TITLE ? STYLE_COVER_TITLE
                                                                                               : STYLE_COVER_TEXT,
                                            .block = span->block,
                                            .from = from,
                                            .to = from + line->end - line->start,
                                            .above = above};
  g_array_append_val(front->cover, paragraph);
}

/* From the top of the type area to the first word, so that all of them stand in the middle. */
static double top_of(const struct style *style, const GArray *lines) {
  double height = 0;
  for (guint i = 0; i < lines->len; i++)
    height += (1 + array_at(lines, struct cover_line, i).above) * style->title_pitch;
  return style->page_height * COVER_MIDDLE - height / 2 - style->margin_top;
}

static void add_lines(const struct front *front, const GArray *lines) {
  const struct style *style = front->style;
  const double taken = front->cover->len * style->line_pitch;
  for (guint i = 0; i < lines->len; i++) {
    const struct cover_line *line = &array_at(lines, struct cover_line, i);
    add_line(front, line, i == 0 ? MAX(0, top_of(style, lines) - taken) : line->above * style->title_pitch);
  }
}

static void write_cover(struct front *front, const GPtrArray *paragraphs) {
  const struct furniture_style *furniture = &front->style->furniture;
  struct copies copies;
  const bool numbered = furniture->copies && copies_read(furniture->copies, &copies);
  g_autofree char *number = numbered ? copies_words(&copies, copies.first) : NULL;
  g_autoptr(GArray) lines = cover_lines(paragraphs);
  front->cover = g_array_new(FALSE, FALSE, sizeof(struct front_paragraph));
  if (numbered)
    add_words(front, STYLE_COVER_NUMBER, number);
  if (has_grade(front->style))
    add_words(front, STYLE_GRADE, furniture->grade);
  add_lines(front, lines);
  if (front->cover->len == 0)
    add_words(front, STYLE_COVER_TEXT, "");
  for (guint i = 0; i < front->cover->len; i++)
    put_paragraph(front, &array_at(front->cover, struct front_paragraph, i), i + 1 == front->cover->len);
  g_array_unref(front->cover);
}

void front_write(const struct run_context *context, const struct document_input *input) {
  const struct style *style = input->job->style;
  struct front front = {.context = context, .input = input, .style = style};
  if (front_has_cover(style))
    write_cover(&front, input->job->paragraphs);
  if (has_grade(style))
    put_paragraph(
        &front,
        &(struct front_paragraph){.style = STYLE_GRADE, .words = style->furniture.grade, .below = style->line_pitch},
        false);
}
