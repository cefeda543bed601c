/* Line breaks of paragraphs made by hand: what boxes give and take, and which lines are the cheapest.  The numbers are
 * compared with tests/data/fits.txt; that there is no cheaper way is tried out on short paragraphs. */
#include "layout/fit.h"

#include "layout/spacing.h"
#include "layout/ways.h"
#include "unit/golden.h"
#include "unit/lot.h"

#define EXPECTED "tests/data/fits.txt"
#define SIZE 16.0
#define CELL 16.0
#define CLOSE 1e-6

/* A style with every number different. */
static struct style make_style(void) {
  return (struct style){.spacing = {.mark_squeeze = 0.2,
                                    .mark_limit = 0.45,
                                    .stop_squeeze = 0.35,
                                    .mark_stretch = 0.0625,
                                    .ink_gap = 0.08,
                                    .han_digit = 0.125,
                                    .han_latin = 0.25,
                                    .han_latin_min = 0.125,
                                    .han_latin_max = 0.5,
                                    .word_min = 0.2,
                                    .word_max = 0.5},
                        .costs = {.squeeze = 0.5,
                                  .stretch = 60,
                                  .squeeze_stop = 2,
                                  .squeeze_hard = 130,
                                  .contrast = 4,
                                  .loose = 0.0625,
                                  .loose_line = 90,
                                  .very_loose = 0.125,
                                  .very_loose_line = 400,
                                  .split_unit = 61,
                                  .split_date = 3,
                                  .split_word = 80,
                                  .short_last = 600,
                                  .two_last = 62,
                                  .dash_start = 0.5,
                                  .widow = 450,
                                  .last_page = 450}};
}

/* ---- what boxes give and take ---- */

static void append_box(GString *all, const char *name, const struct box *box, const struct spacing *spacing) {
  g_string_append_printf(all, "%s: trims %.3f %.3f; gives", name, box_start_trim(box), box_end_trim(box));
  for (int step = 0; step < SHRINK_STEPS; step++)
    g_string_append_printf(all, " %.3f", box_shrink(box, (enum shrink_step)step, spacing, SIZE));
  g_string_append_printf(all, ", gap %.3f; takes %.3f, gap %.3f; more %.3f, gap %.3f\n",
                         box_gap_shrink(box, spacing, SIZE), box_stretch(box, spacing, SIZE),
                         box_gap_stretch(box, spacing), box_stretch_more(box, spacing, SIZE),
                         box_gap_stretch_more(box, spacing));
}

static void append_boxes(GString *all) {
  const struct style style = make_style();
  static const struct {
    const char *name;
    struct box box;
  } boxes[] = {
      {"Han", {.class = CLASS_HAN, .width = 16}},
      {"Han behind a word", {.class = CLASS_HAN, .width = 16, .gap = 4, .flags = BOX_GAP}},
      {"Han behind a figure", {.class = CLASS_HAN, .width = 16, .gap = 2, .flags = BOX_GAP}},
      {"Han behind a narrow gap", {.class = CLASS_HAN, .width = 16, .gap = 1, .flags = BOX_GAP}},
      {"Han behind no gap", {.class = CLASS_HAN, .width = 16, .flags = BOX_GAP}},
      {"opening mark", {.class = CLASS_OPEN, .width = 16, .half = {8, 0}}},
      {"opening mark, halved", {.class = CLASS_OPEN, .width = 8}},
      {"closing mark", {.class = CLASS_CLOSE, .width = 16, .half = {0, 8}}},
      {"closing mark that gives little", {.class = CLASS_CLOSE, .width = 16, .half = {1, 1}}},
      {"closing mark that ends with its ink", {.class = CLASS_CLOSE, .width = 16, .half = {0, 8}, .ink_end = 5}},
      {"comma", {.class = CLASS_COMMA, .width = 16, .half = {0, 8}}},
      {"comma that ends with its ink", {.class = CLASS_COMMA, .width = 16, .origin = 1, .ink_end = 20}},
      {"comma that is moved and ends with its ink", {.class = CLASS_COMMA, .width = 16, .origin = 3, .ink_end = 6}},
      {"stop", {.class = CLASS_STOP, .width = 16, .half = {2, 6}}},
      {"middle dot", {.class = CLASS_MIDDLE, .width = 16, .half = {4, 4}}},
      {"space", {.class = CLASS_SPACE, .width = 4}},
      {"narrow space", {.class = CLASS_SPACE, .width = 3}},
      {"wide space", {.class = CLASS_SPACE, .width = 9}},
      {"space between Han and Latin", {.class = CLASS_SPACE, .width = 4, .flags = BOX_GAP}},
      {"fixed space", {.class = CLASS_SPACE, .width = 4, .flags = BOX_FIXED}},
      {"word", {.class = CLASS_LETTER, .width = 40, .gap = 4, .flags = BOX_GAP | BOX_LETTERS}},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(boxes); i++)
    append_box(all, boxes[i].name, &boxes[i].box, &style.spacing);
}

