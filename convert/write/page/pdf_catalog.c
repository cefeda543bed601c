#include "write/page/pdf_catalog.h"

#define DEEPEST 8 /* levels of headings */

static void set_text(qpdf_data qpdf, qpdf_oh info, const char *key, const char *text) {
  if (text && *text)
    pdf_set_text(qpdf, info, key, text);
}

void pdf_catalog_complete(qpdf_data qpdf, const struct pdf_info *info) {
  const qpdf_oh catalog = qpdf_get_root(qpdf);
  pdf_set_parsed(qpdf, catalog, "/Lang", "(zh-CN)");                                  /* PDF/UA-1 7.2 */
  pdf_set_parsed(qpdf, catalog, "/ViewerPreferences", "<< /DisplayDocTitle true >>"); /* PDF/UA-1 7.1 */

  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(info->moment);
  g_autofree char *date = g_date_time_format(time, "(D:%Y%m%d%H%M%SZ)"); /* ISO 32000-1 7.9.4 */
  const qpdf_oh dictionary = pdf_new(qpdf, "<< >>");
  set_text(qpdf, dictionary, "/Title", info->title);
  set_text(qpdf, dictionary, "/Author", info->author);
  set_text(qpdf, dictionary, "/Subject", info->subject);
  set_text(qpdf, dictionary, "/Keywords", info->keywords);
  set_text(qpdf, dictionary, "/Creator", info->creator);
  set_text(qpdf, dictionary, "/Producer", info->creator);
  pdf_set_parsed(qpdf, dictionary, "/CreationDate", date);
  pdf_set_parsed(qpdf, dictionary, "/ModDate", date);
  pdf_set(qpdf, qpdf_get_trailer(qpdf), "/Info", dictionary);
}

/* An outline item whose children are being added. */
struct branch {
  guint level;
  qpdf_oh item, last; /* the item; its last child, 0 when it has none */
  gint64 count;       /* of its children and theirs: all are shown */
};

static qpdf_oh new_item(qpdf_data qpdf, const struct outline_entry *entry, double page_height, qpdf_oh page) {
  g_autoptr(GString) notation = g_string_new("[ /XYZ ");
  pdf_put_number(notation, entry->x);
  g_string_append_c(notation, ' ');
  pdf_put_number(notation, page_height - entry->y);
  g_string_append(notation, " 0 ]");
  const qpdf_oh destination = qpdf_oh_parse(qpdf, notation->str);
  qpdf_oh_insert_item(qpdf, destination, 0, page);
  const qpdf_oh item = pdf_new(qpdf, "<< >>");
  pdf_set_text(qpdf, item, "/Title", entry->text);
  pdf_set(qpdf, item, "/Dest", destination);
  return item;
}

/* Makes `item` the last child of a branch. */
static void add_child(qpdf_data qpdf, struct branch *parent, qpdf_oh item) {
  pdf_set(qpdf, item, "/Parent", parent->item);
  if (parent->last) {
    pdf_set(qpdf, parent->last, "/Next", item);
    pdf_set(qpdf, item, "/Prev", parent->last);
  } else {
    pdf_set(qpdf, parent->item, "/First", item);
  }
  parent->last = item;
}

/* Ends a branch: its size and last child are known now. */
static void close_branch(qpdf_data qpdf, const struct branch *branch, struct branch *parent) {
  if (branch->last) {
    pdf_set(qpdf, branch->item, "/Last", branch->last);
    pdf_set_integer(qpdf, branch->item, "/Count", branch->count);
  }
  if (parent)
    parent->count += branch->count + 1;
}

void pdf_catalog_outline(qpdf_data qpdf, const struct layout *layout, const qpdf_oh *pages) {
  if (layout->outline->len == 0)
    return;
  struct branch open[DEEPEST + 1] = {{.item = pdf_new(qpdf, "<< /Type /Outlines >>")}};
  guint depth = 0;
  for (guint i = 0; i < layout->outline->len; i++) {
    const struct outline_entry *entry = layout->outline->pdata[i];
    for (; depth > 0 && (open[depth].level >= entry->level || depth == DEEPEST); depth--)
      close_branch(qpdf, &open[depth], &open[depth - 1]);
    const qpdf_oh item = new_item(qpdf, entry, layout->page_height, pages[entry->page]);
    add_child(qpdf, &open[depth], item);
    open[++depth] = (struct branch){.level = entry->level, .item = item};
  }
  for (; depth > 0; depth--)
    close_branch(qpdf, &open[depth], &open[depth - 1]);
  close_branch(qpdf, &open[0], NULL);
  pdf_set(qpdf, qpdf_get_root(qpdf), "/Outlines", open[0].item);
}
