/* Which page stands where on the sheets (../shared/spec/editions.md, imposition), and the numbers of copies. */
#include "layout/sheets.h"
#include "style/copies.h"
#include "unit/golden.h"
#include "unit/lot.h"

#include <math.h>

#define MM (72 / 25.4)

static struct style *load(const char *const *words) {
  g_autoptr(GError) error = NULL;
  struct style *style = style_load_with("gongwen", words, &error);
  if (!style)
    fail_msg("%s", error->message);
  return style;
}

#define LOAD(...) load((const char *const[]){__VA_ARGS__, NULL})

/* The sides as "4 1 | 2 3": pages from 1, - where nothing stands. */
static char *order(const struct sheets *sheets) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < sheets->count; i++) {
    const struct sheet_side *side = &sheets->sides[i];
    const char *half[2] = {"-", "-"};
    char numbers[2][12];
    for (guint k = 0; k < side->count; k++) {
      const guint place = side->pages[k].x >= sheets->width / 2 - 1;
      half[place] = numbers[place];
      g_snprintf(numbers[place], sizeof numbers[place], "%u", side->pages[k].page + 1);
    }
    g_string_append_printf(out, "%s%s %s", i > 0 ? " | " : "", half[0], half[1]);
  }
  return g_string_free(out, FALSE);
}

static void assert_order(const struct style *style, guint pages, guint covers, const char *expected) {
  struct sheets *sheets = sheets_new(style, pages, covers);
  g_autofree char *found = order(sheets);
  assert_string_equal(found, expected);
  g_atomic_rc_box_release(sheets);
}

static void two_pages_side_by_side(void **state) {
  (void)state;
  g_autoptr(Style) style = LOAD("sheet.as=two-up");
  assert_order(style, 1, 0, "1 -");
  assert_order(style, 4, 0, "1 2 | 3 4");
  assert_order(style, 5, 0, "1 2 | 3 4 | 5 -");
}

static void a_booklet_is_read_in_order_when_it_is_folded(void **state) {
  (void)state;
  g_autoptr(Style) style = LOAD("sheet.as=booklet");
  assert_order(style, 1, 0, "- 1 | - -");
  assert_order(style, 4, 0, "4 1 | 2 3");
  assert_order(style, 5, 0, "- 1 | 2 - | - 3 | 4 5");
  assert_order(style, 8, 0, "8 1 | 2 7 | 6 3 | 4 5");
  assert_order(style, 9, 0, "- 1 | 2 - | - 3 | 4 9 | 8 5 | 6 7");
  assert_order(style, 16, 0, "16 1 | 2 15 | 14 3 | 4 13 | 12 5 | 6 11 | 10 7 | 8 9");
}

static void a_signature_is_a_booklet_of_its_own(void **state) {
  (void)state;
  g_autoptr(Style) one = LOAD("sheet.as=booklet", "sheet.signature=1");
  assert_order(one, 8, 0, "4 1 | 2 3 | 8 5 | 6 7");
  assert_order(one, 9, 0, "4 1 | 2 3 | 8 5 | 6 7 | - 9 | - -");
  g_autoptr(Style) two = LOAD("sheet.as=booklet", "sheet.signature=2");
  assert_order(two, 16, 0, "8 1 | 2 7 | 6 3 | 4 5 | 16 9 | 10 15 | 14 11 | 12 13");
  assert_order(two, 9, 0, "8 1 | 2 7 | 6 3 | 4 5 | - 9 | - -");
  g_autoptr(Style) four = LOAD("sheet.as=booklet", "sheet.signature=4");
  assert_order(four, 16, 0, "16 1 | 2 15 | 14 3 | 4 13 | 12 5 | 6 11 | 10 7 | 8 9");
  assert_order(four, 8, 0, "8 1 | 2 7 | 6 3 | 4 5");
}

/* Every page is on the sheets once, whatever their number and the signatures; blanks come after the last page. */
static void no_page_is_lost(void **state) {
  (void)state;
  g_autoptr(Style) style = LOAD("sheet.as=booklet");
  for (style->sheet.signature = 0; style->sheet.signature < 6; style->sheet.signature++)
    for (guint pages = 1; pages < 70; pages++) {
      struct sheets *sheets = sheets_new(style, pages, 0);
      g_autofree guint *seen = g_new0(guint, pages);
      assert_int_equal(sheets->count, (pages + 3) / 4 * 2);
      for (guint i = 0; i < sheets->count; i++)
        for (guint k = 0; k < sheets->sides[i].count; k++)
          seen[sheets->sides[i].pages[k].page]++;
      for (guint i = 0; i < pages; i++)
        assert_int_equal(seen[i], 1);
      g_atomic_rc_box_release(sheets);
    }
}

static void assert_place(const struct placed_page *placed, double x, double y, double scale) {
  assert_float_equal(placed->x, x, 0.001);
  assert_float_equal(placed->y, y, 0.001);
  assert_float_equal(placed->scale, scale, 0.0001);
}

