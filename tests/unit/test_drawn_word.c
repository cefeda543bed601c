/* The Word files of documents that are drawn by a seeded lot, in styles drawn with them: what their bodies say, and
 * what is read of them, is what it was (tests/data/drawn-word.txt): # 3 small directions.as=margin number, style and
 * what is set in it p( pPr( pStyle val=Body ) r( t "水是从山上下来的" ) )   an element and what is in it, with the
 * first of its text > [title 18] [body 44 +2]                           the roles read, characters, marks */
#include "builders/word.h"

#include "unit/docx_case.h"
#include "unit/drawn.h"
#include "unit/golden.h"

enum { DOCUMENTS = 60, OF_PARTS = 24, TEXT_SHOWN = 4 };

static void append_text(GString *all, const xmlNode *node) {
  g_autofree char *start =
      g_utf8_substring((const char *)node->content, 0, MIN(TEXT_SHOWN, g_utf8_strlen((const char *)node->content, -1)));
  g_string_append_printf(all, " \"%s\"%ld", start, g_utf8_strlen((const char *)node->content, -1));
}

static void append_node(GString *all, xmlNode *node) {
  if (xmlNodeIsText(node)) {
    append_text(all, node);
    return;
  }
  g_string_append_printf(all, " %s", (const char *)node->name);
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    g_string_append_printf(all, " %s=%s", (const char *)attribute->name, (const char *)attribute->children->content);
  if (!node->children)
    return;
  g_string_append_c(all, '(');
  for (xmlNode *child = node->children; child; child = child->next)
    append_node(all, child);
  g_string_append(all, " )");
}

/* One line for each child of the body. */
static void append_body(GString *all, struct docx_case *c) {
  g_autoptr(GBytes) part = package_read(c->package, DOCUMENT, NULL);
  gsize length;
  const char *xml = g_bytes_get_data(part, &length);
  xmlDoc *document = xmlReadMemory(xml, (int)length, NULL, NULL, XML_PARSE_NONET);
  assert_non_null(document);
  const xmlNode *body = xmlDocGetRootElement(document)->children;
  for (xmlNode *child = body->children; child; child = child->next) {
    append_node(all, child);
    g_string_append_c(all, '\n');
  }
  xmlFreeDoc(document);
}

static void append_read(GString *all, GBytes *file) {
  const struct read_docx_options options = {.changes = CHANGES_SETTLED};
  g_auto(WordCase) word = word_read_as(file, &options);
  assert_non_null(word.doc);
  g_string_append_c(all, '>');
  for (guint i = 0; i < word.doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(word.doc->blocks, i);
    g_string_append_printf(all, " [%s%s %ld", role_name(block->role), block->run_in ? "+" : "",
                           g_utf8_strlen(block->text, -1));
    if (block->role == ROLE_HEADING)
      g_string_append_printf(all, " level %u", block->level);
    if (block->kind != KIND_NONE)
      g_string_append_printf(all, " %s", kind_name(block->kind));
    if (block->marks)
      g_string_append_printf(all, " +%u", block->marks->len);
    g_string_append_c(all, ']');
  }
  g_string_append_c(all, '\n');
}

/* Writes so many drawn documents. */
static void write_documents(guint count, guint32 seed, void (*draw)(struct doc *doc, GRand *rand),
                            const char *expected) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  for (guint i = 0; i < count; i++) {
    struct docx_case c;
    docx_case_begin(&c);
    g_string_append_printf(all, "# %u", i);
    style_free(c.style);
    c.style = draw_style(all, i, rand);
    draw(c.doc, rand);
    docx_case_write(&c);
    append_body(all, &c);
    append_read(all, c.file);
    docx_case_end(&c);
  }
  assert_int_equal(golden_compare(expected, all->str), 0);
}

static void files_say_what_they_said(G_GNUC_UNUSED void **state) {
  write_documents(DOCUMENTS, 2006, draw_document, "tests/data/drawn-word.txt");
}

static void files_of_parts_say_what_they_said(G_GNUC_UNUSED void **state) {
  write_documents(OF_PARTS, 2016, draw_parts, "tests/data/drawn-word-parts.txt");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(files_say_what_they_said),
      cmocka_unit_test(files_of_parts_say_what_they_said),
  };
  return cmocka_run_group_tests_name("drawn word files", tests, NULL, NULL);
}
