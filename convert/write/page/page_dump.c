#include "write/page/page_dump.h"

#include "base/items.h"
#include "write/page/places.h"

/* A length with two decimals, right-aligned in `width` columns, with a point in every locale and no minus zero. */
static void put_column(GString *out, int width, double points) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(text, sizeof text, "%.2f", points > -0.005 && points < 0 ? 0 : points);
  g_string_append_printf(out, "%*s", width, text);
}

static void put_length(GString *out, double points) {
  put_column(out, 0, points);
}

/* Text between quotes; what would not stand on one line is written as C writes it. */
static void put_text(GString *out, const char *text) {
  g_string_append_c(out, '"');
  for (const char *p = text; *p; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf(out, "\\%c", *p);
    else if ((guchar)*p < 0x20)
      g_string_append_printf(out, "\\x%02x", (guchar)*p);
    else
      g_string_append_c(out, *p);
  g_string_append(out, "\"\n");
}

static void put_run(GString *out, const struct run *run) {
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(out, "         ");
  put_column(out, 7, places_left(run));
  g_string_append_printf(out, " %s %s%s ", run->face->family, g_ascii_formatd(size, sizeof size, "%g", run->size),
                         run->bold ? " bold" : "");
  put_text(out, run->text);
}

/* What stands above the words of a line. */
static void put_readings(GString *out, const struct line *line) {
  for (guint i = 0; line->readings && i < line->readings->len; i++) {
    const struct run *run = pointer_at(line->readings, i);
    g_string_append(out, "    above");
    put_column(out, 8, -(double)array_at(run->glyphs, struct placed_glyph, 0).y);
    put_run(out, run);
  }
}

static const char *name_of(const struct line *line) {
  return line->kind == LINE_PAGE_NUMBER ? "page-number"
         : line->kind == LINE_BESIDE    ? "beside"
                                        : element_name(line->element);
}

static void put_line(GString *out, const struct line *line) {
  put_column(out, 8, line->y);
  const struct run *last = pointer_last(line->runs);
  if (last) {
    put_column(out, 8, places_left(pointer_at(line->runs, 0)));
    put_column(out, 8, places_right(last));
  }
  g_string_append_printf(out, " %s%s%s\n", name_of(line), line->first ? " first" : "", line->last ? " last" : "");
  for (guint i = 0; i < line->runs->len; i++)
    put_run(out, pointer_at(line->runs, i));
  put_readings(out, line);
}

static void put_rule(GString *out, const struct stroke *rule) {
  g_string_append(out, "  rule");
  const double lengths[] = {rule->x1, rule->y1, rule->x2, rule->y2, rule->width};
  for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
    g_string_append_c(out, ' ');
    put_length(out, lengths[i]);
  }
  g_string_append_c(out, '\n');
}

static void put_watermark(GString *out, const struct watermark *watermark) {
  char angle[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(out, "  watermark ");
  put_length(out, watermark->x);
  g_string_append_c(out, ' ');
  put_length(out, watermark->y);
  g_string_append_printf(out, " angle %s ink ", g_ascii_formatd(angle, sizeof angle, "%g", watermark->angle));
  put_length(out, watermark->ink);
  g_string_append_c(out, '\n');
  for (guint i = 0; i < watermark->line->runs->len; i++)
    put_run(out, pointer_at(watermark->line->runs, i));
}

static void put_page(GString *out, const struct layout *layout, const struct page *page) {
  g_string_append_printf(out, "page %u ", page->number);
  put_length(out, layout->page_width);
  g_string_append(out, " x ");
  put_length(out, layout->page_height);
  g_string_append(out, page->turned ? " turned\n" : "\n");
  if (page->watermark)
    put_watermark(out, page->watermark);
  for (guint i = 0; i < page->lines->len; i++)
    put_line(out, pointer_at(page->lines, i));
  for (guint i = 0; i < page->strokes->len; i++)
    put_rule(out, &array_at(page->strokes, struct stroke, i));
}

static void put_outline(GString *out, const struct outline_entry *entry) {
  g_string_append_printf(out, "outline %u page %u at ", entry->level, entry->page + 1);
  put_length(out, entry->x);
  g_string_append_c(out, ' ');
  put_length(out, entry->y);
  g_string_append_c(out, ' ');
  put_text(out, entry->text);
}

static void put_side(GString *out, const struct sheets *sheets, guint number) {
  const struct sheet_side *side = &sheets->sides[number];
  g_string_append_printf(out, "side %u ", number + 1);
  put_length(out, sheets->width);
  g_string_append(out, " x ");
  put_length(out, sheets->height);
  g_string_append(out, sheets->fold_line ? " fold-line\n" : "\n");
  for (guint i = 0; i < side->count; i++) {
    char scale[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out, "  page %u at ", side->pages[i].page + 1);
    put_length(out, side->pages[i].x);
    g_string_append_c(out, ' ');
    put_length(out, side->pages[i].y);
    g_string_append_printf(out, " scale %s\n", g_ascii_formatd(scale, sizeof scale, "%.4g", side->pages[i].scale));
  }
}

GString *dump_layout(const struct layout *layout) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < layout->pages->len; i++)
    put_page(out, layout, pointer_at(layout->pages, i));
  for (guint i = 0; i < layout->outline->len; i++)
    put_outline(out, pointer_at(layout->outline, i));
  for (guint i = 0; layout->sheets && i < layout->sheets->count; i++)
    put_side(out, layout->sheets, i);
  return out;
}
