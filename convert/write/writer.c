#include "write/writer.h"

#include "text/chars.h"
#include "write/docx/docx.h"
#include "write/docx/guard.h"
#include "write/json.h"
#include "write/page_module.h"
#include "write/text.h"

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

static bool write_pdf(struct write_job *job, GPtrArray *artifacts, GError **error) {
  const struct page_module *module = page_module_load(error);
  return module && module->pdf(job, artifacts, error);
}

static bool write_png(struct write_job *job, GPtrArray *artifacts, GError **error) {
  const struct page_module *module = page_module_load(error);
  return module && module->png(job, artifacts, error);
}

static bool write_svg(struct write_job *job, GPtrArray *artifacts, GError **error) {
  const struct page_module *module = page_module_load(error);
  return module && module->svg(job, artifacts, error);
}

static bool write_layout(struct write_job *job, GPtrArray *artifacts, GError **error) {
  const struct page_module *module = page_module_load(error);
  return module && module->layout(job, artifacts, error);
}

static const struct writer writers[] = {
    {.name = "pdf", .suffix = ".pdf", .write = write_pdf, .draws_pages = true},
    {.name = "docx", .suffix = ".docx", .write = docx_write, .may_overwrite = guard_may_overwrite},
    {.name = "json", .suffix = ".json", .write = json_write},
    {.name = "txt", .suffix = ".txt", .write = text_write},
    {.name = "png", .suffix = ".png", .write = write_png, .draws_pages = true},
    {.name = "svg", .suffix = ".svg", .write = write_svg, .draws_pages = true},
    {.name = "layout", .suffix = ".layout", .write = write_layout, .draws_pages = true},
};

const struct writer *writer_by_name(const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS(writers); i++)
    if (g_ascii_strcasecmp(writers[i].name, name) == 0)
      return &writers[i];
  return NULL;
}

const struct writer *writer_by_path(const char *path) {
  g_autofree char *lower = g_ascii_strdown(path, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(writers); i++)
    if (g_str_has_suffix(lower, writers[i].suffix))
      return &writers[i];
  return NULL;
}

char *writer_names(void) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(writers); i++)
    g_string_append_printf(names, "%s%s", i ? ", " : "", writers[i].name);
  return g_strdup(names->str);
}

const char *write_job_author(const struct write_job *job) {
  return job->options->author ? job->options->author : doc_subtitle(job->doc, KIND_SPEAKER);
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
    const struct block *block = job->doc->blocks->pdata[i];
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
