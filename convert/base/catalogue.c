#include "base/catalogue.h"

#include "base/paths.h"

#include <stdbool.h>
#include <string.h>

/* "The Format of GNU MO Files" in the manual of GNU gettext: seven words, then two tables of lengths and offsets. */
#define MAGIC 0x950412deu

struct head {
  guint32 magic, revision, count, messages, translations;
};

struct entry {
  guint32 length, offset;
};

struct catalogue {
  char *bytes;
  gsize length;
  GHashTable *translations; /* from message to what it is there, both in `bytes` */
};

/* The string of the table's entry `i`, NULL when it is not in the file.  A plural is two strings, each ended by a
 * zero. */
static const char *string_at(const struct catalogue *catalogue, guint32 table, guint32 i, gsize *length) {
  struct entry entry;
  gsize at = table + (gsize)i * sizeof entry;
  if (at + sizeof entry > catalogue->length)
    return NULL;
  memcpy(&entry, catalogue->bytes + at, sizeof entry);
  gsize end = (gsize)entry.offset + entry.length;
  if (end >= catalogue->length || catalogue->bytes[end] != '\0')
    return NULL;
  *length = entry.length;
  return catalogue->bytes + entry.offset;
}

static bool read_strings(struct catalogue *catalogue) {
  struct head head;
  if (catalogue->length < sizeof head)
    return false;
  memcpy(&head, catalogue->bytes, sizeof head);
  if (head.magic != MAGIC)
    return false;
  for (guint32 i = 0; i < head.count; i++) {
    gsize length = 0, unused;
    const char *message = string_at(catalogue, head.messages, i, &length);
    const char *translation = string_at(catalogue, head.translations, i, &unused);
    if (!message || !translation)
      return false;
    g_hash_table_insert(catalogue->translations, (gpointer)message, (gpointer)translation);
    gsize singular = strlen(message);
    if (singular < length)
      g_hash_table_insert(catalogue->translations, (gpointer)(message + singular + 1), (gpointer)translation);
  }
  return true;
}

struct catalogue *catalogue_load(const char *language) {
  struct catalogue *catalogue = g_new0(struct catalogue, 1);
  catalogue->translations = g_hash_table_new(g_str_hash, g_str_equal);
  g_autofree char *folder = paths_locale();
  g_autofree char *path = g_build_filename(folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  if (g_file_get_contents(path, &catalogue->bytes, &catalogue->length, NULL) && read_strings(catalogue))
    return catalogue;
  catalogue_free(catalogue);
  return NULL;
}

void catalogue_free(struct catalogue *catalogue) {
  if (!catalogue)
    return;
  g_hash_table_unref(catalogue->translations);
  g_free(catalogue->bytes);
  g_free(catalogue);
}

const char *catalogue_text(const struct catalogue *catalogue, const char *message) {
  const char *translation = catalogue ? g_hash_table_lookup(catalogue->translations, message) : NULL;
  return translation && *translation ? translation : message;
}
