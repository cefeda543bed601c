/* Marking what lies outside of all elements: contents as they are, and as they come back.  700 is where footers begin.
 */
#include "unit/golden.h"
#include "unit/lot.h"
#include "write/page/artifacts.h"

#define FOOTER "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n"
#define PAGINATION "/Artifact <</Type /Pagination>> BDC\n"
#define WATERMARK "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n"
#define LAYOUT "/Artifact <</Type /Layout>> BDC\n"
#define END "\nEMC"

struct content {
  const char *as_drawn, *marked; /* NULL: nothing is to be marked */
};

static const struct content contents[] = {
    {"", NULL},
    {"q 1 0 0 -1 0 842 cm\n/Span <</MCID 0>> BDC\nBT\n16 0 0 -16 79 750 Tm\n/F1 1 Tf\n<0001>Tj\nET\nEMC\nQ\n", NULL},
    {"BT 14 0 0 -14 460 766.7 Tm (\\) f \\\\)Tj ET", FOOTER "BT 14 0 0 -14 460 766.7 Tm (\\) f \\\\)Tj ET" END},
    {"BT 14 0 0 -14 460 100 Tm [(a)-3(b)]TJ ET q", PAGINATION "BT 14 0 0 -14 460 100 Tm [(a)-3(b)]TJ ET" END " q"},
    {"BT /F1 1 Tf ET", NULL},
    /* Text of an artifact that stands for other text is no element. */
    {"BT /Span <</ActualText <FEFF>>> BDC <01>Tj EMC ET",
     PAGINATION "BT /Span <</ActualText <FEFF>>> BDC <01>Tj EMC ET" END},
    {"0 g\n1 2 3 4 re 5 6 m 7 8 l h\nf* 1 g", "0 g\n" LAYOUT "1 2 3 4 re 5 6 m 7 8 l h\nf*" END " 1 g"},
    {"0 0 9 9 re W n /P <</MCID 1>> BDC 1 2 3 4 re f EMC", NULL},
    {"/P <</MCID 1 /A <</B (EMC)>> >> BDC 1 2 m 3 4 l S EMC 1 2 m 3 4 l S",
     "/P <</MCID 1 /A <</B (EMC)>> >> BDC 1 2 m 3 4 l S EMC " LAYOUT "1 2 m 3 4 l S" END},
    {"/P BMC /Q BMC EMC 1 0 0 1 re f EMC", NULL},
    {"q 1 0 0 1 0 0 cm /X1 Do Q", "q 1 0 0 1 0 0 cm " WATERMARK "/X1 Do" END " Q"},
    {"/X1 Do 1 2 3 4 re f", WATERMARK "/X1 Do" END " " LAYOUT "1 2 3 4 re f" END},
    {"/P BMC /X1 Do EMC 1 2 3 4 re f", "/P BMC /X1 Do EMC " LAYOUT "1 2 3 4 re f" END},
    {"BI /W 1 /H 1 ID \x01 f (S EI Q", LAYOUT "BI /W 1 /H 1 ID \x01 f (S EI" END " Q"},
    {"% 1 2 3 4 re f\n/P BMC % EMC\n1 2 3 4 re f EMC", NULL},
    {"<0a f> (a(b f)c) <</F /f>> [/S(s)] pop", NULL},
    {"EMC EMC 1 2 3 4 re f", "EMC EMC " LAYOUT "1 2 3 4 re f" END},
    /* Broken off: nothing that is drawn. */
    {"BT (a", NULL},
    {"<", NULL},
    {"1 2 3 4 re <0", NULL},
};

static void each_content_is_marked(void **state) {
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(contents); i++) {
    const struct content *content = &contents[i];
    GString *marked = artifacts_mark(content->as_drawn, strlen(content->as_drawn), 700, NULL);
    if (!content->marked && marked)
      fail_msg("%s became %s", content->as_drawn, marked->str);
    if (!content->marked)
      continue;
    assert_non_null(marked);
    assert_string_equal(marked->str, content->marked);
    GString *again = artifacts_mark(marked->str, marked->len, 700, NULL);
    assert_null(again);
    g_string_free(marked, TRUE);
  }
}

/* Every part of every content, also one of no bytes, is read without reading beyond its end. */
static void any_end_is_an_end(void **state) {
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(contents); i++)
    for (gsize length = 0; length < strlen(contents[i].as_drawn); length++) {
      char *part = g_memdup2(contents[i].as_drawn, length + 1);
      part = g_realloc(part, length);
      GString *marked = artifacts_mark(part, length, 700, NULL);
      if (marked)
        g_string_free(marked, TRUE);
      g_string_free(artifacts_untag(part, length), TRUE);
      g_free(part);
    }
}

