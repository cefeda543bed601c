/* Whether the shipped fonts draw what they say: their glyphs beside those of second fonts (typography K1).  A glyph is
 * drawn small and blurred, so that styles matter little, and the second font's is moved about until they agree best. */
#include "font/font.h"
#include "unit/standard.h"

#include <math.h>

#define SIDE 20     /* of a picture, pixels */
#define MARGIN 2    /* how far pictures are moved against each other */
#define EM 16.0     /* of the glyphs in it */
#define BASELINE 16 /* from the top */

struct picture {
  float ink[SIDE][SIDE]; /* mean 0, length 1 */
};

static struct family title[] = {{"FandolSong", 700, false}, {NULL, 0, false}},
                     body[] = {{"FandolFang", 400, false}, {NULL, 0, false}},
                     kai[] = {{"FandolKai", 400, false}, {NULL, 0, false}},
                     hei[] = {{"FandolHei", 400, false}, {NULL, 0, false}},
                     song[] = {{"FandolSong", 400, false}, {NULL, 0, false}},
                     latin[] = {{"Liberation Serif", 400, false}, {NULL, 0, false}};
static struct family second_title[] = {{"Noto Serif CJK SC", 700, false}, {NULL, 0, false}},
                     second_body[] = {{"LXGW WenKai", 300, false}, {NULL, 0, false}},
                     second_kai[] = {{"LXGW WenKai", 400, false}, {NULL, 0, false}},
                     second_hei[] = {{"Noto Sans CJK SC", 700, false}, {NULL, 0, false}},
                     second_song[] = {{"Noto Serif CJK SC", 400, false}, {NULL, 0, false}};

/* What a face draws in the place of another character. */
struct wrong {
  const char *characters, *drawn;
};

static const struct wrong wrong[FONT_LATIN] = {
    [FONT_TITLE] = {"幹衹餘醜滷捨鬆鬱癥準鹼臟￥", "干只余丑鹵舍松郁症准碱髒＄"},
    [FONT_BODY] = {"幹衹餘醜滷捨鬆鬱癥準鹼臟￥", "干只余丑鹵舍松郁症准碱髒＄"},
    [FONT_KAI] = {"懲誠稱騁￥", "誠騁懲秤＄"},
    [FONT_HEI] = {"幹衹餘醜滷捨鬆鬱癥準臟懲誠稱騁￥", "干只余丑鹵舍松郁症准髒誠騁懲秤＄"},
    [FONT_SONG] = {"幹衹餘滷捨鬆鬱癥準臟￥", "干只余鹵舍松郁症准髒＄"},
};

struct fixture {
  struct font_set *shipped, *second;
};

static int setup(void **state) {
  const struct family_set shipped = {.families = {title, body, kai, hei, song, latin}};
  const struct family_set second = {
      .families = {second_title, second_body, second_kai, second_hei, second_song, latin}};
  struct fixture *fixture = g_new(struct fixture, 1);
  *fixture = (struct fixture){font_set_new(&shipped, NULL, NULL), font_set_new(&second, NULL, NULL)};
  assert_non_null(fixture->shipped);
  assert_non_null(fixture->second);
  *state = fixture;
  return 0;
}

static int teardown(void **state) {
  struct fixture *fixture = *state;
  font_set_free(fixture->shipped);
  font_set_free(fixture->second);
  g_free(fixture);
  return 0;
}

/* The glyph that the font file has for a character, be it right or wrong. */
static guint32 drawn_glyph(struct face *face, gunichar c) {
  hb_codepoint_t glyph = 0;
  hb_font_get_nominal_glyph(face->hb, c, &glyph);
  return glyph;
}

static void blur(struct picture *picture) {
  struct picture sharp = *picture;
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++) {
      picture->ink[y][x] = 0;
      for (int v = MAX(y - 1, 0); v <= MIN(y + 1, SIDE - 1); v++)
        for (int u = MAX(x - 1, 0); u <= MIN(x + 1, SIDE - 1); u++)
          picture->ink[y][x] += sharp.ink[v][u];
    }
}

static void normalize(struct picture *picture) {
  float *ink = &picture->ink[0][0], sum = 0, squares = 0;
  for (int i = 0; i < SIDE * SIDE; i++)
    sum += ink[i];
  for (int i = 0; i < SIDE * SIDE; i++) {
    ink[i] -= sum / (SIDE * SIDE);
    squares += ink[i] * ink[i];
  }
  for (int i = 0; i < SIDE * SIDE && squares > 0; i++)
    ink[i] /= sqrtf(squares);
}

