#include "cli/record.h"

#include "base/descriptor.h"
#include "base/error.h"
#include "base/items.h"
#include "base/to_nul.h"
#include "base/visible.h"
#include "cli/input.h"
#include "cli/results.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define KEY_DIGITS 64 /* of SHA-256 */
#define KEY "\"key\":\""
#define STATUS "\"status\":"

struct record {
  const char *path; /* of the options */
  int fd;
  GHashTable *done; /* keys of what was done, with or without a remark */
  int wrong;        /* why a line could not be added: an errno, or 0; atomic */
};

/* ---- what was done ---- */

/* A line that was cut off has no status. */
static void read_line(GHashTable *done, const char *line) {
  const char *key = strstr(line, KEY), *status = strstr(line, STATUS);
  if (key && status && (status[strlen(STATUS)] == '0' || status[strlen(STATUS)] == '1'))
    g_hash_table_add(done, g_strndup(key + strlen(KEY), KEY_DIGITS));
}

static bool read_report(const char *path, GHashTable *done, GError **error) {
  g_autofree char *text = NULL;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &text, NULL, &cause)) {
    if (g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
      return true;
    g_set_error_literal(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, cause->message);
    return false;
  }
  for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
    *end = '\0';
    read_line(done, line);
  }
  return true;
}

/* A process that was killed may have left half a line. */
static bool end_line(int fd) {
  char last = '\n';
  const off_t end = lseek(fd, 0, SEEK_END);
  if (end > 0 && pread(fd, &last, 1, end - 1) != 1)
    return false;
  return last == '\n' || write(fd, "\n", 1) == 1;
}

static bool fail(const struct record *record, int code, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
              _("%s: the report cannot be written: %s. Name another place with --report."), record->path,
              g_strerror(code));
  return false;
}

static void record_free(struct record *record) {
  g_hash_table_unref(record->done);
  g_free(record);
}

struct record *record_open(const struct options *options, GError **error) {
  struct record *record = g_new0(struct record, 1);
  record->path = options->report;
  record->done = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (options->resume && !read_report(options->report, record->done, error)) {
    record_free(record);
    return NULL;
  }
  record->fd = g_open(options->report, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (record->fd != NO_DESCRIPTOR && end_line(record->fd))
    return record;
  fail(record, errno, error);
  if (record->fd != NO_DESCRIPTOR)
    close(record->fd);
  record_free(record);
  return NULL;
}

bool record_close(struct record *record, GError **error) {
  const int code = close(record->fd) == 0 ? g_atomic_int_get(&record->wrong) : errno;
  const bool whole = code == 0 || fail(record, code, error);
  record_free(record);
  return whole;
}

/* ---- keys ---- */

static void add_word(GChecksum *checksum, const char *word) {
  g_checksum_update(checksum, (const guchar *)word, (gssize)strlen(word) + 1);
}

static GMappedFile *map(const char *path) {
  return input_can_be_read_twice(path) ? g_mapped_file_new(path, FALSE, NULL) : NULL;
}

/* The bytes of a file; where there is none, its name says enough. */
static void add_file(GChecksum *checksum, const char *path) {
  g_autoptr(GMappedFile) file = map(path);
  if (file)
    g_checksum_update(checksum, (const guchar *)g_mapped_file_get_contents(file),
                      (gssize)g_mapped_file_get_length(file));
  add_word(checksum, path);
}

/* A word of the command line: a style file, a list of terms: what is in it counts, behind --style= as well. */
static void add_asked(GChecksum *checksum, const char *word) {
  const char *sign = strchr(word, '=');
  add_file(checksum, word);
  if (sign)
    add_file(checksum, sign + strlen("="));
}

char *record_key(const struct options *options, const struct task *task, char **sha256) {
  g_autoptr(GMappedFile) input = map(task->input);
  *sha256 = NULL;
  if (!input)
    return NULL;
  g_autoptr(GBytes) bytes = g_mapped_file_get_bytes(input);
  *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  add_word(checksum, jg_version());
  add_word(checksum, *sha256);
  g_autofree char *sidecar = input_overrides(task->input);
  add_file(checksum, sidecar);
  for (char **word = options->asked; *word; word++)
    add_asked(checksum, *word);
  for (guint i = 0; i < task->targets->len; i++)
    add_word(checksum, array_at(task->targets, struct target, i).path);
  return g_strdup(g_checksum_get_string(checksum));
}

bool record_is_done(const struct record *record, const struct task *task, const char *key) {
  if (!key || !g_hash_table_contains(record->done, key))
    return false;
  for (guint i = 0; i < task->targets->len; i++)
    if (!results_are_there(&array_at(task->targets, struct target, i)))
      return false;
  return true;
}

/* ---- lines ---- */

/* Bytes that are no text are shown as messages show them. */
static void put_string(GString *out, const char *text) {
  g_autofree char *valid = g_utf8_validate(text, TO_NUL, NULL) ? g_strdup(text) : visible_name(text);
  g_string_append_c(out, '"');
  for (const char *p = valid; *p; p++)
    if ((guchar)*p < 0x20 || *p == '"' || *p == '\\' || *p == 0x7F)
      g_string_append_printf(out, "\\u%04x", (guint)*p);
    else
      g_string_append_c(out, *p);
  g_string_append_c(out, '"');
}

static void put_member(GString *out, const char *name, const char *text) {
  if (!text)
    return;
  g_string_append_printf(out, ",\"%s\":", name);
  put_string(out, text);
}

static void put_list(GString *out, const char *name, const GPtrArray *list) {
  g_string_append_printf(out, ",\"%s\":[", name);
  for (guint i = 0; i < list->len; i++) {
    g_string_append(out, i > 0 ? "," : "");
    put_string(out, pointer_at(list, i));
  }
  g_string_append_c(out, ']');
}

/* Behind a line that was cut off no other is added: a later run ends it. */
void record_add(struct record *record, const struct recorded *recorded) {
  g_autoptr(GString) line = g_string_new("{\"input\":");
  put_string(line, recorded->task->input);
  put_member(line, "sha256", recorded->sha256);
  put_member(line, "key", recorded->key);
  put_list(line, "outputs", recorded->outputs);
  g_string_append_printf(line, ",\"errors\":%u,\"warnings\":%u,\"notes\":%u", recorded->findings[JG_ERROR],
                         recorded->findings[JG_WARNING], recorded->findings[JG_NOTE]);
  put_member(line, "message", recorded->message);
  g_string_append_printf(line, "," STATUS "%d}\n", recorded->status);
  if (g_atomic_int_get(&record->wrong) == 0 && !descriptor_write(record->fd, line->str, line->len))
    g_atomic_int_set(&record->wrong, errno);
}
