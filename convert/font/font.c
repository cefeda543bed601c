#include "font/font.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "font/face.h"
#include "font/folders.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

/* The faces of a role in one weight: those of its families that the folders have, opened when a character needs
 * them. */
struct chain {
  GPtrArray *faces; /* of struct face, not owned */
  guint next;       /* the family that was not yet tried */
};

/* Fonts of one configuration. */
struct font_source {
  PangoFontMap *map;
  PangoContext *context;
};

struct font_set {
  struct font_source folders, system; /* the system's is made when a character needs it */
  bool asked_system;
  GPtrArray *found[FONT_ROLE_COUNT]; /* of struct family: those that the folders have, best first */
  char *wishes[FONT_ROLE_COUNT];     /* all of a role's families, as Pango wants a list of them */
  int weights[FONT_ROLE_COUNT];      /* of the last of them, which stands for all others */
  bool bold_latin[FONT_ROLE_COUNT];
  struct chain chains[FONT_ROLE_COUNT][2]; /* regular, bold */
  enum font_role lenders[FONT_ROLE_COUNT];
  GPtrArray *faces;   /* of struct face, every face that was opened */
  GHashTable *chosen; /* role, weight and character to face (or NULL), beyond a role's own face */
  GHashTable *alone;  /* the same, for a text that is this character */
};

/* A role without a font borrows from the first of these that has one. */
static const enum font_role LENDERS[] = {FONT_BODY, FONT_SONG, FONT_HEI, FONT_KAI, FONT_TITLE, FONT_LATIN};

/* --- Pango's maps --- */

/* Outlines as they are, at sizes in points (spec A3). */
static struct font_source source_new(FcConfig *config) {
  struct font_source source = {.map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)};
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(source.map), config);
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(source.map), 72);
  source.context = pango_font_map_create_context(source.map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(source.context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(source.context, FALSE);
  pango_context_set_language(source.context, pango_language_from_string("zh-cn"));
  return source;
}

static void source_clear(struct font_source *source) {
  g_clear_object(&source->context);
  g_clear_object(&source->map);
}

static PangoFontDescription *describe(const char *families, int weight) {
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family(description, families);
  pango_font_description_set_weight(description, (PangoWeight)weight);
  pango_font_description_set_absolute_size(description, FACE_SIZE);
  return description;
}

/* --- Faces --- */

/* "FandolSong Bold": a family and the weight that its font has. */
static char *full_name(const char *family, PangoFont *font) {
  PangoFontDescription *description = pango_font_describe(font);
  const int weight = (int)pango_font_description_get_weight(description);
  pango_font_description_free(description);
  return g_strconcat(family,
                     weight <= PANGO_WEIGHT_LIGHT  ? " Light"
                     : weight >= PANGO_WEIGHT_BOLD ? " Bold"
                                                   : "",
                     NULL);
}

/* The face over a font of this family, made when it is new, and then one that serves no role; NULL when it cannot be
 * used.  Takes over `font`. */
static struct face *open_once(struct font_set *set, PangoFont *font, const char *family) {
  for (guint i = 0; i < set->faces->len; i++) {
    struct face *face = pointer_at(set->faces, i);
    if (face_is_of(face, font)) {
      g_object_unref(font);
      return face;
    }
  }
  g_autofree char *name = full_name(family, font);
  struct face *face = face_new(font, name);
  if (face) {
    face->fallback = true;
    g_ptr_array_add(set->faces, face);
  }
  return face;
}

/* The face of a family that the folders have; NULL when it cannot be opened. */
static struct face *open_family(struct font_set *set, const struct family *family, bool bold) {
  PangoFontDescription *description =
      describe(family->name, bold ? MAX(family->weight, PANGO_WEIGHT_BOLD) : family->weight);
  PangoFont *font = pango_font_map_load_font(set->folders.map, set->folders.context, description);
  pango_font_description_free(description);
  struct face *face = font ? open_once(set, font, family->name) : NULL;
  if (face) {
    face->fallback = false; /* it may have been met under another of its names */
    face->thin_marks = family->thin_marks;
  }
  return face;
}

/* Face `i` of a chain; NULL after the last. */
static struct face *chain_face(struct font_set *set, enum font_role role, bool bold, guint i) {
  struct chain *chain = &set->chains[role][bold];
  const GPtrArray *families = set->found[set->lenders[role]];
  while (chain->faces->len <= i && chain->next < families->len) {
    struct face *face = open_family(set, pointer_at(families, chain->next++), bold);
    if (face && !g_ptr_array_find(chain->faces, face, NULL))
      g_ptr_array_add(chain->faces, face);
  }
  return i < chain->faces->len ? pointer_at(chain->faces, i) : NULL;
}

/* --- Roles --- */

static void family_free(void *data) {
  struct family *family = data;
  g_free(family->name);
  g_free(family);
}

static bool is_among(const GPtrArray *families, const char *name) {
  for (guint i = 0; i < families->len; i++)
    if (strcmp(((struct family *)pointer_at(families, i))->name, name) == 0)
      return true;
  return false;
}

/* The families of a role that the folders have: a folder that comes first wins with any of them. */
static GPtrArray *find_families(const GPtrArray *folders, const struct family *families) {
  GPtrArray *found = g_ptr_array_new_with_free_func(family_free);
  for (guint i = 0; i < folders->len; i++)
    for (const struct family *family = families; family && family->name; family++)
      if (!is_among(found, family->name) && folder_has_family(pointer_at(folders, i), family->name)) {
        struct family *copy = g_new(struct family, 1);
        *copy = (struct family){g_strdup(family->name), family->weight, family->thin_marks};
        g_ptr_array_add(found, copy);
      }
  return found;
}

static void wish(struct font_set *set, enum font_role role, const struct family *families) {
  GString *all = g_string_new(NULL);
  set->weights[role] = PANGO_WEIGHT_NORMAL;
  for (const struct family *family = families; family && family->name; family++) {
    g_string_append_printf(all, "%s%s", all->len > 0 ? "," : "", family->name);
    set->weights[role] = family->weight;
  }
  set->wishes[role] = g_string_free(all, FALSE);
}

/* Whose fonts a role has: its own, or those of the first role that has any.  Fonts are opened when text needs them. */
static void lend_fonts(struct font_set *set) {
  for (guint role = 0; role < FONT_ROLE_COUNT; role++) {
    set->lenders[role] = role;
    for (gsize i = 0; i < G_N_ELEMENTS(LENDERS) && set->found[set->lenders[role]]->len == 0; i++)
      set->lenders[role] = LENDERS[i];
  }
}

/* False when there is no Chinese font at all. */
static bool find_roles(struct font_set *set, const struct family_set *families, const GPtrArray *folders) {
  for (guint role = 0; role < FONT_ROLE_COUNT; role++) {
    set->found[role] = find_families(folders, families->families[role]);
    set->bold_latin[role] = families->bold_latin[role];
    wish(set, role, families->families[role]);
  }
  lend_fonts(set);
  return set->lenders[FONT_BODY] != FONT_LATIN && chain_face(set, FONT_BODY, false, 0) != NULL;
}

struct font_set *font_set_new(const struct family_set *families, char *const *dirs, GError **error) {
  g_autoptr(GPtrArray) folders = folders_open(dirs, error);
  if (!folders)
    return NULL;
  g_autoptr(FontSet) set = g_new0(struct font_set, 1);
  set->faces = g_ptr_array_new_with_free_func((GDestroyNotify)face_free);
  set->chosen = g_hash_table_new(NULL, NULL);
  set->alone = g_hash_table_new(NULL, NULL);
  for (guint role = 0; role < FONT_ROLE_COUNT; role++)
    for (guint bold = 0; bold < 2; bold++)
      set->chains[role][bold].faces = g_ptr_array_new();
  FcConfig *joined = folders_join(folders);
  set->folders = source_new(joined);
  FcConfigDestroy(joined); /* the map has it */
  if (find_roles(set, families, folders))
    return g_steal_pointer(&set);
  g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT,
                      _("no Chinese font was found; run `make fonts` to fetch the free ones, or name a folder that has "
                        "them: --font-dir DIR"));
  return NULL;
}

