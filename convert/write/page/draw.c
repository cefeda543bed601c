#include "write/page/draw.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"

#include <math.h>
#include <string.h>

/* FreeType's bold makes a glyph wider and higher by this part of an em, to the right and upward of its place. */
#define EMBOLDENED (1.0 / 24)

/* A part of a run as Cairo takes it: glyphs, and how many of them and of the text's bytes belong together. */
struct shown {
  const char *text;
  gsize length;
  GArray *glyphs;   /* of cairo_glyph_t */
  GArray *clusters; /* of cairo_text_cluster_t, in the order of the text */
};

/* Empty, with room for so many glyphs; clear with shown_clear. */
static struct shown shown_new(const char *text, guint room) {
  return (struct shown){.text = text,
                        .glyphs = g_array_sized_new(FALSE, FALSE, sizeof(cairo_glyph_t), room),
                        .clusters = g_array_sized_new(FALSE, FALSE, sizeof(cairo_text_cluster_t), room)};
}

static void shown_clear(struct shown *shown) {
  g_array_unref(shown->glyphs);
  g_array_unref(shown->clusters);
}

static const struct placed_glyph *glyph_at(const struct run *run, guint i) {
  return &array_at(run->glyphs, struct placed_glyph, i);
}

/* The glyph that begins the cluster of glyph `i`. */
static guint cluster_head(const struct run *run, guint i) {
  while (i > 0 && glyph_at(run, i)->text_length == 0)
    i--;
  return i;
}

/* The glyph that begins the cluster after that of glyph `i`. */
static guint next_cluster(const struct run *run, guint i) {
  do
    i++;
  while (i < run->glyphs->len && glyph_at(run, i)->text_length == 0);
  return i;
}

static void add_cluster(struct shown *shown, gsize bytes, guint glyphs) {
  const cairo_text_cluster_t cluster = {(int)bytes, (int)glyphs};
  g_array_append_val(shown->clusters, cluster);
  shown->length += bytes;
}

static void add_glyphs(struct shown *shown, const struct run *run, double y, guint first, guint end) {
  const double shift = run->bold ? run->size * EMBOLDENED / 2 : 0;
  for (guint i = first; i < end; i++) {
    const struct placed_glyph *placed = glyph_at(run, i);
    const cairo_glyph_t glyph = {placed->glyph, (double)placed->x - shift, y + (double)placed->y + shift};
    g_array_append_val(shown->glyphs, glyph);
  }
}

/* Where the text of glyph `i`, or the text of the run, begins or ends.  Text that no glyph stands for (a joiner, a
 * blank at a line's end) goes with what is before it. */
static gsize text_border(const struct run *run, guint i) {
  return i == 0 ? 0 : i < run->glyphs->len ? glyph_at(run, i)->text_start : strlen(run->text);
}

/* Adds the cluster of glyph `first` and those behind it whose text begins before `end`; returns the glyph after
 * them. */
static guint add_forward(struct shown *shown, const struct run *run, double y, guint first, gsize end) {
  guint i = first;
  do {
    const guint next = next_cluster(run, i);
    add_cluster(shown, text_border(run, next) - text_border(run, i), next - i);
    i = next;
  } while (i < run->glyphs->len && text_border(run, i) < end);
  add_glyphs(shown, run, y, first, i);
  return i;
}

/* Adds a right-to-left run: its glyphs stand as on the page, from the end of the text to its start. */
static void add_backward(struct shown *shown, const struct run *run, double y) {
  gsize start = 0;
  for (guint end = run->glyphs->len; end > 0;) {
    const guint head = cluster_head(run, end - 1);
    const gsize next = head > 0 ? glyph_at(run, cluster_head(run, head - 1))->text_start : strlen(run->text);
    add_cluster(shown, next - start, end - head);
    start = next;
    end = head;
  }
  add_glyphs(shown, run, y, 0, run->glyphs->len);
}

/* Cairo does not draw what has no extent in its numbers of 1/256 pt, as a blank alone that stands at a whole point has
 * none, across or down, nor several blanks on a baseline of whole points: such glyphs are moved by two of them. */
#define CAIRO_UNIT (1 / 256.0)

static double off_whole(double place) {
  const double whole = round(place);
  return fabs(place - whole) < 2 * CAIRO_UNIT ? whole + 2 * CAIRO_UNIT : place;
}

static bool are_blanks(cairo_t *cairo, const cairo_glyph_t *glyphs, int count) {
  cairo_text_extents_t ink;
  cairo_glyph_extents(cairo, glyphs, count, &ink);
  return ink.width <= 0 && ink.height <= 0;
}

