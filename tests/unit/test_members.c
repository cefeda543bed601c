/* The members of series that the review sees, as text: a letter for the kind, the number, + where another follows.
 *
 * c 一是 一看 · o 第一， · a 首先 · e ① · b （1） · n 第一关， */
#include "read/reader_words.h"
#include "review/members.h"
#include "unit/test.h"

static struct review review;
static struct words *words;

static void begin(const struct doc *doc) {
  review = (struct review){.doc = doc, .words = words, .passages = g_array_new(FALSE, FALSE, sizeof(struct passage))};
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    const struct passage passage = {.block = block, .text = block->text, .length = strlen(block->text)};
    g_array_append_val(review.passages, passage);
  }
}

static int set_up(G_GNUC_UNUSED void **state) {
  words = reader_words_load(NULL);
  return words ? 0 : -1;
}

static int tear_down(G_GNUC_UNUSED void **state) {
  words_free(words);
  return 0;
}

/* Each line of the text is a paragraph; one behind # is a heading of the first level, behind ## of the second. */
static char *members_of(const char *text) {
  struct doc *doc = doc_new();
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    const gsize level = strspn(lines[i], "#");
    struct block *block =
        doc_add_block(doc, level > 0 ? ROLE_HEADING : ROLE_BODY, i + 1, i + 1, g_strdup(lines[i] + level));
    block->level = (guint8)level;
  }
  begin(doc);
  g_autoptr(GArray) members = members_find(&review);
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < members->len; i++) {
    const struct member *member = member_at(members, i);
    g_string_append_printf(all, "%s%c%u%s", i > 0 ? " " : "", "coaebn"[member->kind], member -> number,
                           member -> next > 0 ? "+" : "");
  }
  g_array_unref(review.passages);
  doc_free(doc);
  return g_string_free(all, FALSE);
}

struct text_case {
  const char *text, *members;
};

static void check(const struct text_case *cases, gsize count) {
  guint wrong = 0;
  for (gsize i = 0; i < count; i++) {
    g_autofree char *got = members_of(cases[i].text);
    if (strcmp(got, cases[i].members) != 0) {
      print_error("%s\n  wanted %s\n  got    %s\n", cases[i].text, cases[i].members, got);
      wrong++;
    }
  }
  assert_int_equal(wrong, 0);
}

static void markers_are_members(G_GNUC_UNUSED void **state) {
  static const struct text_case cases[] = {
      {"一是快；二是好；三是省。", "c1+ c2+ c3"},
      {"一要快，二要好。", "c1+ c2"},
      {"一看态度，二看本领，三看结果。", "c1+ c2+ c3"},
      {"今年三看：看山，看水，看人。", ""},
      {"办好三件事，三看成效。", ""}, /* nothing says that it is counted */
      {"第一，要快。第二，要好。", "o1+ o2"},
      {"其一、要快。其二、要好。", "o1+ o2"},
      {"第一产业是根本，第二产业是重点。", ""},
      {"发展第一、二产业。", ""},
      {"第一、第二产业都好。", ""},
      {"第一关，学习关；第二关，作风关。", "n1+ n2"},
      {"第一句话：要快。第二句话：要好。", "n1+ n2"},
      {"第一个四字词语，要懂。", ""}, /* five characters are no name of a member */
      {"其一关，要过。", ""},
      {"首先，要快。其次，要好。再次，要省。", "a1+ a2+ a3"},
      {"首先要快。其次要好。", "a1"},
      {"①快；②好；③省。", "e1+ e2+ e3"},
      {"（一）快；（二）好。", "b1+ b2"},
      {"(1)快；(2)好。", "b1+ b2"},
      {"（30）快。", "b30"},
      {"（31）快。", ""},
      {"（1快。", ""},
      {"（甲）快。", ""},
      {"三十是多。", "c30"},
      {"三十一是多。", ""},
      {"第三十，多。", "o30"},
      {"第三十一，多。", ""},
      {"一是一，二是二，说话算数。", ""}, /* an idiom */
      {"一要开会，就有人迟到。", ""},     /* as soon as */
      {"一要开会，便有人迟到。", ""},
      {"一要准时开会，不得迟到。", "c1"},
      {"二要素，一看台。", ""},
      {"“一是快”，“二是好”。", "c1+ c2"},
      {"抓好一是不够的。", ""}, /* not behind a mark */
  };
  check(cases, G_N_ELEMENTS(cases));
}

static void series_go_on(G_GNUC_UNUSED void **state) {
  static const struct text_case cases[] = {
      {"一是快。\n二是好。\n三是省。", "c1+ c2+ c3"},
      {"一是快。\n## 怎么做\n二是好。", "c1+ c2"},        /* a deeper heading does not end it */
      {"# 一\n一是快。\n# 二\n二是好。", "c1 c2"},        /* the next section does */
      {"讲两点，一是快。\n## 怎么做\n二是好。", "c1 c2"}, /* one that began inside a paragraph ends with it */
      {"一是快；一要早，二要勤；二是好。", "c1+ c1+ c2 c2"},
      {"一是快；三是省。", "c1+ c3"}, /* one is missing, and still the same series */
      {"一是快；四是省。", "c1+ c4"},
      {"一是快；五是省。", "c1 c5"},
      {"一是快；一是省。", "c1 c1"},
      {"一是快；二是好；二是省。", "c1+ c2+ c2"},
      {"一要快；二是好。", "c1+ c2"}, /* other words, the next number */
      {"一要快；三是好。", "c1 c3"},
      {"第一关，学；第二季度，做。", "n1 n2"},
      {"第一，快；①早；②晚；第二，好。", "o1+ e1+ e2 o2"},
      {"首先，快。第二，好。", "a1 o2"},
  };
  check(cases, G_N_ELEMENTS(cases));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(markers_are_members),
      cmocka_unit_test(series_go_on),
  };
  return cmocka_run_group_tests_name("members", tests, set_up, tear_down);
}