static bool is_f1(const char *name, gsize length, G_GNUC_UNUSED void *data) {
  return length == 2 && memcmp(name, "f1", 2) == 0;
}

/* Codes of one byte and of two; what stands in an ActualText is not shown. */
static void glyphs_are_counted(void **state) {
  (void)state;
  static const struct {
    const char *content;
    guint glyphs;
  } cases[] = {
      {"BT /f1 1 Tf (abc) Tj ET", 3},
      {"BT /f1 1 Tf (a\\)\\(\\101\\\\) Tj ET", 5},
      {"BT /f2 1 Tf <00010002> Tj ET", 2},
      {"BT /f2 1 Tf [<0001>13<00020003>]TJ /f1 1 Tf [()5(x )]TJ ET", 5},
      {"/Span << /ActualText <feff4e004e8c> >> BDC BT /f2 1 Tf <0001> Tj ET EMC", 1},
      /* Cairo parts long strings over lines. */
      {"BT /f1 1 Tf (ab\\\nc) Tj ET", 3},
      {"BT /f2 1 Tf <0001\n0002> Tj ET", 2},
      {"0 0 10 10 re f", 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct glyph_count count = {.is_simple = is_f1};
    GString *marked = artifacts_mark(cases[i].content, strlen(cases[i].content), 700, &count);
    if (marked)
      g_string_free(marked, TRUE);
    assert_int_equal(count.glyphs, cases[i].glyphs);
  }
}

/* ---- contents by the hundred ---- */

static const char *const pieces[] = {"BT",
                                     "ET",
                                     "Q",
                                     "0 0 9 9 re",
                                     "1 2 m",
                                     "3 4 l",
                                     "f",
                                     "F*",
                                     "f*",
                                     "B",
                                     "b*",
                                     "S",
                                     "s",
                                     "n",
                                     "W n",
                                     "h",
                                     "14 0 0 -14 460 700 Tm",
                                     "14 0 0 -14 460 701 Tm",
                                     "1 2 Tm",
                                     "/f1 1 Tf",
                                     "/f2 1 Tf",
                                     "/f10 1 Tf",
                                     "(ab) Tj",
                                     "(a) '",
                                     "1 2 (a\\)) \"",
                                     "[(a(b)c)-3<0001>] TJ",
                                     "<00 01\n0> Tj",
                                     "(\\1011\\78\\9\\\\) Tj",
                                     "(a\\\nb) Tj",
                                     "() Tj",
                                     "<> Tj",
                                     "(a",
                                     "/X1 Do",
                                     "/S1 sh",
                                     "/P <</MCID 1>> BDC",
                                     "/P <</MCID 2 /A [/EMC(f)]>> BDC",
                                     "/Span <</ActualText <FEFF>>> BDC",
                                     "/P BMC",
                                     "EMC",
                                     "BI /W 1 ID \x01 EI",
                                     "BI ID xEI EIx EI ",
                                     "EI",
                                     "% f",
                                     "/f",
                                     "{f}",
                                     "> >",
                                     "pop",
                                     "/MCID"};

static void append_content(GString *all, const char *name, GString *content) {
  g_autofree char *text = content ? g_strescape(content->str, NULL) : NULL;
  g_string_append_printf(all, "%s%s\n", name, text ? text : "-");
  if (content)
    g_string_free(content, TRUE);
}

/* Contents of pieces that a lot chooses, how they are marked and untagged, and how many glyphs they show
 * (tests/data/drawn-contents.txt). */
static void drawn_contents_are_marked_as_they_were(void **state) {
  (void)state;
  static const char *const between[] = {" ", " ", " ", "\n", "\t", "%f\n", "% (\r"};
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1993);
  for (guint i = 0; i < 400; i++) {
    g_autoptr(GString) content = g_string_new(NULL);
    for (gint32 left = g_rand_int_range(rand, 1, 12); left > 0; left--) {
      g_string_append(content, ANY(rand, pieces));
      g_string_append(content, left > 1 ? ANY(rand, between) : "");
    }
    struct glyph_count count = {.is_simple = is_f1};
    GString *marked = artifacts_mark(content->str, content->len, 700, &count);
    append_content(all, "  ", g_string_new(content->str));
    append_content(all, "marked ", marked);
    append_content(all, "untagged ", artifacts_untag(content->str, content->len));
    g_string_append_printf(all, "%u glyphs\n", count.glyphs);
  }
  assert_int_equal(golden_compare("tests/data/drawn-contents.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_content_is_marked),
      cmocka_unit_test(any_end_is_an_end),
      cmocka_unit_test(glyphs_are_counted),
      cmocka_unit_test(drawn_contents_are_marked_as_they_were),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