/* The same for a place in a line, which on a turned page is another one. */
static void move_place_off_whole(cairo_t *cairo, double *x, double *y) {
  cairo_user_to_device(cairo, x, y);
  *x = off_whole(*x);
  *y = off_whole(*y);
  cairo_device_to_user(cairo, x, y);
}

/* Whether the baseline is at whole points from an edge of the page. */
static bool is_baseline_whole(cairo_t *cairo, const cairo_glyph_t *glyph) {
  double x = glyph->x, y = glyph->y, along_x = 1, along_y = 0;
  cairo_user_to_device(cairo, &x, &y);
  cairo_user_to_device_distance(cairo, &along_x, &along_y);
  const double place = fabs(along_x) > fabs(along_y) ? y : x;
  return off_whole(place) != place;
}

static void move_off_whole(cairo_t *cairo, cairo_glyph_t *glyphs, int count) {
  double x = glyphs->x, y = glyphs->y;
  if (count > 1 && (!is_baseline_whole(cairo, glyphs) || !are_blanks(cairo, glyphs, count)))
    return;
  move_place_off_whole(cairo, &x, &y);
  const double across = y - glyphs->y;
  if (count == 1)
    glyphs->x = x;
  for (int i = 0; i < count; i++)
    glyphs[i].y += across;
}

/* Cairo 1.16 moves text on an image to whole pixels, but not outlines. */
static bool wants_outlines(cairo_t *cairo) {
  return cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_IMAGE;
}

static void show(cairo_t *cairo, const struct shown *shown, const struct run *run) {
  cairo_glyph_t *glyphs = (cairo_glyph_t *)shown->glyphs->data;
  const int count = (int)shown->glyphs->len;
  if (wants_outlines(cairo)) {
    cairo_glyph_path(cairo, glyphs, count);
    cairo_fill(cairo);
    return;
  }
  move_off_whole(cairo, glyphs, count);
  cairo_show_text_glyphs(cairo, shown->text, (int)shown->length, glyphs, count,
                         (const cairo_text_cluster_t *)shown->clusters->data, (int)shown->clusters->len,
                         run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

/* Draws the glyphs from `first` on whose text begins before `end`; returns the glyph after them. */
static guint draw_glyphs(cairo_t *cairo, const struct run *run, double y, guint first, gsize end, guint *count) {
  struct shown shown = shown_new(run->text + text_border(run, first), run->glyphs->len - first);
  guint next = run->glyphs->len;
  if (run->backward)
    add_backward(&shown, run, y);
  else
    next = add_forward(&shown, run, y, first, end);
  show(cairo, &shown, run);
  *count += shown.glyphs->len;
  shown_clear(&shown);
  return next;
}

bool draw_check(cairo_status_t status, GError **error) {
  if (status == CAIRO_STATUS_SUCCESS)
    return true;
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT, _("the pages could not be drawn: %s"),
              cairo_status_to_string(status));
  return false;
}

static bool use_face(cairo_t *cairo, const struct run *run, guint number, const struct tagging *tagging,
                     GError **error) {
  cairo_font_face_t *face = tagging ? excerpts_face(tagging->excerpts, run->face, run->bold, number)
                                    : face_cairo(run->face, run->bold, number);
  if (face) {
    cairo_set_font_face(cairo, face);
    if (tagging && !g_ptr_array_find(tagging->faces, face, NULL))
      g_ptr_array_add(tagging->faces, face);
    return true;
  }
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT,
              _("%s: this font cannot be drawn; name another font folder with --font-dir"), run->face->file);
  return false;
}

/* The number of the face for the glyphs from `first` on; `end` becomes where the text ends that they stand for.  Glyphs
 * that stand for a text together are told by an ActualText from any face. */
static guint face_number(struct meanings *meanings, const struct run *run, guint first, gsize *end) {
  guint i = first, number = 0;
  do {
    const guint next = next_cluster(run, i);
    const gsize start = text_border(run, i);
    guint wanted = number;
    if (next == i + 1)
      wanted = meanings_face(meanings, run, glyph_at(run, i)->glyph, run->text + start, text_border(run, next) - start);
    if (i == first)
      number = wanted;
    if (wanted != number)
      *end = start;
    i = next;
  } while (i < run->glyphs->len && text_border(run, i) < *end);
  return number;
}

/* The blank that the layout left out at a line's end, so that the words on both sides of it are two for those who hear
 * the text. */
static bool draw_blank(cairo_t *cairo, const struct run *run, double y, const struct tagging *tagging, GError **error) {
  const struct placed_glyph *last = glyph_at(run, run->glyphs->len - 1);
  cairo_glyph_t glyph = {face_glyph(run->face, ' '), (double)last->x + face_advance(run->face, last->glyph) * run->size,
                         y};
  const cairo_text_cluster_t cluster = {1, 1};
  move_place_off_whole(cairo, &glyph.x, &glyph.y);
  if (glyph.index == 0)
    return true;
  if (!use_face(cairo, run, meanings_face(tagging->meanings, run, (guint32)glyph.index, " ", 1), tagging, error))
    return false;
  cairo_show_text_glyphs(cairo, " ", 1, &glyph, 1, &cluster, 1, 0);
  ++*tagging->glyphs;
  return true;
}