static struct picture draw(struct face *face, guint32 glyph) {
  struct picture picture;
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE, SIDE);
  cairo_t *cr = cairo_create(surface);
  cairo_set_font_face(cr, face_cairo(face, false, 0));
  cairo_set_font_size(cr, EM);
  cairo_show_glyphs(cr, &(cairo_glyph_t){glyph, (SIDE - EM) / 2, BASELINE}, 1);
  cairo_destroy(cr);
  cairo_surface_flush(surface);
  const guchar *data = cairo_image_surface_get_data(surface);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      picture.ink[y][x] = data[y * cairo_image_surface_get_stride(surface) + x];
  cairo_surface_destroy(surface);
  blur(&picture);
  blur(&picture);
  normalize(&picture);
  return picture;
}

static float agreement(const struct picture *a, const struct picture *b, int dx, int dy) {
  float sum = 0;
  for (int y = MAX(0, -dy); y < MIN(SIDE, SIDE - dy); y++)
    for (int x = MAX(0, -dx); x < MIN(SIDE, SIDE - dx); x++)
      sum += a->ink[y][x] * b->ink[y + dy][x + dx];
  return sum;
}

/* How like two pictures are, 1 at most. */
static float likeness(const struct picture *a, const struct picture *b) {
  float best = -1;
  for (int dy = -MARGIN; dy <= MARGIN; dy++)
    for (int dx = -MARGIN; dx <= MARGIN; dx++)
      best = MAX(best, agreement(a, b, dx, dy));
  return best;
}

/* How like a glyph is to a character in one of the second fonts. */
static float looks_like(const struct fixture *fixture, const struct picture *picture, guint second, gunichar c) {
  struct face *face = font_set_face(fixture->second, second % FONT_LATIN);
  const struct picture other = draw(face, drawn_glyph(face, c));
  return likeness(picture, &other);
}

static void wrong_glyphs_look_like_other_characters(void **state) {
  const struct fixture *fixture = *state;
  for (guint role = 0; role < FONT_LATIN; role++) {
    struct face *face = font_set_face(fixture->shipped, role);
    const char *drawn = wrong[role].drawn;
    for (const char *p = wrong[role].characters; *p; p = g_utf8_next_char(p), drawn = g_utf8_next_char(drawn)) {
      const gunichar c = g_utf8_get_char(p), d = g_utf8_get_char(drawn);
      const struct picture picture = draw(face, drawn_glyph(face, c));
      const float own = looks_like(fixture, &picture, role, c);
      float other = looks_like(fixture, &picture, role, d);
      if (drawn_glyph(face, d) != 0) { /* the same outline twice */
        const struct picture twin = draw(face, drawn_glyph(face, d));
        other = MAX(other, likeness(&picture, &twin));
      }
      if (face_glyph(face, c) != 0 || own >= other)
        fail_msg("U+%04X of %s: like itself %.3f, like U+%04X %.3f", c, face->family, (double)own, d, (double)other);
    }
  }
}

/* The likeness that every other character has at least; the brush of Kai differs more. */
static const float least[FONT_LATIN] = {0.82f, 0.82f, 0.78f, 0.82f, 0.82f};

static void all_other_glyphs_look_like_themselves(void **state) {
  const struct fixture *fixture = *state;
  g_autofree char *characters = standard_characters();
  for (guint role = 0; role < FONT_LATIN; role++) {
    struct face *face = font_set_face(fixture->shipped, role);
    guint seen = 0;
    for (const char *p = characters; *p; p = g_utf8_next_char(p)) {
      const gunichar c = g_utf8_get_char(p);
      const guint32 glyph = face_glyph(face, c);
      if (glyph == 0)
        continue;
      const struct picture picture = draw(face, glyph);
      float own = -1;
      for (guint i = 0; i < FONT_LATIN && own < least[role]; i++) /* the font of the same style first */
        own = MAX(own, looks_like(fixture, &picture, role + i, c));
      if (own < least[role])
        fail_msg("U+%04X of %s is like itself %.3f only", c, face->family, (double)own);
      seen++;
    }
    assert_true(seen > 6500);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wrong_glyphs_look_like_other_characters),
      cmocka_unit_test(all_other_glyphs_look_like_themselves),
  };
  return cmocka_run_group_tests_name("ink", tests, setup, teardown);
}
