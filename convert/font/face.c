#include "font/face.h"

#include "base/items.h"
#include "font/folders.h"
#include "font/outlines.h"
#include "text/chars.h"

#include <pango/pangofc-font.h>
#include <string.h>

#define PAGE_BITS 8
#define PAGE_SIZE (1 << PAGE_BITS)
#define UNKNOWN G_MAXUINT32

/* Which glyphs a block of characters has, each asked for once. */
struct glyph_page {
  guint32 glyphs[PAGE_SIZE];
};

struct face_private {
  PangoFont *pango;
  struct glyph_page *pages[(0x110000 >> PAGE_BITS)]; /* by character; NULL: none of the block was asked for */
  float *advances;                                   /* by glyph; 0: not asked for, or nothing */
  GHashTable *inks;                                  /* of struct ink by glyph, NULL for no ink: few are asked for */
  float em;                                          /* in the units of the font that HarfBuzz has */
  PangoGlyphString *shaped;                          /* scratch of face_shape */
  GHashTable *words;                                 /* of GArray of struct shaped_glyph by struct word */
  GPtrArray *drawn[2];                               /* of cairo_font_face_t, plain and thick, by number */
  GPtrArray *in_pdf;                                 /* of cairo_font_face_t for text in PDF, by number */
};

/* A word that was shaped: only Latin letters with or without an accent, figures and marks, which look the same whatever
 * is beside them. */
#define WORD_BYTES 24

/* Of the letters that Unicode has with their accents: U+024F is the last of Latin Extended-B. */
#define LAST_LATIN 0x24F

struct word {
  guint8 script;
  char text[WORD_BYTES + 1];
};

/* Of a text with more words the further ones are shaped each time. */
#define WORDS_KEPT 4096

static guint word_hash(gconstpointer data) {
  return g_str_hash(((const struct word *)data)->text);
}

static gboolean word_equal(gconstpointer a, gconstpointer b) {
  const struct word *left = a, *right = b;
  return left->script == right->script && strcmp(left->text, right->text) == 0;
}

static FcPattern *pattern_of(PangoFont *font) {
  return pango_fc_font_get_pattern(PANGO_FC_FONT(font));
}

static const char *file_of(PangoFont *font) {
  FcChar8 *file = NULL;
  FcPatternGetString(pattern_of(font), FC_FILE, 0, &file);
  return (const char *)file;
}

/* The low half is the place in a collection, the high half a named instance of a variable font. */
static int index_of(PangoFont *font) {
  int index = 0;
  FcPatternGetInteger(pattern_of(font), FC_INDEX, 0, &index);
  return index;
}

bool face_is_of(const struct face *face, PangoFont *font) {
  return strcmp(face->file, file_of(font)) == 0 && face->index == index_of(font);
}

struct face *face_new(PangoFont *font, const char *family) {
  if (!folders_has_outlines(hb_font_get_face(pango_font_get_hb_font(font)))) {
    g_object_unref(font);
    return NULL;
  }
  struct face *face = g_new0(struct face, 1);
  face->private = g_new0(struct face_private, 1);
  face->private->pango = font;
  face->private->shaped = pango_glyph_string_new();
  for (gsize i = 0; i < G_N_ELEMENTS(face->private->drawn); i++)
    face->private->drawn[i] = g_ptr_array_new_with_free_func((GDestroyNotify)cairo_font_face_destroy);
  face->private->in_pdf = g_ptr_array_new_with_free_func((GDestroyNotify)cairo_font_face_destroy);
  face->family = g_strdup(family);
  face->file = g_strdup(file_of(font));
  face->index = index_of(font);
  int weight = 0;
  FcPatternGetInteger(pattern_of(font), FC_WEIGHT, 0, &weight);
  face->bold = weight >= FC_WEIGHT_DEMIBOLD;
  face->hb = pango_font_get_hb_font(font);
  int em, em_y;
  hb_font_get_scale(face->hb, &em, &em_y);
  face->private->em = (float)em;
  face->glyph_count = MIN(hb_face_get_glyph_count(hb_font_get_face(face->hb)), G_MAXUINT16 + 1);
  face->private->advances = g_new0(float, face->glyph_count);
  face->private->inks = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  face->private->words = g_hash_table_new_full(word_hash, word_equal, g_free, (GDestroyNotify)g_array_unref);
  return face;
}

