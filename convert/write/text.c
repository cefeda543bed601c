#include "write/text.h"

#include <string.h>

static void put_line(GString *out, const struct paragraph *paragraph, gsize from, gsize to) {
  g_string_append_len(out, paragraph->text->str + from, (gssize)(to - from));
  g_string_append_c(out, '\n');
}

/* The author's lines of the title, but for the last: where it is broken for the page is nobody's text. */
static gsize put_title_lines(GString *out, const struct paragraph *paragraph) {
  gsize from = 0;
  for (guint i = 0; (i = paragraph_block_end(paragraph, i)) < paragraph->spans->len;) {
    gsize to = paragraph_span(paragraph, i)->start;
    put_line(out, paragraph, from, to);
    from = to;
  }
  return from;
}

/* A block that the style sets as several paragraphs is one line. */
static bool goes_on(const GPtrArray *paragraphs, guint i) {
  return i + 1 < paragraphs->len && paragraph_last_span(paragraph_at(paragraphs, i))->block ==
                                        paragraph_span(paragraph_at(paragraphs, i + 1), 0)->block;
}

bool text_write(const struct write_job *job, GPtrArray *artifacts, G_GNUC_UNUSED GError **error) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint i = 0; i < job->paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(job->paragraphs, i);
    gsize from = paragraph->element == ELEMENT_TITLE ? put_title_lines(out, paragraph) : 0;
    if (goes_on(job->paragraphs, i))
      g_string_append_len(out, paragraph->text->str, (gssize)paragraph->text->len);
    else
      put_line(out, paragraph, from, paragraph->text->len);
  }
  artifacts_add(artifacts, "", g_string_free_to_bytes(g_steal_pointer(&out)));
  return true;
}
