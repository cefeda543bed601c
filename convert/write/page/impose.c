#include "write/page/impose.h"

#include "write/page/artifacts.h"

#include <stdlib.h>
#include <string.h>

/* Where a page has come: the first sheet that it is on. */
struct home {
  qpdf_oh sheet; /* 0: none yet */
  qpdf_oh form;  /* the page's content */
  qpdf_oh plain; /* the same as an artifact, for further sheets; 0: none yet */
  double x, y;   /* of the page's origin, upward */
  double scale;
};

struct imposition {
  qpdf_data qpdf;
  const struct sheets *sheets;
  struct home *homes;  /* of each page */
  GHashTable *of_page; /* these, by the numbers of the pages' objects */
  GHashTable *streams; /* qpdf_oh of a sheet's content, by its text: most sheets have the same */
};

/* ---- notation ---- */

/* Sets a key to a value that is not needed afterwards. */
static void put(qpdf_data qpdf, qpdf_oh dictionary, const char *key, qpdf_oh value) {
  qpdf_oh_replace_key(qpdf, dictionary, key, value);
  qpdf_oh_release(qpdf, value);
}

static void append(qpdf_data qpdf, qpdf_oh array, qpdf_oh value) {
  qpdf_oh_append_item(qpdf, array, value);
  qpdf_oh_release(qpdf, value);
}

static void put_number(GString *out, double number) {
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf(out, "%s ", g_ascii_formatd(text, sizeof text, "%.5f", number));
}

static qpdf_oh new_stream(qpdf_data qpdf, const GString *content) {
  const qpdf_oh stream = qpdf_oh_new_stream(qpdf), none = qpdf_oh_new_null(qpdf);
  qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)content->str, content->len, none, none);
  return stream;
}

static double number_at(qpdf_data qpdf, qpdf_oh array, int at) {
  const qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, at);
  const double number = qpdf_oh_get_numeric_value(qpdf, item);
  qpdf_oh_release(qpdf, item);
  return number;
}

static void set_number(qpdf_data qpdf, qpdf_oh array, int at, double number) {
  const qpdf_oh item = qpdf_oh_new_real_from_double(qpdf, number, 3);
  qpdf_oh_set_array_item(qpdf, array, at, item);
  qpdf_oh_release(qpdf, item);
}

/* ---- pages as forms ---- */

/* Gives a stream what a form needs (ISO 32000-1 8.10.2): the page's box and resources. */
static void become_form(qpdf_data qpdf, qpdf_oh stream, qpdf_oh page) {
  const qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, stream);
  put(qpdf, dictionary, "/Type", qpdf_oh_new_name(qpdf, "/XObject"));
  put(qpdf, dictionary, "/Subtype", qpdf_oh_new_name(qpdf, "/Form"));
  put(qpdf, dictionary, "/BBox", qpdf_oh_get_key(qpdf, page, "/MediaBox"));
  put(qpdf, dictionary, "/Resources", qpdf_oh_get_key(qpdf, page, "/Resources"));
  qpdf_oh_release(qpdf, dictionary);
}

/* The page's own content; its marked parts are found by the number of its StructParents (ISO 32000-1 14.7.4.4). */
static qpdf_oh tagged_form(qpdf_data qpdf, qpdf_oh page) {
  const qpdf_oh form = qpdf_oh_get_key(qpdf, page, "/Contents");
  become_form(qpdf, form, page);
  if (qpdf_oh_has_key(qpdf, page, "/StructParents"))
    put(qpdf, qpdf_oh_get_dict(qpdf, form), "/StructParents", qpdf_oh_get_key(qpdf, page, "/StructParents"));
  return form;
}

/* The same content, all of it an artifact; a null when it cannot be read. */
static qpdf_oh plain_form(qpdf_data qpdf, qpdf_oh page) {
  const qpdf_oh own = qpdf_oh_get_key(qpdf, page, "/Contents");
  unsigned char *data = NULL;
  size_t length = 0;
  if (qpdf_oh_get_stream_data(qpdf, own, qpdf_dl_generalized, NULL, &data, &length) & QPDF_ERRORS)
    return qpdf_oh_new_null(qpdf);
  GString *content = artifacts_untag((const char *)data, length);
  const qpdf_oh form = new_stream(qpdf, content);
  become_form(qpdf, form, page);
  g_string_free(content, TRUE);
  free(data);
  return form;
}

