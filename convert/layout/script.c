#include "layout/script.h"

static GPtrArray *itemize_all(PangoContext *context, const char *text, gsize length) {
  GPtrArray *runs = g_ptr_array_new_with_free_func((GDestroyNotify)pango_item_free);
  PangoAttrList *attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE)); /* faces are chosen by role (spec A4, A5) */
  GList *items = pango_itemize_with_base_dir(context, PANGO_DIRECTION_LTR, text, 0, (int)length, attributes, NULL);
  for (GList *item = items; item; item = item->next)
    g_ptr_array_add(runs, item->data);
  g_list_free(items);
  pango_attr_list_unref(attributes);
  return runs;
}

/* Latin and Chinese characters and what all scripts share, without letters from right to left. */
static bool is_plain(gunichar c) {
  return c < 0x0250 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) || (c >= 0x2140 && c <= 0x2BFF) ||
         (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool all_plain(const char *text, gsize length) {
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    if (!is_plain(g_utf8_get_char(p)))
      return false;
  return true;
}

/* A run of Latin words among characters that are not shaped. */
static PangoItem *plain_run(PangoContext *context, gsize length) {
  PangoItem *run = pango_item_new();
  run->length = (int)length;
  run->analysis.script = PANGO_SCRIPT_LATIN;
  run->analysis.language = pango_context_get_language(context);
  return run;
}

GPtrArray *script_runs(PangoContext *context, const char *text, gsize length) {
  if (!all_plain(text, length))
    return itemize_all(context, text, length);
  GPtrArray *runs = g_ptr_array_new_with_free_func((GDestroyNotify)pango_item_free);
  g_ptr_array_add(runs, plain_run(context, length));
  return runs;
}

static void add_element(GList **elements, guint place, guint8 level) {
  PangoItem *element = pango_item_new();
  element->offset = (int)place;
  element->analysis.level = level;
  *elements = g_list_prepend(*elements, element);
}

static bool reads_rightward(const struct boxes *boxes, guint start, guint end) {
  for (guint i = start; i < end; i++)
    if (box_at(boxes, i)->level % 2 == 1)
      return false;
  return true;
}

GArray *script_visual_order(const struct boxes *boxes, guint start, guint end) {
  if (reads_rightward(boxes, start, end))
    return NULL;
  GList *elements = NULL;
  for (guint i = start; i < end; i++) {
    const guint8 level = box_at(boxes, i)->level;
    if (i > start) /* a gap lies in the outer of the two directions */
      add_element(&elements, 2 * (i - start) - 1, MIN(level, box_at(boxes, i - 1)->level));
    add_element(&elements, 2 * (i - start), level);
  }
  elements = g_list_reverse(elements);
  GList *visual = pango_reorder_items(elements);
  GArray *order = g_array_new(FALSE, FALSE, sizeof(guint));
  for (GList *element = visual; element; element = element->next) {
    const guint place = (guint)((PangoItem *)element->data)->offset;
    g_array_append_val(order, place);
  }
  g_list_free(visual);
  g_list_free_full(elements, (GDestroyNotify)pango_item_free);
  return order;
}