static bool opens(guint8 left_class, guint8 left_flags, guint8 class, guint8 flags) {
  const struct box left = {.class = left_class, .flags = left_flags}, box = {.class = class, .flags = flags};
  return box_opens(&left, &box);
}

static void what_opens_between_boxes(G_GNUC_UNUSED void **state) {
  assert_true(opens(CLASS_HAN, 0, CLASS_HAN, 0));
  assert_true(opens(CLASS_HAN, BOX_JOINED, CLASS_HAN, 0));
  assert_false(opens(CLASS_HAN, 0, CLASS_HAN, BOX_JOINED));
  assert_false(opens(CLASS_SPACE, BOX_FIXED, CLASS_HAN, 0));
  assert_true(opens(CLASS_SPACE, 0, CLASS_HAN, 0));
  assert_false(opens(CLASS_HAN, 0, CLASS_SPACE, 0));
  assert_false(opens(CLASS_CONNECTOR, 0, CLASS_HAN, 0));
  assert_false(opens(CLASS_SLASH, 0, CLASS_HAN, 0));
  assert_true(opens(CLASS_HAN, 0, CLASS_CONNECTOR, 0));
  assert_false(opens(CLASS_DASH, 0, CLASS_DASH, 0));
  assert_false(opens(CLASS_ELLIPSIS, 0, CLASS_ELLIPSIS, 0));
  assert_true(opens(CLASS_DASH, 0, CLASS_ELLIPSIS, 0));
  assert_true(opens(CLASS_COMMA, 0, CLASS_COMMA, 0));
}

/* ---- paragraphs ---- */

struct text {
  struct boxes boxes;
  struct paragraph paragraph;
  struct galley galley;
  struct style style;
};

/* Any box that a paragraph may have; one in so many may not begin a line. */
static struct box any_box(GRand *rand) {
  struct box box = {.class = CLASS_HAN, .width = 16, .characters = 1, .break_before = BREAK_FREE};
  switch (lot(rand, 10)) {
  case 0:
    box = (struct box){.class = CLASS_COMMA, .width = 16, .half = {0, 8}, .break_before = BREAK_NO};
    break;
  case 1:
    box = (struct box){.class = CLASS_STOP, .width = 16, .half = {0, 8}, .break_before = BREAK_NO};
    break;
  case 2:
    box = (struct box){.class = CLASS_OPEN, .width = 16, .half = {8, 0}, .break_before = BREAK_FREE};
    break;
  case 3:
    box = (struct box){.class = CLASS_SPACE, .width = 4, .break_before = BREAK_NO};
    break;
  case 4:
    box = (struct box){.class = CLASS_LETTER,
                       .width = (float)g_rand_int_range(rand, 10, 70),
                       .gap = 4,
                       .flags = BOX_GAP | BOX_LETTERS,
                       .characters = 1,
                       .break_before = BREAK_FREE};
    break;
  case 5:
    box.break_before = BREAK_UNIT;
    break;
  default:
    break;
  }
  return box;
}

static void text_init(struct text *text, GRand *rand, guint count, double cells, enum align align) {
  *text = (struct text){.style = make_style()};
  text->boxes.boxes = g_array_new(FALSE, FALSE, sizeof(struct box));
  for (guint i = 0; i < count; i++) {
    const struct box box = any_box(rand);
    g_array_append_val(text->boxes.boxes, box);
  }
  text->paragraph.element = ELEMENT_BODY;
  text->galley = (struct galley){.paragraph = &text->paragraph,
                                 .align = align,
                                 .size = SIZE,
                                 .cell = CELL,
                                 .first = 2 * CELL,
                                 .left = 0,
                                 .measure = cells * CELL};
}

static void text_clear(struct text *text) {
  g_array_unref(text->boxes.boxes);
}

