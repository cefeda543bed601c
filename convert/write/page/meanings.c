#include "write/page/meanings.h"
#include "base/items.h"

#include <string.h>

/* More would be needed for a text in a script that no font has, whose letters are all 〓: then an ActualText must do.
 */
#define MOST_FACES 16

/* What a glyph stands for in the first of a face's numbers, in the second … */
struct meaning {
  const char *text;
  gsize length;
};

/* A glyph of a face as it is drawn. */
struct drawn_glyph {
  const struct face *face;
  guint32 glyph;
  bool thick;
};

struct meanings {
  GHashTable *of_glyph; /* struct drawn_glyph to GArray of struct meaning, by the face's number */
  GHashTable
      *usual[2]; /* struct face, plain and thick, to an array by glyph: the bytes of a text of its first number */
  const struct run *last; /* the run that was asked for last, and the array of its face */
  guint64 *of_last;
};

static guint drawn_hash(gconstpointer key) {
  const struct drawn_glyph *drawn = key;
  return g_direct_hash(drawn->face) ^ drawn->glyph * 2654435761u ^ drawn->thick;
}

static gboolean drawn_equal(gconstpointer a, gconstpointer b) {
  const struct drawn_glyph *left = a, *right = b;
  return left->face == right->face && left->glyph == right->glyph && left->thick == right->thick;
}

struct meanings *meanings_new(void) {
  struct meanings *meanings = g_new0(struct meanings, 1);
  meanings->of_glyph = g_hash_table_new_full(drawn_hash, drawn_equal, g_free, (GDestroyNotify)g_array_unref);
  for (gsize i = 0; i < G_N_ELEMENTS(meanings->usual); i++)
    meanings->usual[i] = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  return meanings;
}

void meanings_free(struct meanings *meanings) {
  g_hash_table_unref(meanings->of_glyph);
  for (gsize i = 0; i < G_N_ELEMENTS(meanings->usual); i++)
    g_hash_table_unref(meanings->usual[i]);
  g_free(meanings);
}

static guint find_number(struct meanings *meanings, const struct run *run, guint32 glyph, const char *text,
                         gsize length) {
  const struct drawn_glyph drawn = {run->face, glyph, run->bold};
  const struct meaning meaning = {text, length};
  GArray *list = g_hash_table_lookup(meanings->of_glyph, &drawn);
  if (!list) {
    list = g_array_new(FALSE, FALSE, sizeof meaning);
    g_hash_table_insert(meanings->of_glyph, g_memdup2(&drawn, sizeof drawn), list);
  }
  for (guint i = 0; i < list->len; i++) {
    const struct meaning *known = &array_at(list, struct meaning, i);
    if (known->length == length && memcmp(known->text, text, length) == 0)
      return i;
  }
  if (list->len == MOST_FACES)
    return 0;
  g_array_append_val(list, meaning);
  return list->len - 1;
}

static guint64 *usual_of(struct meanings *meanings, const struct run *run) {
  if (run == meanings->last)
    return meanings->of_last;
  guint64 *usual = g_hash_table_lookup(meanings->usual[run->bold], run->face);
  if (!usual) {
    usual = g_new0(guint64, run->face->glyph_count);
    g_hash_table_insert(meanings->usual[run->bold], run->face, usual);
  }
  meanings->last = run;
  meanings->of_last = usual;
  return usual;
}

/* Most glyphs stand for one text, a character: it is known by its bytes, without a look at where it stood first. */
guint meanings_face(struct meanings *meanings, const struct run *run, guint32 glyph, const char *text, gsize length) {
  guint64 *usual = usual_of(meanings, run), bytes = 0;
  if (length > sizeof bytes || glyph >= run->face->glyph_count)
    return find_number(meanings, run, glyph, text, length);
  memcpy(&bytes, text, length);
  if (usual[glyph] == bytes && bytes != 0)
    return 0;
  const guint number = find_number(meanings, run, glyph, text, length);
  if (number == 0)
    usual[glyph] = bytes;
  return number;
}
