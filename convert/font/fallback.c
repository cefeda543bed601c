#include "font/fallback.h"

#include <fontconfig/fontconfig.h>

#include <string.h>

struct fallback {
  FcConfig *config;
  FcFontSet *fonts; /* best first */
};

/* A face for another region draws Chinese text in the wrong shapes (spec D6); such faces tell it in their name. */
static bool is_other_region(const char *family) {
  static const char *const regions[] = {" JP", " KR", " TC", " HK", " TW", " MO", "Japan", "Korea"};
  for (gsize i = 0; i < G_N_ELEMENTS(regions); i++)
    if (strstr(family, regions[i]))
      return true;
  return false;
}

/* Whether a pattern tells of a font with outlines that has the character. */
static bool has_character(FcPattern *pattern, gunichar c) {
  FcCharSet *charset;
  FcBool outline;
  return FcPatternGetBool(pattern, FC_OUTLINE, 0, &outline) == FcResultMatch && outline &&
         FcPatternGetCharSet(pattern, FC_CHARSET, 0, &charset) == FcResultMatch && FcCharSetHasChar(charset, c);
}

/* Fonts with outlines, Chinese ones first, then those most like Song type. */
static FcFontSet *sorted_fonts(FcConfig *config) {
  FcPattern *wanted = FcPatternCreate();
  FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)"serif");
  FcPatternAddString(wanted, FC_LANG, (const FcChar8 *)"zh-cn");
  FcPatternAddBool(wanted, FC_OUTLINE, FcTrue);
  FcPatternAddBool(wanted, FC_COLOR, FcFalse);
  FcConfigSubstitute(config, wanted, FcMatchPattern);
  FcDefaultSubstitute(wanted);
  FcResult result;
  FcFontSet *fonts = FcFontSort(config, wanted, FcFalse, NULL, &result);
  FcPatternDestroy(wanted);
  return fonts;
}

/* The font with the character before which `*rank` others of the wanted kind (of another region or not) have it too;
 * NULL when there are not so many, and `*rank` is less by those that there are. */
static FcPattern *ranked_with(FcFontSet *fonts, gunichar c, bool other_region, guint *rank) {
  for (int i = 0; i < fonts->nfont; i++) {
    FcChar8 *family;
    if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch &&
        is_other_region((const char *)family) == other_region && has_character(fonts->fonts[i], c) && (*rank)-- == 0)
      return fonts->fonts[i];
  }
  return NULL;
}

struct fallback *fallback_new(void) {
  struct fallback *fallback = g_new0(struct fallback, 1);
  fallback->config = FcConfigCreate();
  /* A machine without a font configuration has no fonts to offer: no reason for fontconfig to complain. */
  if (fallback->config && FcConfigParseAndLoad(fallback->config, NULL, FcFalse) && FcConfigBuildFonts(fallback->config))
    fallback->fonts = sorted_fonts(fallback->config);
  return fallback;
}

void fallback_free(struct fallback *fallback) {
  if (!fallback)
    return;
  if (fallback->fonts)
    FcFontSetDestroy(fallback->fonts);
  if (fallback->config)
    FcConfigDestroy(fallback->config);
  g_free(fallback);
}

bool fallback_find(const struct fallback *fallback, gunichar c, guint rank, const char **file, int *index,
                   const char **family) {
  if (!fallback->fonts)
    return false;
  FcPattern *found = ranked_with(fallback->fonts, c, false, &rank);
  if (!found)
    found = ranked_with(fallback->fonts, c, true, &rank);
  if (!found || FcPatternGetString(found, FC_FILE, 0, (FcChar8 **)file) != FcResultMatch ||
      FcPatternGetString(found, FC_FAMILY, 0, (FcChar8 **)family) != FcResultMatch ||
      FcPatternGetInteger(found, FC_INDEX, 0, index) != FcResultMatch)
    return false;
  *index &= 0xffff; /* above: a named instance of a variable font */
  return true;
}
