#include "cli/correction.h"

#include "base/error.h"
#include "base/output.h"
#include "cli/message.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* A name beside the file that nothing has yet: speech.txt.bak, speech.txt.bak2 … */
static char *backup_name(const char *path) {
  char *name = g_strconcat(path, ".bak", NULL);
  for (guint number = 2; g_file_test(name, G_FILE_TEST_EXISTS); number++) {
    g_free(name);
    name = g_strdup_printf("%s.bak%u", path, number);
  }
  return name;
}

/* The text in the file's own encoding, with these corrections. */
static GBytes *text_bytes(const struct jg_speech *speech, guint classes, GError **error) {
  size_t length;
  struct jg_error *cause = NULL;
  void *bytes = jg_fix_bytes(speech, classes, &length, &cause);
  if (!bytes) {
    message_pass_on(error, cause);
    return NULL;
  }
  GBytes *all = g_bytes_new(bytes, length);
  jg_text_free(bytes);
  return all;
}

/* Writes a file that has the text's rights: `source` is the text where it is another file, and no more may be done with
 * the new one at any moment. */
static bool write_file(const char *path, GBytes *bytes, const GStatBuf *source, mode_t rights, GError **error) {
  const struct output_rules rules = {.force = true, .source = source};
  struct output *output = output_new(path, bytes, &rules, error);
  const bool done = output && output_place(output, error);
  output_free(output);
  if (done)
    (void)g_chmod(path, rights); /* a file system without rights needs none */
  return done;
}

static bool read_file(const char *path, GBytes **bytes, GStatBuf *status, GError **error) {
  char *content;
  gsize length;
  g_autoptr(GError) cause = NULL;
  if (g_stat(path, status) != 0 || !g_file_get_contents(path, &content, &length, &cause)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, "%s: %s", path, cause ? cause->message : "");
    return false;
  }
  *bytes = g_bytes_new_take(content, length);
  return true;
}

bool correction_write(const char *path, const struct jg_speech *speech, guint classes, GString *out, GError **error) {
  if (strcmp(path, "-") == 0)
    return message_refuse(error, _("Standard input has no file to correct. Name the file, or use --diff."));
  g_autoptr(GBytes) there = NULL, same = text_bytes(speech, 0, error), corrected = NULL;
  GStatBuf status;
  if (!same || !read_file(path, &there, &status, error))
    return false;
  if (!g_bytes_equal(there, same)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
                _("%s: its bytes would not all come back as they were, so it is left alone. Save it as UTF-8 first."),
                path);
    return false;
  }
  gsize count = jg_fix_count(speech, classes);
  corrected = text_bytes(speech, classes, error);
  if (!corrected)
    return false;
  if (g_bytes_equal(corrected, there)) {
    g_string_append_printf(out, _("%s: nothing to correct\n"), path);
    return true;
  }
  g_autofree char *backup = backup_name(path);
  const mode_t rights = status.st_mode & 0777;
  if (!write_file(backup, there, &status, rights, error) || !write_file(path, corrected, NULL, rights, error))
    return false;
  message_append_fixes(out, path, count);
  g_string_append_printf(out, _("%s: as it was before: %s\n"), path, backup);
  return true;
}