void face_free(struct face *face) {
  if (!face)
    return;
  g_ptr_array_unref(face->private->drawn[false]);
  g_ptr_array_unref(face->private->drawn[true]);
  g_ptr_array_unref(face->private->in_pdf);
  for (gsize i = 0; i < G_N_ELEMENTS(face->private->pages); i++)
    g_free(face->private->pages[i]);
  pango_glyph_string_free(face->private->shaped);
  g_free(face->private->advances);
  g_hash_table_unref(face->private->inks);
  g_hash_table_unref(face->private->words);
  g_object_unref(face->private->pango);
  g_free(face->private);
  g_free(face->family);
  g_free(face->file);
  g_free(face);
}

/* A damaged font may speak of glyphs that it does not have. */
static guint32 real_glyph(const struct face *face, guint32 glyph) {
  return glyph < face->glyph_count ? glyph : 0;
}

/* What fontconfig says about the font counts, not its character map: fonts/fonts.conf takes wrong glyphs out. */
static guint32 find_glyph(const struct face *face, gunichar c) {
  hb_codepoint_t glyph = 0;
  if (!pango_font_has_char(face->private->pango, c) || !hb_font_get_nominal_glyph(face->hb, c, &glyph))
    return 0;
  return real_glyph(face, glyph);
}

guint32 face_glyph(struct face *face, gunichar c) {
  if (c >= 0x110000)
    return 0;
  struct glyph_page **page = &face->private->pages[c >> PAGE_BITS];
  if (!*page) {
    *page = g_new(struct glyph_page, 1);
    memset(*page, 0xff, sizeof **page); /* UNKNOWN */
  }
  guint32 *glyph = &(*page)->glyphs[c % PAGE_SIZE];
  if (*glyph == UNKNOWN)
    *glyph = find_glyph(face, c);
  return *glyph;
}

double face_advance(struct face *face, guint32 glyph) {
  float *advance = &face->private->advances[real_glyph(face, glyph)];
  if (*advance == 0)
    *advance = (float)hb_font_get_glyph_h_advance(face->hb, real_glyph(face, glyph)) / face->private->em;
  return *advance;
}

/* NULL when the glyph has no ink. */
static struct ink *measure_ink(struct face *face, guint32 glyph) {
  const float em = face->private->em;
  hb_glyph_extents_t box;
  if (!hb_font_get_glyph_extents(face->hb, glyph, &box) || box.width == 0 || box.height == 0)
    return NULL;
  struct ink *ink = g_new(struct ink, 1); /* HarfBuzz's y grows upward, its height is negative */
  ink->left = (float)box.x_bearing / em;
  ink->right = (float)(box.x_bearing + box.width) / em;
  ink->top = (float)-box.y_bearing / em;
  ink->bottom = (float)-(box.y_bearing + box.height) / em;
  return ink;
}

bool face_ink(struct face *face, guint32 glyph, struct ink *ink) {
  gpointer key = GUINT_TO_POINTER(real_glyph(face, glyph)), known;
  if (!g_hash_table_lookup_extended(face->private->inks, key, NULL, &known)) {
    known = measure_ink(face, real_glyph(face, glyph));
    g_hash_table_insert(face->private->inks, key, known);
  }
  if (known)
    *ink = *(const struct ink *)known;
  return known != NULL;
}

