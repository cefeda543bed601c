#include "write/page/pdf_tags.h"

struct pdf_tags {
  struct pdf *pdf;
  guint root, document; /* objects: StructTreeRoot and its Document */
  GString *children;    /* the Document's elements: "12 0 R 15 0 R …" */
  GString *numbers;     /* the parent tree: a page's key and the array of its parts' elements … */
  guint title_levels;   /* 1 when the document has a title, which then is the H1 */
  guint heading_level;  /* of the last heading */

  guint page, page_key;
  guint part_count;    /* marked parts of the page so far: the next MCID */
  GString *page_parts; /* their elements */

  bool open;     /* a marked part is open in the page's content */
  bool artifact; /* and it is an artifact */

  guint element;          /* the last structure element, which may go on on the next page; 0 before the first */
  const char *type;       /* P, H1 … */
  GString *element_parts; /* its marked parts */
  guint block;            /* what it stands for */
  enum element kind;
};

static bool has_title(const struct layout *layout) {
  const struct page *page = layout->pages->len > 0 ? layout->pages->pdata[0] : NULL;
  for (guint i = 0; page && i < page->lines->len; i++)
    if (((const struct line *)page->lines->pdata[i])->element == ELEMENT_TITLE)
      return true;
  return false;
}

struct pdf_tags *pdf_tags_new(struct pdf *pdf, const struct layout *layout) {
  struct pdf_tags *tags = g_new0(struct pdf_tags, 1);
  tags->pdf = pdf;
  tags->root = pdf_reserve(pdf);
  tags->document = pdf_reserve(pdf);
  tags->children = g_string_new(NULL);
  tags->numbers = g_string_new(NULL);
  tags->page_parts = g_string_new(NULL);
  tags->element_parts = g_string_new(NULL);
  tags->title_levels = has_title(layout) ? 1 : 0;
  return tags;
}

void pdf_tags_free(struct pdf_tags *tags) {
  if (!tags)
    return;
  g_string_free(tags->children, TRUE);
  g_string_free(tags->numbers, TRUE);
  g_string_free(tags->page_parts, TRUE);
  g_string_free(tags->element_parts, TRUE);
  g_free(tags);
}

void pdf_tags_begin_page(struct pdf_tags *tags, guint page) {
  tags->page = page;
  tags->part_count = 0;
  g_string_truncate(tags->page_parts, 0);
}

/* The structure type of an element of the layout.  A heading is at most one level below the one before it (PDF/UA-1
 * 7.4.2), and below the title. */
static const char *structure_type(struct pdf_tags *tags, enum element element) {
  static const char *const types[] = {"P", "H1", "H2", "H3", "H4", "H5", "H6"};
  guint level = 0;
  if (element == ELEMENT_TITLE)
    level = 1;
  else if (element >= ELEMENT_HEADING_1 && element <= ELEMENT_HEADING_4)
    level = MIN(element - ELEMENT_HEADING_1 + 1 + tags->title_levels, tags->heading_level + 1);
  if (level > 0)
    tags->heading_level = level;
  return types[level];
}

/* Describes the last element, whose parts are all known now. */
static void finish_element(struct pdf_tags *tags) {
  if (tags->element == 0)
    return;
  g_autofree char *notation = g_strdup_printf("<< /Type /StructElem /S /%s /P %u 0 R /K [ %s] >>", tags->type,
                                              tags->document, tags->element_parts->str);
  pdf_describe(tags->pdf, tags->element, notation);
}

static void begin_element(struct pdf_tags *tags, const struct run *run) {
  finish_element(tags);
  tags->element = pdf_reserve(tags->pdf);
  tags->type = structure_type(tags, run->element);
  tags->block = run->block;
  tags->kind = run->element;
  g_string_truncate(tags->element_parts, 0);
  g_string_append_printf(tags->children, "%u 0 R ", tags->element);
}

/* All lines of a title are one heading, though each is a block. */
static bool goes_on(const struct pdf_tags *tags, const struct run *run) {
  return tags->element && tags->kind == run->element && (tags->block == run->block || run->element == ELEMENT_TITLE);
}

/* Adds a marked part of this page to the element. */
static void open_part(struct pdf_tags *tags, GString *content) {
  g_string_append_printf(tags->element_parts, "<< /Type /MCR /Pg %u 0 R /MCID %u >> ", tags->page, tags->part_count);
  g_string_append_printf(tags->page_parts, "%u 0 R ", tags->element);
  g_string_append_printf(content, "/%s <</MCID %u>> BDC\n", tags->type, tags->part_count);
  tags->part_count++;
}

void pdf_tags_enter(struct pdf_tags *tags, GString *content, const struct line *line, const struct run *run) {
  const bool artifact = line->kind == LINE_PAGE_NUMBER;
  if (tags->open && tags->artifact == artifact && (artifact || goes_on(tags, run)))
    return;
  pdf_tags_leave(tags, content);
  tags->open = true;
  tags->artifact = artifact;
  if (artifact) {
    g_string_append(content, "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n");
    return;
  }
  if (!goes_on(tags, run))
    begin_element(tags, run);
  open_part(tags, content);
}

void pdf_tags_leave(struct pdf_tags *tags, GString *content) {
  if (tags->open)
    g_string_append(content, "EMC\n");
  tags->open = false;
}

guint pdf_tags_end_page(struct pdf_tags *tags) {
  const guint parts = pdf_add_printf(tags->pdf, "[ %s]", tags->page_parts->str);
  g_string_append_printf(tags->numbers, "%u %u 0 R ", tags->page_key, parts);
  return tags->page_key++;
}

guint pdf_tags_finish(struct pdf_tags *tags) {
  finish_element(tags);
  g_autofree char *document =
      g_strdup_printf("<< /Type /StructElem /S /Document /P %u 0 R /K [ %s] >>", tags->root, tags->children->str);
  g_autofree char *root =
      g_strdup_printf("<< /Type /StructTreeRoot /K %u 0 R /ParentTree << /Nums [ %s] >> /ParentTreeNextKey %u >>",
                      tags->document, tags->numbers->str, tags->page_key);
  pdf_describe(tags->pdf, tags->document, document);
  pdf_describe(tags->pdf, tags->root, root);
  return tags->root;
}