void font_set_free(struct font_set *set) {
  if (!set)
    return;
  for (guint role = 0; role < FONT_ROLE_COUNT; role++) {
    if (set->found[role])
      g_ptr_array_unref(set->found[role]);
    g_free(set->wishes[role]);
    for (guint bold = 0; bold < 2; bold++)
      g_ptr_array_unref(set->chains[role][bold].faces);
  }
  g_hash_table_unref(set->chosen);
  g_hash_table_unref(set->alone);
  g_ptr_array_unref(set->faces);
  source_clear(&set->folders);
  source_clear(&set->system);
  g_free(set);
}

struct face *font_set_face(struct font_set *set, enum font_role role) {
  struct face *face = chain_face(set, role, false, 0);
  return face ? face : chain_face(set, FONT_BODY, false, 0); /* its file went away meanwhile */
}

struct face *font_set_bold_face(struct font_set *set, enum font_role role) {
  struct face *face = chain_face(set, role, true, 0);
  for (guint i = 1; role == FONT_LATIN && face && !face->bold; i++) /* its families are alike */
    face = chain_face(set, role, true, i);
  return face && face->bold ? face : font_set_face(set, role);
}

struct face *font_set_listed_face(struct font_set *set, enum font_role role, bool bold, guint i) {
  return chain_face(set, role, bold, i);
}

enum font_role font_set_lender(const struct font_set *set, enum font_role role) {
  return set->lenders[role];
}

bool font_set_latin_is_bold(const struct font_set *set, enum font_role role) {
  return set->bold_latin[role];
}

PangoContext *font_set_context(struct font_set *set) {
  return set->folders.context;
}

/* --- Characters that a role's own face lacks --- */

/* What pango_fontset_foreach looks for: the first font that has the character and can be drawn. */
struct font_search {
  gunichar c;
  PangoFont *font;
};

