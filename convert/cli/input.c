#include "cli/input.h"

#include "base/clock.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "base/to_nul.h"
#include "base/visible.h"
#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define OVERRIDES_SUFFIX ".as"

static GBytes *refuse(const char *path, const char *problem, GError **error) {
  g_autofree char *name = visible_name(path);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, "%s: %s", name, problem);
  return NULL;
}

/* Reads a file or pipe to its end, but no more than the largest input there may be. */
static GBytes *read_bytes(const char *path, struct stat *status, GError **error) {
  bool standard = strcmp(path, "-") == 0;
  int fd = standard ? STDIN_FILENO : g_open(path, O_RDONLY | O_CLOEXEC, 0);
  if (fd == NO_DESCRIPTOR)
    return refuse(path, g_strerror(errno), error);
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  gsize room = 64 * 1024, used = 0;
  gssize got;
  if (fstat(fd, status) == 0 && S_ISREG(status->st_mode))
    room = MIN((gsize)status->st_size, JG_LARGEST_INPUT) + 1;
  do {
    g_byte_array_set_size(bytes, (guint)(used + room));
    got = descriptor_read(fd, bytes->data + used, room);
    used += (gsize)MAX(got, 0);
  } while (got == (gssize)room && used <= JG_LARGEST_INPUT);
  int code = errno;
  if (!standard)
    close(fd);
  if (got == -1)
    return refuse(path, g_strerror(code), error);
  if (used > JG_LARGEST_INPUT)
    return refuse(path, _("is larger than 64 MiB, the most that can be converted. Split it into parts."), error);
  g_byte_array_set_size(bytes, (guint)used);
  return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

char *input_overrides(const char *path) {
  return g_strconcat(path, OVERRIDES_SUFFIX, NULL);
}

char *input_list(const char *path, GError **error) {
  char *text;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &text, NULL, &cause)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, "%s", cause->message);
    return NULL;
  }
  if (g_str_has_prefix(text, "\xEF\xBB\xBF"))
    memmove(text, text + 3, strlen(text + 3) + 1);
  if (g_utf8_validate(text, TO_NUL, NULL))
    return text;
  char *converted = g_convert(text, TO_NUL, "UTF-8", "GB18030", NULL, NULL, NULL); /* as Excel writes it */
  g_free(text);
  if (!converted)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, _("%s: is no text. Save it as UTF-8."), path);
  return converted;
}

/* The sidecar file and --as together, NULL-terminated; what stands in the file is told with its place.  NULL and an
 * error when the file is there and cannot be read. */
static GPtrArray *collect_overrides(const char *path, char *const *given, GError **error) {
  g_autoptr(GPtrArray) overrides = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *sidecar = input_overrides(path);
  if (g_file_test(sidecar, G_FILE_TEST_EXISTS)) {
    g_autofree char *text = input_list(sidecar, error);
    if (!text)
      return NULL;
    g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
    for (guint i = 0; lines[i]; i++) {
      lines[i][strcspn(lines[i], "#")] = 0; /* a remark */
      if (*g_strstrip(lines[i]))
        g_ptr_array_add(overrides, g_strdup_printf("%s:%u: %s", sidecar, i + 1, lines[i]));
    }
  }
  for (; given && *given; given++)
    g_ptr_array_add(overrides, g_strdup(*given));
  g_ptr_array_add(overrides, NULL);
  return g_steal_pointer(&overrides);
}

/* The date that outputs carry: SOURCE_DATE_EPOCH when it is set to a number, else the file's own. */
static gint64 moment_of(const char *path) {
  gint64 moment;
  return clock_parse(g_getenv("SOURCE_DATE_EPOCH"), &moment) ? moment : clock_of_file(path);
}

/* A file with all that the library is told about it. */
struct input {
  struct stat status;
  GBytes *bytes;
  const void *data; /* of the bytes */
  gsize length;
  GPtrArray *overrides;
  struct jg_reading reading;
};

static void input_close(struct input *input) {
  g_clear_pointer(&input->bytes, g_bytes_unref);
  g_clear_pointer(&input->overrides, g_ptr_array_unref);
}

static bool input_open(struct input *input, const char *path, const struct options *options, GError **error) {
  *input = (struct input){.reading = options->reading};
  input->bytes = read_bytes(path, &input->status, error);
  input->overrides = input->bytes ? collect_overrides(path, options->overrides, error) : NULL;
  if (!input->overrides) {
    input_close(input);
    return false;
  }
  input->data = g_bytes_get_data(input->bytes, &input->length);
  input->reading.as = (const char *const *)input->overrides->pdata;
  input->reading.moment = moment_of(path);
  return true;
}

struct jg_speech *input_read(struct jg *jg, const char *path, const struct options *options, struct stat *status,
                             GError **error) {
  struct input input;
  if (!input_open(&input, path, options, error))
    return NULL;
  struct jg_error *cause = NULL;
  g_autofree char *name = visible_name(path);
  struct jg_speech *speech = jg_read(jg, name, input.data, input.length, &input.reading, &cause);
  if (status)
    *status = input.status;
  input_close(&input);
  if (!speech)
    message_pass_on(error, cause);
  return speech;
}

char *input_dump(struct jg *jg, const char *path, const struct options *options, GError **error) {
  struct input input;
  if (!input_open(&input, path, options, error))
    return NULL;
  struct jg_error *cause = NULL;
  g_autofree char *name = visible_name(path);
  char *text = jg_dump(jg, options->dump, name, input.data, input.length, &input.reading, &cause);
  input_close(&input);
  if (!text)
    message_pass_on(error, cause);
  return text;
}

char **inputs_listed(const char *path, bool null, GError **error) {
  struct stat status;
  g_autoptr(GBytes) bytes = read_bytes(path, &status, error);
  if (!bytes)
    return NULL;
  g_autoptr(GStrvBuilder) files = g_strv_builder_new();
  gsize length;
  const char *list = g_bytes_get_data(bytes, &length), *end = list + length;
  for (const char *name = list; name < end;) {
    const char *stop = memchr(name, null ? '\0' : '\n', (gsize)(end - name));
    stop = stop ? stop : end;
    g_autofree char *file = g_strndup(name, (gsize)(stop - name));
    if (!null && g_str_has_suffix(file, "\r")) /* a list from another system */
      file[strlen(file) - strlen("\r")] = '\0';
    if (*file)
      g_strv_builder_add(files, file);
    name = stop + 1;
  }
  return g_strv_builder_end(files);
}

bool input_can_be_read_twice(const char *path) {
  struct stat status;
  return strcmp(path, "-") != 0 && (stat(path, &status) != 0 || S_ISREG(status.st_mode));
}

bool input_may_be_word(const char *path) {
  char bytes[2] = {0};
  if (!input_can_be_read_twice(path))
    return true;
  const int fd = g_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd == NO_DESCRIPTOR)
    return false;
  const bool got = read(fd, bytes, sizeof bytes) == sizeof bytes;
  close(fd);
  return got && (memcmp(bytes, "PK", sizeof bytes) == 0 /* zip archives, compound files */ ||
                 memcmp(bytes, "\xD0\xCF", sizeof bytes) == 0);
}

bool input_isolate(struct jg *jg, bool word, guint processes, GError **error) {
  struct jg_error *cause = NULL;
  return jg_isolate(jg, word ? processes : 0, &cause) || message_pass_on(error, cause);
}
