/* Where pages turn, told without fonts: paragraphs that are only so many lines, with what one line less or more costs,
 * drawn by a lot (tests/data/turns.txt).
 *
 * A text stands as `8 lines, whole 2: 3-45 n2+30 ...`: on pages of 8 lines, where paragraphs of two lines stay whole, a
 * paragraph of 3 lines that costs 45 more with a line less, one of 2 lines that keeps with the next.  Its pages follow,
 * each a line: which lines of which paragraph are from which grid line on.  Behind > stands what paragraphs were
 * changed for the pages' sake. */
#include "layout/page_fill.h"
#include "layout/table_rows.h"
#include "unit/golden.h"
#include "unit/lot.h"
#include "unit/placed.h"

enum { TEXTS = 900, MOST_LINES = 9, CHARACTERS = 12, PAGE_LINES = 8, TURNED_LINES = 5 };

/* What paragraphs cost more with other lines: many of them just what a remedy may cost. */
static const double costs[] = {0, 20, 30, 45, 135, 270, 450, 451, G_MAXDOUBLE};

static bool once_in(GRand *rand, guint count) {
  return lot(rand, count) == 0;
}

/* A text of which some characters are stops, so that some lines begin behind one. */
static char *draw_text(GRand *rand) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < CHARACTERS; i++)
    g_string_append(text, once_in(rand, 3) ? "。" : "渠");
  return g_string_free(text, FALSE);
}

static GArray *draw_starts(GRand *rand, guint lines) {
  GArray *starts = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (guint i = 0; i < lines; i++) {
    const gsize start = strlen("渠") * MIN(i + lot(rand, 2), CHARACTERS);
    g_array_append_val(starts, start);
  }
  return starts;
}

static void draw_table(struct galley *galley, GString *all, GRand *rand) {
  static const double slots[] = {1, 1, 1.5, 2.25, 3};
  const guint rows = 1 + lot(rand, 7);
  galley->table = g_new0(struct table_set, 1);
  galley->table->rows = g_ptr_array_new_with_free_func((GDestroyNotify)table_rows_free);
  galley->table->edges = g_array_new(FALSE, FALSE, sizeof(double));
  g_string_append(all, " table");
  for (guint i = 0; i < rows; i++)
    g_string_append_printf(all, "/%g", table_rows_add(galley->table->rows, ANY(rand, slots))->slots);
  if (!once_in(rand, 2))
    return;
  g_autoptr(GPtrArray) head = g_ptr_array_new();
  galley->table->again = table_rows_add(head, 2);
  g_string_append(all, "(2)");
}

static void draw_choices(struct galley *galley, GString *all, GRand *rand) {
  const guint lines = galley->lines->len;
  galley->cost = 10 * lot(rand, 3);
  galley->fewer.cost = lines > 1 ? ANY(rand, costs) : G_MAXDOUBLE;
  galley->more.cost = ANY(rand, costs);
  if (galley->fewer.cost < G_MAXDOUBLE) {
    g_string_append_printf(all, "-%g", galley->fewer.cost);
    galley->fewer.cost += galley->cost;
  }
  if (galley->more.cost < G_MAXDOUBLE) {
    g_string_append_printf(all, "+%g", galley->more.cost);
    galley->more.cost += galley->cost;
  }
  galley->starts = draw_starts(rand, lines);
  galley->fewer.starts = draw_starts(rand, lines);
  galley->more.starts = draw_starts(rand, lines + 1);
}

static void flag(GString *all, bool *set, const char *name, bool value) {
  *set = value;
  g_string_append(all, value ? name : "");
}

static struct galley *draw_galley(GString *all, GRand *rand) {
  struct galley *galley = g_new0(struct galley, 1);
  struct paragraph *paragraph = g_new0(struct paragraph, 1);
  static struct block block;
  const struct span span = {.block = &block};
  galley->paragraph = paragraph;
  galley->text = draw_text(rand);
  galley->align = once_in(rand, 8) ? ALIGN_CENTER : ALIGN_JUSTIFY;
  galley->leading = once_in(rand, 10) ? 1.5 : 1;
  galley->priced = true;
  galley->size = 10;
  paragraph->element = ELEMENT_BODY;
  paragraph->spans = g_array_new(FALSE, FALSE, sizeof(struct span));
  g_array_append_val(paragraph->spans, span);
  galley->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
  if (once_in(rand, 9)) {
    draw_table(galley, all, rand);
  } else {
    for (guint i = once_in(rand, 3) ? MOST_LINES : 4, lines = once_in(rand, 20) ? 0 : 1 + lot(rand, i); lines > 0;
         lines--)
      g_ptr_array_add(galley->lines, line_new());
    g_string_append_printf(all, " %u%s%s", galley->lines->len, galley->align == ALIGN_CENTER ? "c" : "",
                           galley->leading > 1 ? "*1.5" : "");
    draw_choices(galley, all, rand);
  }
  flag(all, &paragraph->keep_next, "n", once_in(rand, 8));
  flag(all, &paragraph->keep_previous, "p", once_in(rand, 14));
  flag(all, &paragraph->keep_whole, "w", once_in(rand, 12));
  flag(all, &paragraph->new_page, "f", once_in(rand, 25));
  flag(all, &paragraph->turned, "t", once_in(rand, 25));
  flag(all, &galley->aside, "a", !galley->table && once_in(rand, 12));
  galley->before = once_in(rand, 8) ? 1 : 0;
  g_string_append(all, galley->before > 0 ? "_" : "");
  return galley;
}

