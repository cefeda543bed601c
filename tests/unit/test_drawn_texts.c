/* Texts that a lot has put together of lines of all kinds, dressed in all ways, are read as they were
 * (tests/data/drawn-texts.txt):
 *   # 3 crlf                                  number, and how its lines end
 *   2:3 title .98 flush above-title 在清渠…9    a piece, what it is taken for, how surely, the facts that it shows by
 * its place, how it begins and how long it is > [title 9] [body 44 +2]                  the blocks: role, characters,
 * spans left out
 *   - breadcrumb 当前位置                        what was left out, by which rule
 *   ! not-sure 3:1                            findings
 */
#include "read/data.h"
#include "read/evidence.h"
#include "unit/golden.h"
#include "unit/line_kinds.h"
#include "unit/reading.h"

#define EXPECTED "tests/data/drawn-texts.txt"

enum { TEXTS = 320, SHOWN = 4 };

static struct read_data *data;

static const char *const indents[] = {"", "", "", "　　", "　　", "    ", "　", "\t", "  > ", "1 "};
static const char *const endings[] = {"", "", "", "", "", "", " ", "　　", "\u200B"};

static guint lot(GRand *rand, gsize count) {
  return (guint)g_rand_int_range(rand, 0, (gint32)count);
}

#define ANY(rand, list) ((list)[lot(rand, G_N_ELEMENTS(list))])

/* Appends up to `most` lines of the list; half of the texts go through it in order. */
static void append_lines(GString *text, const char *const *list, gsize count, guint most, GRand *rand) {
  const bool ordered = lot(rand, 2) == 0;
  guint at = lot(rand, count);
  for (guint left = lot(rand, most + 1); left > 0; left--) {
    at = ordered ? (guint)((at + 1) % count) : lot(rand, count);
    const char *indent = lot(rand, 3) ? "" : ANY(rand, indents);
    g_string_append_printf(text, "%s%s%s\n", indent, list[at], lot(rand, 3) ? "" : ANY(rand, endings));
    if (lot(rand, 8) == 0)
      g_string_append(text, "\n");
  }
}

#define SOME(text, list, most, rand) append_lines(text, list, G_N_ELEMENTS(list), most, rand)

static char *draw_text(GRand *rand, bool crlf) {
  g_autoptr(GString) text = g_string_new(NULL);
  SOME(text, tops, lot(rand, 2) ? 0 : 4, rand);
  SOME(text, fronts, 3, rand);
  SOME(text, salutations, 2, rand);
  SOME(text, bodies, lot(rand, 5) ? 7 : 16, rand);
  if (lot(rand, 6) == 0) {
    SOME(text, fronts, 2, rand);
    SOME(text, salutations, 2, rand);
    SOME(text, bodies, 6, rand);
  }
  SOME(text, tails, lot(rand, 3) ? 3 : 6, rand);
  if (crlf)
    g_string_replace(text, "\n", "\r\n", 0);
  return g_strdup(text->str);
}

static void append_start(GString *all, const char *text) {
  const glong characters = g_utf8_strlen(text, -1);
  g_autofree char *start = g_utf8_substring(text, 0, MIN(characters, SHOWN));
  g_string_append_printf(all, " %s%ld\n", start, characters);
}

/* Appends a line a piece: of the explanation its first state and share, of the evidence what depends on the place. */
static void append_pieces(GString *all, const char *explanation, const char *evidence) {
  g_auto(GStrv) taken = g_strsplit(explanation, "\n", -1);
  g_auto(GStrv) shown = g_strsplit(evidence, "\n", -1);
  for (guint i = 0; taken[i] && *taken[i]; i++) {
    g_auto(GStrv) words = g_strsplit(taken[i], " ", 4);
    g_string_append_printf(all, "%s %s %.2f", words[0], words[1], g_ascii_strtod(words[2], NULL));
    char *end = strchr(shown[i], ';');
    assert_non_null(end);
    *end = 0;
    g_auto(GStrv) facts = g_strsplit(shown[i], " ", -1);
    for (char **fact = facts + 1; *fact; fact++)
      if (evidence_from_name(*fact) >= EVIDENCE_FIRST)
        g_string_append_printf(all, " %s", *fact);
    append_start(all, strstr(taken[i], ": ") + 2);
  }
}

static void append_tree(GString *all, const struct reading *reading) {
  g_string_append_c(all, '>');
  for (guint i = 0; i < reading->doc->blocks->len; i++) {
    const struct block *block = block_at(reading, i);
    g_string_append_printf(all, " [%s%s %ld", role_name(block->role), block->run_in ? "+" : "",
                           g_utf8_strlen(block->text, -1));
    if (block->level > 0)
      g_string_append_printf(all, " level %u", block->level);
    if (block->kind != KIND_NONE)
      g_string_append_printf(all, " %s", kind_name(block->kind));
    if (block->points)
      g_string_append_printf(all, " points %u", block->points->len);
    if (block->placeholders)
      g_string_append_printf(all, " blanks %u", block->placeholders->len);
    g_string_append_c(all, ']');
  }
  g_string_append_c(all, '\n');
  for (guint i = 0; i < reading->doc->dropped->len; i++) {
    const struct dropped *dropped = g_ptr_array_index(reading->doc->dropped, i);
    g_string_append_printf(all, "- %s", dropped->rule);
    append_start(all, dropped->text);
  }
  for (guint i = 0; i < reading->report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(reading->report->findings, i);
    g_string_append_printf(all, "! %s %u:%u\n", finding_name(finding->id), finding->place.line, finding->place.column);
  }
}

static void texts_are_read_as_they_were(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1949);
  for (guint i = 0; i < TEXTS; i++) {
    const bool crlf = lot(rand, 8) == 0;
    g_autofree char *text = draw_text(rand, crlf);
    g_autoptr(GString) evidence = g_string_new(NULL), explanation = g_string_new(NULL);
    struct read_dumps dumps = {.evidence = evidence, .explanation = explanation};
    const struct read_options options = {.data = data, .dumps = &dumps};
    struct reading reading = read_bytes(text, strlen(text), &options);
    g_string_append_printf(all, "# %u%s\n", i, crlf ? " crlf" : "");
    if (reading.doc) {
      append_pieces(all, explanation->str, evidence->str);
      append_tree(all, &reading);
    } else {
      g_string_append_printf(all, "%s\n", reading.error->message);
    }
    reading_end(&reading);
  }
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

static int load(G_GNUC_UNUSED void **state) {
  data = read_data_load(NULL, NULL);
  return data ? 0 : 1;
}

static int unload(G_GNUC_UNUSED void **state) {
  read_data_free(data);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_read_as_they_were)};
  return cmocka_run_group_tests_name("drawn texts", tests, load, unload);
}
