#include "write/page/pdf_page.h"

#include "write/page/bold.h"

#include <math.h>
#include <string.h>

/* Glyphs of a run that stand for one piece of its text. */
struct cluster {
  guint first, count; /* glyphs */
  const char *text;
  guint length;
};

static const struct placed_glyph *glyph_at(const struct run *run, guint i) {
  return &g_array_index(run->glyphs, struct placed_glyph, i);
}

/* The cluster that begins at glyph `first`.  Text that no glyph stands for (a joiner, a blank at a line's end) goes
 * with what is before it; right-to-left runs, whose clusters fall, have none. */
static struct cluster cluster_at(const struct run *run, guint first) {
  const struct placed_glyph *glyph = glyph_at(run, first);
  guint next = first + 1;
  while (next < run->glyphs->len && glyph_at(run, next)->text_length == 0)
    next++;
  guint length = glyph->text_length;
  if (next == run->glyphs->len && (first == 0 || glyph_at(run, 0)->text_start < glyph->text_start))
    length = (guint)strlen(run->text) - glyph->text_start;
  else if (next < run->glyphs->len && glyph_at(run, next)->text_start > glyph->text_start)
    length = glyph_at(run, next)->text_start - glyph->text_start;
  return (struct cluster){first, next - first, run->text + glyph->text_start, length};
}

/* The font in which the glyphs of a cluster are shown: the face's first where they may stand for the text there.  A
 * document has a handful of fonts. */
static struct pdf_font *font_for(GPtrArray *fonts, const struct run *run, const struct cluster *cluster) {
  const guint32 glyph = glyph_at(run, cluster->first)->glyph;
  for (guint i = 0; i < fonts->len; i++) {
    struct pdf_font *font = fonts->pdata[i];
    if (font->face == run->face && (cluster->count > 1 || pdf_font_allows(font, glyph, cluster->text, cluster->length)))
      return font;
  }
  struct pdf_font *font = pdf_font_new(run->face, fonts->len + 1);
  g_ptr_array_add(fonts, font);
  return font;
}

static void collect_run(const struct run *run, GPtrArray *fonts) {
  for (guint i = 0; i < run->glyphs->len;) {
    const struct cluster cluster = cluster_at(run, i);
    struct pdf_font *font = font_for(fonts, run, &cluster);
    for (guint j = 0; j < cluster.count; j++)
      pdf_font_use(font, glyph_at(run, i + j)->glyph, cluster.count == 1 ? cluster.text : NULL, cluster.length);
    i += cluster.count;
  }
}

void pdf_page_collect(const struct page *page, GPtrArray *fonts) {
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = page->lines->pdata[i];
    for (guint j = 0; j < line->runs->len; j++)
      collect_run(line->runs->pdata[j], fonts);
  }
}

/* Shows text: TJ arrays whose numbers move every glyph from where the last one's width ends to its place. */
struct pen {
  GString *content;
  const struct pdf_font *font;
  double size;
  double x;   /* where the text position is */
  bool array; /* a TJ array is open, and in it */
  bool codes; /* a string of codes */
};

static void close_codes(struct pen *pen) {
  if (pen->codes)
    g_string_append_c(pen->content, '>');
  pen->codes = false;
}

static void close_array(struct pen *pen) {
  close_codes(pen);
  if (pen->array)
    g_string_append(pen->content, "] TJ\n");
  pen->array = false;
}

/* Four hexadecimal digits; printf is a tenth of the time that a page takes. */
static void put_code(GString *out, guint16 code) {
  static const char digits[] = "0123456789ABCDEF";
  const char text[] = {digits[code >> 12], digits[code >> 8 & 15], digits[code >> 4 & 15], digits[code & 15]};
  g_string_append_len(out, text, sizeof text);
}

