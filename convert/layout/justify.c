#include "layout/justify.h"

#include "base/items.h"
#include "base/messages.h"
#include "layout/class.h"
#include "layout/ruby.h"
#include "layout/script.h"
#include "layout/spacing.h"

/* How one line is brought to its measure: a part of what each step can give or take, and what every gap opens. */
struct adjustment {
  double shrink[SHRINK_STEPS];  /* 0 to 1 */
  double stretch, stretch_more; /* 0 to 1 */
  double open;                  /* pt */
};

/* A line as it is. */
static const struct adjustment unadjusted;

/* How much of all that there is is used. */
static double part_of(double used, double all) {
  return all > 0 ? used / all : 0;
}

static struct adjustment adjust_shrink(const struct line_fit *line) {
  struct adjustment adjustment = unadjusted;
  double need = line->excess;
  for (int step = 0; step < SHRINK_STEPS; step++) {
    const double taken = CLAMP(line->totals.shrink[step], 0, need);
    adjustment.shrink[step] = part_of(taken, line->totals.shrink[step]);
    need -= taken;
  }
  return adjustment;
}

/* A line that would be torn open stays short. */
static struct adjustment adjust_stretch(const struct line_fit *line, double size) {
  if (fit_is_torn(line, size))
    return unadjusted;
  return (struct adjustment){
      .stretch = part_of(MIN(-line->excess, line->totals.stretch), line->totals.stretch),
      .stretch_more = part_of(fit_stretch_more(line, size), line->totals.stretch_more),
      .open = fit_opening(line, size),
  };
}

/* A line being placed. */
struct setter {
  struct typesetter *typesetter;
  const struct galley *galley;
  const struct boxes *boxes;
  guint span; /* index of the span of the last box */
  struct line *line;
  guint line_end;          /* one after the line's last box */
  struct run *run;         /* the last one */
  GArray *glyphs;          /* of struct placed_glyph: those of it, until it is closed */
  guint run_low, run_high; /* its first and last box in the order of the text */
  guint run_span;
  guint ruby; /* the first reading that is still to be placed */
};

static guint32 text_end(const struct setter *setter, const struct box *box) {
  guint32 end = box->text;
  for (guint i = 0; i < box->glyph_count; i++) {
    const struct box_glyph *glyph = &array_at(setter->boxes->glyphs, struct box_glyph, box->glyph + i);
    end = MAX(end, glyph->text + glyph->text_length);
  }
  return end;
}

/* Gives the run its text: that of its boxes, and what lies between them and the next box. */
static void close_run(struct setter *setter) {
  if (!setter->run)
    return;
  const guint32 start = box_at(setter->boxes, setter->run_low)->text;
  const guint32 end = setter->run_high + 1 < setter->line_end
                          ? box_at(setter->boxes, setter->run_high + 1)->text
                          : text_end(setter, box_at(setter->boxes, setter->run_high));
  setter->run->text = g_strndup(setter->galley->text + start, end - start);
  for (guint i = 0; i < setter->glyphs->len; i++)
    array_at(setter->glyphs, struct placed_glyph, i).text_start -= start;
  g_array_append_vals(setter->run->glyphs, setter->glyphs->data, setter->glyphs->len);
  g_array_set_size(setter->glyphs, 0);
  setter->run = NULL;
}

/* Marks of a face that has them lighter than its characters. */
static bool is_thickened(const struct box *box) {
  return box->face->thin_marks && box->class >= CLASS_OPEN && box->class <= CLASS_ELLIPSIS;
}

static void open_run(struct setter *setter, guint i) {
  const struct span *span = paragraph_span(setter->galley->paragraph, setter->span);
  const struct box *box = box_at(setter->boxes, i);
  setter->run = line_add_run(setter->line, box->face, setter->galley->size * galley_scale(span));
  setter->run->dotted = (span->marks & 1u << MARK_EMPHASIS) != 0;
  setter->run->underlined = (span->marks & 1u << MARK_UNDERLINE) != 0;
  setter->run->struck = (span->marks & 1u << MARK_STRIKE) != 0;
  setter->run->bold = !box->face->bold && (galley_bold(span, setter->typesetter->style) || is_thickened(box));
  setter->run->backward = box->level % 2 == 1;
  setter->run->block = span->number;
  setter->run->element = span->element;
  setter->run_low = setter->run_high = i;
  setter->run_span = setter->span;
}

/* Whether box `i` goes on with the last run: the same face, and next to it in the order of the text. */
static bool goes_on(const struct setter *setter, guint i) {
  const struct box *box = box_at(setter->boxes, i);
  const bool backward = box->level % 2 == 1;
  return setter->run && setter->run->face == box->face && setter->run_span == setter->span &&
         is_thickened(box) == is_thickened(box_at(setter->boxes, setter->run_high)) &&
         setter->run->backward == backward && (backward ? i + 1 == setter->run_low : i == setter->run_high + 1);
}

/* Whether glyphs that stand from right to left are in the order of the text: blanks, or marks for what no font has,
 * each as wide as the next, which Pango has not shaped. */