/* ---- sheets ---- */

/* A side of a sheet while it is made: a page of the PDF, the forms in its resources, its links. */
struct making {
  qpdf_oh sheet, forms, links;
  GString *content;
};

/* Moves a page's links with it. */
static void move_links(qpdf_data qpdf, const struct home *home, qpdf_oh page, qpdf_oh links) {
  const qpdf_oh own = qpdf_oh_get_key(qpdf, page, "/Annots");
  const int count = qpdf_oh_is_array(qpdf, own) ? qpdf_oh_get_array_n_items(qpdf, own) : 0;
  for (int i = 0; i < count; i++) {
    const qpdf_oh link = qpdf_oh_get_array_item(qpdf, own, i), box = qpdf_oh_get_key(qpdf, link, "/Rect");
    for (int k = 0; k < 4; k++)
      set_number(qpdf, box, k, (k % 2 == 0 ? home->x : home->y) + home->scale * number_at(qpdf, box, k));
    append(qpdf, links, link);
  }
}

/* How high above the sheet's lower edge the page's is. */
static double bottom(const struct imposition *imposition, const struct placed_page *placed, qpdf_oh page) {
  const qpdf_oh box = qpdf_oh_get_key(imposition->qpdf, page, "/MediaBox");
  const double height = number_at(imposition->qpdf, box, 3);
  qpdf_oh_release(imposition->qpdf, box);
  return imposition->sheets->height - placed->y - placed->scale * height;
}

/* The form to paint for a page: its own on the first sheet, since what is tagged is painted once (ISO 32000-1
 * 14.7.4). */
static qpdf_oh settle(struct imposition *imposition, const struct making *making, const struct placed_page *placed,
                      qpdf_oh page) {
  qpdf_data qpdf = imposition->qpdf;
  struct home *home = &imposition->homes[placed->page];
  if (!home->sheet) {
    home->sheet = making->sheet;
    home->form = tagged_form(qpdf, page);
    home->x = placed->x;
    home->y = bottom(imposition, placed, page);
    home->scale = placed->scale;
    move_links(qpdf, home, page, making->links);
    return home->form;
  }
  if (!home->plain)
    home->plain = plain_form(qpdf, page);
  return home->plain;
}

/* Paints a page as /P0 or /P1. */
static void paint(struct imposition *imposition, const struct making *making, const struct placed_page *placed,
                  guint number) {
  const qpdf_oh page = qpdf_get_page_n(imposition->qpdf, placed->page);
  const double matrix[] = {placed->scale, 0, 0, placed->scale, placed->x, bottom(imposition, placed, page)};
  g_autofree char *name = g_strdup_printf("/P%u", number);
  qpdf_oh_replace_key(imposition->qpdf, making->forms, name, settle(imposition, making, placed, page));
  qpdf_oh_release(imposition->qpdf, page);
  g_string_append(making->content, "q ");
  for (gsize k = 0; k < G_N_ELEMENTS(matrix); k++)
    put_number(making->content, matrix[k]);
  g_string_append_printf(making->content, "cm %s Do Q\n", name);
}

/* The line to fold at: an artifact of layout (ISO 32000-1 14.8.2.2). */
static void draw_fold(GString *content, const struct sheets *sheets) {
  g_string_append(content, "/Artifact <</Type /Layout>> BDC\nq 0.25 w 0.5 0.5 0.5 RG [3 3] 0 d ");
  put_number(content, sheets->width / 2);
  g_string_append(content, "0 m ");
  put_number(content, sheets->width / 2);
  put_number(content, sheets->height);
  g_string_append(content, "l S Q\nEMC\n");
}

/* The stream of this content, new or that of another sheet. */
static qpdf_oh shared_stream(struct imposition *imposition, const GString *content) {
  gpointer stream = g_hash_table_lookup(imposition->streams, content->str);
  if (!stream) {
    stream = GUINT_TO_POINTER(new_stream(imposition->qpdf, content));
    g_hash_table_insert(imposition->streams, g_strdup(content->str), stream);
  }
  return GPOINTER_TO_UINT(stream);
}

