#include "write/text.h"

bool text_write(struct write_job *job, GPtrArray *artifacts, G_GNUC_UNUSED GError **error) {
  g_autoptr(GString) out = g_string_new(NULL);
  const GPtrArray *blocks = job->doc->blocks;
  for (guint i = 0; i < blocks->len; i++) {
    const struct block *block = g_ptr_array_index(blocks, i);
    g_string_append(out, block->text);
    g_string_append(out, block_end_mark(block));
    if (!block->run_in)
      g_string_append_c(out, '\n');
  }
  artifacts_add(artifacts, "", g_string_free_to_bytes(g_steal_pointer(&out)));
  return true;
}