void draw_announce(struct excerpts *excerpts, const struct page *page) {
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = pointer_at(page->lines, i);
    for (guint j = 0; j < line->runs->len; j++) {
      const struct run *run = pointer_at(line->runs, j);
      for (guint k = 0; k < run->glyphs->len; k++)
        excerpts_add(excerpts, run->face, glyph_at(run, k)->glyph);
      excerpts_add(excerpts, run->face, face_glyph(run->face, ' '));
    }
  }
}

/* What stands beside the text is one cluster without text (an empty ActualText, ISO 32000-1 14.9.4): who copies or
 * searches the text does not meet it again. */
static bool draw_beside(cairo_t *cairo, const struct run *run, double y, const struct tagging *tagging,
                        GError **error) {
  struct shown shown = shown_new("", run->glyphs->len);
  structure_leave(tagging->structure);
  add_glyphs(&shown, run, y, 0, run->glyphs->len);
  add_cluster(&shown, 0, shown.glyphs->len);
  const bool drawn = use_face(cairo, run, 0, tagging, error);
  if (drawn)
    show(cairo, &shown, run);
  *tagging->glyphs += shown.glyphs->len;
  shown_clear(&shown);
  return drawn;
}

static bool draw_run(cairo_t *cairo, const struct line *line, const struct run *run, const struct tagging *tagging,
                     GError **error) {
  guint uncounted = 0;
  cairo_set_font_size(cairo, run->size);
  if (tagging && line->kind == LINE_BESIDE)
    return draw_beside(cairo, run, line->y, tagging, error);
  for (guint i = 0; i < run->glyphs->len;) {
    guint number = 0;
    gsize end = strlen(run->text);
    if (tagging)
      end = MIN(end, structure_enter(tagging->structure, line, run, text_border(run, i)));
    if (tagging && !run->backward)
      number = face_number(tagging->meanings, run, i, &end);
    if (!use_face(cairo, run, number, tagging, error))
      return false;
    i = draw_glyphs(cairo, run, line->y, i, end, tagging ? tagging->glyphs : &uncounted);
  }
  const bool ends = tagging && line->blank && run == pointer_last(line->runs) && run->glyphs->len > 0;
  return !ends || draw_blank(cairo, run, line->y, tagging, error);
}

/* Appends a run's outlines to the path: they are no text for any program. */
static bool append_outlines(cairo_t *cairo, const struct run *run, double y, GError **error) {
  struct shown shown = shown_new("", run->glyphs->len);
  add_glyphs(&shown, run, y, 0, run->glyphs->len);
  cairo_set_font_size(cairo, run->size);
  const bool used = use_face(cairo, run, 0, NULL, error);
  if (used)
    cairo_glyph_path(cairo, (const cairo_glyph_t *)(gpointer)shown.glyphs->data, (int)shown.glyphs->len);
  shown_clear(&shown);
  return used;
}

/* What stands above words is drawn and no text: in a PDF it is an artifact, and who copies or hears the speech has its
 * words alone. */
static bool draw_readings(cairo_t *cairo, const struct line *line, GError **error) {
  for (guint i = 0; i < line->readings->len; i++)
    if (!append_outlines(cairo, pointer_at(line->readings, i), line->y, error))
      return false;
  cairo_fill(cairo);
  return true;
}

/* Strokes run along the edges of the page, so that they are rectangles: outlines to fill, as text is; those without
 * length are dots. */
static void draw_stroke(cairo_t *cairo, const struct stroke *stroke) {
  const double half = stroke->width / 2;
  if (stroke->x1 == stroke->x2 && stroke->y1 == stroke->y2) {
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, stroke->x1, stroke->y1, half, 0, 2 * G_PI);
  } else if (stroke->x1 == stroke->x2) {
    cairo_rectangle(cairo, stroke->x1 - half, stroke->y1, stroke->width, stroke->y2 - stroke->y1);
  } else {
    cairo_rectangle(cairo, stroke->x1, stroke->y1 - half, stroke->x2 - stroke->x1, stroke->width);
  }
}

static void choose_font_options(cairo_t *cairo) {
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(cairo, options);
  cairo_font_options_destroy(options);
}

/* ---- the watermark ---- */

