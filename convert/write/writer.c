#include "write/writer.h"

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