/* Completes the dictionary of a side (ISO 32000-1 7.7.3.3): one without content is empty. */
static void complete(struct imposition *imposition, const struct making *making, qpdf_oh tree) {
  qpdf_data qpdf = imposition->qpdf;
  const qpdf_oh resources = qpdf_oh_new_dictionary(qpdf), box = qpdf_oh_new_array(qpdf);
  const double corners[] = {0, 0, imposition->sheets->width, imposition->sheets->height};
  for (gsize i = 0; i < G_N_ELEMENTS(corners); i++)
    append(qpdf, box, qpdf_oh_new_real_from_double(qpdf, corners[i], 3));
  put(qpdf, resources, "/XObject", making->forms);
  put(qpdf, making->sheet, "/Resources", resources);
  put(qpdf, making->sheet, "/MediaBox", box);
  qpdf_oh_replace_key(qpdf, making->sheet, "/Parent", tree);
  if (making->content->len > 0)
    qpdf_oh_replace_key(qpdf, making->sheet, "/Contents", shared_stream(imposition, making->content));
  if (qpdf_oh_get_array_n_items(qpdf, making->links) > 0)
    qpdf_oh_replace_key(qpdf, making->sheet, "/Annots", making->links);
  qpdf_oh_release(qpdf, making->links);
}

/* A side as a page of the PDF; its pages are drawn into one group, as each was alone. */
static qpdf_oh make_side(struct imposition *imposition, const struct sheet_side *side, qpdf_oh tree) {
  qpdf_data qpdf = imposition->qpdf;
  const qpdf_oh page = qpdf_oh_parse(qpdf, "<< /Type /Page /Tabs /S" /* PDF/UA-1 7.18.3 */
                                           " /Group << /Type /Group /S /Transparency /I true /CS /DeviceRGB >> >>");
  const struct making making = {.sheet = qpdf_make_indirect_object(qpdf, page),
                                .forms = qpdf_oh_new_dictionary(qpdf),
                                .links = qpdf_oh_new_array(qpdf),
                                .content = g_string_new(NULL)};
  qpdf_oh_release(qpdf, page);
  for (guint i = 0; i < side->count; i++)
    paint(imposition, &making, &side->pages[i], i);
  if (imposition->sheets->fold_line)
    draw_fold(making.content, imposition->sheets);
  complete(imposition, &making, tree);
  g_string_free(making.content, TRUE);
  return making.sheet;
}

/* ---- what leads to pages ---- */

static const struct home *home_of(const struct imposition *imposition, qpdf_oh page) {
  const int object = qpdf_oh_get_object_id(imposition->qpdf, page);
  return g_hash_table_lookup(imposition->of_page, GINT_TO_POINTER(object));
}

/* [page /XYZ left top zoom] (ISO 32000-1 12.3.2.2). */
static void move_destination(const struct imposition *imposition, qpdf_oh entry) {
  qpdf_data qpdf = imposition->qpdf;
  const qpdf_oh place = qpdf_oh_get_key(qpdf, entry, "/Dest");
  const struct home *home = home_of(imposition, qpdf_oh_get_array_item(qpdf, place, 0));
  if (!home)
    return;
  qpdf_oh_set_array_item(qpdf, place, 0, home->sheet);
  set_number(qpdf, place, 2, home->x + home->scale * number_at(qpdf, place, 2));
  set_number(qpdf, place, 3, home->y + home->scale * number_at(qpdf, place, 3));
}

/* The entries of an outline below `parent`, and those below them. */
static void move_outline(const struct imposition *imposition, qpdf_oh parent) {
  qpdf_data qpdf = imposition->qpdf;
  qpdf_oh entry = qpdf_oh_get_key(qpdf, parent, "/First");
  for (; qpdf_oh_is_dictionary(qpdf, entry); entry = qpdf_oh_get_key(qpdf, entry, "/Next")) {
    move_destination(imposition, entry);
    move_outline(imposition, entry);
  }
}

