#include "write/page/pdf_catalog.h"

#define DEEPEST 8 /* levels of headings */

guint pdf_catalog_add(struct pdf *pdf, guint pages, guint structure, guint outline) {
  g_autofree char *shown = outline ? g_strdup_printf(" /Outlines %u 0 R", outline) : g_strdup("");
  return pdf_add_printf(pdf,
                        "<< /Type /Catalog /Pages %u 0 R%s"
                        " /Lang (zh-CN)"                                  /* PDF/UA-1 7.2 */
                        " /ViewerPreferences << /DisplayDocTitle true >>" /* PDF/UA-1 7.1 */
                        " /MarkInfo << /Marked true >> /StructTreeRoot %u 0 R >>",
                        pages, shown, structure);
}

static void put_entry(GString *out, const char *key, const char *text) {
  if (!text || !*text)
    return;
  g_string_append_printf(out, "%s ", key);
  pdf_put_text(out, text);
  g_string_append_c(out, ' ');
}

guint pdf_catalog_add_info(struct pdf *pdf, const struct pdf_info *info) {
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(info->moment);
  g_autofree char *date = g_date_time_format(time, "D:%Y%m%d%H%M%SZ"); /* ISO 32000-1 7.9.4 */
  g_autoptr(GString) out = g_string_new("<< ");
  put_entry(out, "/Title", info->title);
  put_entry(out, "/Author", info->author);
  put_entry(out, "/Subject", info->subject);
  put_entry(out, "/Keywords", info->keywords);
  put_entry(out, "/Creator", info->creator);
  put_entry(out, "/Producer", info->creator);
  g_string_append_printf(out, "/CreationDate (%s) /ModDate (%s) >>", date, date);
  return pdf_add(pdf, out->str);
}

/* An outline item, which can be described when its next sibling and its last child are known. */
struct item {
  guint number, level;
  guint parent, previous, next;      /* numbers; 0: none */
  guint first, last, count;          /* of its children; count includes theirs: all are shown */
  const struct outline_entry *entry; /* NULL: the root */
};

/* The headings as a tree; the root comes first. */
static GArray *outline_items(struct pdf *pdf, const struct layout *layout) {
  GArray *items = g_array_new(FALSE, FALSE, sizeof(struct item));
  const struct item root = {.number = pdf_reserve(pdf)};
  g_array_append_val(items, root);
  guint open[DEEPEST + 1] = {0}, depth = 0; /* the items that are open, as indices */
  for (guint i = 0; i < layout->outline->len; i++) {
    const struct outline_entry *entry = layout->outline->pdata[i];
    struct item item = {.number = pdf_reserve(pdf), .level = entry->level, .entry = entry};
    while (depth > 0 && (depth == DEEPEST || g_array_index(items, struct item, open[depth]).level >= entry->level))
      depth--;
    struct item *parent = &g_array_index(items, struct item, open[depth]);
    item.parent = parent->number;
    item.previous = parent->last;
    if (!parent->first)
      parent->first = item.number;
    parent->last = item.number;
    for (guint up = 0; up <= depth; up++)
      g_array_index(items, struct item, open[up]).count++;
    if (item.previous) /* numbers run with indices */
      g_array_index(items, struct item, item.previous - root.number).next = item.number;
    g_array_append_val(items, item);
    open[++depth] = items->len - 1;
  }
  return items;
}

static void put_reference(GString *out, const char *key, guint number) {
  if (number)
    g_string_append_printf(out, "%s %u 0 R ", key, number);
}

/* ISO 32000-1 12.3.3. */
static void describe_item(struct pdf *pdf, const struct item *item, double page_height, const guint *pages) {
  g_autoptr(GString) out = g_string_new("<< ");
  if (item->entry) {
    put_entry(out, "/Title", item->entry->text);
    g_string_append_printf(out, "/Dest [ %u 0 R /XYZ ", pages[item->entry->page]);
    pdf_put_number(out, item->entry->x);
    g_string_append_c(out, ' ');
    pdf_put_number(out, page_height - item->entry->y);
    g_string_append(out, " 0 ] ");
  }
  put_reference(out, "/Parent", item->parent);
  put_reference(out, "/Prev", item->previous);
  put_reference(out, "/Next", item->next);
  put_reference(out, "/First", item->first);
  put_reference(out, "/Last", item->last);
  if (item->count)
    g_string_append_printf(out, "/Count %u ", item->count);
  g_string_append(out, ">>");
  pdf_describe(pdf, item->number, out->str);
}

guint pdf_catalog_add_outline(struct pdf *pdf, const struct layout *layout, const guint *pages) {
  if (layout->outline->len == 0)
    return 0;
  g_autoptr(GArray) items = outline_items(pdf, layout);
  for (guint i = 0; i < items->len; i++)
    describe_item(pdf, &g_array_index(items, struct item, i), layout->page_height, pages);
  return g_array_index(items, struct item, 0).number;
}
