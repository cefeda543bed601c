#include "serve/site.h"

#include "base/items.h"
#include "base/paths.h"

#include <gio/gio.h>
#include <string.h>

/* What the page's text has in the place of the folder, whose name changes with the content of its files, and of the
 * language. */
#define FOLDER_SIGN "@FOLDER@"
#define LANGUAGE_SIGN "@LANGUAGE@"

#define FOLDER_LETTERS 12

enum { CHINESE, ENGLISH, LANGUAGES };
static const char *const languages[LANGUAGES] = {"zh-CN", "en"};

#define SCRIPT "text/javascript; charset=utf-8"

static const struct {
  const char *name, *type;
} rows[] = {
    {"app.js", SCRIPT},
    {"choices.js", SCRIPT},
    {"dialog.js", SCRIPT},
    {"drafts.js", SCRIPT},
    {"editor.js", SCRIPT},
    {"history.js", SCRIPT},
    {"lines.js", SCRIPT},
    {"pages.js", SCRIPT},
    {"panels.js", SCRIPT},
    {"ruby.js", SCRIPT},
    {"scroll.js", SCRIPT},
    {"server.js", SCRIPT},
    {"words.js", SCRIPT},
    {"app.css", "text/css; charset=utf-8"},
    {"icon.svg", "image/svg+xml"},
};

struct site {
  GHashTable *files; /* of struct site_file by path */
  struct site_file *pages[LANGUAGES];
};

static GBytes *pack(GBytes *bytes) {
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();
  g_autoptr(GConverter) gzip = G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new(memory, gzip);
  gsize length;
  const void *data = g_bytes_get_data(bytes, &length);
  g_output_stream_write_all(stream, data, length, NULL, NULL, NULL);
  g_output_stream_close(stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(memory));
}

static struct site_file *file_new(const char *type, GBytes *bytes, bool fixed) {
  struct site_file *file = g_new(struct site_file, 1);
  g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  sum[2 * FOLDER_LETTERS] = '\0';
  *file = (struct site_file){type, bytes, pack(bytes), g_strdup_printf("\"%s\"", sum), fixed};
  return file;
}

static void file_free(gpointer data) {
  struct site_file *file = data;
  if (!file)
    return;
  g_bytes_unref(file->bytes);
  g_bytes_unref(file->packed);
  g_free(file->tag);
  g_free(file);
}

static GBytes *read_file(const char *name, GError **error) {
  g_autofree char *relative = g_strconcat("web/", name, NULL);
  g_autofree char *path = paths_data(relative);
  char *text;
  gsize length;
  return g_file_get_contents(path, &text, &length, error) ? g_bytes_new_take(text, length) : NULL;
}

/* Reads what lies in the folder; its name becomes a digest of all of it.  NULL and an error when one is missing. */
static char *load_files(struct site *site, GError **error) {
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    GBytes *bytes = read_file(rows[i].name, error);
    if (!bytes)
      return NULL;
    g_ptr_array_add(all, bytes);
    gsize length;
    const guchar *data = g_bytes_get_data(bytes, &length);
    g_checksum_update(sum, data, (gssize)length);
  }
  char *folder = g_strndup(g_checksum_get_string(sum), FOLDER_LETTERS);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    g_hash_table_insert(site->files, g_strdup_printf("/%s/%s", folder, rows[i].name),
                        file_new(rows[i].type, g_bytes_ref(pointer_at(all, i)), true));
  return folder;
}

static bool load_pages(struct site *site, const char *folder, GError **error) {
  g_autoptr(GBytes) bytes = read_file("index.html", error);
  if (!bytes)
    return false;
  for (guint i = 0; i < LANGUAGES; i++) {
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    GString *text = g_string_new_len(data, (gssize)length);
    g_string_replace(text, FOLDER_SIGN, folder, 0);
    g_string_replace(text, LANGUAGE_SIGN, languages[i], 0);
    site->pages[i] = file_new("text/html; charset=utf-8", g_string_free_to_bytes(text), false);
  }
  return true;
}

struct site *site_load(GError **error) {
  struct site *site = g_new0(struct site, 1);
  site->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, file_free);
  g_autofree char *folder = load_files(site, error);
  if (folder && load_pages(site, folder, error))
    return site;
  site_free(site);
  return NULL;
}

void site_free(struct site *site) {
  if (!site)
    return;
  g_hash_table_unref(site->files);
  for (guint i = 0; i < LANGUAGES; i++)
    file_free(site->pages[i]);
  g_free(site);
}

const struct site_file *site_find(const struct site *site, const char *path, bool english) {
  if (strcmp(path, "/") == 0)
    return site->pages[english ? ENGLISH : CHINESE];
  return g_hash_table_lookup(site->files, path);
}