/* The middle of a page is the middle of its half; nothing is made larger. */
static void pages_fill_their_halves(void **state) {
  (void)state;
  g_autoptr(Style) a4 = LOAD("sheet.as=two-up");
  struct sheets *sheets = sheets_new(a4, 2, 0);
  assert_float_equal(sheets->width, 297 * MM, 0.001);
  assert_float_equal(sheets->height, 210 * MM, 0.001);
  const double scale = 210.0 / 297, inset = (297 / 2.0 - 210 * scale) / 2 * MM;
  assert_place(&sheets->sides[0].pages[0], inset, 0, scale);
  assert_place(&sheets->sides[0].pages[1], 297 / 2.0 * MM + inset, 0, scale);
  g_atomic_rc_box_release(sheets);

  g_autoptr(Style) a5 = LOAD("page.paper=a5", "sheet.as=two-up");
  sheets = sheets_new(a5, 2, 0);
  assert_place(&sheets->sides[0].pages[0], 0.25 * MM, 0, 1);
  assert_place(&sheets->sides[0].pages[1], (148.5 + 0.25) * MM, 0, 1);
  g_atomic_rc_box_release(sheets);

  g_autoptr(Style) a3 = LOAD("sheet.as=two-up", "sheet.width=420mm", "sheet.height=300mm");
  sheets = sheets_new(a3, 2, 0);
  assert_place(&sheets->sides[0].pages[1], 210 * MM, 1.5 * MM, 1);
  g_atomic_rc_box_release(sheets);

  g_autoptr(Style) large = LOAD("sheet.as=two-up", "sheet.width=600mm", "sheet.height=420mm");
  sheets = sheets_new(large, 2, 0);
  assert_place(&sheets->sides[0].pages[1], 345 * MM, 61.5 * MM, 1);
  g_atomic_rc_box_release(sheets);
}

/* Both pages of a side move towards the fold by the creep of each sheet around theirs, again from each signature on. */
static void inner_sheets_creep_towards_the_fold(void **state) {
  (void)state;
  g_autoptr(Style) style = LOAD("page.paper=a5", "sheet.as=booklet", "sheet.creep=0.2mm", "sheet.signature=3");
  struct sheets *sheets = sheets_new(style, 24, 0);
  for (guint i = 0; i < sheets->count; i++) {
    const double moved = i / 2 % 3 * 0.2 * MM;
    assert_place(&sheets->sides[i].pages[0], 0.25 * MM + moved, 0, 1);
    assert_place(&sheets->sides[i].pages[1], (148.5 + 0.25) * MM - moved, 0, 1);
  }
  g_atomic_rc_box_release(sheets);
}

/* However thick it is, no text comes to the fold. */
static void creep_ends_in_the_margin(void **state) {
  (void)state;
  g_autoptr(Style) style = LOAD("page.paper=a5", "sheet.as=booklet", "sheet.creep=5mm");
  struct sheets *sheets = sheets_new(style, 80, 0);
  const double fold = sheets->width / 2;
  for (guint i = 0; i < sheets->count; i++) {
    assert_true(sheets->sides[i].pages[0].x + style->margin_left + style->text_width < fold);
    assert_true(sheets->sides[i].pages[1].x + style->margin_left > fold);
  }
  g_atomic_rc_box_release(sheets);
}

/* The first pages are covers, one for each copy. */
static void each_copy_is_its_cover_and_the_pages(void **state) {
  (void)state;
  g_autoptr(Style) plain = LOAD("points.as=plain");
  assert_null(sheets_new(plain, 3, 0));
  assert_null(sheets_new(plain, 3, 1));
  struct sheets *sheets = sheets_new(plain, 4, 2);
  static const guint expected[] = {0, 2, 3, 1, 2, 3};
  assert_int_equal(sheets->count, G_N_ELEMENTS(expected));
  for (guint i = 0; i < sheets->count; i++) {
    assert_int_equal(sheets->sides[i].count, 1);
    assert_int_equal(sheets->sides[i].pages[0].page, expected[i]);
    assert_place(&sheets->sides[i].pages[0], 0, 0, 1);
  }
  g_atomic_rc_box_release(sheets);
  g_autoptr(Style) booklet = LOAD("sheet.as=booklet");
  assert_order(booklet, 5, 2, "- 1 | - - | - 3 | 4 5 | - 2 | - - | - 3 | 4 5");
  g_autoptr(Style) two_up = LOAD("sheet.as=two-up");
  assert_order(two_up, 4, 2, "1 3 | 4 - | 2 3 | 4 -");
}

/* The back of a cover is empty, and no copy begins on the back of another. */
static void copies_for_both_sides_begin_on_fronts(void **state) {
  (void)state;
  g_autoptr(Style) plain = LOAD("page.blank-back=yes");
  struct sheets *sheets = sheets_new(plain, 3, 1);
  assert_int_equal(sheets->count, 4);
  assert_int_equal(sheets->sides[1].count, 0);
  assert_int_equal(sheets->sides[2].pages[0].page, 1);
  g_atomic_rc_box_release(sheets);
  g_autoptr(Style) two_up = LOAD("page.blank-back=yes", "sheet.as=two-up");
  assert_order(two_up, 6, 2, "1 - | 3 4 | 5 6 | - - | 2 - | 3 4 | 5 6 | - -");
}

