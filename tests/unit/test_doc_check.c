/* What a tree must hold to (doc/check.h): every rule kept to its limit and broken behind it, in the first and the
 * second of what a block has. */
#include "doc/check.h"
#include "doc/doc.h"
#include "doc/ledger.h"
#include "unit/test.h"

#define TEXT "渠水到田里，田在渠下" /* ten characters of three bytes */
#define BYTES (sizeof TEXT - 1)

static struct doc *doc_of(enum role role, struct block **block) {
  struct doc *doc = doc_new();
  *block = doc_add_block(doc, role, 1, 1, g_strdup(TEXT));
  (*block)->level = 1;
  return doc;
}

static void points_are_in_order(G_GNUC_UNUSED void **state) {
  static const struct {
    struct point point;
    bool good;
  } rows[] = {
      {{.start = 3, .marker_length = 3, .lead_length = 6, .length = 9}, true},
      {{.start = 0, .marker_length = 3, .lead_length = 6, .length = 9}, false}, /* inside the one before */
      {{.start = 3, .marker_length = 6, .lead_length = 6, .length = 6}, true},
      {{.start = 3, .marker_length = 9, .lead_length = 6, .length = 9}, false},
      {{.start = 3, .marker_length = 3, .lead_length = 9, .length = 6}, false},
      {{.start = 3, .marker_length = 0, .lead_length = 0, .length = BYTES - 3}, true},
      {{.start = 3, .marker_length = 0, .lead_length = 0, .length = BYTES}, false}, /* behind the end */
      {{.start = 4, .marker_length = 2, .lead_length = 2, .length = 5}, false},     /* inside characters */
      {{.start = 3, .marker_length = 3, .lead_length = 5, .length = 9}, false},
      {{.start = 3, .marker_length = 3, .lead_length = 6, .length = 8}, false},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    struct block *block;
    g_autoptr(Doc) doc = doc_of(ROLE_BODY, &block);
    block->points = g_array_new(FALSE, FALSE, sizeof(struct point));
    struct point first = {.start = 0, .length = 3};
    g_array_append_val(block->points, first);
    assert_true(doc_check_order(doc));
    g_array_append_val(block->points, rows[i].point);
    if (doc_check_order(doc) != rows[i].good)
      fail_msg("point %u", i);
  }
}

static void placeholders_are_in_order(G_GNUC_UNUSED void **state) {
  static const struct {
    struct placeholder holder;
    bool good;
  } rows[] = {
      {{.start = 3, .length = 6, .sign_start = 3, .sign_length = 3, .identity = 1}, true},
      {{.start = 3, .length = 6, .sign_start = 6, .sign_length = 3, .identity = 2}, true},
      {{.start = 3, .length = 6, .sign_start = 3, .sign_length = 6, .identity = 3}, false},
      {{.start = 3, .length = 6, .sign_start = 3, .sign_length = 6, .identity = 0}, false},
      {{.start = 0, .length = 6, .sign_start = 0, .sign_length = 3, .identity = 1}, false},
      {{.start = 6, .length = 6, .sign_start = 3, .sign_length = 3, .identity = 1}, false},
      {{.start = 3, .length = 6, .sign_start = 6, .sign_length = 6, .identity = 1}, false},
      {{.start = 4, .length = 5, .sign_start = 6, .sign_length = 3, .identity = 1}, false},
      {{.start = 3, .length = 5, .sign_start = 3, .sign_length = 3, .identity = 1}, false},
      {{.start = 3, .length = 6, .sign_start = 5, .sign_length = 1, .identity = 1}, false},
      {{.start = 3, .length = 6, .sign_start = 3, .sign_length = 2, .identity = 1}, false},
      {{.start = 3, .length = BYTES - 3, .sign_start = 3, .sign_length = 3, .identity = 1}, true},
      {{.start = 3, .length = BYTES, .sign_start = 3, .sign_length = 3, .identity = 1}, false},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    struct block *block;
    g_autoptr(Doc) doc = doc_of(ROLE_BODY, &block);
    g_ptr_array_add(doc->placeholder_names, g_strdup("×区"));
    g_ptr_array_add(doc->placeholder_names, g_strdup("×县"));
    block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
    struct placeholder first = {.start = 0, .length = 3, .sign_start = 0, .sign_length = 3, .identity = 1};
    g_array_append_val(block->placeholders, first);
    assert_true(doc_check_order(doc));
    g_array_append_val(block->placeholders, rows[i].holder);
    if (doc_check_order(doc) != rows[i].good)
      fail_msg("placeholder %u", i);
  }
}

