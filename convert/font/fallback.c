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

/* Opens the face of a pattern when it truly has the character. */
static struct face *open_pattern(FcPattern *pattern, gunichar c) {
  FcChar8 *file, *family;
  int index;
  FcCharSet *charset;
  if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch ||
      FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch ||
      FcPatternGetInteger(pattern, FC_INDEX, 0, &index) != FcResultMatch ||
      FcPatternGetCharSet(pattern, FC_CHARSET, 0, &charset) != FcResultMatch || !FcCharSetHasChar(charset, c))
    return NULL;
  g_autoptr(Face) face =
      face_open((const char *)file, index & 0xffff, (const char *)family); /* above: a named instance */
  if (!face || face_glyph(face, c) == 0)
    return NULL;
  return g_steal_pointer(&face);
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

/* The first font of the wanted kind (of another region or not) that has the character. */
static struct face *first_with(FcFontSet *fonts, gunichar c, bool other_region) {
  for (int i = 0; i < fonts->nfont; i++) {
    FcChar8 *family;
    FcBool outline;
    if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) != FcResultMatch ||
        FcPatternGetBool(fonts->fonts[i], FC_OUTLINE, 0, &outline) != FcResultMatch || !outline ||
        is_other_region((const char *)family) != other_region)
      continue;
    struct face *face = open_pattern(fonts->fonts[i], c);
    if (face)
      return face;
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

struct face *fallback_open(const struct fallback *fallback, gunichar c) {
  if (!fallback->fonts)
    return NULL;
  struct face *face = first_with(fallback->fonts, c, false);
  return face ? face : first_with(fallback->fonts, c, true);
}
