#include "font/folder.h"

#include <hb-ot.h>

#include <math.h>
#include <string.h>

/* Folders inside folders, deeper than anybody's font collection; a circle of links ends here. */
#define DEEPEST 8

static void font_file_free(void *data) {
  struct font_file *font = data;
  g_ptr_array_unref(font->families);
  g_ptr_array_unref(font->full);
  g_free(font->file);
  g_free(font->name);
  g_free(font);
}

/* The text of one entry of the name table, NULL when it is empty. */
static char *name_text(hb_face_t *face, const hb_ot_name_entry_t *entry) {
  char text[256];
  unsigned int size = sizeof text;
  hb_ot_name_get_utf8(face, entry->name_id, entry->language, &size, text);
  return text[0] == '\0' ? NULL : g_strdup(text);
}

static void add_name(GPtrArray *names, const char *name) {
  g_ptr_array_add(names, g_utf8_casefold(name, -1));
}

static void read_names(struct font_file *font, hb_face_t *face) {
  unsigned int count;
  const hb_ot_name_entry_t *entries = hb_ot_name_list_names(face, &count);
  for (unsigned int i = 0; i < count; i++) {
    g_autofree char *name = name_text(face, &entries[i]);
    if (!name)
      continue;
    switch (entries[i].name_id) {
    case HB_OT_NAME_ID_FONT_FAMILY:
    case HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY:
      add_name(font->families, name);
      if (!font->name)
        font->name = g_strdup(name);
      break;
    case HB_OT_NAME_ID_FULL_NAME:
    case HB_OT_NAME_ID_POSTSCRIPT_NAME:
      add_name(font->full, name);
      break;
    case HB_OT_NAME_ID_FONT_SUBFAMILY:
    case HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY:
      font->regular = font->regular || strcmp(name, "Regular") == 0;
      break;
    }
  }
}

static void scan_face(GPtrArray *files, const char *path, hb_blob_t *blob, unsigned int index) {
  hb_face_t *face = hb_face_create(blob, index);
  if (hb_face_get_glyph_count(face) > 0) {
    struct font_file *font = g_new0(struct font_file, 1);
    font->file = g_strdup(path);
    font->index = (int)index;
    font->families = g_ptr_array_new_with_free_func(g_free);
    font->full = g_ptr_array_new_with_free_func(g_free);
    read_names(font, face);
    hb_font_t *hb = hb_font_create(face);
    font->weight = hb_style_get_value(hb, HB_STYLE_TAG_WEIGHT);
    font->italic = hb_style_get_value(hb, HB_STYLE_TAG_ITALIC) > 0;
    hb_font_destroy(hb);
    g_ptr_array_add(files, font);
  }
  hb_face_destroy(face);
}

static bool is_font_name(const char *path) {
  static const char *const suffixes[] = {".ttf", ".otf", ".ttc", ".otc"};
  g_autofree char *lower = g_ascii_strdown(path, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (g_str_has_suffix(lower, suffixes[i]))
      return true;
  return false;
}

static void scan_file(GPtrArray *files, const char *path) {
  hb_blob_t *blob = hb_blob_create_from_file(path);
  const unsigned int count = hb_face_count(blob);
  for (unsigned int i = 0; i < count; i++)
    scan_face(files, path, blob, i);
  hb_blob_destroy(blob);
}

static int by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, in a stable order; NULL when it is no folder. */
static GPtrArray *folder_names(const char *path) {
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  if (!dir)
    return NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
    g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, by_name);
  return names;
}

static void scan_folder(GPtrArray *files, const char *path, int depth) {
  g_autoptr(GPtrArray) names = folder_names(path);
  for (guint i = 0; names && i < names->len; i++) {
    g_autofree char *inside = g_build_filename(path, names->pdata[i], NULL);
    if (is_font_name(inside))
      scan_file(files, inside);
    else if (depth < DEEPEST)
      scan_folder(files, inside, depth + 1);
  }
}

GPtrArray *folder_scan(const char *path) {
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return NULL;
  GPtrArray *files = g_ptr_array_new_with_free_func(font_file_free);
  if (g_file_test(path, G_FILE_TEST_IS_DIR))
    scan_folder(files, path, 0);
  else
    scan_file(files, path);
  return files;
}

static bool has_name(const GPtrArray *names, const char *folded) {
  for (guint i = 0; i < names->len; i++)
    if (strcmp(names->pdata[i], folded) == 0)
      return true;
  return false;
}

/* How far a face is from the plain one of its family. */
static float distance(const struct font_file *font) {
  return fabsf(font->weight - 400) + (font->italic ? 1000 : 0) + (font->regular ? 0 : 1);
}

const struct font_file *folder_find(const GPtrArray *files, const char *name) {
  g_autofree char *folded = g_utf8_casefold(name, -1);
  const struct font_file *best = NULL;
  for (guint i = 0; i < files->len; i++) {
    const struct font_file *font = files->pdata[i];
    if (has_name(font->families, folded) && (!best || distance(font) < distance(best)))
      best = font;
  }
  for (guint i = 0; i < files->len && !best; i++) {
    const struct font_file *font = files->pdata[i];
    if (has_name(font->full, folded))
      best = font;
  }
  return best;
}