static bool is_to_be_turned(const struct setter *setter, const struct box *box) {
  if (box->level % 2 == 0 || box->glyph_count < 2)
    return false;
  const struct box_glyph *glyphs = &array_at(setter->boxes->glyphs, struct box_glyph, box->glyph);
  return glyphs[0].text < glyphs[box->glyph_count - 1].text;
}

static void place_box(struct setter *setter, guint i, double x) {
  const struct box *box = box_at(setter->boxes, i);
  galley_span(setter->galley, box->text, &setter->span);
  if (!goes_on(setter, i)) {
    close_run(setter);
    open_run(setter, i);
  }
  setter->run_low = MIN(setter->run_low, i);
  setter->run_high = MAX(setter->run_high, i);
  const bool turned = is_to_be_turned(setter, box);
  for (guint k = 0; k < box->glyph_count; k++) {
    const guint from = turned ? box->glyph_count - 1 - k : k;
    const struct box_glyph *glyph = &array_at(setter->boxes->glyphs, struct box_glyph, box->glyph + from);
    const float place = array_at(setter->boxes->glyphs, struct box_glyph, box->glyph + k).x;
    const struct placed_glyph placed = {.glyph = (guint16)glyph->glyph,
                                        .text_length = (guint16)MIN(glyph->text_length, G_MAXUINT16),
                                        .text_start = glyph->text,
                                        .x = (float)(x + box->origin + place),
                                        .y = glyph->y};
    g_array_append_val(setter->glyphs, placed);
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

/* What a box takes on this line. */
static double growth_of(const struct box *box, const struct adjustment *adjustment, const struct style *style,
                        double size) {
  return adjustment->stretch * box_stretch(box, &style->spacing, size) +
         adjustment->stretch_more * box_stretch_more(box, &style->spacing, size);
}

static double gap_of(const struct setter *setter, const struct box *left, const struct box *box,
                     const struct adjustment *adjustment) {
  const struct spacing *spacing = &setter->typesetter->style->spacing;
  double size = setter->galley->size;
  return box->gap - adjustment->shrink[SHRINK_GAP] * box_gap_shrink(box, spacing, size) +
         adjustment->stretch * box_gap_stretch(box, spacing) +
         adjustment->stretch_more * box_gap_stretch_more(box, spacing) + (box_opens(left, box) ? adjustment->open : 0);
}

/* What a box gives on this line, whose edges may take more; below 0 what it takes. */
static double taken_of(const struct setter *setter, const struct line_fit *fit, const struct adjustment *adjustment,
                       guint i, bool trim_start) {
  const struct box *box = box_at(setter->boxes, i);
  const double half = box->half.left + box->half.right;
  const struct style *style = setter->typesetter->style;
  double taken = squeeze_of(box, adjustment, style, setter->galley->size) -
                 growth_of(box, adjustment, style, setter->galley->size);
  if (i == fit->start && box_start_trim(box) > 0)
    taken = trim_start ? half : 0;
  if (i + 1 == fit->end && box_end_trim(box) > 0)
    taken = fit_trims_end(setter->galley) ? box_end_trim(box) : 0;
  return taken;
}

/* How much of what a box gives is on the left of its glyphs. */
static double taken_left(const struct box *box, double taken, bool ends_line) {
  const double half = box->half.left + box->half.right;
  return half <= 0 || (ends_line && box->ink_end > 0) ? 0 : taken * box->half.left / half;
}

/* Places the boxes of a line from `x` on, in the order in which they stand on paper. */
static void place_boxes(struct setter *setter, const struct line_fit *fit, const struct adjustment *adjustment,
                        double x, bool trim_start) {
  g_autoptr(GArray) order = script_visual_order(setter->boxes, fit->start, fit->end);
  g_autofree struct box_edges *edges = setter->boxes->rubies ? g_new0(struct box_edges, fit->end - fit->start) : NULL;
  setter->line_end = fit->end;
  for (guint k = 0; k + 1 < 2 * (fit->end - fit->start); k++) {
    const guint place = order ? array_at(order, guint, k) : k;
    const guint i = fit->start + (place + 1) / 2;
    const struct box *box = box_at(setter->boxes, i);
    if (place % 2 == 1) {
      x += gap_of(setter, box_at(setter->boxes, i - 1), box, adjustment);
      continue;
    }
    const double taken = taken_of(setter, fit, adjustment, i, trim_start);
    place_box(setter, i, x - taken_left(box, taken, i + 1 == fit->end));
    if (edges)
      edges[i - fit->start] = (struct box_edges){x, x + box->width - taken};
    x += box->width - taken;
  }
  close_run(setter);
  if (edges)
    ruby_set_line(setter->typesetter, setter->boxes, setter->galley, setter->line, edges, fit->start, fit->end,
                  &setter->ruby);
}

/* Where a line begins, from the page's left edge. */
static double line_x(const struct setter *setter, const struct line_fit *fit) {
  const struct galley *galley = setter->galley;
  double x = setter->galley->edge + fit_indent(setter->boxes, galley, fit->start);
  double room = MAX(0, -fit->excess);
  return galley->align == ALIGN_CENTER ? x + room / 2 : galley->align == ALIGN_RIGHT ? x + room : x;
}

/* Tells where an item of a list has its label and number, on the line that they are on. */
static void mark_item(struct line *line, const struct galley *galley) {
  const struct paragraph *paragraph = galley->paragraph;
  if (galley->opens && paragraph->hang > paragraph->label) {
    line->label = paragraph->label;
    line->item = paragraph->hang;
  }
}

/* `next` is the box that the next line begins with. */
static struct line *set_line(struct setter *setter, const struct line_fit *fit, guint next) {
  const bool first = fit->start == 0, last = next == setter->boxes->boxes->len;
  struct line *line = line_new();
  struct adjustment adjustment = unadjusted;
  line->first = first;
  line->last = last;
  setter->line = line;
  if (fit->excess > 0)
    adjustment = adjust_shrink(fit);
  else if (fit_stretches(setter->boxes, setter->galley, next))
    adjustment = adjust_stretch(fit, setter->galley->size);
  place_boxes(setter, fit, &adjustment, line_x(setter, fit), fit_trims_start(setter->galley, fit->start));
  line->blank = !last && box_at(setter->boxes, fit->end)->class == CLASS_SPACE;
  if (first)
    mark_item(line, setter->galley);
  const struct run *run = pointer_at(line->runs, 0);
  line->block = run->block;
  line->element = run->element;
  return line;
}

/* A finding at the place in the source where the line begins. */
static void report_line(struct setter *setter, const struct line_fit *fit, enum finding_id id, const char *message) {
  guint line, column;
  galley_place(setter->galley, box_at(setter->boxes, fit->start)->text, &setter->typesetter->told, &line, &column);
  report_add(setter->typesetter->report, id, (struct place){line, column, NULL}, "%s", message);
}

static void report_fit(struct setter *setter, const struct line_fit *fit, guint next) {
  const struct style *style = setter->typesetter->style;
  double loose = fit_opening(fit, setter->galley->size) / setter->galley->size;
  if (fit->excess - fit->give > 0.5)
    report_line(setter, fit, FINDING_OVERFULL_LINE, _("this line is too wide: it holds a word that cannot be parted"));
  else if (!fit_stretches(setter->boxes, setter->galley, next) || loose <= style->costs.very_loose)
    return;
  else if (fit_is_torn(fit, setter->galley->size))
    report_line(setter, fit, FINDING_LOOSE_LINE, _("this line is left short: a long word or figure follows it"));
  else
    report_line(setter, fit, FINDING_LOOSE_LINE, _("this line is set very wide: a long word or figure follows it"));
}

static GArray *starts_of(const struct boxes *boxes, const GArray *fits) {
  GArray *starts = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (guint i = 0; i < fits->len; i++) {
    const gsize start = box_at(boxes, array_at(fits, struct line_fit, i).start)->text;
    g_array_append_val(starts, start);
  }
  return starts;
}

/* The lines; where the style's pages turn where sentences end, all that they are chosen by comes with them. */
static GArray *choose_lines(const struct boxes *boxes, struct galley *galley, const struct style *style) {
  if (style->costs.turned_sentence == 0 || galley->wanted > 0)
    return fit_galley(boxes, galley, style, &galley->cost);
  galley_forget_starts(galley);
  GArray *fits = fit_with_costs(boxes, galley, style, &galley->cost, &galley->fewer, &galley->more);
  galley->starts = starts_of(boxes, fits);
  galley->priced = true;
  return fits;
}

void galley_set(struct typesetter *typesetter, struct galley *galley) {
  struct boxes *boxes = boxes_new(typesetter, galley);
  g_clear_pointer(&galley->lines, g_ptr_array_unref);
  galley->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
  if (boxes->boxes->len > 0) {
    g_autoptr(GArray) fits = choose_lines(boxes, galley, typesetter->style);
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(struct placed_glyph));
    struct setter setter = {.typesetter = typesetter, .galley = galley, .boxes = boxes, .glyphs = glyphs};
    for (guint i = 0; i < fits->len; i++) {
      const struct line_fit *fit = &array_at(fits, struct line_fit, i);
      const guint next = i + 1 < fits->len ? fit[1].start : boxes->boxes->len;
      g_ptr_array_add(galley->lines, set_line(&setter, fit, next));
      if (!galley->told)
        report_fit(&setter, fit, next);
    }
  }
  galley->told = true;
  boxes_free(boxes);
}

void galley_price(struct typesetter *typesetter, struct galley *galley) {
  if (galley->priced)
    return;
  struct boxes *boxes = boxes_new(typesetter, galley);
  fit_costs(boxes, galley, typesetter->style, galley->lines->len, &galley->fewer, &galley->more);
  boxes_free(boxes);
  galley->priced = true;
}

double galley_width(struct typesetter *typesetter, const struct galley *galley) {
  struct boxes *boxes = boxes_new(typesetter, galley);
  double width = 0;
  for (guint i = 0; i < boxes->boxes->len; i++)
    width += box_at(boxes, i)->width + (i > 0 ? box_at(boxes, i)->gap : 0);
  boxes_free(boxes);
  return width;
}
