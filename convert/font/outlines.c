#include "font/outlines.h"

#include "base/descriptor.h"
#include "font/glyph_boxes.h"

#include <cairo-ft.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

/* A FreeType face with all that it needs: Cairo keeps a face longer than its font set (in a cache of scaled fonts) and
 * may drop it in another thread. */
struct outline_drawing {
  GBytes *font;
  FT_Library library;
  FT_Face face;
  struct glyph_boxes *boxes; /* NULL: it has outlines */
};

static void drawing_free(void *data) {
  struct outline_drawing *drawing = data;
  if (drawing->face)
    FT_Done_Face(drawing->face);
  if (drawing->library)
    FT_Done_FreeType(drawing->library);
  g_clear_pointer(&drawing->boxes, glyph_boxes_free);
  g_bytes_unref(drawing->font);
  g_free(drawing);
}

static bool is_own(const char *file) {
  g_autofree char *folder = g_path_get_dirname(file);
  return g_str_has_suffix(folder, "fonts/files");
}

/* "fonts/outlines/FandolHei-Regular.ttf" for "fonts/files/FandolHei-Regular.otf"; the file itself when there is none,
 * or it may be of another version of the font.  NULL when that cannot be told: which outlines a page has is no matter
 * of chance.  Free with g_free. */
static char *best_of(const char *file) {
  g_autofree char *folder = g_path_get_dirname(file);
  g_autofree char *name = g_path_get_basename(file);
  if (!is_own(file) || !g_str_has_suffix(name, ".otf"))
    return g_strdup(file);
  g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".otf"));
  g_autofree char *copy = g_strconcat(folder, "/../outlines/", stem, ".ttf", NULL);
  GStatBuf of_file, of_copy;
  const bool has_copy = g_stat(copy, &of_copy) == 0;
  if ((!has_copy && errno != ENOENT) || g_stat(file, &of_file) != 0)
    return NULL;
  return has_copy && of_copy.st_mtime >= of_file.st_mtime ? g_steal_pointer(&copy) : g_strdup(file);
}

static guint32 number_at(const guchar *data, gsize bytes) {
  guint32 number = 0;
  for (gsize i = 0; i < bytes; i++)
    number = number << 8 | data[i];
  return number;
}

/* Whether the records of a name table (OpenType, "name") and their strings lie inside it. */
static bool names_are_whole(const guchar *table, gsize length) {
  const gsize count = length >= 6 ? number_at(table + 2, 2) : 0, strings = length >= 6 ? number_at(table + 4, 2) : 0;
  bool whole = 6 + 12 * count <= length;
  for (gsize i = 0; whole && i < count; i++) {
    const guchar *record = table + 6 + 12 * i;
    whole = strings + number_at(record + 10, 2) + number_at(record + 8, 2) <= length;
  }
  return whole;
}

/* Whether Cairo is to know of a table of the file, by its entry in the file's table of contents.  It would look every
 * glyph up in the character map backwards, which takes a tenth of the time, to learn what the glyph may stand for; but
 * the text that it gets with the glyphs tells.  Of the names of glyphs FreeType would make another map.  And Cairo
 * believes in all that a damaged name table says. */
static bool is_shown(const guchar *entry, const guchar *data, gsize size) {
  const gsize offset = number_at(entry + 8, 4), length = number_at(entry + 12, 4);
  if (memcmp(entry, "name", 4) == 0)
    return offset + length <= size && names_are_whole(data + offset, length);
  return memcmp(entry, "cmap", 4) != 0 && memcmp(entry, "post", 4) != 0;
}

/* Leaves tables out of the file's table of contents. */
static void hide_tables(guchar *data, gsize size, int index) {
  gsize start = 0;
  if (size >= 16 + 4 * (gsize)index && memcmp(data, "ttcf", 4) == 0)
    start = number_at(data + 12 + 4 * (gsize)index, 4);
  if (start + 12 > size)
    return;
  const guint32 count = number_at(data + start + 4, 2);
  for (guchar *entry = data + start + 12; entry < data + start + 12 + 16 * (gsize)count; entry += 16)
    if (entry + 16 <= data + size && !is_shown(entry, data, size))
      memset(entry, ' ', 4);
}

static bool open_face(struct outline_drawing *drawing, int index, bool boxes) {
  gsize size;
  const FT_Byte *data = g_bytes_get_data(drawing->font, &size);
  if (boxes && index == 0)
    drawing->boxes = glyph_boxes_open(drawing->library, data, (FT_Long)size, &drawing->face);
  return drawing->boxes || FT_New_Memory_Face(drawing->library, data, (FT_Long)size, index, &drawing->face) == 0;
}

/* NULL when FreeType cannot read it. */
static struct outline_drawing *drawing_of(GBytes *font, int index, bool boxes) {
  struct outline_drawing *drawing = g_new0(struct outline_drawing, 1);
  drawing->font = g_bytes_ref(font);
  if (FT_Init_FreeType(&drawing->library) == 0 && open_face(drawing, index, boxes))
    return drawing;
  drawing_free(drawing);
  return NULL;
}

/* What is written into the mapping stays in memory: whoever may read the font may draw it. */
static struct outline_drawing *drawing_open(const char *file, int index, bool boxes) {
  const int fd = g_open(file, O_RDONLY | O_CLOEXEC, 0);
  if (fd == NO_DESCRIPTOR)
    return NULL;
  g_autoptr(GMappedFile) mapped = g_mapped_file_new_from_fd(fd, TRUE, NULL);
  close(fd);
  if (!mapped)
    return NULL;
  /* Above the low half of the index are instances of a variable font. */
  hide_tables((guchar *)g_mapped_file_get_contents(mapped), g_mapped_file_get_length(mapped), index & 0xFFFF);
  g_autoptr(GBytes) font = g_mapped_file_get_bytes(mapped);
  return drawing_of(font, index, boxes);
}

static const cairo_user_data_key_t drawing_key;

/* Takes over the drawing, which may be NULL. */
static cairo_font_face_t *face_of(struct outline_drawing *drawing, bool bold) {
  if (!drawing)
    return NULL;
  /* The page is set in em: hinting would only move outlines and cost time. */
  cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(drawing->face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data(face, &drawing_key, drawing, drawing_free) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(face);
    drawing_free(drawing);
    return NULL;
  }
  if (bold)
    cairo_ft_font_face_set_synthesize(face, CAIRO_FT_SYNTHESIZE_BOLD);
  return face;
}

cairo_font_face_t *outlines_face(const char *file, int index, bool bold) {
  g_autofree char *best = best_of(file);
  return face_of(best ? drawing_open(best, index, false) : NULL, bold);
}

cairo_font_face_t *outlines_boxes_face(const char *file, int index) {
  g_autofree char *best = best_of(file);
  return face_of(best ? drawing_open(best, index, is_own(file)) : NULL, false);
}

cairo_font_face_t *outlines_face_of(GBytes *font, bool bold) {
  return face_of(drawing_of(font, 0, false), bold);
}

char *outlines_name(cairo_font_face_t *face) {
  const struct outline_drawing *drawing = cairo_font_face_get_user_data(face, &drawing_key);
  return g_strdup(FT_Get_Postscript_Name(drawing->face));
}

bool outlines_are_cff(cairo_font_face_t *face) {
  const struct outline_drawing *drawing = cairo_font_face_get_user_data(face, &drawing_key);
  FT_ULong length = 0;
  return FT_Load_Sfnt_Table(drawing->face, FT_MAKE_TAG('C', 'F', 'F', ' '), 0, NULL, &length) == 0;
}
