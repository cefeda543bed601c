#include "read/words.h"

#include "base/error.h"
#include "base/paths.h"
#include "text/chars.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const list_names[] = {
#define WORD_LIST_NAME(id, name) name,
    WORD_LISTS(WORD_LIST_NAME)
#undef WORD_LIST_NAME
};

/* One list: its words by their first and by their last character. */
struct word_set {
  GHashTable *all;   /* of owned strings */
  GHashTable *first; /* character -> GPtrArray of words (borrowed), longest first */
  GHashTable *last;
  guint8 firsts[8192]; /* a bit for the low 16 bits of each first character: most characters begin no word */
};

struct words {
  struct word_set lists[WORD_LIST_COUNT];
};

static void bucket_free(gpointer data) {
  g_ptr_array_unref(data);
}

static gint longest_first(gconstpointer a, gconstpointer b) {
  gsize left = strlen(*(const char *const *)a);
  gsize right = strlen(*(const char *const *)b);
  return (left < right) - (left > right);
}

static void add_to_bucket(GHashTable *table, gunichar key, char *word) {
  GPtrArray *bucket = g_hash_table_lookup(table, GUINT_TO_POINTER(key));
  if (!bucket) {
    bucket = g_ptr_array_new();
    g_hash_table_insert(table, GUINT_TO_POINTER(key), bucket);
  }
  g_ptr_array_add(bucket, word);
  g_ptr_array_sort(bucket, longest_first);
}

static void add_word(struct word_set *set, const char *text) {
  char *word = g_strdup(text);
  if (!g_hash_table_add(set->all,
                        word)) /* it was there: the old one is freed and the new one kept, none is in a bucket */
    return;
  gunichar first = g_utf8_get_char(word);
  set->firsts[(first & 0xFFFF) / 8] |= (guint8)(1u << (first % 8));
  add_to_bucket(set->first, first, word);
  add_to_bucket(set->last, chars_before(word, word + strlen(word)), word);
}

static void fill(struct word_set *set, GKeyFile *file, const char *name) {
  set->all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  set->first = g_hash_table_new_full(NULL, NULL, NULL, bucket_free);
  set->last = g_hash_table_new_full(NULL, NULL, NULL, bucket_free);
  g_auto(GStrv) keys = g_key_file_get_keys(file, name, NULL, NULL);
  for (char **key = keys; key && *key; key++) {
    g_autofree char *value = g_key_file_get_value(file, name, *key, NULL);
    g_auto(GStrv) list = g_strsplit(value, ";", -1);
    for (char **word = list; *word; word++)
      if (*g_strstrip(*word) && !g_hash_table_contains(set->all, *word))
        add_word(set, *word);
  }
}

struct words *words_load(GError **error) {
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autofree char *path = paths_data("styles/reader.words");
  g_autoptr(GError) wrong = NULL;
  if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &wrong)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s: %s"), path, wrong->message);
    return NULL;
  }
  struct words *words = g_new0(struct words, 1);
  for (guint i = 0; i < WORD_LIST_COUNT; i++)
    fill(&words->lists[i], file, list_names[i]);
  return words;
}

void words_free(struct words *words) {
  for (guint i = 0; words && i < WORD_LIST_COUNT; i++) {
    g_hash_table_unref(words->lists[i].first);
    g_hash_table_unref(words->lists[i].last);
    g_hash_table_unref(words->lists[i].all);
  }
  g_free(words);
}

gsize words_begin(const struct words *words, enum word_list list, const char *text, gsize length) {
  const struct word_set *set = &words->lists[list];
  if (length == 0)
    return 0;
  gunichar first = g_utf8_get_char(text);
  if (!(set->firsts[(first & 0xFFFF) / 8] & (1u << (first % 8))))
    return 0;
  const GPtrArray *bucket = g_hash_table_lookup(set->first, GUINT_TO_POINTER(first));
  for (guint i = 0; bucket && i < bucket->len; i++) {
    const char *word = g_ptr_array_index(bucket, i);
    gsize size = strlen(word);
    if (size <= length && memcmp(text, word, size) == 0)
      return size;
  }
  return 0;
}

gsize words_end(const struct words *words, enum word_list list, const char *text, gsize length) {
  if (length == 0)
    return 0;
  gunichar last = chars_before(text, text + length);
  const GPtrArray *bucket = g_hash_table_lookup(words->lists[list].last, GUINT_TO_POINTER(last));
  for (guint i = 0; bucket && i < bucket->len; i++) {
    const char *word = g_ptr_array_index(bucket, i);
    gsize size = strlen(word);
    if (size <= length && memcmp(text + length - size, word, size) == 0)
      return size;
  }
  return 0;
}

bool words_are(const struct words *words, enum word_list list, const char *text, gsize length) {
  return length > 0 && words_begin(words, list, text, length) == length;
}

guint words_in(const struct words *words, enum word_list list, const char *text, gsize length) {
  guint count = 0;
  const char *end = text + length;
  for (const char *p = text; p < end;) {
    gsize size = words_begin(words, list, p, (gsize)(end - p));
    count += size > 0;
    p = size > 0 ? p + size : g_utf8_next_char(p);
  }
  return count;
}
