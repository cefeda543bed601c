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

/* One line for each child of the body, or of another part's root. */
static void append_part(GString *all, struct docx_case *c, const char *name) {
  g_autoptr(GBytes) part = package_read(c->package, name, NULL);
  gsize length;
  const char *xml = g_bytes_get_data(part, &length);
  xmlDoc *document = xmlReadMemory(xml, (int)length, NULL, NULL, XML_PARSE_NONET);
  assert_non_null(document);
  xmlNode *root = xmlDocGetRootElement(document);
  for (xmlNode *child = (strcmp(name, DOCUMENT) == 0 ? root->children : root)->children; child; child = child->next) {
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

#define COMMENTS "word/comments.xml"

/* Some findings, with corrections or without, at places of the text and beside it. */
static void draw_findings(struct docx_case *c, GRand *rand) {
  for (guint left = lot(rand, 9); left > 0; left--) {
    struct place place = {.line = lot(rand, c->doc->blocks->len + 2)};
    place.column = lot(rand, 14);
    struct finding *finding = report_add(c->report, FINDING_SERIES_DRIFT, place, "Look at %u.", left);
    if (lot(rand, 2) == 0)
      continue;
    finding->fix.at = 1 + lot(rand, 14);
    finding->fix.delete = lot(rand, 4);
    finding->fix.insert = lot(rand, 3) ? g_strdup("——") : NULL;
  }
}

/* How the file is asked for: as it is without options, or with a review, a table of contents, other headings. */
static void draw_options(struct docx_case *c, GRand *rand) {
  c->options.headings = (enum headings_mode)lot(rand, 3);
  c->options.placeholders = (enum placeholder_mode)lot(rand, 2);
  c->options.toc = lot(rand, 3) == 0;
  c->options.review = lot(rand, 3) > 0;
  c->options.fix = lot(rand, 3) == 0 ? FIX_ALL : 0;
  draw_findings(c, rand);
}

/* Writes so many drawn documents. */
static void write_documents(guint count, guint32 seed, void (*draw)(struct doc *doc, GRand *rand),
                            void (*ask)(struct docx_case *c, GRand *rand), const char *expected) {
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  for (guint i = 0; i < count; i++) {
    struct docx_case c;
    docx_case_begin(&c);
    g_string_append_printf(all, "# %u", i);
    style_free(c.style);
    c.style = draw_style(all, i, rand);
    draw(c.doc, rand);
    if (ask)
      ask(&c, rand);
    docx_case_write(&c);
    append_part(all, &c, DOCUMENT);
    if (package_has(c.package, COMMENTS))
      append_part(all, &c, COMMENTS);
    append_read(all, c.file);
    docx_case_end(&c);
  }
  assert_int_equal(golden_compare(expected, all->str), 0);
}

static void files_say_what_they_said(G_GNUC_UNUSED void **state) {
  write_documents(DOCUMENTS, 2006, draw_document, NULL, "tests/data/drawn-word.txt");
}

static void files_of_parts_say_what_they_said(G_GNUC_UNUSED void **state) {
  write_documents(OF_PARTS, 2016, draw_parts, draw_options, "tests/data/drawn-word-parts.txt");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(files_say_what_they_said),
      cmocka_unit_test(files_of_parts_say_what_they_said),
  };
  return cmocka_run_group_tests_name("drawn word files", tests, NULL, NULL);
}
