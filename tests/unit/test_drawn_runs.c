/* What pages have besides the places of their glyphs, of documents that are drawn by a seeded lot
 * (tests/data/drawn-runs.txt), a line each:
 *   1: 3 bold 12 blocks 40 … y-4.2 text 9812 size 8431.0     for a page: so many runs of a kind, and sums
 *   outline 1 @0 79.4 137.3 一、把渠                           a heading of the outline
 *   told loose-line 12:5                                       a finding
 */
#include "composed.h"

#include "unit/drawn.h"
#include "style/settings.h"
#include "unit/golden.h"

#include <math.h>

#define EXPECTED "tests/data/drawn-runs.txt"

enum { DOCUMENTS = 240 };

/* Sums over the runs of a page. */
struct sums {
  guint bold, dotted, underlined, struck, backward, of_body, blocks, first, last, blank, items, cells, heads, kinds;
  gsize text;
  double y, size, widths;
};

static void add_run(struct sums *sums, const struct run *run) {
  sums->bold += run->bold;
  sums->dotted += run->dotted;
  sums->underlined += run->underlined;
  sums->struck += run->struck;
  sums->backward += run->backward;
  sums->of_body += run->element == ELEMENT_BODY;
  sums->blocks += run->block == G_MAXUINT ? 0 : run->block;
  sums->size += run->size;
  for (guint i = 0; i < run->glyphs->len; i++) {
    const struct placed_glyph *glyph = &g_array_index(run->glyphs, struct placed_glyph, i);
    sums->text += glyph->text_start + glyph->text_length;
    sums->y += (double)glyph->y;
  }
}

static void add_line(struct sums *sums, const struct line *line) {
  sums->first += line->first;
  sums->last += line->last;
  sums->blank += line->blank;
  sums->items += (guint)(line->label + line->item);
  sums->cells += line->cell.row + line->cell.column + line->cell.columns;
  sums->heads += line->cell.head;
  sums->kinds += line->kind;
  for (guint i = 0; i < line->runs->len; i++)
    add_run(sums, line->runs->pdata[i]);
}

static void append_page(GString *all, const struct page *page) {
  struct sums sums = {0};
  for (guint i = 0; i < page->lines->len; i++)
    add_line(&sums, page->lines->pdata[i]);
  for (guint i = 0; i < page->strokes->len; i++)
    sums.widths += g_array_index(page->strokes, struct stroke, i).width;
  g_string_append_printf(
      all, "%u%s%s: %u bold %u dotted %u underlined %u struck %u backward %u of body %u blocks %u first %u last",
      page->number, page->turned ? " turned" : "", page->watermark ? " marked" : "", sums.bold, sums.dotted,
      sums.underlined, sums.struck, sums.backward, sums.of_body, sums.blocks, sums.first, sums.last);
  g_string_append_printf(all, " %u blank %u items %u cells %u heads %u kinds text %zu y %.1f size %.1f widths %.2f\n",
                         sums.blank, sums.items, sums.cells, sums.heads, sums.kinds, sums.text,
                         fabs(sums.y) < 0.05 ? 0 : sums.y, sums.size, sums.widths);
}

static void append_outline(GString *all, const struct layout *layout) {
  for (guint i = 0; i < layout->outline->len; i++) {
    const struct outline_entry *entry = layout->outline->pdata[i];
    g_autofree char *start = g_utf8_substring(entry->text, 0, MIN(4, g_utf8_strlen(entry->text, -1)));
    g_string_append_printf(all, "outline %u @%u %.1f %.1f %s\n", entry->level, entry->page, entry->x, entry->y, start);
  }
}

static void append_findings(GString *all, const struct report *report) {
  for (guint i = 0; i < report->findings->len; i++) {
    const struct finding *finding = report->findings->pdata[i];
    g_string_append_printf(all, "told %s %u:%u\n", finding_name(finding->id), finding->place.line,
                           finding->place.column);
  }
}

static void runs_are_what_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1954);
  struct composed composed = composed_new();
  for (guint i = 0; i < DOCUMENTS; i++) {
    draw_next(&composed.doc, &composed.style, all, i, rand, i % 2 ? draw_parts : draw_document);
    report_free(composed.report);
    composed.report = report_new();
    g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
    compose_report(paragraphs, composed.report);
    if (lot(rand, 3) == 0)
      draw_readings(paragraphs, composed.report);
    g_autoptr(Layout) layout = layout_set(paragraphs, composed.style, composed.fonts, composed.report);
    for (guint k = 0; k < layout->pages->len; k++)
      append_page(all, layout->pages->pdata[k]);
    append_outline(all, layout);
    append_findings(all, composed.report);
  }
  composed_free(&composed);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

/* ---- numbers of styles ---- */

static void add_speech(struct composed *composed) {
  add_block(composed, ROLE_TITLE, drawn_titles[1]);
  for (gsize i = 0; i < 3; i++)
    add_block(composed, ROLE_BODY, drawn_bodies[i]);
  add_block(composed, ROLE_BODY,
            "大家要 open data 也要 Wi-Fi 一起用起来，渠里的水 24 小时流个不停，“一天也不能断”，谁断了 GPS 谁来查，不等 "
            "5 分钟。");
  add_block(composed, ROLE_STAGE_DIRECTION, "（鼓掌）");
}

static void assert_placed(const struct page *page, const char *word) {
  for (guint i = 0; i < page->lines->len; i++) {
    const struct line *line = page->lines->pdata[i];
    for (guint k = 0; k < line->runs->len; k++) {
      const GArray *glyphs = ((const struct run *)line->runs->pdata[k])->glyphs;
      for (guint g = 0; g < glyphs->len; g++)
        if (!isfinite(g_array_index(glyphs, struct placed_glyph, g).x) || !isfinite(line->y))
          fail_msg("%s: a glyph stands nowhere", word);
    }
  }
}

static void assert_finite(struct composed *composed, const char *name, const char *attribute, const char *value) {
  g_autofree char *word = g_strdup_printf("%s.%s=%s", name, attribute, value);
  style_free(composed->style);
  composed->style = style_load_with("gongwen", (const char *const[]){word, NULL}, NULL);
  assert_non_null(composed->style);
  assert_true(style_load_title_rules(composed->style, NULL, NULL));
  lay_out(composed);
  for (guint i = 0; i < composed->layout->pages->len; i++)
    assert_placed(page_at(composed, i), word);
}

/* Each cost and blank may be nothing, or as much as can be said: every glyph stands somewhere. */
static void glyphs_stand_somewhere_whatever_a_number_is(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_speech(&composed);
  for (const struct setting *one = style_settings; one->element; one++)
    if (strcmp(one->element, "costs") == 0 || strcmp(one->element, "spacing") == 0) {
      assert_finite(&composed, one->element, one->attribute, "0");
      assert_finite(&composed, one->element, one->attribute, "1e9");
    }
  composed_free(&composed);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(runs_are_what_they_were),
                                     cmocka_unit_test(glyphs_stand_somewhere_whatever_a_number_is)};
  return cmocka_run_group_tests_name("drawn runs", tests, NULL, NULL);
}
