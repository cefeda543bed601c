/* What lines show together when one of them shows a fact more or less alone, is shorter or longer, or has other blanks
 * before it: conditions that no text of ours meets are met so.  A lot that depends on the text alone changes a little
 * of what the lines of tests/facts and tests/read show and how they stand; what their places make of that differs as it
 * did (tests/data/flipped-….txt):
 *   # contents.txt 3                                        the text
 *   2 +label 5 chars 41: 3 +head 5 -opens-speech      what was changed: what differs by that */
#include "read/phases.h"
#include "read/sight.h"
#include "unit/lot.h"
#include "unit/pieces.h"
#include "unit/shown.h"

enum { DRAWS = 60, MOST_FLIPS = 3, MOST_CHARACTERS = 72, MOST_BLANK_LINES = 4, MOST_INDENT = 5 };

/* A text's pieces and what they show. */
struct looked {
  GArray *pieces, *evidence;
};

static struct looked looked_copy(const struct reader *reader) {
  return (struct looked){g_array_copy(reader->pieces), g_array_copy(reader->evidence)};
}

static void looked_give(const struct looked *looked, struct reader *reader) {
  memcpy(reader->pieces->data, looked->pieces->data, looked->pieces->len * sizeof(struct piece));
  memcpy(reader->evidence->data, looked->evidence->data, looked->evidence->len * sizeof(struct evidence));
}

static void looked_clear(struct looked *looked) {
  g_array_unref(looked->pieces);
  g_array_unref(looked->evidence);
}

/* What the pieces show together. */
static void see_together(const struct reader *reader) {
  g_autofree guint *index = g_new(guint, reader->pieces->len);
  const struct sequence sequence = sequence_of(reader, index);
  evidence_find_together(&sequence);
}

/* The lot's fact: one that the piece shows, or one that another piece shows, or any. */
static enum evidence_id draw_fact(const struct reader *reader, guint piece, GRand *lots) {
  const guint manner = lot(lots, 3), other = manner == 0 ? piece : lot(lots, reader->pieces->len);
  for (guint i = 0, from = lot(lots, EVIDENCE_COUNT); i < EVIDENCE_COUNT && manner < 2; i++) {
    const enum evidence_id id = (from + i) % EVIDENCE_COUNT;
    if (id != EVIDENCE_ALWAYS && evidence_has(evidence_at(reader, other), id))
      return id;
  }
  return 1 + lot(lots, EVIDENCE_COUNT - 1);
}

static void flip_fact(struct reader *reader, const struct looked *expected, guint piece, GString *all, GRand *lots) {
  const enum evidence_id id = draw_fact(reader, piece, lots);
  struct evidence *both[] = {evidence_at(reader, piece), &g_array_index(expected->evidence, struct evidence, piece)};
  const bool has = evidence_has(both[0], id);
  for (guint i = 0; i < G_N_ELEMENTS(both); i++)
    if (has)
      evidence_clear(both[i], id);
    else
      evidence_set(both[i], id, true);
  g_string_append_printf(all, " %c%s", has ? '-' : '+', evidence_name(id));
}

/* Changes something of a piece; of what is expected, too, since the change itself is no difference. */
static void flip(struct reader *reader, const struct looked *expected, GString *all, GRand *lots) {
  const guint at = lot(lots, reader->pieces->len);
  struct piece *piece = piece_at(reader, at);
  g_string_append_printf(all, "%u", at + 1);
  switch (lot(lots, 10)) {
  case 0:
    evidence_at(reader, at)->characters = (guint16)(1 + lot(lots, MOST_CHARACTERS));
    g_string_append_printf(all, " chars %u", evidence_at(reader, at)->characters);
    break;
  case 1:
    piece->blank_lines = (guint8)lot(lots, MOST_BLANK_LINES);
    piece->indent = (guint8)lot(lots, MOST_INDENT);
    g_string_append_printf(all, " blanks %u/%u", piece->blank_lines, piece->indent);
    break;
  default:
    flip_fact(reader, expected, at, all, lots);
  }
}

static void append_differences(GString *all, const struct reader *reader, const GArray *before) {
  for (guint i = 0; i < reader->evidence->len; i++) {
    const struct evidence *now = evidence_at(reader, i), *was = &g_array_index(before, struct evidence, i);
    const gsize start = all->len;
    for (guint id = 0; id < EVIDENCE_COUNT; id++)
      if (evidence_has(now, id) != evidence_has(was, id))
        g_string_append_printf(all, " %c%s", evidence_has(now, id) ? '+' : '-', evidence_name(id));
    if (now->series != was->series)
      g_string_append_printf(all, " series %u", now->series);
    if (now->rank != was->rank)
      g_string_append_printf(all, " rank %u", now->rank);
    g_autofree char *line = g_strdup_printf(" %u", i + 1);
    g_string_insert(all, (gssize)start, all->len > start ? line : "");
  }
}

static void append_draw(GString *all, struct reader *reader, const struct looked *alone, const struct looked *together,
                        GRand *lots) {
  struct looked expected = {g_array_ref(together->pieces), g_array_copy(together->evidence)};
  const gsize start = all->len;
  looked_give(alone, reader);
  for (guint left = 1 + lot(lots, MOST_FLIPS); left > 0; left--) {
    flip(reader, &expected, all, lots);
    g_string_append(all, left > 1 ? " " : ":");
  }
  const gsize length = all->len;
  see_together(reader);
  append_differences(all, reader, expected.evidence);
  looked_clear(&expected);
  if (all->len == length)
    g_string_truncate(all, start);
  else
    g_string_append_c(all, '\n');
}

static void append_draws(GString *all, struct reader *reader, GRand *lots) {
  reader->grammar = data->grammar;
  reader->wording = data->wording;
  join_lines(reader);
  evidence_find_alone(reader);
  struct looked alone = looked_copy(reader);
  see_together(reader);
  struct looked together = looked_copy(reader);
  for (guint i = 0; i < DRAWS && reader->pieces->len > 0; i++)
    append_draw(all, reader, &alone, &together, lots);
  looked_clear(&alone);
  looked_clear(&together);
  g_array_unref(reader->evidence);
}

static void append_text(GString *all, const GPtrArray *lines) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf(text, "%s\n", (const char *)lines->pdata[i]);
  g_autoptr(GRand) lots = g_rand_new_with_seed(g_str_hash(text->str));
  struct splitting splitting = splitting_of(text->str, data);
  if (splitting.source)
    append_draws(all, &splitting.reader, lots);
  splitting_end(&splitting);
}

static void what_places_make_of_other_facts(G_GNUC_UNUSED void **state) {
  assert_int_equal(check_texts("flipped", "facts", append_text) + check_texts("flipped", "read", append_text), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_places_make_of_other_facts)};
  return cmocka_run_group_tests_name("read flipped", tests, read_data_set_up, read_data_tear_down);
}
