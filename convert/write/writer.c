#include "write/writer.h"

#include "base/messages.h"
#include "write/json.h"
#include "write/modules.h"
#include "write/pdf.h"
#include "write/text.h"

static bool write_docx(const struct write_job *job, GPtrArray *artifacts, GError **error) {
  const struct word_module *module = word_module_load(error);
  return module && module->write_docx(job, artifacts, error);
}

/* What cannot be looked at is not written over. */
static enum guard_verdict guard_docx(GBytes *file) {
  const struct word_module *module = word_module_load(NULL);
  return module ? module->guard_docx(file) : GUARD_FOREIGN;
}

static const struct writer writers[] = {
    {.name = "pdf",
     .suffix = ".pdf",
     .meaning = N_("the handout"),
     .pages = true,
     .write = pdf_write,
     .guard = guard_sealed},
    {.name = "docx",
     .suffix = ".docx",
     .meaning = N_("the Word file"),
     .faces = true,
     .toc = true,
     .tracks = true,
     .unpacks = true,
     .write = write_docx,
     .guard = guard_docx},
    {.name = "json",
     .suffix = ".json",
     .meaning = N_("the structure that was found"),
     .tree = true,
     .write = json_write},
    {.name = "txt", .suffix = ".txt", .meaning = N_("the clean text"), .write = text_write},
    {.name = "png", .suffix = ".png", .meaning = N_("one picture a page"), .pages = true, .guard = guard_sealed},
    {.name = "svg", .suffix = ".svg", .meaning = N_("one drawing a page"), .pages = true, .guard = guard_sealed},
    {.name = "layout", .suffix = ".layout", .meaning = N_("where each line of the pages stands"), .pages = true},
};

const struct writer *writer_at(guint index) {
  return index < G_N_ELEMENTS(writers) ? &writers[index] : NULL;
}

const struct writer *writer_by_name(const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS(writers); i++)
    if (g_ascii_strcasecmp(writers[i].name, name) == 0)
      return &writers[i];
  return NULL;
}

bool writer_run(const struct writer *writer, const struct write_job *job, GPtrArray *artifacts, GError **error) {
  if (writer->write)
    return writer->write(job, artifacts, error);
  const struct page_module *module = page_module_load(error);
  return module && page_module_writer(module, writer->name)->write(job, artifacts, error);
}