static void marks_are_in_order(G_GNUC_UNUSED void **state) {
  static const struct {
    struct mark mark;
    bool good;
  } rows[] = {
      {{.start = 3, .length = 3}, true},         {{.start = 6, .length = 3}, true},
      {{.start = 0, .length = 3}, false},        {{.start = 3, .length = 0}, false},
      {{.start = 3, .length = BYTES - 3}, true}, {{.start = 3, .length = BYTES}, false},
      {{.start = 4, .length = 2}, false},        {{.start = 3, .length = 2}, false},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    struct block *block;
    g_autoptr(Doc) doc = doc_of(ROLE_BODY, &block);
    block->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    struct mark first = {.start = 3, .length = 6};
    g_array_append_val(block->marks, first);
    assert_true(doc_check_order(doc));
    g_array_append_val(block->marks, rows[i].mark);
    if (doc_check_order(doc) != rows[i].good)
      fail_msg("mark %u", i);
  }
}

static void headings_have_levels_and_bodies(G_GNUC_UNUSED void **state) {
  struct block *block;
  g_autoptr(Doc) doc = doc_of(ROLE_HEADING, &block);
  for (guint8 level = 0; level <= 5; level++) {
    block->level = level;
    assert_int_equal(doc_check_order(doc), level >= 1 && level <= 4);
  }
  block->level = 4;
  for (gsize length = 0; length <= BYTES + 1; length++) {
    block->marker_length = length;
    assert_int_equal(doc_check_order(doc), length % 3 == 0 && length <= BYTES);
  }
  block->marker_length = 3;
  block->run_in = true;
  assert_false(doc_check_order(doc));
  struct block *next = doc_add_block(doc, ROLE_BODY, 2, 2, g_strdup("水"));
  assert_true(doc_check_order(doc));
  next->role = ROLE_SIGNATURE;
  assert_false(doc_check_order(doc));
  block->run_in = false;
  assert_true(doc_check_order(doc));
  next->last_line = 1;
  assert_false(doc_check_order(doc));
  next->last_line = 3;
  assert_true(doc_check_order(doc));
  next->text[0] = (char)0xFF;
  assert_false(doc_check_order(doc));
}

/* What is lost and made of `text` when lines 1 to 2 are a block, line 3 another, and line 4 left out. */
static void assert_balance(const char *first, const char *second, const char *dropped, const char *text, gsize lost,
                           gsize made) {
  g_autoptr(Doc) doc = doc_new();
  doc_add_dropped(doc, 4, 4, g_strdup(dropped), "remnant"); /* claims come in no order */
  doc_add_block(doc, ROLE_BODY, 3, 3, g_strdup(second));
  doc_add_block(doc, ROLE_BODY, 1, 2, g_strdup(first));
  gsize was_lost, was_made;
  bool conserved = doc_check_conservation(doc, text, strlen(text), &was_lost, &was_made);
  assert_int_equal(was_lost, lost);
  assert_int_equal(was_made, made);
  assert_int_equal(conserved, lost == 0 && made == 0);
}