char *face_wrong_characters(struct face *face) {
  GString *wrong = g_string_new(NULL);
  hb_set_t *characters = hb_set_create();
  hb_face_collect_unicodes(hb_font_get_face(face->hb), characters);
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID, glyph; hb_set_next(characters, &c);) {
    struct ink ink;
    if (!pango_font_has_char(face->private->pango, c) && hb_font_get_nominal_glyph(face->hb, c, &glyph) &&
        face_ink(face, glyph, &ink)) /* fontconfig counts no glyphs without ink */
      g_string_append_unichar(wrong, c);
  }
  hb_set_destroy(characters);
  return g_string_free(wrong, FALSE);
}

bool face_prints_nothing(gunichar c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || chars_is_format(c);
}

static bool has_all(struct face *face, const char *text, gsize length) {
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    const bool skin = p > text && chars_is_skin_tone(c);
    if (!face_prints_nothing(c) && !skin && face_glyph(face, c) == 0)
      return false;
  }
  return true;
}

bool face_covers(struct face *face, const char *text, gsize length) {
  if (has_all(face, text, length))
    return true;
  g_autofree char *composed = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_DEFAULT_COMPOSE);
  return composed && has_all(face, composed, strlen(composed));
}

/* A stretch of text that is one cluster, as far as it was looked at. */
struct known_cluster {
  guint start, last;
};

/* Where the cluster begins that byte `at` is in: Pango tells marks from what they stand on.  `known` is the cluster of
 * the glyph before: thousands of marks on one letter are looked at once. */
static guint cluster_start(const char *text, guint at, struct known_cluster *known) {
  guint start = at;
  while (start > 0 && !(start >= known->start && start <= known->last)) {
    const gunichar c = g_utf8_get_char(text + start);
    if (!g_unichar_ismark(c) && !face_prints_nothing(c))
      break;
    start = (guint)(g_utf8_prev_char(text + start) - text);
  }
  if (start < known->start || start > known->last)
    *known = (struct known_cluster){start, at};
  known->last = MAX(known->last, at);
  return known->start;
}

/* The ink of the cluster at hand, in em from where its base stands: what further marks stand on. */
struct stack {
  guint cluster; /* G_MAXUINT: none yet */
  float middle, top, bottom, width;
};

/* Least blank between two marks, or a mark and its letter. */
#define MARK_GAP 0.03f

/* Puts a mark for which the font tells no place (it would stand behind its letter, or on another mark) in the middle
 * above or below. */
static void place_mark(struct face *face, struct stack *stack, struct shaped_glyph *glyph, gunichar c) {
  struct ink ink;
  if (!face_ink(face, glyph->glyph, &ink))
    return;
  if (glyph->cluster != stack->cluster) {
    *stack = (struct stack){glyph->cluster, glyph->x_offset + (ink.left + ink.right) / 2, ink.top, ink.bottom,
                            glyph->advance};
    return;
  }
  const int class = g_unichar_combining_class(c);
  if (glyph->advance == 0 && glyph->x_offset == 0 && glyph->y_offset == 0 && (class == 230 || class == 220)) {
    glyph->x_offset = stack->middle - stack->width - (ink.left + ink.right) / 2;
    glyph->y_offset =
        class == 230 ? MIN(0, stack->top - MARK_GAP - ink.bottom) : MAX(0, stack->bottom + MARK_GAP - ink.top);
  }
  stack->top = MIN(stack->top, ink.top + glyph->y_offset);
  stack->bottom = MAX(stack->bottom, ink.bottom + glyph->y_offset);
  stack->width += glyph->advance;
}

/* Of all signs of skin, in UTF-8. */
#define SKIN_TONE_BEGINS "\xF0\x9F\x8F"

/* Whether a glyph of a text is a sign of skin that the font does not join with its picture: it would be a patch behind
 * it, and prints nothing. */
static bool is_patch(struct face *face, const char *text, gsize length, guint32 glyph) {
  for (const char *p = g_utf8_next_char(text); p < text + length; p = g_utf8_next_char(p))
    if (chars_is_skin_tone(chars_at(p)) && face_glyph(face, chars_at(p)) == glyph)
      return true;
  return false;
}