static void append_fit(GString *all, const struct text *text) {
  double cost;
  struct line_choice fewer, more;
  g_autoptr(GArray) lines = fit_galley(&text->boxes, &text->galley, &text->style, &cost);
  fit_costs(&text->boxes, &text->galley, &text->style, lines->len, &fewer, &more);
  g_string_append_printf(all, "%u lines, %.3f; fewer %.3f, more %.3f:", lines->len, cost,
                         fewer.cost < G_MAXDOUBLE ? fewer.cost : -1, more.cost < G_MAXDOUBLE ? more.cost : -1);
  for (guint i = 0; i < lines->len; i++) {
    const struct line_fit *line = &g_array_index(lines, struct line_fit, i);
    g_string_append_printf(all, " %u-%u %.2f/%.2f/%.2f/%.2f%s", line->start, line->end, line->excess, line->give,
                           fit_stretch_more(line, SIZE) + 0.0, fit_opening(line, SIZE),
                           fit_is_torn(line, SIZE) ? " torn" : "");
  }
  g_string_append_c(all, '\n');
}

static void append_choice(GString *all, const char *name, struct line_choice *choice) {
  g_string_append_printf(all, " %s", name);
  for (guint i = 0; choice->starts && i < choice->starts->len; i++)
    g_string_append_printf(all, " %zu", g_array_index(choice->starts, gsize, i));
  g_clear_pointer(&choice->starts, g_array_unref);
}

/* Where lines begin when there is one less or one more of them: the same asked for together with the lines or later. */
static void append_choices(GString *all, const struct text *text) {
  double cost;
  struct line_choice fewer, more, fewer_later, more_later;
  g_autoptr(GArray) lines = fit_with_costs(&text->boxes, &text->galley, &text->style, &cost, &fewer, &more);
  fit_costs(&text->boxes, &text->galley, &text->style, lines->len, &fewer_later, &more_later);
  assert_float_equal(fewer.cost, fewer_later.cost, CLOSE);
  assert_float_equal(more.cost, more_later.cost, CLOSE);
  g_string_append_printf(all, "  %u lines:", lines->len);
  append_choice(all, "fewer", &fewer);
  append_choice(all, "more", &more);
  append_choice(all, "later", &fewer_later);
  append_choice(all, "later", &more_later);
  g_string_append_c(all, '\n');
}

static void append_paragraphs(GString *all) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(1949);
  static const enum align aligns[] = {ALIGN_JUSTIFY, ALIGN_JUSTIFY, ALIGN_LEFT, ALIGN_CENTER};
  for (guint i = 0; i < 80; i++) {
    struct text text;
    const double cells = g_rand_double_range(rand, 5, 14);
    const guint count = 1 + lot(rand, 40);
    text_init(&text, rand, count, cells, aligns[i % 4]);
    append_fit(all, &text);
    if (i % 5 == 0) {
      text.galley.wanted = 1 + i % 4;
      g_string_append_printf(all, "wanted %u: ", text.galley.wanted);
      append_fit(all, &text);
    }
    text_clear(&text);
  }
}

/* Lines that hold just so many characters, of all kinds of paragraphs, some in lines that another line would change. */
static void append_whole_cells(GString *all) {
  static const enum align aligns[] = {ALIGN_JUSTIFY, ALIGN_JUSTIFY, ALIGN_JUSTIFY,
                                      ALIGN_CENTER,  ALIGN_LEFT,    ALIGN_RIGHT};
  static struct table table;
  g_autoptr(GRand) rand = g_rand_new_with_seed(1955);
  for (guint i = 0; i < 240; i++) {
    struct text text;
    text_init(&text, rand, 1 + lot(rand, 50), 3 + i % 9, aligns[i % G_N_ELEMENTS(aligns)]);
    text.style.costs.turned_sentence = i % 2 ? 60 : 0;
    text.paragraph.element = i % 7 == 3 ? ELEMENT_TITLE : ELEMENT_BODY;
    text.paragraph.table = i % 5 == 2 ? &table : NULL;
    text.galley.first = i % 4 ? 2 * CELL : 0;
    text.galley.left = i % 8 ? 0 : CELL;
    for (guint k = 0; k < text.boxes.boxes->len; k++) {
      struct box *box = &g_array_index(text.boxes.boxes, struct box, k);
      box->text = k;
      box->width = box->class == CLASS_LETTER ? (float)(CELL * (1 + k % 4)) : box->width;
      box->gap = box->class == CLASS_HAN && k % 3 == 0 ? 4 : box->gap;
      box->flags |= box->class == CLASS_HAN && k % 3 == 0 ? BOX_GAP : 0;
    }
    append_fit(all, &text);
    append_choices(all, &text);
    text_clear(&text);
  }
}