static void every_line_is_accounted_for(G_GNUC_UNUSED void **state) {
  assert_balance("渠水到田", "田在渠下", "八页", "渠水\n到田\n田在渠下\n八页\n", 0, 0);
  assert_balance("渠水到田", "田在渠下", "八页", "渠水\r到田\r田在渠下\r八页", 0, 0);
  assert_balance(" 渠水 到田", "田在渠下", "八 页", "　渠水\n到 田\n田在\t渠下\n八页\n\n\n", 0, 0);
  assert_balance("渠水田到", "田在渠下", "八页", "渠水\n到田\n田在渠下\n八页\n", 0,
                 0); /* order inside a group is not seen */
  assert_balance("渠水到", "田在渠下", "八页", "渠水\n到田\n田在渠下\n八页\n", 1, 0);
  assert_balance("渠水到田", "田在渠下田", "八页", "渠水\n到田\n田在渠下\n八页\n", 0, 1);
  assert_balance("渠水到", "田田在渠下", "八页", "渠水\n到田\n田在渠下\n八页\n", 1, 1); /* from one line to the next */
  assert_balance("渠水到田", "田在渠下", "", "渠水\n到田\n田在渠下\n八页\n", 2, 0);
  assert_balance("渠水到田", "田在渠下", "八页", "渠水\n到田\n田在渠下\n八页\n落下的\n", 3, 0); /* nobody claims them */
  assert_balance("渠水到田", "田在渠下", "八页", "渠水\n到田\n田在渠下\n", 0, 2);
  assert_balance("𠮷𠮷水", "A𠮷a", "Aā", "𠮷水\n𠮷\n𠮷Aa\nāA\n", 0, 0);
  assert_balance("𠮷𠮷水", "A𠮷a", "Aā", "𠮷水\n𠮶\n𠮷Aa\nāB\n", 2, 2);
}

static void a_ledger_counts_each_character_once(G_GNUC_UNUSED void **state) {
  static const char text[] = "一、渠水。 到田\n**田在**　渠下\n八页\n九页六\n十页一二\n";
  g_autoptr(Doc) doc = doc_new();
  struct block *heading = doc_add_block(doc, ROLE_HEADING, 1, 1, g_strdup("一、渠水"));
  heading->run_in = true;
  heading->source = g_strdup("一、渠水。");
  doc_add_block(doc, ROLE_BODY, 1, 1, g_strdup("到田"));
  struct block *body = doc_add_block(doc, ROLE_BODY, 2, 2, g_strdup("田在 渠下"));
  body->source = g_strdup("**田在**　渠下");
  doc_add_dropped(doc, 3, 3, g_strdup("八页"), "b-rule");
  doc_add_dropped(doc, 4, 4, g_strdup("九页 六"), "a-rule");
  doc_add_dropped(doc, 5, 5, g_strdup("十页"), "c-rule");
  doc_add_dropped(doc, 5, 5, g_strdup("一二"), "c-rule");
  struct ledger *ledger = ledger_new(doc, text, strlen(text));
  assert_int_equal(ledger->characters, 31);
  assert_int_equal(ledger->printed[ROLE_HEADING], 5);
  assert_int_equal(ledger->printed[ROLE_BODY], 6);
  assert_int_equal(ledger_printed(ledger), 11);
  assert_int_equal(ledger->marks, 4);
  assert_int_equal(ledger->blanks, 7);
  assert_int_equal(ledger->dropped->len, 3);
  static const struct ledger_entry entries[] = {{"c-rule", 4}, {"a-rule", 3}, {"b-rule", 2}};
  for (guint i = 0; i < 3; i++) {
    const struct ledger_entry *entry = &g_array_index(ledger->dropped, struct ledger_entry, i);
    assert_string_equal(entry->rule, entries[i].rule);
    assert_int_equal(entry->characters, entries[i].characters);
  }
  assert_int_equal(ledger_dropped(ledger), 9);
  assert_true(ledger_balances(ledger));
  ledger->blanks++;
  assert_false(ledger_balances(ledger));
  doc->ledger = ledger;
  gsize lost, made;
  assert_false(doc_check_conservation(doc, text, strlen(text), &lost, &made)); /* the sums, though no line is wrong */
  assert_int_equal(lost + made, 0);
  ledger->blanks--;
  assert_true(doc_check_conservation(doc, text, strlen(text), &lost, &made));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(points_are_in_order),         cmocka_unit_test(placeholders_are_in_order),
      cmocka_unit_test(marks_are_in_order),          cmocka_unit_test(headings_have_levels_and_bodies),
      cmocka_unit_test(every_line_is_accounted_for), cmocka_unit_test(a_ledger_counts_each_character_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
