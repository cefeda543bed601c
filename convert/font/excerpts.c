#include "font/excerpts.h"

#include "base/items.h"
#include "font/outlines.h"

#include <hb-subset.h>

/* One face of the text. */
struct excerpt {
  hb_set_t *glyphs;    /* NULL: the face is drawn as it is */
  GBytes *font;        /* with these glyphs, made when it is first asked for */
  GPtrArray *drawn[2]; /* of cairo_font_face_t, plain and thick, by number */
};

struct excerpts {
  GHashTable *of_face; /* struct face to struct excerpt */
};

static void excerpt_free(void *data) {
  struct excerpt *excerpt = data;
  g_ptr_array_unref(excerpt->drawn[false]);
  g_ptr_array_unref(excerpt->drawn[true]);
  g_clear_pointer(&excerpt->font, g_bytes_unref);
  hb_set_destroy(excerpt->glyphs);
  g_free(excerpt);
}

struct excerpts *excerpts_new(void) {
  struct excerpts *excerpts = g_new(struct excerpts, 1);
  excerpts->of_face = g_hash_table_new_full(NULL, NULL, NULL, excerpt_free);
  return excerpts;
}

void excerpts_free(struct excerpts *excerpts) {
  g_hash_table_unref(excerpts->of_face);
  g_free(excerpts);
}

static struct excerpt *excerpt_new(struct face *face) {
  struct excerpt *excerpt = g_new0(struct excerpt, 1);
  cairo_font_face_t *whole = face_cairo_in_pdf(face, 0);
  for (gsize i = 0; i < G_N_ELEMENTS(excerpt->drawn); i++)
    excerpt->drawn[i] = g_ptr_array_new_with_free_func((GDestroyNotify)cairo_font_face_destroy);
  if (whole && outlines_are_cff(whole))
    excerpt->glyphs = hb_set_create();
  return excerpt;
}

static struct excerpt *find_excerpt(struct excerpts *excerpts, struct face *face) {
  struct excerpt *excerpt = g_hash_table_lookup(excerpts->of_face, face);
  if (!excerpt) {
    excerpt = excerpt_new(face);
    g_hash_table_insert(excerpts->of_face, face, excerpt);
  }
  return excerpt;
}

void excerpts_add(struct excerpts *excerpts, struct face *face, guint32 glyph) {
  struct excerpt *excerpt = find_excerpt(excerpts, face);
  if (excerpt->glyphs)
    hb_set_add(excerpt->glyphs, glyph);
}

/* All that Cairo reads of a font with CFF outlines.  Without a character map, as in font/outlines.c. */
static const hb_tag_t wanted[] = {HB_TAG('C', 'F', 'F', ' '), HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                  HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('n', 'a', 'm', 'e'),
                                  HB_TAG('O', 'S', '/', '2')};

static hb_subset_input_t *input_of(const hb_set_t *glyphs) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (!input)
    return NULL;
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_union(hb_subset_input_glyph_set(input), glyphs);
  hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  hb_set_clear(dropped);
  hb_set_invert(dropped);
  for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
    hb_set_del(dropped, wanted[i]);
  return input;
}

/* NULL when HarfBuzz finds the font damaged. */
static GBytes *write_font(hb_face_t *face, const hb_set_t *glyphs) {
  hb_subset_input_t *input = input_of(glyphs);
  hb_face_t *subset = input ? hb_subset_or_fail(face, input) : NULL;
  hb_blob_t *blob = subset ? hb_face_reference_blob(subset) : NULL;
  unsigned length = 0;
  const char *data = blob ? hb_blob_get_data(blob, &length) : NULL;
  GBytes *font = length > 0 ? g_bytes_new_with_free_func(data, length, (GDestroyNotify)hb_blob_destroy, blob) : NULL;
  hb_face_destroy(subset);
  hb_subset_input_destroy(input);
  return font;
}

cairo_font_face_t *excerpts_face(struct excerpts *excerpts, struct face *face, bool thick, guint number) {
  struct excerpt *excerpt = find_excerpt(excerpts, face);
  if (!excerpt->glyphs)
    return thick ? face_cairo(face, true, number) : face_cairo_in_pdf(face, number);
  if (!excerpt->font)
    excerpt->font = write_font(hb_font_get_face(face->hb), excerpt->glyphs);
  GPtrArray *drawn = excerpt->drawn[thick];
  while (drawn->len <= number) {
    cairo_font_face_t *next = excerpt->font ? outlines_face_of(excerpt->font, thick) : NULL;
    if (!next)
      return NULL;
    g_ptr_array_add(drawn, next);
  }
  return pointer_at(drawn, number);
}