static void free_galley(gpointer data) {
  struct galley *galley = data;
  g_array_unref(galley->paragraph->spans);
  g_free((struct paragraph *)galley->paragraph);
  g_free((char *)galley->text);
  galley_free(galley);
}

static void append_page(GString *all, const GArray *page) {
  const struct placement *placements = (const struct placement *)page->data;
  for (guint i = 0, k; i < page->len; i = k) {
    for (k = i + 1; k < page->len && placements[k].galley == placements[i].galley && !placements[k - 1].repeated;)
      k++;
    g_string_append_printf(all, " %u%s.%u-%u@%g", placements[i].galley, placements[i].repeated ? "again" : "",
                           placements[i].line, placements[k - 1].line, placements[i].slot);
  }
  g_string_append_c(all, '\n');
}

static void draw_style(struct style *style, struct style *turned, GString *all, GRand *rand) {
  static char grade[] = "秘密";
  style->lines = PAGE_LINES;
  style->text_height = 60;
  style->table_air = 0.5;
  style->whole_paragraph = once_in(rand, 4) ? 2 : 0;
  style->costs.widow = once_in(rand, 8) ? 0 : 450;
  style->costs.orphan = once_in(rand, 2) ? 20 : 0;
  style->costs.last_page = once_in(rand, 6) ? 0 : 450;
  style->costs.turned_sentence = once_in(rand, 3) ? 60 : 0;
  style->furniture.grade = once_in(rand, 8) ? grade : NULL;
  *turned = *style;
  turned->lines = TURNED_LINES;
  g_string_append_printf(all, "%s%s%s%s%s%s:", style->costs.widow > 0 ? "widow " : "",
                         style->costs.orphan > 0 ? "orphan " : "", style->costs.last_page > 0 ? "last " : "",
                         style->costs.turned_sentence > 0 ? "sentence " : "",
                         style->whole_paragraph > 0 ? "whole " : "", style->furniture.grade ? "grade " : "");
}

static void append_changes(GString *all, const GPtrArray *galleys) {
  for (guint i = 0; i < galleys->len; i++) {
    const struct galley *galley = galleys->pdata[i];
    if (galley->wanted > 0)
      g_string_append_printf(all, " >%u:%u", i, galley->wanted);
  }
  g_string_append_c(all, '\n');
}

static void append_text(GString *all, struct typesetter *typesetter, struct style *style, struct style *turned,
                        GRand *rand) {
  g_autoptr(GPtrArray) galleys = g_ptr_array_new_with_free_func(free_galley);
  draw_style(style, turned, all, rand);
  for (guint left = 1 + lot(rand, once_in(rand, 40) ? 100 : once_in(rand, 2) ? 5 : 14); left > 0; left--)
    g_ptr_array_add(galleys, draw_galley(all, rand));
  g_autoptr(GPtrArray) pages = paginate(typesetter, galleys);
  append_changes(all, galleys);
  for (guint i = 0; i < pages->len; i++)
    append_page(all, pages->pdata[i]);
}

static void pages_turn_as_they_did(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1974);
  struct style style = {.size = 16, .text_width = 400, .columns = 25}, turned;
  struct typesetter typesetter = {.style = &style, .turned = &turned, .fonts = test_fonts()};
  for (guint i = 0; i < TEXTS; i++)
    append_text(all, &typesetter, &style, &turned, rand);
  font_set_free(typesetter.fonts);
  assert_int_equal(golden_compare("tests/data/turns.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(pages_turn_as_they_did)};
  return cmocka_run_group_tests_name("turns", tests, NULL, NULL);
}
