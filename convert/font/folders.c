#include "font/folders.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/paths.h"

#include <string.h>

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

/* The rules of fonts/fonts.conf, for scanning; from now on they are fontconfig's current configuration. */
static void use_rules(void) {
  static FcConfig *rules;
  if (g_once_init_enter(&rules)) {
    g_autofree char *path = paths_data("fonts/fonts.conf");
    g_autofree char *include = g_markup_printf_escaped("<include ignore_missing=\"yes\">%s</include>", path);
    g_once_init_leave(&rules, config_new(include));
  }
  FcConfigSetCurrent(rules);
}

/* Folders inside folders, deeper than anybody's font collection; a circle of links ends here. */
#define DEEPEST 8

/* Scans a folder and those inside, without a look at a cache and without writing one. */
static void scan_folder(FcFontSet *fonts, const FcChar8 *path, int depth) {
  FcStrSet *inner = FcStrSetCreate();
  FcDirScan(fonts, inner, NULL, NULL, path, FcTrue);
  FcStrList *list = FcStrListCreate(inner);
  for (FcChar8 *folder; depth < DEEPEST && (folder = FcStrListNext(list));)
    scan_folder(fonts, folder, depth + 1);
  FcStrListDone(list);
  FcStrSetDestroy(inner);
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

/* The fonts of a folder, or of one font file, whose outlines are there. */
static FcFontSet *scan(const char *path) {
  FcFontSet *fonts = FcFontSetCreate(), *whole = FcFontSetCreate();
  use_rules();
  if (g_file_test(path, G_FILE_TEST_IS_DIR))
    scan_folder(fonts, (const FcChar8 *)path, 0);
  else
    FcFileScan(fonts, NULL, NULL, NULL, (const FcChar8 *)path, FcTrue);
  add_all(whole, fonts, is_whole);
  FcFontSetDestroy(fonts);
  return whole;
}

static bool add_named(GPtrArray *folders, const char *path, GError **error) {
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT, _("%s: there is no such font folder; check the name"),
                path);
    return false;
  }
  g_ptr_array_add(folders, scan(path));
  return true;
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

static void add_own(GPtrArray *folders) {
  g_autofree char *data = paths_data("fonts/files");
  g_autofree char *cache_data = paths_data("fonts/fontconfig");
  g_autofree char *path = g_canonicalize_filename(data, NULL);
  g_autofree char *cache = g_canonicalize_filename(cache_data, NULL);
  FcFontSet *fonts = read_cache(path, cache);
  g_ptr_array_add(folders, fonts ? fonts : scan(path));
}

GPtrArray *folders_open(char *const *dirs, GError **error) {
  plain_config();
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func((GDestroyNotify)FcFontSetDestroy);
  for (; dirs && *dirs; dirs++)
    if (!add_named(folders, *dirs, error))
      return NULL;
  add_own(folders);
  return g_steal_pointer(&folders);
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
    add_all(FcConfigGetFonts(joined, FcSetSystem), folders->pdata[i], folders_can_draw);
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
