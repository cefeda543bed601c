#include "cli/input.h"

#include "base/clock.h"
#include "base/error.h"
#include "doc/check.h"
#include "read/docx/docx_reader.h"
#include "review/review.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define OVERRIDES_SUFFIX ".as"

static GBytes *fail(const char *path, const char *problem, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, "%s: %s", path, problem);
  return NULL;
}

/* Reads a file or pipe to its end, but no more than the largest input there may be. */
static GBytes *read_bytes(const char *path, GError **error) {
  bool standard = strcmp(path, "-") == 0;
  int fd = standard ? STDIN_FILENO : g_open(path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return fail(path, g_strerror(errno), error);
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  gsize room = 64 * 1024, used = 0;
  gssize got = 0;
  GStatBuf status;
  if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
    room = MIN((gsize)status.st_size, SOURCE_MAX_BYTES) + 1;
  do {
    g_byte_array_set_size(bytes, (guint)(used + room));
    got = read(fd, bytes->data + used, room);
    used += got > 0 ? (gsize)got : 0;
    room = MAX(bytes->len - used, 64 * 1024);
  } while (used <= SOURCE_MAX_BYTES && (got > 0 || (got < 0 && errno == EINTR)));
  int code = errno;
  if (!standard)
    close(fd);
  if (got < 0)
    return fail(path, g_strerror(code), error);
  if (used > SOURCE_MAX_BYTES)
    return fail(path, _("is larger than 64 MiB, the most that can be converted. Split it into parts."), error);
  g_byte_array_set_size(bytes, (guint)used);
  return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

/* The sidecar file and --as together, NULL-terminated; what stands in the file is told with its place. */
static GPtrArray *collect_overrides(const char *path, char *const *given) {
  GPtrArray *overrides = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *sidecar = g_strconcat(path, OVERRIDES_SUFFIX, NULL);
  g_autofree char *text = NULL;
  if (g_file_get_contents(sidecar, &text, NULL, NULL)) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
      lines[i][strcspn(lines[i], "#")] = 0; /* a remark */
      if (*g_strstrip(lines[i]))
        g_ptr_array_add(overrides, g_strdup_printf("%s:%u: %s", sidecar, i + 1, lines[i]));
    }
  }
  for (; given && *given; given++)
    g_ptr_array_add(overrides, g_strdup(*given));
  g_ptr_array_add(overrides, NULL);
  return overrides;
}

/* That no character is lost is the promise of the reader; this tells when it was not kept. */
static void verify(const struct source *source, const struct doc *doc, struct report *report) {
  gsize lost, made;
  if (!doc_check_conservation(doc, source->text, source->length, &lost, &made))
    report_add(
        report, FINDING_CONSERVATION, (struct place){0},
        _("%zu characters were lost and %zu were made while reading. Please report this text as a bug of jianggao."),
        lost, made);
}

static struct doc *read_text(const char *path, GBytes *bytes, const struct options *options,
                             const struct read_options *read, struct report *report, GError **error) {
  struct decode_options decode = {.encoding = options->encoding, .lossy = options->lossy};
  g_autoptr(Source) source = source_decode(path, bytes, &decode, report, error);
  struct doc *doc = source ? read_source(source, read, report, error) : NULL;
  if (doc)
    verify(source, doc, report);
  return doc;
}

/* A text or a Word file, whatever its name says. */
static struct doc *read_any(const char *path, GBytes *bytes, const struct options *options, struct report *report,
                            GError **error) {
  g_autoptr(GPtrArray) overrides = collect_overrides(path, options->overrides);
  struct read_options read = {
      .keep_all = options->keep_all, .junk_rules = options->junk_rules, .overrides = (char *const *)overrides->pdata};
  if (!read_docx_claims(bytes))
    return read_text(path, bytes, options, &read, report, error);
  struct read_docx_options word = {.changes = options->changes, .read = read};
  return read_docx(path, bytes, &word, report, error);
}

struct speech *speech_read(const char *path, const struct options *options, GError **error) {
  g_autoptr(GBytes) bytes = read_bytes(path, error);
  if (!bytes)
    return NULL;
  g_autoptr(Speech) speech = g_new0(struct speech, 1);
  speech->report = report_new();
  speech->moment = clock_for_input(path);
  speech->doc = read_any(path, bytes, options, speech->report, error);
  if (!speech->doc)
    return NULL;
  review_doc(speech->doc, speech->report);
  report_sort(speech->report);
  return g_steal_pointer(&speech);
}

void speech_free(struct speech *speech) {
  if (!speech)
    return;
  report_free(speech->report);
  doc_free(speech->doc);
  g_free(speech);
}

static gint compare_paths(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool add_folder(GPtrArray *files, const char *folder, GError **error) {
  g_autoptr(GError) cause = NULL;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, &cause);
  if (!dir) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, "%s", cause->message);
    return false;
  }
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  const char *name;
  while ((name = g_dir_read_name(dir))) {
    g_autofree char *lower = g_ascii_strdown(name, -1);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_str_has_suffix(lower, ".txt") && g_file_test(path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add(found, g_steal_pointer(&path));
  }
  if (found->len == 0) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("%s: this folder holds no .txt files. Name the file to convert, or a folder with texts."), folder);
    return false;
  }
  g_ptr_array_sort(found, compare_paths);
  g_ptr_array_extend_and_steal(files, g_steal_pointer(&found));
  return true;
}

char **inputs_expand(char *const *inputs, GError **error) {
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  for (; *inputs; inputs++) {
    if (strcmp(*inputs, "-") != 0 && !g_file_test(*inputs, G_FILE_TEST_EXISTS)) {
      g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                  _("%s: there is no such file. Look at its name and folder again."), *inputs);
      return NULL;
    }
    if (!g_file_test(*inputs, G_FILE_TEST_IS_DIR))
      g_ptr_array_add(files, g_strdup(*inputs));
    else if (!add_folder(files, *inputs, error))
      return NULL;
  }
  g_ptr_array_add(files, NULL);
  return (char **)g_ptr_array_free(g_steal_pointer(&files), FALSE);
}