/* Grey without transparency, but on an image, which has ink alone. */
static void choose_ink(cairo_t *cairo, double ink) {
  if (wants_outlines(cairo))
    cairo_set_source_rgba(cairo, 0, 0, 0, ink);
  else
    cairo_set_source_rgb(cairo, 1 - ink, 1 - ink, 1 - ink);
}

static bool draw_watermark(cairo_t *cairo, const struct watermark *watermark, GError **error) {
  const GPtrArray *runs = watermark->line->runs;
  cairo_save(cairo);
  choose_ink(cairo, watermark->ink);
  cairo_translate(cairo, watermark->x, watermark->y);
  cairo_rotate(cairo, -watermark->angle * G_PI / 180);
  for (guint i = 0; i < runs->len; i++)
    if (!append_outlines(cairo, pointer_at(runs, i), watermark->line->y, error))
      return false;
  cairo_fill(cairo);
  cairo_restore(cairo);
  return true;
}

bool draw_behind(const struct layout *layout, cairo_surface_t **drawn, GError **error) {
  const cairo_rectangle_t page = {0, 0, layout->page_width, layout->page_height};
  *drawn = layout->watermark ? cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &page) : NULL;
  if (!*drawn)
    return true;
  cairo_t *cairo = cairo_create(*drawn);
  choose_font_options(cairo);
  const bool done = draw_watermark(cairo, layout->watermark, error) && draw_check(cairo_status(cairo), error);
  cairo_destroy(cairo);
  return done;
}

/* What is behind the text of a page: drawn before, or now. */
static bool put_watermark(cairo_t *cairo, const struct page *page, const struct tagging *tagging, GError **error) {
  if (!page->watermark)
    return true;
  if (!tagging || !tagging->behind)
    return draw_watermark(cairo, page->watermark, error);
  cairo_set_source_surface(cairo, tagging->behind, 0, 0);
  cairo_paint(cairo);
  return true;
}

/* ---- the page ---- */

/* A page with more runs is covered. */
#define MANY_RUNS 200

static guint count_runs(const struct page *page) {
  guint count = 0;
  for (guint i = 0; i < page->lines->len; i++)
    count += ((const struct line *)pointer_at(page->lines, i))->runs->len;
  return count;
}

/* Paints nothing, on all of the page: a rectangle that lies twice on itself, even-odd.  Cairo keeps what the operations
 * of a page cover as rectangles that do not overlap, and goes through all of them for each operation: a thousand runs
 * on each page (figures and Han characters by turns) cost a third of the whole time.  Behind this one there is one
 * rectangle. */
static void cover_page(cairo_t *cairo) {
  double x, y, end_x, end_y;
  cairo_clip_extents(cairo, &x, &y, &end_x, &end_y);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
  for (int i = 0; i < 2; i++)
    cairo_rectangle(cairo, x, y, end_x - x, end_y - y);
  cairo_fill(cairo);
  cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_WINDING);
}

/* The matrices of a page: `upright` is as it was given, `text` that of its frame when it is turned. */
struct frames {
  cairo_matrix_t upright, text;
};

static struct frames frames_of(cairo_t *cairo, const struct layout *layout, const struct page *page) {
  const cairo_matrix_t turn = {0, -1, 1, 0, 0, layout->page_height}; /* x is upward from the lower edge */
  struct frames frames;
  cairo_get_matrix(cairo, &frames.upright);
  frames.text = frames.upright;
  if (page->turned)
    cairo_matrix_multiply(&frames.text, &turn, &frames.upright);
  return frames;
}

bool draw_page(cairo_t *cairo, const struct layout *layout, const struct page *page, const struct tagging *tagging,
               GError **error) {
  const struct frames frames = frames_of(cairo, layout, page);
  choose_font_options(cairo);
  if (tagging && count_runs(page) > MANY_RUNS)
    cover_page(cairo);
  if (!put_watermark(cairo, page, tagging, error))
    return false;
  cairo_set_source_rgb(cairo, 0, 0, 0);
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = pointer_at(page->lines, i);
    cairo_set_matrix(cairo, layout_line_turned(page, line) ? &frames.text : &frames.upright);
    for (guint j = 0; j < line->runs->len; j++)
      if (!draw_run(cairo, line, pointer_at(line->runs, j), tagging, error))
        return false;
  }
  if (tagging)
    structure_leave(tagging->structure);
  cairo_set_matrix(cairo, &frames.text);
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = pointer_at(page->lines, i);
    if (line->readings && !draw_readings(cairo, line, error))
      return false;
  }
  for (guint i = 0; i < page->strokes->len; i++)
    draw_stroke(cairo, &array_at(page->strokes, struct stroke, i));
  cairo_fill(cairo);
  cairo_set_matrix(cairo, &frames.upright);
  return draw_check(cairo_status(cairo), error);
}