/* The number of a marked part as a reference into the form that it is in (ISO 32000-1 14.7.4.2). */
static qpdf_oh reference(qpdf_data qpdf, qpdf_oh form, qpdf_oh number) {
  const qpdf_oh dictionary = qpdf_oh_parse(qpdf, "<< /Type /MCR >>");
  qpdf_oh_replace_key(qpdf, dictionary, "/Stm", form);
  qpdf_oh_replace_key(qpdf, dictionary, "/MCID", number);
  return dictionary;
}

static void move_kids(qpdf_data qpdf, qpdf_oh form, qpdf_oh element) {
  const qpdf_oh kids = qpdf_oh_get_key(qpdf, element, "/K");
  const int count = qpdf_oh_is_array(qpdf, kids) ? qpdf_oh_get_array_n_items(qpdf, kids) : 0;
  if (qpdf_oh_is_integer(qpdf, kids))
    put(qpdf, element, "/K", reference(qpdf, form, kids));
  for (int i = 0; i < count; i++) {
    const qpdf_oh kid = qpdf_oh_get_array_item(qpdf, kids, i);
    if (qpdf_oh_is_integer(qpdf, kid)) {
      const qpdf_oh moved = reference(qpdf, form, kid);
      qpdf_oh_set_array_item(qpdf, kids, i, moved);
      qpdf_oh_release(qpdf, moved);
    }
    qpdf_oh_release(qpdf, kid);
  }
  qpdf_oh_release(qpdf, kids);
}

void impose_element(const struct imposition *imposition, qpdf_oh element) {
  qpdf_data qpdf = imposition->qpdf;
  const qpdf_oh page = qpdf_oh_get_key(qpdf, element, "/Pg");
  const struct home *home = home_of(imposition, page);
  qpdf_oh_release(qpdf, page);
  if (!home)
    return;
  qpdf_oh_replace_key(qpdf, element, "/Pg", home->sheet);
  move_kids(qpdf, home->form, element);
}

/* ---- all of it ---- */

static void find_pages(struct imposition *imposition, guint count) {
  imposition->homes = g_new0(struct home, count);
  for (guint i = 0; i < count; i++) {
    const qpdf_oh page = qpdf_get_page_n(imposition->qpdf, i);
    const int object = qpdf_oh_get_object_id(imposition->qpdf, page);
    g_hash_table_insert(imposition->of_page, GINT_TO_POINTER(object), &imposition->homes[i]);
    qpdf_oh_release(imposition->qpdf, page);
  }
}

/* The tree of pages has the sides instead (ISO 32000-1 7.7.3). */
static void make_sides(struct imposition *imposition) {
  qpdf_data qpdf = imposition->qpdf;
  const struct sheets *sheets = imposition->sheets;
  const qpdf_oh tree = qpdf_oh_get_key(qpdf, qpdf_get_root(qpdf), "/Pages"), sides = qpdf_oh_new_array(qpdf);
  for (guint i = 0; i < sheets->count; i++)
    qpdf_oh_append_item(qpdf, sides, make_side(imposition, &sheets->sides[i], tree));
  put(qpdf, tree, "/Kids", sides);
  put(qpdf, tree, "/Count", qpdf_oh_new_integer(qpdf, sheets->count));
  qpdf_update_all_pages_cache(qpdf);
}

struct imposition *impose_pages(qpdf_data qpdf, const struct sheets *sheets) {
  struct imposition *imposition = g_new0(struct imposition, 1);
  imposition->qpdf = qpdf;
  imposition->sheets = sheets;
  imposition->of_page = g_hash_table_new(NULL, NULL);
  imposition->streams = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  find_pages(imposition, (guint)qpdf_get_num_pages(qpdf));
  make_sides(imposition);
  const qpdf_oh root = qpdf_get_root(qpdf), outline = qpdf_oh_get_key(qpdf, root, "/Outlines");
  if (qpdf_oh_is_dictionary(qpdf, outline)) /* a text without title and headings has none */
    move_outline(imposition, outline);
  qpdf_oh_remove_key(qpdf, root, "/PageLabels");
  return imposition;
}

void impose_free(struct imposition *imposition) {
  if (!imposition)
    return;
  g_hash_table_unref(imposition->of_page);
  g_hash_table_unref(imposition->streams);
  g_free(imposition->homes);
  g_free(imposition);
}