static void numbers_of_copies(void **state) {
  (void)state;
  struct copies copies;
  assert_true(copies_read("001-050", &copies));
  assert_int_equal(copies.first, 1);
  assert_int_equal(copies.last, 50);
  assert_int_equal(copies.digits, 3);
  assert_true(copies_read("000128", &copies));
  assert_int_equal(copies.first, 128);
  assert_int_equal(copies.last, 128);
  assert_int_equal(copies.digits, 6);
  assert_true(copies_read("1-9999", &copies));
  assert_true(copies_read("2-10000", &copies));
  static const char *const wrong[] = {"",        "abc",   "050-001", "0",     "0-5",     "1-", "-5",
                                      "1-10000", "1-2-3", "1 - 2",   "１-２", "1234567", "3,4"};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
    if (copies_read(wrong[i], &copies))
      fail_msg("“%s” was read", wrong[i]);
}

static void assert_refused(const char *word, const char *part) {
  g_autoptr(GError) error = NULL;
  const char *const words[] = {"sheet.as=two-up", word, NULL};
  g_autoptr(Style) style = style_load_with("gongwen", words, &error);
  assert_null(style);
  if (!strstr(error->message, part))
    fail_msg("%s: %s", word, error->message);
}

static void a_sheet_holds_two_pages(void **state) {
  (void)state;
  assert_refused("sheet.width=100mm", "sheet");
  assert_refused("sheet.height=70mm", "sheet");
  assert_refused("sheet.height=6000mm", "sheet");
  g_autoptr(Style) small = LOAD("sheet.as=two-up", "sheet.width=106mm", "sheet.height=75mm");
  assert_float_equal(small->sheet.width, 106 * MM, 0.001);
}

static void wrong_copies_are_refused_with_the_style(void **state) {
  (void)state;
  assert_refused("cover.copies=050-001", "050-001");
  assert_refused("cover.copies=abc", "001-050");
  assert_refused("cover.copies=1-10000", "9999");
  g_autoptr(Style) style = LOAD("cover.copies=001-050");
  assert_string_equal(style->furniture.copies, "001-050");
}

/* ---- all kinds ---- */

static void append_sheets(GString *all, const struct style *style, guint pages, guint covers) {
  static const char *const kinds[] = {"page", "two-up", "booklet"};
  struct sheets *sheets = sheets_new(style, pages, covers);
  g_string_append_printf(all, "%s %u pages, %u covers, signature %u%s%s:", kinds[style->sheet.kind], pages - covers,
                         covers, style->sheet.signature, style->sheet.creep > 0 ? ", creep" : "",
                         style->blank_back ? ", backs" : "");
  if (sheets)
    g_string_append_printf(all, " %.0fx%.0f%s", sheets->width, sheets->height, sheets->fold_line ? ", fold" : "");
  for (guint i = 0; sheets && i < sheets->count; i++) {
    g_string_append(all, " |");
    for (guint k = 0; k < sheets->sides[i].count; k++) {
      const struct placed_page *page = &sheets->sides[i].pages[k];
      g_string_append_printf(all, " %u@%.1f,%.1f*%.3f", page->page + 1, page->x, page->y, page->scale);
    }
  }
  g_string_append_c(all, '\n');
  if (sheets)
    g_atomic_rc_box_release(sheets);
}

/* Each page on its sheet: where it is and how large (tests/data/sheets.txt). */
static void sheets_are_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1450);
  struct style style = {
      .page_width = 210 * MM, .page_height = 297 * MM, .margin_left = 28 * MM, .text_width = 156 * MM};
  for (guint i = 0; i < 240; i++) {
    const guint covers = lot(rand, 4) * (i % 2);
    style.sheet.kind = (enum sheet_kind)(i % 3);
    style.sheet.signature = lot(rand, 4);
    style.sheet.creep = lot(rand, 2) ? 9 : 0;
    style.sheet.fold_line = i % 5 < 3;
    style.sheet.width = i % 7 == 0 ? 500 : 0;
    style.sheet.height = i % 11 == 0 ? 300 : 0;
    style.blank_back = lot(rand, 2) > 0;
    append_sheets(all, &style, covers + lot(rand, 14), covers);
  }
  assert_int_equal(golden_compare("tests/data/sheets.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(two_pages_side_by_side),
      cmocka_unit_test(a_booklet_is_read_in_order_when_it_is_folded),
      cmocka_unit_test(a_signature_is_a_booklet_of_its_own),
      cmocka_unit_test(no_page_is_lost),
      cmocka_unit_test(pages_fill_their_halves),
      cmocka_unit_test(inner_sheets_creep_towards_the_fold),
      cmocka_unit_test(creep_ends_in_the_margin),
      cmocka_unit_test(each_copy_is_its_cover_and_the_pages),
      cmocka_unit_test(copies_for_both_sides_begin_on_fronts),
      cmocka_unit_test(numbers_of_copies),
      cmocka_unit_test(a_sheet_holds_two_pages),
      cmocka_unit_test(wrong_copies_are_refused_with_the_style),
      cmocka_unit_test(sheets_are_as_they_were),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
