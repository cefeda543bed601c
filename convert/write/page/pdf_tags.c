#include "write/page/pdf_tags.h"

struct pdf_tags {
  qpdf_data qpdf;
  qpdf_oh root, document, children; /* StructTreeRoot, its Document, the Document's elements */
  qpdf_oh numbers;                  /* of the parent tree: page key, elements of the page's parts … */
  guint title_levels;               /* 1 when the document has a title, which then is the H1 */
  guint heading_level;              /* of the last heading */

  qpdf_oh page;
  qpdf_oh page_parts; /* elements of the page's marked parts, by MCID */
  guint page_number, part_count;

  bool open;        /* a marked part is open in the page's content */
  bool artifact;    /* and it is an artifact */
  const char *type; /* of the last structure element: P, H1 … */
  qpdf_oh element;  /* that element, which may go on on the next page */
  qpdf_oh element_parts;
  guint block; /* whose it is */
  enum element kind;
};

static bool has_title(const struct layout *layout) {
  const struct page *page = layout->pages->len > 0 ? layout->pages->pdata[0] : NULL;
  for (guint i = 0; page && i < page->lines->len; i++)
    if (((const struct line *)page->lines->pdata[i])->element == ELEMENT_TITLE)
      return true;
  return false;
}

struct pdf_tags *pdf_tags_new(qpdf_data qpdf, const struct layout *layout) {
  struct pdf_tags *tags = g_new0(struct pdf_tags, 1);
  tags->qpdf = qpdf;
  tags->root = pdf_new(qpdf, "<< /Type /StructTreeRoot >>");
  tags->document = pdf_new(qpdf, "<< /Type /StructElem /S /Document >>");
  tags->children = qpdf_oh_new_array(qpdf);
  tags->numbers = qpdf_oh_new_array(qpdf);
  tags->title_levels = has_title(layout) ? 1 : 0;
  pdf_set(qpdf, tags->document, "/P", tags->root);
  return tags;
}

void pdf_tags_free(struct pdf_tags *tags) {
  g_free(tags);
}

void pdf_tags_begin_page(struct pdf_tags *tags, qpdf_oh page) {
  tags->page = page;
  tags->page_parts = qpdf_oh_new_array(tags->qpdf);
  tags->part_count = 0;
}

/* The structure type of an element of the layout.  A heading is at most one level below the one before it (PDF/UA-1
 * 7.4.2), and below the title. */
static const char *structure_type(struct pdf_tags *tags, enum element element) {
  static const char *const types[] = {"P", "H1", "H2", "H3", "H4", "H5", "H6"};
  guint level = 0;
  if (element == ELEMENT_TITLE)
    level = 1;
  else if (element_level(element) > 0)
    level = MIN(element_level(element) + tags->title_levels, tags->heading_level + 1);
  if (level > 0)
    tags->heading_level = level;
  return types[level];
}

static void add_element(struct pdf_tags *tags, const struct run *run) {
  tags->type = structure_type(tags, run->element);
  g_autofree char *notation = g_strdup_printf("<< /Type /StructElem /S /%s >>", tags->type);
  tags->element = pdf_new(tags->qpdf, notation);
  tags->element_parts = qpdf_oh_new_array(tags->qpdf);
  tags->block = run->block;
  tags->kind = run->element;
  pdf_set(tags->qpdf, tags->element, "/P", tags->document);
  pdf_set(tags->qpdf, tags->element, "/K", tags->element_parts);
  qpdf_oh_append_item(tags->qpdf, tags->children, tags->element);
}

/* All lines of a title are one heading, though each is a block. */
static bool goes_on(const struct pdf_tags *tags, const struct run *run) {
  return tags->element && tags->kind == run->element && (tags->block == run->block || run->element == ELEMENT_TITLE);
}

/* Adds a marked part of this page to the element, and writes its begin. */
static void open_part(struct pdf_tags *tags, GString *content) {
  g_autofree char *notation = g_strdup_printf("<< /Type /MCR /MCID %u >>", tags->part_count);
  const qpdf_oh part = qpdf_oh_parse(tags->qpdf, notation);
  pdf_set(tags->qpdf, part, "/Pg", tags->page);
  qpdf_oh_append_item(tags->qpdf, tags->element_parts, part);
  qpdf_oh_append_item(tags->qpdf, tags->page_parts, tags->element);
  g_string_append_printf(content, "/%s <</MCID %u>> BDC\n", tags->type, tags->part_count);
  tags->part_count++;
  tags->open = true;
  tags->artifact = false;
}

static void open_artifact(struct pdf_tags *tags, GString *content) {
  g_string_append(content, "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n");
  tags->open = true;
  tags->artifact = true;
}

void pdf_tags_enter(struct pdf_tags *tags, GString *content, const struct line *line, const struct run *run) {
  const bool artifact = line->kind == LINE_PAGE_NUMBER;
  if (tags->open && tags->artifact == artifact && (artifact || goes_on(tags, run)))
    return;
  pdf_tags_leave(tags, content);
  if (artifact) {
    open_artifact(tags, content);
    return;
  }
  if (!goes_on(tags, run))
    add_element(tags, run);
  open_part(tags, content);
}

void pdf_tags_leave(struct pdf_tags *tags, GString *content) {
  if (tags->open)
    g_string_append(content, "EMC\n");
  tags->open = false;
}

void pdf_tags_end_page(struct pdf_tags *tags) {
  pdf_set_integer(tags->qpdf, tags->page, "/StructParents", tags->page_number);
  pdf_set_parsed(tags->qpdf, tags->page, "/Tabs", "/S"); /* PDF/UA-1 7.18.3 */
  qpdf_oh_append_item(tags->qpdf, tags->numbers, qpdf_oh_new_integer(tags->qpdf, tags->page_number));
  qpdf_oh_append_item(tags->qpdf, tags->numbers, qpdf_make_indirect_object(tags->qpdf, tags->page_parts));
  tags->page_number++;
}

void pdf_tags_finish(struct pdf_tags *tags, qpdf_oh catalog) {
  const qpdf_oh parents = pdf_new(tags->qpdf, "<< >>");
  pdf_set(tags->qpdf, parents, "/Nums", tags->numbers);
  pdf_set(tags->qpdf, tags->document, "/K", tags->children);
  pdf_set(tags->qpdf, tags->root, "/K", tags->document);
  pdf_set(tags->qpdf, tags->root, "/ParentTree", parents);
  pdf_set_integer(tags->qpdf, tags->root, "/ParentTreeNextKey", tags->page_number);
  pdf_set(tags->qpdf, catalog, "/StructTreeRoot", tags->root);
  pdf_set_parsed(tags->qpdf, catalog, "/MarkInfo", "<< /Marked true >>");
}
