#include "write/text.h"

#include "text/title.h"

#include <string.h>

/* One title block, a line for each line it has on the page. */
static void put_title(GString *out, const char *text, double cells) {
  g_autoptr(GArray) breaks = title_breaks(text, cells);
  gsize from = 0;
  for (guint i = 0; i <= breaks->len; i++) {
    gsize to = i < breaks->len ? g_array_index(breaks, gsize, i) : strlen(text);
    g_string_append_len(out, text + from, (gssize)(to - from));
    g_string_append_c(out, '\n');
    from = to;
  }
}

bool text_write(const struct write_job *job, GPtrArray *artifacts, G_GNUC_UNUSED GError **error) {
  g_autoptr(GString) out = g_string_new(NULL);
  const GPtrArray *blocks = job->doc->blocks;
  for (guint i = 0; i < blocks->len; i++) {
    const struct block *block = g_ptr_array_index(blocks, i);
    if (block->role == ROLE_TITLE) {
      put_title(out, block->text, style_display_cells(job->style, ELEMENT_TITLE));
      continue;
    }
    g_string_append(out, block->text);
    g_string_append(out, block_end_mark(block));
    if (!block->run_in)
      g_string_append_c(out, '\n');
  }
  artifacts_add(artifacts, "", g_string_free_to_bytes(g_steal_pointer(&out)));
  return true;
}
