#include "write/docx/front.h"

#include "compose/cover.h"
#include "ooxml/units.h"
#include "ooxml/word_styles.h"
#include "style/copies.h"
#include "write/docx/runs.h"
#include "write/docx/section.h"

#include <string.h>

/* One paragraph of the front. */
struct front_paragraph {
  const char *style, *text;
  gsize length;
  double above, below; /* blank, pt */
};

struct front {
  struct xml_out *out;
  const struct style *style;
  const struct measures *measures;
  GArray *cover; /* of struct front_paragraph */
};

bool front_has_cover(const struct style *style) {
  return style->furniture.cover || (style->furniture.copies && *style->furniture.copies);
}

static bool has_grade(const struct style *style) {
  return style->furniture.grade && *style->furniture.grade;
}

/* `ends_section`: the cover ends with it. */
static void put_paragraph(const struct front *front, const struct front_paragraph *paragraph, bool ends_section) {
  struct xml_out *out = front->out;
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
    section_write_cover(out, front->style, front->measures);
  xml_out_close(out);
  g_autofree char *text = g_strndup(paragraph->text, paragraph->length);
  g_autofree char *legal = xml_out_legal(text);
  run_write(out, NULL, legal, strlen(legal));
  xml_out_close(out);
}

/* ---- the cover ---- */

static void add(const struct front *front, const char *style, const char *text, gsize length, double above) {
  const struct front_paragraph paragraph = {style, text, length, above, 0};
  g_array_append_val(front->cover, paragraph);
}

/* From the top of the type area to the first word, so that all of them stand in the middle. */
static double top_of(const struct style *style, const GArray *lines) {
  double height = 0;
  for (guint i = 0; i < lines->len; i++)
    height += (1 + g_array_index(lines, struct cover_line, i).above) * style->title_pitch;
  return style->page_height * COVER_MIDDLE - height / 2 - style->margin_top;
}

static void add_words(const struct front *front, const GArray *lines) {
  const struct style *style = front->style;
  const double taken = front->cover->len * style->line_pitch;
  for (guint i = 0; i < lines->len; i++) {
    const struct cover_line *line = &g_array_index(lines, struct cover_line, i);
    const bool title = line->paragraph->element == ELEMENT_TITLE;
    const double above = i == 0 ? MAX(0, top_of(style, lines) - taken) : line->above * style->title_pitch;
    add(front, title ? STYLE_COVER_TITLE : STYLE_COVER_TEXT, line->paragraph->text->str + line->start,
        line->end - line->start, above);
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
    add(front, STYLE_COVER_NUMBER, number, strlen(number), 0);
  if (has_grade(front->style))
    add(front, STYLE_GRADE, furniture->grade, strlen(furniture->grade), 0);
  add_words(front, lines);
  if (front->cover->len == 0)
    add(front, STYLE_COVER_TEXT, "", 0, 0);
  for (guint i = 0; i < front->cover->len; i++)
    put_paragraph(front, &g_array_index(front->cover, struct front_paragraph, i), i + 1 == front->cover->len);
  g_array_unref(front->cover);
}

void front_write(struct xml_out *out, const struct write_job *job, const struct measures *measures) {
  struct front front = {.out = out, .style = job->style, .measures = measures};
  if (front_has_cover(job->style))
    write_cover(&front, job->paragraphs);
  if (!has_grade(job->style))
    return;
  const char *grade = job->style->furniture.grade;
  put_paragraph(&front, &(struct front_paragraph){STYLE_GRADE, grade, strlen(grade), 0, job->style->line_pitch}, false);
}