static void boxes_and_lines_are_as_expected(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  append_boxes(all);
  append_paragraphs(all);
  append_whole_cells(all);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

/* ---- there is no cheaper way ---- */

/* What the paragraph costs with lines that end at these places alone: at all others no line may end. */
static double cost_of(const struct text *text, guint ends) {
  struct text one = *text;
  one.boxes.boxes = g_array_copy(text->boxes.boxes);
  for (guint i = 1; i < one.boxes.boxes->len; i++)
    if (!(ends >> i & 1))
      g_array_index(one.boxes.boxes, struct box, i).break_before = BREAK_NO;
  one.galley.wanted = (guint)__builtin_popcount(ends) + 1;
  double cost;
  g_autoptr(GArray) lines = fit_galley(&one.boxes, &one.galley, &one.style, &cost);
  const bool all_used = lines->len == one.galley.wanted;
  g_array_unref(one.boxes.boxes);
  return all_used ? cost : G_MAXDOUBLE;
}

static void no_other_lines_cost_less(G_GNUC_UNUSED void **state) {
  enum { SHORT = 9 };
  g_autoptr(GRand) rand = g_rand_new_with_seed(8);
  for (guint i = 0; i < 12; i++) {
    struct text text;
    text_init(&text, rand, SHORT, g_rand_double_range(rand, 4, 7), ALIGN_JUSTIFY);
    guint may_end = 0;
    for (guint k = 1; k < SHORT; k++)
      may_end |= (guint)(box_at(&text.boxes, k)->break_before != BREAK_NO) << k;
    double cost, best = G_MAXDOUBLE;
    g_autoptr(GArray) lines = fit_galley(&text.boxes, &text.galley, &text.style, &cost);
    assert_true(lines->len > 0);
    for (guint ends = 0; ends < 1u << SHORT; ends += 2)
      if ((ends & ~may_end) == 0)
        best = MIN(best, cost_of(&text, ends));
    assert_float_equal(cost, best, CLOSE);
    text_clear(&text);
  }
}

/* W12: two lines beside each other that differ, or are both tight; the first of all has none before it. */
static void lines_unlike_each_other_cost_something(G_GNUC_UNUSED void **state) {
  const struct style style = make_style();
  static const struct {
    guint lines;
    float before, line;
    guint8 density_before, density;
    double cost;
  } cases[] = {
      {0, 1, 0, DENSITY_TIGHT, DENSITY_TIGHT, 0},
      {1, 0, 0, DENSITY_EVEN, DENSITY_EVEN, 0},
      {1, 0, 0, DENSITY_TIGHT, DENSITY_EVEN, 0},
      {1, 0, 0, DENSITY_EVEN, DENSITY_TIGHT, 0},
      {1, 0, 0, DENSITY_TIGHT, DENSITY_TIGHT, 130},
      {1, 0, 0.014625f, DENSITY_EVEN, DENSITY_EVEN, 0},
      {1, 0, (float)OPEN_GAP + 0.0625f, DENSITY_EVEN, DENSITY_OPEN, 4},
      {2, (float)OPEN_GAP + 0.125f, 0, DENSITY_OPEN, DENSITY_EVEN, 16},
      {2, -0.0625f, (float)OPEN_GAP, DENSITY_TIGHT, DENSITY_TIGHT, 134},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const struct node before = {.lines = cases[i].lines, .spread = cases[i].before, .density = cases[i].density_before};
    const struct node line = {.lines = cases[i].lines + 1, .spread = cases[i].line, .density = cases[i].density};
    assert_float_equal(ways_contrast(&style.costs, &before, &line), cases[i].cost, 1e-4);
  }
  assert_float_equal(ways_looseness(0.125, 0.0625), 4, CLOSE);
  assert_float_equal(ways_looseness(0.02, 0), 4, CLOSE); /* a style may call all lines loose */
}

/* Of ways to one break those stay that are cheapest with their number of lines, or nearly so. */
static void append_kept(GString *all, const struct break_costs *costs, bool counted, const struct node *offered,
                        gsize count) {
  struct ways ways;
  ways_init(&ways, counted);
  for (gsize i = 0; i < count; i++)
    ways_offer(&ways, &offered[i]);
  g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(struct node));
  ways_keep(&ways, costs, kept);
  for (guint i = 0; i < kept->len; i++) {
    const struct node *node = &g_array_index(kept, struct node, i);
    g_string_append_printf(all, " %u", node->box);
  }
}

