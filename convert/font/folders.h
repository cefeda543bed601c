/* The font folders as fontconfig reads them, in configurations of the program's own: the system's fonts are not among
 * them.  What the program knows about fonts better than they do is in fonts/fonts.conf. */
#pragma once

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <hb.h>
#include <stdbool.h>

/* The fonts of the folders (or font files) `dirs` (NULL-terminated, may be NULL) and of the program's own folder: an
 * array of FcFontSet, best folder first.  The own folder is read from the cache that `make fonts` made, when that is as
 * new as the folder; a cache is never written.  NULL and JIANGGAO_ERROR_FONT when a folder that was named is not there,
 * or a font in one cannot be opened; damaged fonts are left out.  Free with g_ptr_array_unref. */
GPtrArray *folders_open(char *const *dirs, GError **error);

/* Whether a folder has a family of this name (any of a font's names). */
bool folder_has_family(const FcFontSet *folder, const char *family);

/* Whether a font has outlines that a PDF can hold, TrueType or CFF without colours, as fontconfig says. */
bool folders_can_draw(FcPattern *font);

/* Whether the outlines are in the file (it may be damaged). */
bool folders_has_outlines(hb_face_t *face);

/* All fonts of the folders that can be drawn in one configuration, those of the best folder first.  Free with
 * FcConfigDestroy. */
FcConfig *folders_join(const GPtrArray *folders);

/* The system's configuration with its fonts (some ten milliseconds); NULL when the machine has none.  Free with
 * FcConfigDestroy. */
FcConfig *folders_system(void);
