#include "font/folders.h"

#include "base/descriptor.h"
#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "base/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A configuration without fonts; `elements` is what it says in fontconfig's XML. */
static FcConfig *config_new(const char *elements) {
  g_autofree char *text = g_strconcat("<fontconfig>", elements, "</fontconfig>", NULL);
  FcConfig *config = FcConfigCreate();
  FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)text, FcTrue);
  FcConfigBuildFonts(config);
  return config;
}

/* The configuration that fontconfig takes where none is named.  Without one, Pango's first font map would read the
 * whole system's (spec A1).  It lives as long as the process. */
static FcConfig *plain_config(void) {
  static FcConfig *plain;
  if (g_once_init_enter(&plain)) {
    FcConfig *config = config_new("");
    FcConfigSetCurrent(config);
    g_once_init_leave(&plain, config);
  }
  return plain;
}

/* The rules of fonts/fonts.conf, for scanning; from now on they are fontconfig's current configuration.  They are read
 * here: fontconfig goes on without a file that it cannot read. */
static bool use_rules(GError **error) {
  static FcConfig *rules;
  if (g_once_init_enter(&rules)) {
    g_autofree char *path = paths_data("fonts/fonts.conf");
    g_autofree char *text = NULL;
    g_autoptr(GError) cause = NULL;
    FcConfig *config = NULL;
    if (g_file_get_contents(path, &text, NULL, &cause)) {
      config = FcConfigCreate();
      FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)text, FcTrue);
      FcConfigBuildFonts(config);
    } else if (g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
      config = config_new("");
    else
      g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT, cause->message);
    g_once_init_leave(&rules, config);
  }
  return rules && FcConfigSetCurrent(rules);
}

static void add_all(FcFontSet *to, const FcFontSet *from, bool (*wanted)(FcPattern *font)) {
  for (int i = 0; from && i < from->nfont; i++)
    if (wanted(from->fonts[i])) {
      FcPatternReference(from->fonts[i]);
      FcFontSetAdd(to, from->fonts[i]);
    }
}

/* Whether a font file has the outlines that fontconfig believes in. */
static bool is_whole(FcPattern *font) {
  FcChar8 *file;
  int index;
  if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
      FcPatternGetInteger(font, FC_INDEX, 0, &index) != FcResultMatch)
    return false;
  hb_blob_t *blob = hb_blob_create_from_file((const char *)file); /* maps it */
  hb_face_t *face = hb_face_create(blob, (unsigned int)index & 0xffff);
  const bool whole = folders_has_outlines(face);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return whole;
}

static bool is_called_font(const char *path) {
  static const char *const suffixes[] = {".ttf", ".otf", ".ttc", ".otc"};
  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (paths_end_in(path, suffixes[i]))
      return true;
  return false;
}

/* A link to nothing is no font. */
static bool can_be_read(const char *path, GError **error) {
  char byte;
  const int fd = g_open(path, O_RDONLY | O_CLOEXEC, 0);
  if (fd == NO_DESCRIPTOR && errno == ENOENT)
    return true;
  if (fd != NO_DESCRIPTOR && read(fd, &byte, sizeof byte) != -1) {
    close(fd);
    return true;
  }
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT,
              _("%s: this font is there but cannot be opened: %s. Make it readable, or take it out of its folder."),
              path, g_strerror(errno));
  if (fd != NO_DESCRIPTOR)
    close(fd);
  return false;
}

static int add_file(FcFontSet *fonts, const char *path) {
  FcFontSet *all = FcFontSetCreate();
  const int before = fonts->nfont;
  FcFileScan(all, NULL, NULL, NULL, (const FcChar8 *)path, FcTrue);
  add_all(fonts, all, is_whole);
  FcFontSetDestroy(all);
  return fonts->nfont - before;
}

/* A font that fontconfig can make nothing of is damaged and left out, unless it could not be opened: a page in another
 * font would be wrong and nobody would know why. */
static bool scan_file(FcFontSet *fonts, const char *path, GError **error) {
  if (add_file(fonts, path) > 0 || !is_called_font(path))
    return true;
  if (!can_be_read(path, error))
    return false;
  add_file(fonts, path); /* it may have been for a moment that it could not */
  return true;
}

/* Folders inside folders, deeper than anybody's font collection; a circle of links ends here. */
#define DEEPEST 8

static gint compare_paths(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What is in a folder, in order, but for hidden files; NULL and an error when it cannot be read. */
static GPtrArray *list_folder(const char *path, GError **error) {
  g_autoptr(GError) cause = NULL;
  g_autoptr(GDir) dir = g_dir_open(path, 0, &cause);
  if (!dir) {
    g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT, cause->message);
    return NULL;
  }
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(dir));)
    if (*name != '.')
      g_ptr_array_add(paths, g_build_filename(path, name, NULL));
  g_ptr_array_sort(paths, compare_paths);
  return paths;
}