static void ways_that_may_become_cheaper_are_kept(G_GNUC_UNUSED void **state) {
  const struct style style = make_style(); /* contrast 4, squeeze_hard 130 */
  static const struct {
    const char *kept, *counted;
    struct node offered[3]; /* cost, box: its name, previous, lines, spread, density */
  } cases[] = {
      {" 1", " 1", {{10, 1, 0, 5, 0, DENSITY_EVEN}, {11, 2, 0, 5, 0, DENSITY_EVEN}, {12, 3, 0, 5, 0, DENSITY_EVEN}}},
      {" 2", " 2", {{11, 1, 0, 5, 0, DENSITY_EVEN}, {10, 2, 0, 5, 0, DENSITY_EVEN}, {10, 3, 0, 5, 0, DENSITY_EVEN}}},
      {" 1 2",
       " 1 2",
       {{10, 1, 0, 5, 0, DENSITY_EVEN}, {14, 2, 0, 5, 0, DENSITY_OPEN}, {15, 3, 0, 5, 0, DENSITY_OPEN}}},
      {" 1", " 1", {{10, 1, 0, 5, 0, DENSITY_EVEN}, {14.5, 2, 0, 5, 0, DENSITY_OPEN}, {99, 3, 0, 5, 0, DENSITY_TIGHT}}},
      {" 1 2 3",
       " 1 2 3",
       {{10, 1, 0, 5, 0, DENSITY_TIGHT}, {144, 2, 0, 5, 0, DENSITY_EVEN}, {144, 3, 0, 5, 0, DENSITY_OPEN}}},
      {" 1", " 1", {{10, 1, 0, 5, 0, DENSITY_TIGHT}, {145, 2, 0, 5, 0, DENSITY_EVEN}, {145, 3, 0, 5, 0, DENSITY_OPEN}}},
      {" 1",
       " 2 1 3",
       {{10, 1, 0, 5, 0, DENSITY_EVEN}, {300, 2, 0, 4, 0, DENSITY_EVEN}, {300, 3, 0, 6, 0, DENSITY_EVEN}}},
      {" 1", " 1", {{10, 1, 0, 5, 0, DENSITY_EVEN}, {300, 2, 0, 3, 0, DENSITY_EVEN}, {300, 3, 0, 7, 0, DENSITY_EVEN}}},
      {" 2",
       " 2 3",
       {{20, 1, 0, 5, 0, DENSITY_EVEN}, {10, 2, 0, 9, 0, DENSITY_EVEN}, {300, 3, 0, 10, 0, DENSITY_EVEN}}},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) kept = g_string_new(NULL), counted = g_string_new(NULL);
    append_kept(kept, &style.costs, false, cases[i].offered, 3);
    append_kept(counted, &style.costs, true, cases[i].offered, 3);
    if (strcmp(kept->str, cases[i].kept) != 0 || strcmp(counted->str, cases[i].counted) != 0)
      fail_msg("row %zu:%s;%s", i, kept->str, counted->str);
  }
}

static void an_empty_paragraph_has_no_lines(G_GNUC_UNUSED void **state) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(1);
  struct text text;
  double cost;
  text_init(&text, rand, 0, 10, ALIGN_JUSTIFY);
  g_autoptr(GArray) lines = fit_galley(&text.boxes, &text.galley, &text.style, &cost);
  assert_int_equal(lines->len, 0);
  assert_float_equal(cost, 0, CLOSE);
  text_clear(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_opens_between_boxes),
      cmocka_unit_test(boxes_and_lines_are_as_expected),
      cmocka_unit_test(no_other_lines_cost_less),
      cmocka_unit_test(lines_unlike_each_other_cost_something),
      cmocka_unit_test(ways_that_may_become_cheaper_are_kept),
      cmocka_unit_test(an_empty_paragraph_has_no_lines),
  };
  return cmocka_run_group_tests_name("fit", tests, NULL, NULL);
}
