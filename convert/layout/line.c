#include "layout/line.h"

static void run_free(struct run *run) {
  g_free(run->text);
  g_array_unref(run->glyphs);
  g_free(run);
}

struct line *line_new(void) {
  struct line *line = g_new0(struct line, 1);
  line->runs = g_ptr_array_new_with_free_func((GDestroyNotify)run_free);
  return line;
}

void line_free(struct line *line) {
  if (!line)
    return;
  g_ptr_array_unref(line->runs);
  g_free(line);
}

struct run *line_add_run(struct line *line, struct face *face, double size) {
  struct run *run = g_new0(struct run, 1);
  run->face = face;
  run->size = size;
  run->glyphs = g_array_new(FALSE, FALSE, sizeof(struct placed_glyph));
  g_ptr_array_add(line->runs, run);
  return run;
}

struct line *line_copy(const struct line *line) {
  struct line *copy = g_memdup2(line, sizeof *line);
  copy->runs = g_ptr_array_new_with_free_func((GDestroyNotify)run_free);
  for (guint i = 0; i < line->runs->len; i++) {
    struct run *run = g_memdup2(g_ptr_array_index(line->runs, i), sizeof(struct run));
    run->text = g_strdup(run->text);
    run->glyphs = g_array_copy(run->glyphs);
    g_ptr_array_add(copy->runs, run);
  }
  return copy;
}
