#include "font/glyph_boxes.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include FT_INCREMENTAL_H
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H

/* A glyph of a glyf table (OpenType, "glyf") begins with how many contours it has and its box. */
#define HEADER_BYTES 10

/* One whose only contour are two corners of the box. */
#define GLYPH_BYTES 24

struct glyph_boxes {
  FT_Face face;
  bool long_places;           /* the table of the glyphs' places has 32 bits for each */
  FT_Byte glyph[GLYPH_BYTES]; /* the one that was asked for last */
  FT_Incremental_InterfaceRec interface;
};

static guint number_at(const FT_Byte *bytes) {
  return (guint)bytes[0] << 8 | bytes[1];
}

static void put_number(FT_Byte *bytes, guint number) {
  bytes[0] = (FT_Byte)(number >> 8);
  bytes[1] = (FT_Byte)number;
}

static bool read_table(const struct glyph_boxes *boxes, FT_ULong tag, FT_ULong offset, FT_Byte *bytes,
                       FT_ULong length) {
  return FT_Load_Sfnt_Table(boxes->face, tag, (FT_Long)offset, bytes, &length) == 0;
}

/* Where glyph `glyph` begins and ends in its table. */
static bool find_glyph(const struct glyph_boxes *boxes, FT_UInt glyph, FT_ULong places[2]) {
  const FT_ULong width = boxes->long_places ? 4 : 2;
  FT_Byte bytes[2 * 4];
  if (!read_table(boxes, TTAG_loca, glyph * width, bytes, 2 * width))
    return false;
  for (int i = 0; i < 2; i++)
    places[i] = boxes->long_places ? (FT_ULong)number_at(bytes + 4 * i) << 16 | number_at(bytes + 4 * i + 2)
                                   : 2 * (FT_ULong)number_at(bytes + 2 * i);
  return true;
}

/* The points of a simple glyph: where the contour ends, no instructions, two points on the curve, the first and the way
 * to the second in x and in y. */
static void put_points(FT_Byte *glyph) {
  const guint left = number_at(glyph + 2), bottom = number_at(glyph + 4);
  const guint right = number_at(glyph + 6), top = number_at(glyph + 8);
  put_number(glyph, 1);
  put_number(glyph + 10, 1);
  put_number(glyph + 12, 0);
  glyph[14] = glyph[15] = 1;
  put_number(glyph + 16, left);
  put_number(glyph + 18, right - left);
  put_number(glyph + 20, bottom);
  put_number(glyph + 22, top - bottom);
}

static FT_Error give_box(FT_Incremental object, FT_UInt glyph, FT_Data *data) {
  struct glyph_boxes *boxes = (struct glyph_boxes *)(void *)object;
  FT_ULong places[2];
  if (!find_glyph(boxes, glyph, places))
    return FT_Err_Invalid_Table;
  *data = (FT_Data){.pointer = boxes->glyph};
  if (places[0] >= places[1]) /* a blank */
    return FT_Err_Ok;
  if (!read_table(boxes, TTAG_glyf, places[0], boxes->glyph, HEADER_BYTES))
    return FT_Err_Invalid_Table;
  put_points(boxes->glyph);
  data->length = GLYPH_BYTES;
  return FT_Err_Ok;
}

static void take_back(G_GNUC_UNUSED FT_Incremental object, G_GNUC_UNUSED FT_Data *data) {}

static FT_Error keep_metrics(G_GNUC_UNUSED FT_Incremental object, G_GNUC_UNUSED FT_UInt glyph,
                             G_GNUC_UNUSED FT_Bool vertical, G_GNUC_UNUSED FT_Incremental_MetricsRec *metrics) {
  return FT_Err_Ok;
}

static const FT_Incremental_FuncsRec functions = {give_box, take_back, keep_metrics};

struct glyph_boxes *glyph_boxes_open(FT_Library library, const FT_Byte *font, FT_Long length, FT_Face *face) {
  struct glyph_boxes *boxes = g_new0(struct glyph_boxes, 1);
  boxes->interface = (FT_Incremental_InterfaceRec){&functions, (FT_Incremental)(void *)boxes};
  FT_Parameter parameter = {FT_PARAM_TAG_INCREMENTAL, &boxes->interface};
  const FT_Open_Args arguments = {.flags = FT_OPEN_MEMORY | FT_OPEN_PARAMS,
                                  .memory_base = font,
                                  .memory_size = length,
                                  .num_params = 1,
                                  .params = &parameter};
  if (FT_Open_Face(library, &arguments, 0, face) != 0) {
    g_free(boxes);
    return NULL;
  }
  FT_ULong length_of_glyphs = 0;
  const TT_Header *head = FT_Get_Sfnt_Table(*face, FT_SFNT_HEAD);
  if (!head || FT_Load_Sfnt_Table(*face, TTAG_glyf, 0, NULL, &length_of_glyphs) != 0) {
    FT_Done_Face(*face);
    g_free(boxes);
    return NULL;
  }
  boxes->face = *face;
  boxes->long_places = head->Index_To_Loc_Format != 0;
  return boxes;
}

void glyph_boxes_free(struct glyph_boxes *boxes) {
  g_free(boxes);
}
