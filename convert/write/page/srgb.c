#include "write/page/srgb.h"

#include <math.h>
#include <string.h>

#define HEADER_SIZE 128
#define ENTRY_SIZE 12 /* of the tag table: signature, offset, size */

/* White of the profile connection space, D50. */
#define WHITE 0.9642, 1.0, 0.8249

static void put_u32(GByteArray *out, guint32 value) {
  const guint32 big = GUINT32_TO_BE(value);
  g_byte_array_append(out, (const guint8 *)&big, sizeof big);
}

static void put_signature(GByteArray *out, const char *signature) {
  g_byte_array_append(out, (const guint8 *)signature, 4);
}

/* Numbers with 16 bits of fraction. */
static void put_fixed(GByteArray *out, const double *numbers, gsize count) {
  for (gsize i = 0; i < count; i++)
    put_u32(out, (guint32)lround(numbers[i] * 65536));
}

/* ICC.1 7.2. */
static void put_header(GByteArray *out, guint32 size) {
  const double white[] = {WHITE};
  put_u32(out, size);
  put_u32(out, 0); /* no preferred colour management module */
  put_u32(out, 0x04200000);
  put_signature(out, "mntr"); /* a display */
  put_signature(out, "RGB ");
  put_signature(out, "XYZ ");
  put_u32(out, 2004 << 16 | 10); /* when: the profile is always the same */
  put_u32(out, 1 << 16);
  put_u32(out, 0);
  put_signature(out, "acsp");
  for (int i = 0; i < 7; i++) /* platform to rendering intent */
    put_u32(out, 0);
  put_fixed(out, white, G_N_ELEMENTS(white));
  while (out->len < HEADER_SIZE)
    put_u32(out, 0);
}

/* ICC.1 10.13: one text, in English. */
static void put_text(GByteArray *out, const char *text) {
  const gsize length = strlen(text);
  put_signature(out, "mluc");
  put_u32(out, 0);
  put_u32(out, 1);
  put_u32(out, 12);
  put_signature(out, "enUS");
  put_u32(out, (guint32)(2 * length));
  put_u32(out, 28);
  for (gsize i = 0; i < length; i++) {
    const guint8 unit[] = {0, (guint8)text[i]};
    g_byte_array_append(out, unit, sizeof unit);
  }
}

static void put_numbers(GByteArray *out, const char *type, const double *numbers, gsize count) {
  put_signature(out, type);
  put_u32(out, 0);
  put_fixed(out, numbers, count);
}

/* ICC.1 10.15, function 3: a power above `d`, a straight line below it. */
static void put_curve(GByteArray *out) {
  const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  put_signature(out, "para");
  put_u32(out, 0);
  put_u32(out, 3 << 16);
  put_fixed(out, curve, G_N_ELEMENTS(curve));
}

/* One tag of the profile: a text, numbers, or the curve of a colour. */
struct icc_tag {
  const char *signature, *text, *type;
  double numbers[9];
  gsize count;
};

static const struct icc_tag tags[] = {
    {.signature = "desc", .text = "sRGB"},
    {.signature = "cprt", .text = "Public domain"},
    {.signature = "wtpt", .type = "XYZ ", .numbers = {WHITE}, .count = 3},
    /* The primaries of sRGB, seen under D50, and the way there from its own white, D65. */
    {.signature = "rXYZ", .type = "XYZ ", .numbers = {0.43607, 0.22249, 0.01392}, .count = 3},
    {.signature = "gXYZ", .type = "XYZ ", .numbers = {0.38515, 0.71687, 0.09708}, .count = 3},
    {.signature = "bXYZ", .type = "XYZ ", .numbers = {0.14307, 0.06061, 0.71410}, .count = 3},
    {.signature = "chad",
     .type = "sf32",
     .numbers = {1.04791, 0.02293, -0.05016, 0.02960, 0.99043, -0.01706, -0.00925, 0.01508, 0.75168},
     .count = 9},
    {.signature = "rTRC"},
    {.signature = "gTRC"},
    {.signature = "bTRC"},
};

static void put_tag(GByteArray *out, const struct icc_tag *tag) {
  if (tag->text)
    put_text(out, tag->text);
  else if (tag->type)
    put_numbers(out, tag->type, tag->numbers, tag->count);
  else
    put_curve(out);
  while (out->len % 4 > 0)
    g_byte_array_append(out, (const guint8 *)"", 1);
}

GByteArray *srgb_profile(void) {
  const guint32 first = HEADER_SIZE + 4 + G_N_ELEMENTS(tags) * ENTRY_SIZE;
  g_autoptr(GByteArray) table = g_byte_array_new(), data = g_byte_array_new();
  put_u32(table, G_N_ELEMENTS(tags));
  for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
    const guint32 start = data->len;
    put_tag(data, &tags[i]);
    put_signature(table, tags[i].signature);
    put_u32(table, first + start);
    put_u32(table, data->len - start);
  }
  GByteArray *profile = g_byte_array_new();
  put_header(profile, first + data->len);
  g_byte_array_append(profile, table->data, table->len);
  g_byte_array_append(profile, data->data, data->len);
  return profile;
}
