/* What stands under every target: inputs, files, and the program's data and modules without an installation.  The
 * functions of base/paths.h and write/modules.h are here again, so that the linker leaves those of the library out: the
 * modules are part of this program, and the fonts are small ones. */
#include "fuzz.h"

#include "base/paths.h"
#include "lib/jianggao.h"
#include "write/modules.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct page_module page_module;
extern const struct finish_module finish_module;
extern const struct word_module word_module;

static const struct fuzz_target targets[] = {
    {"artifacts", fuzz_artifacts}, {"docx", fuzz_docx},   {"families", fuzz_families}, {"font", fuzz_font},
    {"outputs", fuzz_outputs},     {"page", fuzz_page},   {"review", fuzz_review},     {"rules", fuzz_rules},
    {"serve", fuzz_serve},         {"style", fuzz_style}, {"text", fuzz_text},         {"titles", fuzz_titles},
};

const struct fuzz_target *fuzz_target(const char *name) {
  for (gsize i = 0; name && i < G_N_ELEMENTS(targets); i++)
    if (strcmp(targets[i].name, name) == 0)
      return &targets[i];
  return NULL;
}

void fuzz_run(const struct fuzz_target *target, const void *data, size_t size) {
  uint8_t *copy = g_malloc(MAX(size, 1));
  if (size > 0)
    memcpy(copy, data, size);
  target->run((struct fuzz_input){copy, size});
  g_free(copy);
}

void must(bool kept, const char *what) {
  if (kept)
    return;
  g_printerr("promise broken: %s\n", what);
  abort();
}

guint fuzz_choice(struct fuzz_input *input) {
  if (input->size == 0)
    return 0;
  input->size--;
  return *input->data++ & 0xF;
}

struct fuzz_input fuzz_part(struct fuzz_input *input) {
  const uint8_t *end = input->size > 0 ? memchr(input->data, 1, input->size) : NULL;
  const struct fuzz_input part = {input->data, end ? (size_t)(end - input->data) : input->size};
  const size_t taken = part.size + (end != NULL);
  input->data += taken;
  input->size -= taken;
  return part;
}

/* The folder of this process's files; removed at its end, with what is in it. */
static char *folder;

static void remove_folder(void) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_remove(path);
  }
  g_rmdir(folder);
}

char *fuzz_file(struct fuzz_input input, const char *suffix) {
  if (!folder) {
    folder = g_dir_make_tmp("fuzz-XXXXXX", NULL);
    must(folder != NULL, "there is room for files");
    atexit(remove_folder);
  }
  char *path = g_strconcat(folder, "/input", suffix, NULL);
  must(g_file_set_contents_full(path, (const char *)input.data, (gssize)input.size, G_FILE_SET_CONTENTS_NONE, 0600,
                                NULL),
       "a file can be written");
  return path;
}

/* --- Data and modules -------------------------------------------------------------------------------------------- */

static const char *replaced, *replacement;

void fuzz_replace(const char *relative, const char *path) {
  replaced = path ? relative : NULL;
  replacement = path;
}

/* A folder beside the program; free with g_free. */
static char *own_folder(const char *name) {
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *own = g_path_get_dirname(self);
  return g_build_filename(own, name, NULL);
}

char *fuzz_tiny_fonts(void) {
  return own_folder("fonts/tiny");
}

/* Tests run in the source folder. */
char *paths_data(const char *relative) {
  if (replaced && strcmp(relative, replaced) == 0)
    return g_strdup(replacement);
  return strcmp(relative, "fonts/files") == 0 ? own_folder("fonts/small") : g_strdup(relative);
}

char *paths_locale(void) {
  return g_strdup("po"); /* no catalogue is there: messages are English */
}

char *paths_module(const char *file) {
  return g_strdup(file);
}

/* JIANGGAO_FONTS is not for these fonts. */
char **paths_split(G_GNUC_UNUSED const char *list) {
  return g_new0(char *, 1);
}

const struct page_module *page_module_load(G_GNUC_UNUSED GError **error) {
  return &page_module;
}

const struct finish_module *finish_module_load(G_GNUC_UNUSED GError **error) {
  return &finish_module;
}

const struct word_module *word_module_load(G_GNUC_UNUSED GError **error) {
  return &word_module;
}

const struct page_writer *page_module_writer(const struct page_module *module, const char *name) {
  const struct page_writer *writer = module->writers;
  while (writer->name && strcmp(writer->name, name) != 0)
    writer++;
  return writer->name ? writer : NULL;
}

/* --- What lives as long as the process --------------------------------------------------------------------------- */

struct jg *fuzz_shared(guint points) {
  static const char *const settings[][2] = {
      {NULL}, {"points.as=bold", NULL}, {"points.as=kai", NULL}, {"points.as=paragraph", NULL}};
  static struct jg *kept[G_N_ELEMENTS(settings)];
  struct jg **jg = &kept[points % G_N_ELEMENTS(kept)];
  if (!*jg)
    *jg = jg_new(&(struct jg_setup){.settings = settings[points % G_N_ELEMENTS(kept)]}, NULL);
  must(*jg != NULL, "the program's own data can be read");
  return *jg;
}

struct font_set *fuzz_fonts(void) {
  static struct font_set *fonts;
  if (!fonts)
    fonts = shared_take_fonts(fuzz_shared(0), NULL);
  must(fonts != NULL, "there are fonts");
  return fonts;
}

#define SAMPLE "tests/fuzz/sample.txt"

struct jg_speech *fuzz_sample(void) {
  static struct jg_speech *sample;
  static char *text;
  gsize length;
  if (sample)
    return sample;
  must(g_file_get_contents(SAMPLE, &text, &length, NULL), SAMPLE " is there");
  sample = jg_read(fuzz_shared(0), "sample.txt", text, length, NULL, NULL);
  must(sample && speech_compose(sample, NULL), SAMPLE " can be read");
  return sample;
}