static gboolean try_font(G_GNUC_UNUSED PangoFontset *fontset, PangoFont *font, gpointer data) {
  struct font_search *search = data;
  if (!pango_font_has_char(font, search->c) || !folders_can_draw(pango_fc_font_get_pattern(PANGO_FC_FONT(font))))
    return FALSE;
  search->font = g_object_ref(font);
  return TRUE;
}

/* Whether a family is in the list of any role. */
static bool serves_role(const struct font_set *set, const char *family) {
  for (guint role = 0; role < FONT_ROLE_COUNT; role++)
    if (is_among(set->found[role], family))
      return true;
  return false;
}

/* The font of a source that is most like the role's and has the character. */
static struct face *search_source(struct font_set *set, const struct font_source *source, enum font_role role,
                                  bool bold, gunichar c) {
  PangoFontDescription *description =
      describe(set->wishes[role], bold ? MAX(set->weights[role], PANGO_WEIGHT_BOLD) : set->weights[role]);
  PangoFontset *fontset = pango_font_map_load_fontset(source->map, source->context, description,
                                                      pango_context_get_language(source->context));
  pango_font_description_free(description);
  struct font_search search = {c, NULL};
  if (fontset) {
    pango_fontset_foreach(fontset, try_font, &search);
    g_object_unref(fontset);
  }
  if (!search.font)
    return NULL;
  PangoFontDescription *own = pango_font_describe(search.font);
  const char *family = pango_font_description_get_family(own);
  struct face *face = open_once(set, search.font, family);
  if (face && serves_role(set, family))
    face->fallback = false;
  pango_font_description_free(own);
  return face && face_glyph(face, c) != 0 ? face : NULL;
}

static struct face *search_system(struct font_set *set, enum font_role role, bool bold, gunichar c) {
  if (!set->asked_system) {
    set->asked_system = true;
    FcConfig *config = folders_system();
    if (config) {
      set->system = source_new(config);
      FcConfigDestroy(config);
    }
  }
  return set->system.map ? search_source(set, &set->system, role, bold, c) : NULL;
}

static struct face *search_all(struct font_set *set, enum font_role role, bool bold, gunichar c) {
  struct face *face;
  for (guint i = 0; (face = chain_face(set, role, bold, i)); i++)
    if (face_glyph(face, c) != 0)
      return face;
  face = search_source(set, &set->folders, role, bold, c);
  return face ? face : search_system(set, role, bold, c);
}

static gpointer key_of(enum font_role role, bool bold, gunichar c) {
  return GUINT_TO_POINTER(c | (guint)role << 24 | (guint)bold << 28);
}

static struct face *find_character(struct font_set *set, enum font_role role, bool bold, gunichar c) {
  gpointer key = key_of(role, bold, c), face;
  if (!g_hash_table_lookup_extended(set->chosen, key, NULL, &face)) {
    face = search_all(set, role, bold, c);
    g_hash_table_insert(set->chosen, key, face);
  }
  return face;
}

static struct face *own_face(struct font_set *set, enum font_role role, bool bold) {
  return bold ? font_set_bold_face(set, role) : font_set_face(set, role);
}

static struct face *find_text(struct font_set *set, enum font_role role, bool bold, const char *text, gsize length) {
  struct face *own = own_face(set, role, bold), *face;
  if (face_covers(own, text, length))
    return own;
  bold = bold && own->bold;
  for (guint i = 0; (face = chain_face(set, role, bold, i)); i++)
    if (face_covers(face, text, length))
      return face;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    face = face_covers(own, p, (gsize)g_utf8_skip[(guchar)*p]) ? NULL
                                                               : find_character(set, role, bold, g_utf8_get_char(p));
    if (face && face_covers(face, text, length))
      return face;
  }
  return NULL;
}

struct face *font_set_find(struct font_set *set, enum font_role role, bool bold, const char *text, gsize length) {
  if ((gsize)g_utf8_skip[(guchar)*text] != length)
    return find_text(set, role, bold, text, length);
  struct face *own = own_face(set, role, bold);
  const gunichar c = g_utf8_get_char(text);
  if (face_glyph(own, c) != 0)
    return own;
  gpointer key = key_of(role, bold, c), face;
  if (!g_hash_table_lookup_extended(set->alone, key, NULL, &face)) {
    face = find_text(set, role, bold, text, length);
    g_hash_table_insert(set->alone, key, face);
  }
  return face;
}

char *font_libraries(void) {
  int version = FcGetVersion(), major = 0, minor = 0, patch = 0;
  FT_Library freetype;
  if (FT_Init_FreeType(&freetype) == 0) {
    FT_Library_Version(freetype, &major, &minor, &patch);
    FT_Done_FreeType(freetype);
  }
  return g_strdup_printf("Pango %s\nCairo %s\nHarfBuzz %s\nFreeType %d.%d.%d\nfontconfig %d.%d.%d\n",
                         pango_version_string(), cairo_version_string(), hb_version_string(), major, minor, patch,
                         version / 10000, version / 100 % 100, version % 100);
}
