#include "base/output.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static bool fail(const char *path, int code, GError **error) {
  const char *advice = code == ENOSPC || code == EDQUOT || code == EFBIG
                           ? _("Make room on that disk, or name another folder with -d.")
                       : code == EACCES || code == EPERM || code == EROFS
                           ? _("Choose a folder that you may write to with -d, or another name with -o.")
                       : code == ENOENT || code == ENOTDIR ? _("Create that folder first, or name another one with -d.")
                                                           : _("Choose another place with -o or -d.");
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT, _("%s: cannot be written: %s. %s"), path, g_strerror(code),
              advice);
  return false;
}

static bool write_all(int fd, GBytes *bytes) {
  gsize left;
  const char *data = g_bytes_get_data(bytes, &left);
  while (left > 0) {
    gssize written = write(fd, data, left);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return false;
    data += written;
    left -= (gsize)written;
  }
  return true;
}

static bool write_directly(const char *path, GBytes *bytes, GError **error) {
  int fd = g_open(path, O_WRONLY | O_CLOEXEC, 0);
  bool done = fd >= 0 && write_all(fd, bytes);
  int code = errno;
  if (fd >= 0 && close(fd) != 0 && done) {
    done = false;
    code = errno;
  }
  return done || fail(path, code, error);
}

/* g_set_contents_full reports a GFileError; its errno value is lost, the reverse of g_file_error_from_errno. */
static int errno_of(const GError *error) {
  static const struct {
    int code, number;
  } pairs[] = {{G_FILE_ERROR_NOSPC, ENOSPC}, {G_FILE_ERROR_ACCES, EACCES},
               {G_FILE_ERROR_PERM, EPERM},   {G_FILE_ERROR_ROFS, EROFS},
               {G_FILE_ERROR_NOENT, ENOENT}, {G_FILE_ERROR_NOTDIR, ENOTDIR},
               {G_FILE_ERROR_ISDIR, EISDIR}, {G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG}};
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
    if (g_error_matches(error, G_FILE_ERROR, pairs[i].code))
      return pairs[i].number;
  return 0;
}

static bool write_beside(const char *path, GBytes *bytes, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  g_autoptr(GError) cause = NULL;
  if (g_file_set_contents_full(path, length > 0 ? data : "", (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                               &cause))
    return true;
  int code = errno_of(cause);
  if (code)
    return fail(path, code, error);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT, _("%s: cannot be written: %s"), path, cause->message);
  return false;
}

bool output_write(const char *path, GBytes *bytes, GError **error) {
  if (strcmp(path, "-") == 0)
    return write_all(STDOUT_FILENO, bytes) || fail(_("standard output"), errno, error);
  GStatBuf status;
  if (g_stat(path, &status) == 0) {
    if (S_ISDIR(status.st_mode))
      return fail(path, EISDIR, error);
    if (!S_ISREG(status.st_mode))
      return write_directly(path, bytes, error);
  }
  return write_beside(path, bytes, error);
}
