#include "base/messages.h"
#include "base/output.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
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

/* Through the temporary file and into place; the first errno that stood in the way, or 0. */
static int replace(int fd, const char *temporary, const char *place, GBytes *bytes) {
  int code = write_all(fd, bytes) ? 0 : errno;
  if (close(fd) != 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename(temporary, place) != 0)
    code = errno;
  if (code != 0)
    g_unlink(temporary);
  return code;
}

/* There is no fsync: what was written can be made again from its input, and waiting for the disk takes longer than all
 * the rest.  The rename alone keeps the old file whole whatever happens to this process. */
static bool write_beside(const char *path, GBytes *bytes, GError **error) {
  char *real = realpath(path, NULL); /* a link keeps pointing at its file */
  g_autofree char *place = g_strdup(real ? real : path);
  free(real);
  g_autofree char *temporary = g_strconcat(place, ".XXXXXX", NULL);
  int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0666);
  int code = fd < 0 ? errno : replace(fd, temporary, place, bytes);
  return code == 0 || fail(path, code, error);
}

bool output_write_open(int fd, const char *name, GBytes *bytes, GError **error) {
  return write_all(fd, bytes) || fail(name, errno, error);
}

bool output_write(const char *path, GBytes *bytes, GError **error) {
  GStatBuf status;
  if (g_stat(path, &status) == 0) {
    if (S_ISDIR(status.st_mode))
      return fail(path, EISDIR, error);
    if (!S_ISREG(status.st_mode))
      return write_directly(path, bytes, error);
  }
  return write_beside(path, bytes, error);
}
