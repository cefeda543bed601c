#include "write/page/raster.h"

#include "write/page/bold.h"

#include FT_OUTLINE_H
#include <math.h>

#define FIXED 64      /* FreeType's 26.6 coordinates */
#define LARGEST 32767 /* pixels a side, what FreeType's rasteriser takes */

struct raster *raster_new(double width, double height, double scale) {
  const double columns = ceil(width * scale), rows = ceil(height * scale);
  if (!(columns >= 1 && rows >= 1 && columns <= LARGEST && rows <= LARGEST))
    return NULL;
  guint8 *ink = g_try_malloc0((gsize)columns * (gsize)rows);
  if (!ink)
    return NULL;
  struct raster *raster = g_new(struct raster, 1);
  *raster = (struct raster){(guint)columns, (guint)rows, scale, ink};
  return raster;
}

void raster_free(struct raster *raster) {
  if (!raster)
    return;
  g_free(raster->ink);
  g_free(raster);
}

/* Adds the ink of one row of an outline.  FreeType's y grows upward from the raster's lower edge. */
static void add_spans(int y, int count, const FT_Span *spans, void *data) {
  struct raster *raster = data;
  guint8 *row = raster->ink + (gsize)((int)raster->height - 1 - y) * raster->width;
  for (int i = 0; i < count; i++)
    for (int x = spans[i].x; x < spans[i].x + spans[i].len; x++)
      row[x] = (guint8)MIN(row[x] + spans[i].coverage, 255);
}

static void fill(struct raster *raster, FT_Library library, FT_Outline *outline) {
  FT_Raster_Params parameters = {.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
                                 .gray_spans = add_spans,
                                 .user = raster,
                                 .clip_box = {0, 0, (FT_Pos)raster->width, (FT_Pos)raster->height}};
  FT_Outline_Render(library, outline, &parameters);
}

/* A point of the page in FreeType's coordinates. */
static FT_Vector to_fixed(const struct raster *raster, double x, double y) {
  return (FT_Vector){lround(x * raster->scale * FIXED), lround(((double)raster->height - y * raster->scale) * FIXED)};
}

static bool draw_run(struct raster *raster, const struct run *run, double y) {
  FT_Face face = face_outlines(run->face);
  const double size = run->size * raster->scale; /* pixels */
  if (!face || FT_Set_Char_Size(face, 0, lround(size * FIXED), 72, 72) != 0)
    return false;
  const FT_Pos stroke = run->bold ? lround(size * BOLD_STROKE * FIXED) : 0;
  for (guint i = 0; i < run->glyphs->len; i++) {
    const struct placed_glyph *glyph = &g_array_index(run->glyphs, struct placed_glyph, i);
    if (FT_Load_Glyph(face, glyph->glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
      continue;
    FT_Outline *outline = &face->glyph->outline;
    const FT_Vector origin = to_fixed(raster, (double)glyph->x, y);
    FT_Outline_Embolden(outline, stroke);
    FT_Outline_Translate(outline, origin.x - stroke / 2, origin.y - stroke / 2); /* thickened to the right and up */
    fill(raster, face->glyph->library, outline);
  }
  return true;
}

/* A straight line as a rectangle of its width. */
static void draw_rule(struct raster *raster, FT_Library library, const struct rule *rule) {
  const double length = hypot(rule->x2 - rule->x1, rule->y2 - rule->y1);
  if (length <= 0)
    return;
  const double across_x = (rule->y2 - rule->y1) / length * rule->width / 2;
  const double across_y = (rule->x2 - rule->x1) / length * rule->width / 2;
  FT_Vector points[] = {to_fixed(raster, rule->x1 - across_x, rule->y1 + across_y),
                        to_fixed(raster, rule->x2 - across_x, rule->y2 + across_y),
                        to_fixed(raster, rule->x2 + across_x, rule->y2 - across_y),
                        to_fixed(raster, rule->x1 + across_x, rule->y1 - across_y)};
  char tags[] = {FT_CURVE_TAG_ON, FT_CURVE_TAG_ON, FT_CURVE_TAG_ON, FT_CURVE_TAG_ON};
  short ends[] = {3};
  FT_Outline outline = {.n_contours = 1, .n_points = 4, .points = points, .tags = tags, .contours = ends};
  fill(raster, library, &outline);
}

static bool draw_rules(struct raster *raster, const GArray *rules) {
  FT_Library library;
  if (rules->len == 0)
    return true;
  if (FT_Init_FreeType(&library) != 0)
    return false;
  for (guint i = 0; i < rules->len; i++)
    draw_rule(raster, library, &g_array_index(rules, struct rule, i));
  FT_Done_FreeType(library);
  return true;
}

bool raster_draw_page(struct raster *raster, const struct page *page) {
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = page->lines->pdata[i];
    for (guint j = 0; j < line->runs->len; j++)
      if (!draw_run(raster, line->runs->pdata[j], line->y))
        return false;
  }
  return draw_rules(raster, page->rules);
}
