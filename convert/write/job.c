#include "write/job.h"

#include "base/items.h"
#include "text/chars.h"

static void artifact_free(gpointer data) {
  struct artifact *artifact = data;
  g_free(artifact->part);
  g_bytes_unref(artifact->bytes);
  g_free(artifact);
}

GPtrArray *artifacts_new(void) {
  return g_ptr_array_new_with_free_func(artifact_free);
}

void artifacts_add(GPtrArray *artifacts, const char *part, GBytes *bytes) {
  struct artifact *artifact = g_new0(struct artifact, 1);
  artifact->part = g_strdup(part);
  artifact->bytes = bytes;
  g_ptr_array_add(artifacts, artifact);
}

const char *write_job_author(const struct write_job *job) {
  return job->options->author ? job->options->author : doc_subtitle(job->doc, KIND_SPEAKER);
}

const char *write_job_subject(const struct write_job *job) {
  return doc_subtitle(job->doc, KIND_OCCASION);
}

/* The first sentence of a text, without the mark that ends it; free with g_free. */
static char *first_sentence(const char *text) {
  const char *end = text;
  while (*end && *end != '\n' && !chars_is_one_of("。！？：…!?:", g_utf8_get_char(end)))
    end = g_utf8_next_char(end);
  return g_strndup(text, (gsize)(end - text));
}

char *write_job_title(const struct write_job *job) {
  char *title = doc_title(job->doc);
  const struct block *named = NULL;
  for (guint i = 0; !title && i < job->doc->blocks->len; i++) {
    const struct block *block = pointer_at(job->doc->blocks, i);
    if (!named || (block->role == ROLE_SALUTATION && named->role != ROLE_SALUTATION))
      named = block;
  }
  return title || !named ? title : first_sentence(named->text);
}

char *write_job_keywords(const struct write_job *job) {
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < job->paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(job->paragraphs, i);
    if (paragraph->element == ELEMENT_HEADING && paragraph->level == 1)
      g_string_append_printf(words, "%s%s", words->len > 0 ? "；" : "",
                             paragraph->outline + paragraph_span(paragraph, 0)->block->marker_length);
  }
  return g_string_free(g_steal_pointer(&words), FALSE);
}
