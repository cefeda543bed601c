#include "write/page/draw.h"

#include <string.h>

static cairo_glyph_t *cairo_glyphs(const struct run *run, double y) {
  cairo_glyph_t *glyphs = g_new(cairo_glyph_t, run->glyphs->len);
  for (guint i = 0; i < run->glyphs->len; i++) {
    const struct placed_glyph *placed = &g_array_index(run->glyphs, struct placed_glyph, i);
    glyphs[i] = (cairo_glyph_t){placed->glyph, placed->x, y};
  }
  return glyphs;
}

static void set_font(cairo_t *cr, const struct run *run) {
  cairo_set_font_face(cr, face_cairo(run->face, run->bold)); /* NULL puts `cr` in error */
  cairo_set_font_size(cr, run->size);
}

/* Glyphs that stand for one piece of text. */
struct cluster {
  guint text_start;
  int glyphs;
};

static GArray *clusters_of(const struct run *run) {
  GArray *clusters = g_array_new(FALSE, FALSE, sizeof(struct cluster));
  for (guint i = 0; i < run->glyphs->len; i++) {
    const struct placed_glyph *placed = &g_array_index(run->glyphs, struct placed_glyph, i);
    if (placed->text_length == 0 && clusters->len > 0) {
      g_array_index(clusters, struct cluster, clusters->len - 1).glyphs++;
      continue;
    }
    const struct cluster cluster = {placed->text_start, 1};
    g_array_append_val(clusters, cluster);
  }
  return clusters;
}

/* Clusters as Cairo wants them: in the order of the text, and every byte in one, so that text no glyph stands for (a
 * joiner, a blank at a line's end) goes with what is before it.  Right-to-left runs have their glyphs in the order of
 * the page, so their clusters are read from the end. */
static cairo_text_cluster_t *cairo_clusters(const struct run *run, int *count, cairo_text_cluster_flags_t *flags) {
  g_autoptr(GArray) clusters = clusters_of(run);
  const struct cluster *first = &g_array_index(clusters, struct cluster, 0);
  const int last = (int)clusters->len - 1;
  const bool backward = last > 0 && first[0].text_start > first[last].text_start;
  *flags = backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0;
  *count = last + 1;
  cairo_text_cluster_t *result = g_new(cairo_text_cluster_t, clusters->len);
  int start = 0;
  for (int i = 0; i <= last; i++) {
    const struct cluster *cluster = &first[backward ? last - i : i];
    const struct cluster *next = &first[backward ? MAX(last - i - 1, 0) : MIN(i + 1, last)];
    const int end = i < last ? (int)next->text_start : (int)strlen(run->text);
    result[i] = (cairo_text_cluster_t){end - start, cluster->glyphs};
    start = end;
  }
  return result;
}

void draw_run_text(cairo_t *cr, const struct run *run, double y) {
  if (run->glyphs->len == 0)
    return;
  int count;
  cairo_text_cluster_flags_t flags;
  g_autofree cairo_text_cluster_t *clusters = cairo_clusters(run, &count, &flags);
  g_autofree cairo_glyph_t *glyphs = cairo_glyphs(run, y);
  set_font(cr, run);
  cairo_show_text_glyphs(cr, run->text, -1, glyphs, (int)run->glyphs->len, clusters, count, flags);
}

void draw_run_outlines(cairo_t *cr, const struct run *run, double y) {
  g_autofree cairo_glyph_t *glyphs = cairo_glyphs(run, y);
  set_font(cr, run);
  cairo_glyph_path(cr, glyphs, (int)run->glyphs->len);
  cairo_fill(cr);
}

void draw_rules(cairo_t *cr, const struct page *page) {
  for (guint i = 0; page->rules && i < page->rules->len; i++) {
    const struct rule *rule = &g_array_index(page->rules, struct rule, i);
    cairo_move_to(cr, rule->x1, rule->y1);
    cairo_line_to(cr, rule->x2, rule->y2);
    cairo_set_line_width(cr, rule->width);
    cairo_stroke(cr);
  }
}