/* Scans a folder and those inside, or one file, without a look at a cache and without writing one. */
static bool scan_path(FcFontSet *fonts, const char *path, int depth, GError **error) {
  if (!g_file_test(path, G_FILE_TEST_IS_DIR))
    return scan_file(fonts, path, error);
  g_autoptr(GPtrArray) inner = depth < DEEPEST ? list_folder(path, error) : g_ptr_array_new();
  for (guint i = 0; inner && i < inner->len; i++)
    if (!scan_path(fonts, pointer_at(inner, i), depth + 1, error))
      return false;
  return inner != NULL;
}

/* Adds the fonts of a folder, or of one font file, whose outlines are there. */
static bool scan(GPtrArray *folders, const char *path, GError **error) {
  FcFontSet *fonts = FcFontSetCreate();
  g_ptr_array_add(folders, fonts);
  return use_rules(error) && scan_path(fonts, path, 0, error);
}

static bool add_named(GPtrArray *folders, const char *path, GError **error) {
  if (g_file_test(path, G_FILE_TEST_EXISTS))
    return scan(folders, path, error);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT, _("%s: there is no such font folder; check the name"), path);
  return false;
}

/* The fonts of a folder from its cache; NULL when there is none, or it is older than the folder. */
static FcFontSet *read_cache(const char *path, const char *cache) {
  g_autofree char *element = g_markup_printf_escaped("<cachedir>%s</cachedir>", cache);
  FcConfig *config = config_new(element);
  FcCache *found = FcDirCacheLoad((const FcChar8 *)path, config, NULL);
  FcFontSet *fonts = NULL;
  if (found) {
    fonts = FcCacheCopySet(found);
    FcDirCacheUnload(found);
  }
  FcConfigDestroy(config);
  return fonts;
}

static bool add_own(GPtrArray *folders, GError **error) {
  g_autofree char *data = paths_data("fonts/files");
  g_autofree char *cache_data = paths_data("fonts/fontconfig");
  g_autofree char *path = g_canonicalize_filename(data, NULL);
  g_autofree char *cache = g_canonicalize_filename(cache_data, NULL);
  FcFontSet *fonts = read_cache(path, cache);
  if (!fonts)
    return !g_file_test(path, G_FILE_TEST_IS_DIR) || scan(folders, path, error);
  g_ptr_array_add(folders, fonts);
  return true;
}

GPtrArray *folders_open(char *const *dirs, GError **error) {
  plain_config();
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func((GDestroyNotify)FcFontSetDestroy);
  for (; dirs && *dirs; dirs++)
    if (!add_named(folders, *dirs, error))
      return NULL;
  return add_own(folders, error) ? g_steal_pointer(&folders) : NULL;
}

static bool has_name(FcPattern *font, const char *family) {
  FcChar8 *name;
  for (int i = 0; FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; i++)
    if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
      return true;
  return false;
}

bool folder_has_family(const FcFontSet *folder, const char *family) {
  FcBool outline;
  for (int i = 0; i < folder->nfont; i++)
    if (has_name(folder->fonts[i], family) &&
        FcPatternGetBool(folder->fonts[i], FC_OUTLINE, 0, &outline) == FcResultMatch && outline)
      return true;
  return false;
}

bool folders_has_outlines(hb_face_t *face) {
  static const hb_tag_t tables[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('C', 'F', 'F', ' '), HB_TAG('C', 'F', 'F', '2')};
  bool has = false;
  for (gsize i = 0; i < G_N_ELEMENTS(tables) && !has; i++) {
    hb_blob_t *table = hb_face_reference_table(face, tables[i]);
    has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
  }
  return has && hb_face_get_glyph_count(face) > 0;
}

bool folders_can_draw(FcPattern *font) {
  FcBool outline, color, variable; /* of a variable font its named instances are used */
  FcChar8 *format;
  return FcPatternGetBool(font, FC_OUTLINE, 0, &outline) == FcResultMatch && outline &&
         !(FcPatternGetBool(font, FC_COLOR, 0, &color) == FcResultMatch && color) &&
         !(FcPatternGetBool(font, FC_VARIABLE, 0, &variable) == FcResultMatch && variable) &&
         FcPatternGetString(font, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
         (strcmp((const char *)format, "TrueType") == 0 || strcmp((const char *)format, "CFF") == 0);
}

FcConfig *folders_join(const GPtrArray *folders) {
  FcConfig *joined = config_new("");
  for (guint i = 0; i < folders->len; i++)
    add_all(FcConfigGetFonts(joined, FcSetSystem), pointer_at(folders, i), folders_can_draw);
  return joined;
}

FcConfig *folders_system(void) {
  FcConfig *config = FcConfigCreate();
  /* A machine without a font configuration has no fonts to offer: no reason for fontconfig to complain. */
  const bool loaded = FcConfigParseAndLoad(config, NULL, FcFalse) && FcConfigBuildFonts(config);
  const FcFontSet *fonts = loaded ? FcConfigGetFonts(config, FcSetSystem) : NULL;
  if (fonts && fonts->nfont > 0)
    return config;
  FcConfigDestroy(config);
  return NULL;
}
