/* What outputs say of themselves: title, author, subject and keywords of a text. */
#include "compose/compose.h"
#include "unit/test.h"
#include "write/job.h"

#include "style/style.h"

struct head {
  enum role role;
  enum block_kind kind;
  guint8 level;
  gsize marker;
  const char *text;
};

enum { HEADS = 6 };

static struct doc *doc_of(const struct head *heads) {
  struct doc *doc = doc_new();
  for (guint i = 0; i < HEADS && heads[i].text; i++) {
    struct block *block = doc_add_block(doc, heads[i].role, i + 1, i + 1, g_strdup(heads[i].text));
    block->kind = heads[i].kind;
    block->level = heads[i].level;
    block->marker_length = heads[i].marker;
  }
  return doc;
}

static void outputs_say_what_the_text_says(G_GNUC_UNUSED void **state) {
  static const struct {
    struct head heads[HEADS];
    const char *title, *author, *subject, *keywords;
  } cases[] = {{.heads = {{ROLE_TITLE, KIND_NONE, 0, 0, "把水留住"},
                          {ROLE_SUBTITLE, KIND_SPEAKER, 0, 0, "季长水"},
                          {ROLE_SUBTITLE, KIND_OCCASION, 0, 0, "全县水利工作会"},
                          {ROLE_HEADING, KIND_NONE, 1, 6, "一、抓早"},
                          {ROLE_HEADING, KIND_NONE, 2, 9, "（一）早看"},
                          {ROLE_HEADING, KIND_NONE, 1, 6, "二、抓实"}},
                .title = "把水留住",
                .author = "季长水",
                .subject = "全县水利工作会",
                .keywords = "抓早；抓实"},
               {.heads = {{ROLE_BODY, KIND_NONE, 0, 0, "今天清渠。大家都来。"},
                          {ROLE_HEADING, KIND_NONE, 1, 0, "抓早"},
                          {ROLE_SALUTATION, KIND_NONE, 0, 0, "同志们：大家好"},
                          {ROLE_SALUTATION, KIND_NONE, 0, 0, "乡亲们："}},
                .title = "同志们",
                .keywords = "抓早"},
               {.heads = {{ROLE_BODY, KIND_NONE, 0, 0, "渠修好了\n水就来了"}, {ROLE_BODY, KIND_NONE, 0, 0, "渠要直！"}},
                .title = "渠修好了",
                .keywords = ""},
               {.keywords = ""}};
  struct style *style = style_load("gongwen", NULL);
  assert_true(style_load_title_rules(style, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct doc *doc = doc_of(cases[i].heads);
    g_autoptr(GPtrArray) paragraphs = compose_doc(doc, style);
    struct write_options options = {0};
    const struct write_job job = {.doc = doc, .paragraphs = paragraphs, .style = style, .options = &options};
    g_autofree char *title = write_job_title(&job), *keywords = write_job_keywords(&job);
    if (g_strcmp0(title, cases[i].title) != 0 || strcmp(keywords, cases[i].keywords) != 0 ||
        g_strcmp0(write_job_author(&job), cases[i].author) != 0 ||
        g_strcmp0(write_job_subject(&job), cases[i].subject) != 0)
      fail_msg("case %zu: %s, %s, %s, %s", i, title, write_job_author(&job), write_job_subject(&job), keywords);
    options.author = "沈望";
    assert_string_equal(write_job_author(&job), "沈望");
    doc_free(doc);
  }
  style_free(style);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(outputs_say_what_the_text_says)};
  return cmocka_run_group_tests_name("job", tests, NULL, NULL);
}
