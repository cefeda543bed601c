#include "font/font.h"

#include "base/error.h"
#include "base/paths.h"
#include "font/face.h"
#include "font/fallback.h"
#include "font/folder.h"

#include <glib/gi18n.h>

#include <string.h>

struct font_set {
  GPtrArray *folders;                  /* what the font folders hold: arrays of struct font_file, best folder first */
  struct face *roles[FONT_ROLE_COUNT]; /* owned by `faces`; two roles may share one */
  enum font_role lenders[FONT_ROLE_COUNT];
  GPtrArray *faces;  /* of struct face, every face that was opened */
  GPtrArray *others; /* of struct face: every font in the folders, plain ones first; NULL until a character needs it */
  struct fallback *fallback; /* NULL until a character needs it */
  GHashTable *chosen;        /* character to face (or NULL), beyond a role's own */
};

/* A role without a font borrows from the first of these that has one; also the order in which the other roles are
 * asked for a character. */
static const enum font_role LENDERS[] = {FONT_BODY, FONT_SONG, FONT_HEI, FONT_KAI, FONT_TITLE, FONT_LATIN};

/* Scans one folder the user named. */
static bool scan_named(GPtrArray *folders, const char *path, GError **error) {
  GPtrArray *files = folder_scan(path);
  if (!files) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT, _("%s: there is no such font folder; check the name"),
                path);
    return false;
  }
  g_ptr_array_add(folders, files);
  return true;
}

/* The font files of all folders: arrays of struct font_file, best folder first. */
static GPtrArray *scan_all(char *const *dirs, GError **error) {
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  for (; dirs && *dirs; dirs++)
    if (!scan_named(folders, *dirs, error))
      return NULL;
  g_autofree char *own = paths_data("fonts");
  GPtrArray *files = folder_scan(own);
  if (files)
    g_ptr_array_add(folders, files);
  return g_steal_pointer(&folders);
}

/* The face among those of the set that came from this place, or NULL. */
static struct face *find_open(const struct font_set *set, const char *file, int index) {
  for (guint i = 0; i < set->faces->len; i++) {
    struct face *face = set->faces->pdata[i];
    if (strcmp(face->file, file) == 0 && face->index == index)
      return face;
  }
  return NULL;
}

/* Opens a face, or gives the one again that the set has already; NULL when it cannot be used. */
static struct face *open_once(struct font_set *set, const char *file, int index, const char *family, bool fallback) {
  struct face *face = find_open(set, file, index);
  if (face)
    return face;
  face = face_open(file, index, family);
  if (!face)
    return NULL;
  face->fallback = fallback;
  g_ptr_array_add(set->faces, face);
  return face;
}

/* The best face for a role: the first folder that has any of its families. */
static struct face *find_face(struct font_set *set, const GPtrArray *folders, char *const *families) {
  for (guint i = 0; i < folders->len; i++)
    for (char *const *family = families; family && *family; family++) {
      const struct font_file *font = folder_find(folders->pdata[i], *family);
      struct face *face = font ? open_once(set, font->file, font->index, *family, false) : NULL;
      if (face)
        return face;
    }
  return NULL;
}

/* Gives every role without a face the face of another one; false when there is no Chinese font at all. */
static bool lend_faces(struct font_set *set) {
  struct face *own[FONT_ROLE_COUNT];
  memcpy(own, set->roles, sizeof own);
  for (guint role = 0; role < FONT_ROLE_COUNT; role++) {
    for (gsize i = 0; i < G_N_ELEMENTS(LENDERS) && !set->roles[role]; i++) {
      set->lenders[role] = LENDERS[i];
      set->roles[role] = own[LENDERS[i]];
    }
    if (role != FONT_LATIN && set->lenders[role] == FONT_LATIN)
      return false;
  }
  return true;
}

struct font_set *font_set_new(const struct family_set *families, char *const *dirs, GError **error) {
  GPtrArray *folders = scan_all(dirs, error);
  if (!folders)
    return NULL;
  g_autoptr(FontSet) set = g_new0(struct font_set, 1);
  set->folders = folders;
  set->faces = g_ptr_array_new_with_free_func((GDestroyNotify)face_free);
  set->chosen = g_hash_table_new(NULL, NULL);
  for (guint role = 0; role < FONT_ROLE_COUNT; role++) {
    set->lenders[role] = role;
    set->roles[role] = find_face(set, folders, families->families[role]);
  }
  if (!lend_faces(set)) {
    g_set_error_literal(
        error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT,
        _("no Chinese font was found; run `make fonts` to fetch the free ones, or name a folder that has "
          "them: --font-dir DIR"));
    return NULL;
  }
  return g_steal_pointer(&set);
}

void font_set_free(struct font_set *set) {
  if (!set)
    return;
  fallback_free(set->fallback);
  g_hash_table_unref(set->chosen);
  if (set->others)
    g_ptr_array_unref(set->others);
  g_ptr_array_unref(set->faces);
  g_ptr_array_unref(set->folders);
  g_free(set);
}

struct face *font_set_face(struct font_set *set, enum font_role role) {
  return set->roles[role];
}

enum font_role font_set_lender(const struct font_set *set, enum font_role role) {
  return set->lenders[role];
}

/* Opens the fonts in the folders that are plain (not bold, not italic …), or those that are not. */
static void open_others(struct font_set *set, bool plain) {
  for (guint i = 0; i < set->folders->len; i++) {
    const GPtrArray *files = set->folders->pdata[i];
    for (guint j = 0; j < files->len; j++) {
      const struct font_file *font = files->pdata[j];
      if ((font->regular && !font->italic) != plain || !font->name)
        continue;
      struct face *face = face_open(font->file, font->index, font->name);
      if (!face)
        continue;
      face->fallback = true;
      g_ptr_array_add(set->others, face);
    }
  }
}

/* A face from the font folders that serves no role but has the character. */
static struct face *choose_from_folders(struct font_set *set, gunichar c) {
  if (!set->others) {
    set->others = g_ptr_array_new_with_free_func((GDestroyNotify)face_free);
    open_others(set, true);
    open_others(set, false);
  }
  for (guint i = 0; i < set->others->len; i++)
    if (face_glyph(set->others->pdata[i], c) != 0)
      return set->others->pdata[i];
  return NULL;
}

/* A face from the system's fonts: the best one that can be used. */
static struct face *choose_from_system(struct font_set *set, gunichar c) {
  const char *file, *family;
  int index;
  if (!set->fallback)
    set->fallback = fallback_new();
  for (guint rank = 0; fallback_find(set->fallback, c, rank, &file, &index, &family); rank++) {
    struct face *face = open_once(set, file, index, family, true);
    if (face && face_glyph(face, c) != 0)
      return face;
  }
  return NULL;
}

/* A face for a character that its role does not have. */
static struct face *choose(struct font_set *set, gunichar c) {
  for (gsize i = 0; i < G_N_ELEMENTS(LENDERS); i++)
    if (face_glyph(set->roles[LENDERS[i]], c) != 0)
      return set->roles[LENDERS[i]];
  struct face *face = choose_from_folders(set, c);
  return face ? face : choose_from_system(set, c);
}

struct face *font_set_face_for(struct font_set *set, enum font_role role, gunichar c) {
  if (face_glyph(set->roles[role], c) != 0)
    return set->roles[role];
  gpointer face;
  if (!g_hash_table_lookup_extended(set->chosen, GUINT_TO_POINTER(c), NULL, &face)) {
    face = choose(set, c);
    g_hash_table_insert(set->chosen, GUINT_TO_POINTER(c), face);
  }
  return face;
}
