#include "layout/builder.h"
#include "base/items.h"

enum char_class builder_class(const struct box_builder *builder, guint i) {
  g_assert(i < builder->items->len);
  return array_at(builder->items, struct item, i).class;
}

guint32 builder_offset(const struct box_builder *builder, guint i) {
  return i < builder->items->len ? array_at(builder->items, struct item, i).start : (guint32)builder->length;
}

guint32 builder_source(const struct box_builder *builder, guint32 offset) {
  return drawn_source(builder->drawn, offset);
}

const struct span *builder_span(struct box_builder *builder, guint32 offset) {
  return galley_span(builder->galley, builder_source(builder, offset), &builder->span);
}

double builder_size(struct box_builder *builder, guint32 offset) {
  return builder->galley->size * galley_scale(builder_span(builder, offset));
}

const PangoItem *builder_run(struct box_builder *builder, guint32 offset) {
  const PangoItem *const *runs = (const PangoItem *const *)builder->runs->pdata;
  while ((guint32)runs[builder->run]->offset > offset) /* the first begins at 0 */
    builder->run--;
  while (builder->run + 1 < builder->runs->len && (guint32)runs[builder->run + 1]->offset <= offset)
    builder->run++;
  return runs[builder->run];
}

struct font_wish builder_wish(struct box_builder *builder, guint32 offset, bool latin) {
  return font_wish(builder->typesetter, builder->galley, builder_span(builder, offset), latin);
}

struct box *builder_add_box(struct box_builder *builder, guint first, guint end, enum break_kind kind) {
  struct box box = {.text = builder_offset(builder, first),
                    .glyph = builder->out->glyphs->len,
                    .class = (guint8)builder_class(builder, first),
                    .last_class = (guint8)builder_class(builder, end - 1),
                    .break_before = (guint8)kind,
                    .level = builder_run(builder, builder_offset(builder, first))->analysis.level};
  g_array_append_val(builder->out->boxes, box);
  return &array_at(builder->out->boxes, struct box, builder->out->boxes->len - 1);
}

void builder_add_glyph(struct box_builder *builder, struct box *box, guint32 glyph, double x, double y, guint32 text,
                       guint32 text_length) {
  struct box_glyph placed = {glyph, (float)x, (float)y, text, text_length};
  g_array_append_val(builder->out->glyphs, placed);
  box->glyph_count++;
}

bool builder_is_widened(const struct box_builder *builder, enum char_class class, guint32 offset) {
  return class_is_mark(class) && (guchar)builder->galley->text[builder_source(builder, offset)] < 0x80;
}