static void shape(struct face *face, const PangoAnalysis *run, const struct shaped_text *text, GArray *glyphs) {
  const float em = FACE_SIZE;
  PangoAnalysis analysis = *run;
  PangoGlyphString *shaped = face->private->shaped;
  analysis.font = face->private->pango;
  pango_shape_with_flags(text->context + text->start, (int)text->length, text->context, (int)text->context_length,
                         &analysis, shaped, PANGO_SHAPE_NONE);
  const char *own = text->context + text->start;
  const bool pictures = g_strstr_len(own, (gssize)text->length, SKIN_TONE_BEGINS) != NULL;
  struct known_cluster known = {0, 0};
  struct stack stack = {.cluster = G_MAXUINT};
  for (int i = 0; i < shaped->num_glyphs; i++) {
    const PangoGlyphInfo *info = &shaped->glyphs[i];
    if (info->glyph == PANGO_GLYPH_EMPTY ||
        (pictures && is_patch(face, own, text->length, real_glyph(face, info->glyph))))
      continue;
    struct shaped_glyph glyph = {
        .glyph = real_glyph(face, info->glyph),
        .advance = (float)info->geometry.width / em,
        .x_offset = (float)info->geometry.x_offset / em,
        .y_offset = (float)info->geometry.y_offset / em,
        .cluster = cluster_start(own, (guint)shaped->log_clusters[i], &known),
    };
    if (run->level == 0)
      place_mark(face, &stack, &glyph, g_utf8_get_char(own + shaped->log_clusters[i]));
    g_array_append_val(glyphs, glyph);
  }
}

/* Whether a text is one that is kept as a word; then fills in the word. */
static bool is_word(const PangoAnalysis *run, const struct shaped_text *text, struct word *word) {
  if (text->length > WORD_BYTES || run->level != 0)
    return false;
  *word = (struct word){.script = (guint8)run->script};
  memcpy(word->text, text->context + text->start, text->length);
  for (const char *p = word->text; *p; p = g_utf8_next_char(p))
    if (chars_at(p) > LAST_LATIN)
      return false;
  return true;
}

void face_shape(struct face *face, const PangoAnalysis *run, const struct shaped_text *text, GArray *glyphs) {
  GHashTable *words = face->private->words;
  struct word word;
  if (!is_word(run, text, &word)) {
    shape(face, run, text, glyphs);
    return;
  }
  GArray *known = g_hash_table_lookup(words, &word);
  if (known) {
    g_array_append_vals(glyphs, known->data, known->len);
    return;
  }
  const guint before = glyphs->len;
  shape(face, run, text, glyphs);
  if (glyphs->len == before || g_hash_table_size(words) == WORDS_KEPT)
    return;
  known = g_array_sized_new(FALSE, FALSE, sizeof(struct shaped_glyph), glyphs->len - before);
  g_array_append_vals(known, &array_at(glyphs, struct shaped_glyph, before), glyphs->len - before);
  g_hash_table_insert(words, g_memdup2(&word, sizeof word), known);
}

cairo_font_face_t *face_cairo(struct face *face, bool thick, guint number) {
  GPtrArray *drawn = face->private->drawn[thick];
  while (drawn->len <= number) {
    cairo_font_face_t *next = outlines_face(face->file, face->index, thick);
    if (!next)
      return NULL;
    g_ptr_array_add(drawn, next);
  }
  return pointer_at(drawn, number);
}

cairo_font_face_t *face_cairo_in_pdf(struct face *face, guint number) {
  GPtrArray *drawn = face->private->in_pdf;
  while (drawn->len <= number) {
    cairo_font_face_t *next = outlines_boxes_face(face->file, face->index);
    if (!next)
      return NULL;
    g_ptr_array_add(drawn, next);
  }
  return pointer_at(drawn, number);
}
