#include "layout/directions.h"

#include "base/items.h"
#include "layout/beside.h"

/* House.  Blank between the edge of the paper and a box, between a box and the type area (where the mark of a pause may
 * stand), inside a box around its text, and between two boxes; and how thick its lines are; pt. */
#define EDGE 17.0
#define GAP 14.0
#define PADDING 3.0
#define APART 4.0
#define RULE 0.5

/* From one line of a box to the next, from the top of its text to the first baseline, and how high a line is; em. */
#define PITCH 1.3
#define ASCENT 0.9
#define HEIGHT 1.1

/* At least so many characters are in a line of a box: type that is too large for that is set smaller. */
#define LEAST_CHARACTERS 4

/* The mark of a pause: two bars behind the line's last character, em of it: where they begin, how far apart and how
 * thick they are, from where to where they reach. */
#define PAUSE_BEFORE 0.2
#define PAUSE_APART 0.17
#define PAUSE_WIDTH 0.06
#define PAUSE_TOP (-0.75)
#define PAUSE_FOOT 0.05

/* Narrower boxes hold nothing that can be read. */
#define LEAST_WIDTH 24.0

/* What would be taller than this part of the type area is text as other text. */
#define MOST_HEIGHT 0.3

/* A direction on its page. */
struct direction {
  GPtrArray *lines; /* of struct line, the page's */
  double size;
  const struct line *after; /* the line of text that it comes after; NULL: none is above it */
  double anchor;            /* the baseline that its first line wishes to share */
  double top, height;       /* of its box */
};

/* How wide the text in a box may be: the same on both sides of the paper. */
static double inner_width(const struct style *style) {
  const double right = style->page_width - style->margin_left - style->text_width;
  return MIN(style->margin_left, right) - EDGE - GAP - 2 * PADDING;
}

static double box_height(double size, guint lines) {
  return 2 * PADDING + (HEIGHT + (lines - 1) * PITCH) * size;
}

double directions_height(const struct galley *galley) {
  return box_height(galley->size, galley->lines->len) + APART;
}

void directions_set_aside(struct galley *galley, const struct style *style) {
  const double width = inner_width(style);
  const bool direction = galley->paragraph->element == ELEMENT_STAGE_DIRECTION;
  if (style->directions != DIRECTION_MARGIN || !direction || width < LEAST_WIDTH)
    return;
  const double size = MIN(galley->size, width / LEAST_CHARACTERS);
  const glong characters = g_utf8_strlen(galley->text, (gssize)galley->length);
  if (box_height(size, (guint)((double)characters * size / width) + 1) > MOST_HEIGHT * style->text_height)
    return;
  galley->aside = true;
  galley->measure = width;
  galley->size = galley->cell = size;
  galley->first = galley->left = galley->leading = 0;
  galley->align = ALIGN_LEFT;
}

static void clear(gpointer data) {
  g_ptr_array_unref(((struct direction *)data)->lines);
}

GArray *directions_new(void) {
  GArray *directions = g_array_new(FALSE, FALSE, sizeof(struct direction));
  g_array_set_clear_func(directions, clear);
  return directions;
}

/* The last line of text on the page that is no direction. */
static const struct line *last_text(const struct page *page) {
  for (guint i = page->lines->len; i-- > 0;) {
    const struct line *line = pointer_at(page->lines, i);
    if (line->kind == LINE_TEXT && line->element != ELEMENT_STAGE_DIRECTION)
      return line;
  }
  return NULL;
}

void directions_add(GArray *directions, struct page *page, struct galley *galley, double y) {
  const struct line *after = last_text(page);
  struct direction direction = {.lines = g_ptr_array_new(),
                                .size = galley->size,
                                .after = after,
                                .anchor = after ? after->y : y,
                                .height = box_height(galley->size, galley->lines->len)};
  direction.top = direction.anchor - ASCENT * direction.size - PADDING;
  for (guint i = 0; i < galley->lines->len; i++) {
    g_ptr_array_add(page->lines, pointer_at(galley->lines, i));
    g_ptr_array_add(direction.lines, g_steal_pointer(&pointer_at(galley->lines, i)));
  }
  g_array_append_val(directions, direction);
}

/* Boxes go down from each other, and up from the end of the type area. */
static void part_boxes(GArray *directions, double limit) {
  for (guint i = 1; i < directions->len; i++) {
    struct direction *direction = &array_at(directions, struct direction, i);
    direction->top = MAX(direction->top, direction[-1].top + direction[-1].height + APART);
  }
  for (guint i = directions->len; i-- > 0;) {
    struct direction *direction = &array_at(directions, struct direction, i);
    direction->top = MIN(direction->top, limit - direction->height);
    limit = direction->top - APART;
  }
}

static void add_stroke(struct page *page, double x1, double y1, double x2, double y2, double width) {
  const struct stroke stroke = {x1, y1, x2, y2, width};
  g_array_append_val(page->strokes, stroke);
}

static void draw_box(struct page *page, const struct direction *direction, double left, double right) {
  const double top = direction->top, bottom = top + direction->height;
  add_stroke(page, left, top, right, top, RULE);
  add_stroke(page, left, bottom, right, bottom, RULE);
  add_stroke(page, left, top, left, bottom, RULE);
  add_stroke(page, right, top, right, bottom, RULE);
}

static void draw_pause(struct page *page, const struct line *line) {
  const struct run *run = pointer_at(line->runs, line->runs->len - 1);
  const struct placed_glyph *last = &array_at(run->glyphs, struct placed_glyph, run->glyphs->len - 1);
  const double end = (double)last->x + face_advance(run->face, last->glyph) * run->size;
  for (int bar = 0; bar < 2; bar++) {
    const double x = end + (PAUSE_BEFORE + bar * PAUSE_APART) * run->size;
    add_stroke(page, x, line->y + PAUSE_TOP * run->size, x, line->y + PAUSE_FOOT * run->size, PAUSE_WIDTH * run->size);
  }
}

static bool can_pause(const struct line *line) {
  const struct run *run = line && line->runs->len > 0 ? pointer_at(line->runs, line->runs->len - 1) : NULL;
  return run && run->glyphs->len > 0 && line->cell.columns == 0;
}

void directions_place(GArray *directions, struct page *page, const struct style *style) {
  const double width = inner_width(style) + 2 * PADDING;
  const bool odd = page->number % 2 == 1; /* their outer margin is the right one */
  const double left = style->margin_left + (odd ? style->text_width + GAP : -GAP - width);
  part_boxes(directions, style->margin_top + style->text_height);
  for (guint i = 0; i < directions->len; i++) {
    const struct direction *direction = &array_at(directions, struct direction, i);
    const double first = direction->top + PADDING + ASCENT * direction->size;
    for (guint k = 0; k < direction->lines->len; k++)
      line_place(pointer_at(direction->lines, k), left + PADDING - style->margin_left,
                 first + k * PITCH * direction->size);
    draw_box(page, direction, left, left + width);
    if (can_pause(direction->after) && (i == 0 || direction[-1].after != direction->after))
      draw_pause(page, direction->after);
  }
  g_array_set_size(directions, 0);
}
