#include "layout/beside.h"

static struct run *add_run(struct line *line, struct face *face, bool bold, double size) {
  struct run *run = line_add_run(line, face, size);
  run->block = G_MAXUINT;
  run->bold = bold && !face->bold;
  return run;
}

/* One more character at `x` of the line; returns its advance. */
static double add_character(struct run *run, GString *text, guint32 glyph, double x, const char *character) {
  const gsize length = (gsize)(g_utf8_next_char(character) - character);
  const struct placed_glyph placed = {
      .glyph = (guint16)glyph, .text_length = (guint16)length, .text_start = (guint)text->len, .x = (float)x};
  g_array_append_val(run->glyphs, placed);
  g_string_append_len(text, character, (gssize)length);
  return face_advance(run->face, glyph) * run->size;
}

static void end_run(struct run *run, GString *text) {
  if (run)
    run->text = g_strdup(text->str);
  g_string_truncate(text, 0);
}

struct line *beside_line(struct typesetter *typesetter, struct font_wish wish, double size, const char *text,
                         double *width) {
  struct line *line = line_new();
  line->kind = LINE_BESIDE;
  line->block = G_MAXUINT;
  line->first = line->last = true;
  g_autoptr(GString) bytes = g_string_new(NULL);
  struct run *run = NULL;
  double x = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const struct glyph_choice choice = choose_glyph(typesetter, wish, NULL, 0, g_utf8_get_char(p));
    if (!run || run->face != choice.face) {
      end_run(run, bytes);
      run = add_run(line, choice.face, wish.bold, size);
    }
    x += add_character(run, bytes, choice.glyph, x, p);
  }
  end_run(run, bytes);
  if (width)
    *width = x;
  return line;
}
