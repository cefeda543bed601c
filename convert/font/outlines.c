#include "font/outlines.h"

#include <cairo-ft.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>
#include FT_FREETYPE_H
#include FT_SYSTEM_H

/* Cairo copies all outlines of a CFF font: 24 MB of a font with all Chinese characters. */
#define LARGE (1 << 20)

/* A FreeType face with all that it needs: Cairo keeps a face longer than its font set (in a cache of scaled fonts) and
 * may drop it in another thread. */
struct outline_drawing {
  int fd;
  GMappedFile *file;
  FT_StreamRec stream; /* over both */
  FT_Library library;
  FT_Face face;
};

static void drawing_free(void *data) {
  struct outline_drawing *drawing = data;
  if (drawing->face)
    FT_Done_Face(drawing->face);
  if (drawing->library)
    FT_Done_FreeType(drawing->library);
  g_clear_pointer(&drawing->file, g_mapped_file_unref);
  if (drawing->fd >= 0)
    close(drawing->fd);
  g_free(drawing);
}

/* A read callback of FreeType's; without a count it seeks.  A large part is not read through the mapping: it would be
 * in memory twice. */
static unsigned long read_part(FT_Stream stream, unsigned long offset, unsigned char *buffer, unsigned long count) {
  const struct outline_drawing *drawing = stream->descriptor.pointer;
  if (offset > stream->size || count == 0)
    return offset > stream->size && count == 0;
  count = MIN(count, stream->size - offset);
  if (count < LARGE) {
    memcpy(buffer, g_mapped_file_get_contents(drawing->file) + offset, count);
    return count;
  }
  const ssize_t got = pread(drawing->fd, buffer, count, (off_t)offset);
  return got > 0 ? (unsigned long)got : 0;
}

/* "fonts/outlines/FandolHei-Regular.ttf" for "fonts/files/FandolHei-Regular.otf"; the file itself when there is none,
 * or it may be of another version of the font.  NULL when that cannot be told: which outlines a page has is no matter
 * of chance.  Free with g_free. */
static char *best_of(const char *file) {
  g_autofree char *folder = g_path_get_dirname(file);
  g_autofree char *name = g_path_get_basename(file);
  if (!g_str_has_suffix(folder, "fonts/files") || !g_str_has_suffix(name, ".otf"))
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
  bool whole = length >= 6 && 6 + 12 * count <= length;
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

/* What is written into the mapping stays in memory: whoever may read the font may draw it. */
static struct outline_drawing *drawing_open(const char *file, int index) {
  struct outline_drawing *drawing = g_new0(struct outline_drawing, 1);
  drawing->fd = g_open(file, O_RDONLY | O_CLOEXEC, 0);
  if (drawing->fd >= 0)
    drawing->file = g_mapped_file_new_from_fd(drawing->fd, TRUE, NULL);
  if (drawing->file && FT_Init_FreeType(&drawing->library) == 0) {
    const gsize size = g_mapped_file_get_length(drawing->file);
    drawing->stream = (FT_StreamRec){.size = size, .descriptor.pointer = drawing, .read = read_part};
    const FT_Open_Args arguments = {.flags = FT_OPEN_STREAM, .stream = &drawing->stream};
    /* Above the low half of the index are instances of a variable font. */
    hide_tables((guchar *)g_mapped_file_get_contents(drawing->file), size, index & 0xFFFF);
    if (FT_Open_Face(drawing->library, &arguments, index, &drawing->face) == 0)
      return drawing;
  }
  drawing_free(drawing);
  return NULL;
}

cairo_font_face_t *outlines_face(const char *file, int index, bool bold) {
  static const cairo_user_data_key_t key;
  g_autofree char *best = best_of(file);
  struct outline_drawing *drawing = best ? drawing_open(best, index) : NULL;
  if (!drawing)
    return NULL;
  /* The page is set in em: hinting would only move outlines and cost time. */
  cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(drawing->face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data(face, &key, drawing, drawing_free) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(face);
    drawing_free(drawing);
    return NULL;
  }
  if (bold)
    cairo_ft_font_face_set_synthesize(face, CAIRO_FT_SYNTHESIZE_BOLD);
  return face;
}