static void show_glyph(struct pen *pen, const struct placed_glyph *glyph) {
  if (!pen->array)
    g_string_append_c(pen->content, '[');
  pen->array = true;
  const long move = lround((pen->x - (double)glyph->x) / pen->size * 1000); /* thousandths of an em, to the left */
  if (move != 0) {
    close_codes(pen);
    g_string_append_printf(pen->content, "%ld", move);
    pen->x -= (double)move * pen->size / 1000;
  }
  if (!pen->codes)
    g_string_append_c(pen->content, '<');
  pen->codes = true;
  put_code(pen->content, pen->font->glyphs[glyph->glyph].code);
  pen->x += pdf_font_width(pen->font, glyph->glyph) * pen->size;
}

static void begin_actual_text(struct pen *pen, const struct cluster *cluster) {
  close_array(pen);
  g_string_append(pen->content, "/Span <</ActualText <FEFF");
  pdf_put_utf16(pen->content, cluster->text, cluster->length);
  g_string_append(pen->content, ">>> BDC\n");
}

static void put_numbers(GString *out, const double *numbers, gsize count, const char *operator) {
  for (gsize i = 0; i < count; i++) {
    pdf_put_number(out, numbers[i]);
    g_string_append_c(out, ' ');
  }
  g_string_append_printf(out, "%s\n", operator);
}

static void use_font(struct pen *pen, const struct pdf_font *font) {
  if (pen->font == font)
    return;
  close_array(pen);
  g_string_append_printf(pen->content, "/%s ", font->name);
  put_numbers(pen->content, (double[]){pen->size}, 1, "Tf");
  pen->font = font;
}

static void show_cluster(struct pen *pen, const struct run *run, const struct cluster *cluster) {
  if (cluster->count > 1)
    begin_actual_text(pen, cluster);
  for (guint i = 0; i < cluster->count; i++)
    show_glyph(pen, glyph_at(run, cluster->first + i));
  if (cluster->count > 1) {
    close_array(pen);
    g_string_append(pen->content, "EMC\n");
  }
}

static void draw_run(const struct run *run, double y, GPtrArray *fonts, GString *content) {
  const double x = (double)glyph_at(run, 0)->x;
  g_string_append(content, "BT\n");
  if (run->bold) /* fill and stroke */
    put_numbers(content, (double[]){run->size * BOLD_STROKE}, 1, "w 2 Tr");
  put_numbers(content, (double[]){x, y}, 2, "Td");
  struct pen pen = {.content = content, .size = run->size, .x = x};
  for (guint i = 0; i < run->glyphs->len;) {
    const struct cluster cluster = cluster_at(run, i);
    use_font(&pen, font_for(fonts, run, &cluster));
    show_cluster(&pen, run, &cluster);
    i += cluster.count;
  }
  close_array(&pen);
  g_string_append(content, run->bold ? "0 Tr\nET\n" : "ET\n");
}

static void draw_rules(const struct page *page, double page_height, GString *content) {
  if (page->strokes->len == 0)
    return;
  g_string_append(content, "/Artifact BMC\n");
  for (guint i = 0; i < page->strokes->len; i++) {
    const struct stroke *rule = &g_array_index(page->strokes, struct stroke, i);
    put_numbers(content, (double[]){rule->width}, 1, "w");
    put_numbers(content, (double[]){rule->x1, page_height - rule->y1}, 2, "m");
    put_numbers(content, (double[]){rule->x2, page_height - rule->y2}, 2, "l");
    g_string_append(content, "S\n");
  }
  g_string_append(content, "EMC\n");
}

void pdf_page_draw(const struct page *page, double page_height, GPtrArray *fonts, struct pdf_tags *tags,
                   GString *content) {
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = page->lines->pdata[i];
    for (guint j = 0; j < line->runs->len; j++) {
      const struct run *run = line->runs->pdata[j];
      if (run->glyphs->len == 0)
        continue;
      pdf_tags_enter(tags, content, line, run);
      draw_run(run, page_height - line->y, fonts, content);
    }
  }
  pdf_tags_leave(tags, content);
  draw_rules(page, page_height, content);
}
