#include "layout/justify.h"

#include "layout/line.h"
#include "layout/spacing.h"

#include <glib/gi18n.h>

/* How one line is brought to its measure: a part of what each step can give or take, and what every gap opens. */
struct adjustment {
  double shrink[SHRINK_STEPS];  /* 0 to 1 */
  double stretch, stretch_more; /* 0 to 1 */
  double open;                  /* pt */
};

static struct adjustment adjust_shrink(const struct line_fit *line) {
  struct adjustment adjustment = {0};
  double need = line->excess;
  for (int step = 0; step < SHRINK_STEPS && need > 0; step++) {
    double taken = MIN(need, line->totals.shrink[step]);
    adjustment.shrink[step] = taken > 0 ? taken / line->totals.shrink[step] : 0;
    need -= MAX(0, taken);
  }
  return adjustment;
}

static struct adjustment adjust_stretch(const struct line_fit *line, const struct style *style, double size) {
  struct adjustment adjustment = {0};
  double first = MIN(-line->excess, line->totals.stretch), more = fit_stretch_more(line, style, size);
  adjustment.stretch = line->totals.stretch > 0 ? first / line->totals.stretch : 0;
  adjustment.stretch_more = line->totals.stretch_more > 0 ? more / line->totals.stretch_more : 0;
  adjustment.open = line->totals.gaps > 0 ? fit_opening(line, style, size) : 0;
  return adjustment;
}

/* A line being placed. */
struct setter {
  const struct composer *composer;
  const struct paragraph *paragraph;
  const struct boxes *boxes;
  guint span; /* index of the span of the last box */
  struct line *line;
  struct run *run;   /* the last one */
  guint32 run_start; /* byte offset of its text in the paragraph's */
  guint run_span;
};

static guint32 text_end(const struct setter *setter, const struct box *box) {
  guint32 end = box->text;
  for (guint i = 0; i < box->glyph_count; i++) {
    const struct box_glyph *glyph = &g_array_index(setter->boxes->glyphs, struct box_glyph, box->glyph + i);
    end = MAX(end, glyph->text + glyph->text_length);
  }
  return end;
}

static void close_run(struct setter *setter, guint32 end) {
  if (setter->run) {
    setter->run->text = g_strndup(setter->paragraph->text->str + setter->run_start, end - setter->run_start);
    setter->run = NULL;
  }
}

static void open_run(struct setter *setter, const struct box *box) {
  const struct span *span = &g_array_index(setter->paragraph->spans, struct span, setter->span);
  setter->run = line_add_run(setter->line, box->face, setter->paragraph->size);
  setter->run->bold = span->bold;
  setter->run->block = span->block;
  setter->run->element = span->element;
  setter->run_start = box->text;
  setter->run_span = setter->span;
}

static void place_box(struct setter *setter, const struct box *box, double x) {
  const GArray *spans = setter->paragraph->spans;
  while (setter->span + 1 < spans->len && g_array_index(spans, struct span, setter->span + 1).start <= box->text)
    setter->span++;
  if (!setter->run || setter->run->face != box->face || setter->run_span != setter->span) {
    close_run(setter, box->text);
    open_run(setter, box);
  }
  for (guint i = 0; i < box->glyph_count; i++) {
    const struct box_glyph *glyph = &g_array_index(setter->boxes->glyphs, struct box_glyph, box->glyph + i);
    struct placed_glyph placed = {glyph->glyph, (float)(x + box->origin + glyph->x), glyph->text - setter->run_start,
                                  glyph->text_length, glyph->y};
    g_array_append_val(setter->run->glyphs, placed);
  }
}

/* What a box loses inside its cell on this line, as a part of what makes it half. */
static double squeeze_of(const struct box *box, const struct adjustment *adjustment, const struct style *style,
                         double size) {
  double taken = 0;
  for (int step = 0; step < SHRINK_STEPS; step++)
    taken += adjustment->shrink[step] * box_shrink(box, (enum shrink_step)step, &style->spacing, size);
  return taken;
}

static double gap_of(const struct setter *setter, const struct box *left, const struct box *box,
                     const struct adjustment *adjustment) {
  const struct spacing *spacing = &setter->composer->style->spacing;
  double size = setter->paragraph->size;
  return box->gap - adjustment->shrink[SHRINK_GAP] * box_gap_shrink(box, spacing, size) +
         adjustment->stretch * box_gap_stretch(box, spacing) +
         adjustment->stretch_more * box_gap_stretch_more(box, spacing) + (box_opens(left, box) ? adjustment->open : 0);
}

