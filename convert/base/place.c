#define _GNU_SOURCE /* renameat2 */
#include "base/place.h"

#include "base/descriptor.h"
#include "base/limits.h"
#include "base/to_nul.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Of the bytes as they were written, in hexadecimal digits. */
#define MARK "user.jianggao.digest"
#define DIGEST G_CHECKSUM_MD5 /* tells changes, not attacks: who can forge it can write the file */
#define DIGEST_DIGITS 32

char *place_of(const char *path) {
  char *real = realpath(path, NULL);
  char *place = g_strdup(real ? real : path);
  free(real);
  struct stat status;
  bool leads_nowhere = stat(path, &status) != 0 && lstat(place, &status) == 0 && S_ISLNK(status.st_mode);
  if (leads_nowhere) /* a pipe behind /dev/stdout has no path, but is there */
    g_clear_pointer(&place, g_free);
  return place;
}

static GBytes *read_all(int fd, gsize size) {
  char *data = size <= LIMIT_OUTPUT ? g_try_malloc(size + 1) : NULL;
  if (data && descriptor_read(fd, data, size) == (gssize)size)
    return g_bytes_new_take(data, size);
  g_free(data);
  return NULL;
}

static void read_file(const char *path, struct place_file *file) {
  int fd = g_open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  char mark[DIGEST_DIGITS];
  if (fd == NO_DESCRIPTOR)
    return;
  if (fstat(fd, &file->status) == 0 && S_ISREG(file->status.st_mode)) {
    file->bytes = read_all(fd, (gsize)file->status.st_size);
    if (fgetxattr(fd, MARK, mark, sizeof mark) == sizeof mark)
      file->mark = g_strndup(mark, sizeof mark);
  }
  close(fd);
}

int place_look(const char *path, struct place_file *file) {
  *file = (struct place_file){0};
  file->exists = stat(path, &file->status) == 0;
  if (!file->exists)
    return errno == ENOENT ? 0 : errno;
  if (S_ISREG(file->status.st_mode))
    read_file(path, file);
  return S_ISDIR(file->status.st_mode) ? EISDIR : 0;
}

void place_file_clear(struct place_file *file) {
  g_clear_pointer(&file->bytes, g_bytes_unref);
  g_clear_pointer(&file->mark, g_free);
}

/* Word leaves the first two characters of a long name out, and one of a name of seven. */
static const char *name_in_word(const char *name) {
  const char *dot = strrchr(name, '.');
  const glong stem = g_utf8_strlen(name, dot ? dot - name : -1);
  return g_utf8_offset_to_pointer(name, CLAMP(stem - 6, 0, 2));
}

bool place_is_open_in_office(const char *path) {
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *name = g_path_get_basename(path);
  const char *in_word = g_utf8_validate(name, TO_NUL, NULL) ? name_in_word(name) : name;
  g_autofree char *word = g_strconcat(folder, "/~$", in_word, NULL);
  g_autofree char *wps = g_strconcat(folder, "/.~", name, NULL);
  g_autofree char *libreoffice = g_strconcat(folder, "/.~lock.", name, "#", NULL);
  return g_access(word, F_OK) == 0 || g_access(wps, F_OK) == 0 || g_access(libreoffice, F_OK) == 0;
}

enum place_mark place_mark(const struct place_file *file) {
  if (!file->mark || !file->bytes)
    return PLACE_MARK_NONE;
  g_autofree char *digest = g_compute_checksum_for_bytes(DIGEST, file->bytes);
  return strcmp(digest, file->mark) == 0 ? PLACE_MARK_HOLDS : PLACE_MARK_BROKEN;
}

void place_set_mark(int fd, GBytes *bytes) {
  g_autofree char *digest = g_compute_checksum_for_bytes(DIGEST, bytes);
  (void)!fsetxattr(fd, MARK, digest, DIGEST_DIGITS, 0);
}

static int result(int status) {
  return status == 0 ? 0 : errno;
}

int place_link(int fd, const char *path) {
  g_autofree char *open_file = g_strdup_printf("/proc/self/fd/%d", fd);
  return result(linkat(AT_FDCWD, open_file, AT_FDCWD, path, AT_SYMLINK_FOLLOW));
}

static bool is_not_known(int code) {
  return code == EINVAL || code == ENOSYS || code == ENOTSUP;
}

int place_rename_new(const char *from, const char *to) {
  int code = result(renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE));
  if (!is_not_known(code))
    return code;
  code = result(link(from, to)); /* FAT has neither: there a short gap stays */
  if (code == 0)
    return result(g_unlink(from));
  if (code == EEXIST || g_access(to, F_OK) == 0)
    return EEXIST;
  return place_rename(from, to);
}

int place_rename(const char *from, const char *to) {
  return result(g_rename(from, to));
}

static bool is_of(const char *path, const struct stat *status) {
  struct stat now;
  return lstat(path, &now) == 0 && now.st_dev == status->st_dev && now.st_ino == status->st_ino &&
         now.st_size == status->st_size && now.st_mtim.tv_sec == status->st_mtim.tv_sec &&
         now.st_mtim.tv_nsec == status->st_mtim.tv_nsec;
}

int place_exchange(const char *from, const char *to, const struct stat *status) {
  int code = result(renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE));
  if (is_not_known(code)) /* here a short gap stays */
    return is_of(to, status) ? place_rename(from, to) : EEXIST;
  if (code != 0)
    return code;
  if (is_of(from, status))
    return result(g_unlink(from));
  code = result(renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE));
  return code == 0 ? EEXIST : code;
}