/* Places the boxes of a line from `x` on. */
static void place_boxes(struct setter *setter, const struct line_fit *fit, const struct adjustment *adjustment,
                        double x, bool trim_start) {
  const struct style *style = setter->composer->style;
  double size = setter->paragraph->size;
  for (guint i = fit->start; i < fit->end; i++) {
    const struct box *box = box_at(setter->boxes, i);
    double half = box->half.left + box->half.right;
    double taken = squeeze_of(box, adjustment, style, size);
    if (i == fit->start && box_start_trim(box) > 0)
      taken = trim_start ? half : 0;
    if (i + 1 == fit->end && box_end_trim(box) > 0)
      taken = fit_trims_end(setter->paragraph) ? half : 0;
    if (i > fit->start)
      x += gap_of(setter, box_at(setter->boxes, i - 1), box, adjustment);
    place_box(setter, box, x - (half > 0 ? taken * box->half.left / half : 0));
    x += box->width - taken + adjustment->stretch * box_stretch(box, &style->spacing, size) +
         adjustment->stretch_more * box_stretch_more(box, &style->spacing);
  }
  close_run(setter, text_end(setter, box_at(setter->boxes, fit->end - 1)));
}

/* Where a line begins, from the page's left edge. */
static double line_x(const struct setter *setter, const struct line_fit *fit, bool first) {
  const struct paragraph *paragraph = setter->paragraph;
  double x = setter->composer->style->margin_left + (first ? paragraph->first : paragraph->left);
  double room = MAX(0, -fit->excess);
  return paragraph->align == ALIGN_CENTER ? x + room / 2 : paragraph->align == ALIGN_RIGHT ? x + room : x;
}

static struct line *set_line(struct setter *setter, const struct line_fit *fit, bool first, bool last) {
  struct line *line = line_new();
  struct adjustment adjustment = {0};
  line->first = first;
  line->last = last;
  setter->line = line;
  if (fit->excess > 0)
    adjustment = adjust_shrink(fit);
  else if (!last && setter->paragraph->align == ALIGN_JUSTIFY)
    adjustment = adjust_stretch(fit, setter->composer->style, setter->paragraph->size);
  place_boxes(setter, fit, &adjustment, line_x(setter, fit, first), fit_trims_start(setter->paragraph, fit->start));
  const struct run *run = g_ptr_array_index(line->runs, 0);
  line->block = run->block;
  line->element = run->element;
  return line;
}

/* A finding at the place in the source where the line begins. */
static void report_line(struct setter *setter, const struct line_fit *fit, enum finding_id id, const char *message) {
  const GArray *spans = setter->paragraph->spans;
  guint32 offset = box_at(setter->boxes, fit->start)->text;
  guint i = 0, line = 0, column = 0;
  while (i + 1 < spans->len && g_array_index(spans, struct span, i + 1).start <= offset)
    i++;
  const struct span *span = &g_array_index(spans, struct span, i);
  const struct block *block = g_ptr_array_index(setter->composer->doc->blocks, span->block);
  block_place(block, span->block_offset + offset - span->start, &line, &column);
  report_add(setter->composer->report, id, (struct place){line, column, NULL}, "%s", message);
}

static void report_fit(struct setter *setter, const struct line_fit *fit, bool last) {
  const struct style *style = setter->composer->style;
  double loose = fit_opening(fit, style, setter->paragraph->size) / setter->paragraph->size;
  if (fit->excess - fit->give > 0.5)
    report_line(setter, fit, FINDING_OVERFULL_LINE, _("this line is too wide: it holds a word that cannot be parted"));
  else if (!last && setter->paragraph->align == ALIGN_JUSTIFY && loose > style->costs.very_loose)
    report_line(setter, fit, FINDING_LOOSE_LINE, _("this line is set very wide: a long word or figure follows it"));
}

void set_paragraph(struct composer *composer, struct paragraph *paragraph) {
  struct boxes *boxes = boxes_new(composer, paragraph);
  g_clear_pointer(&paragraph->lines, g_ptr_array_unref);
  paragraph->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
  if (boxes->boxes->len > 0) {
    g_autoptr(GArray) fits = fit_paragraph(boxes, paragraph, composer->style, &paragraph->cost);
    struct setter setter = {.composer = composer, .paragraph = paragraph, .boxes = boxes};
    for (guint i = 0; i < fits->len; i++) {
      const struct line_fit *fit = &g_array_index(fits, struct line_fit, i);
      bool last = i + 1 == fits->len;
      g_ptr_array_add(paragraph->lines, set_line(&setter, fit, i == 0, last));
      if (paragraph->line_cost <= 0 && !paragraph->tried) /* else it was told when the paragraph was first set */
        report_fit(&setter, fit, last);
    }
  }
  boxes_free(boxes);
}

double layout_paragraph_width(struct composer *composer, const struct paragraph *paragraph) {
  struct boxes *boxes = boxes_new(composer, paragraph);
  double width = 0;
  for (guint i = 0; i < boxes->boxes->len; i++)
    width += box_at(boxes, i)->width + (i > 0 ? box_at(boxes, i)->gap : 0);
  boxes_free(boxes);
  return width;
}
