#define _GNU_SOURCE /* O_TMPFILE, renameat2 */
#include "base/output.h"

#include "base/descriptor.h"
#include "base/error.h"
#include "base/messages.h"
#include "base/place.h"
#include "base/visible.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Somebody else may put files into the place again and again. */
#define MOST_ATTEMPTS 8

struct output {
  char *path;  /* as messages call it */
  char *place; /* where it goes: the path without links */
  GBytes *bytes;
  struct output_rules rules;
  struct place_file there; /* what stands there and may be replaced */
  bool direct;             /* a device or a pipe */
  int fd;                  /* the new file, or NO_DESCRIPTOR */
  char *name;              /* its name beside the place; NULL: it has none yet */
};

static bool fail(const char *path, int code, GError **error) {
  const char *advice = code == ENOSPC || code == EDQUOT || code == EFBIG
                           ? _("Make room on that disk, or name another folder with -d.")
                       : code == EACCES || code == EPERM || code == EROFS
                           ? _("Choose a folder that you may write to with -d, or another name with -o.")
                       : code == ENOENT || code == ENOTDIR ? _("Create that folder first, or name another one with -d.")
                                                           : _("Choose another place with -o or -d.");
  g_autofree char *name = visible_name(path);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT, _("%s: cannot be written: %s. %s"), name, g_strerror(code),
              advice);
  return false;
}

static bool keep_there(const char *path, const char *reason, GError **error) {
  g_autofree char *name = visible_name(path);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_EDITED, reason, name);
  return false;
}

static bool write_all(int fd, GBytes *bytes) {
  gsize length;
  const void *data = g_bytes_get_data(bytes, &length);
  return descriptor_write(fd, data, length);
}

bool output_write_open(int fd, const char *name, GBytes *bytes, GError **error) {
  return write_all(fd, bytes) || fail(name, errno, error);
}

static bool write_directly(const char *path, GBytes *bytes, GError **error) {
  const int fd = g_open(path, O_WRONLY | O_CLOEXEC, 0);
  if (fd == NO_DESCRIPTOR)
    return fail(path, errno, error);
  const int code = write_all(fd, bytes) ? 0 : errno, closed = close(fd) != 0 ? errno : 0;
  return (code == 0 && closed == 0) || fail(path, code != 0 ? code : closed, error);
}

/* ---- whether it may come there ---- */

static enum output_origin origin_of(const struct place_file *file, const struct output_rules *rules) {
  switch (place_mark(file)) {
  case PLACE_MARK_HOLDS:
    return OUTPUT_MADE;
  case PLACE_MARK_BROKEN:
    return OUTPUT_EDITED;
  case PLACE_MARK_NONE:
    break;
  }
  return rules->origin ? rules->origin(rules->data, file->bytes) : OUTPUT_FOREIGN;
}

/* Why the file in the place stays as it is, a message with one %s for its name; NULL: it may be replaced. */
static const char *objection(const struct output *output) {
  const struct place_file *there = &output->there;
  if (!there->bytes)
    return _("%s is there already and cannot be read, so it is left as it is. Give the output another name with -o, or "
             "add --force to write over it.");
  if (place_is_open_in_office(output->place))
    return _("%s is open in an office program, so it is left as it is. Close it there and try again; if it is not open "
             "any more, add --force.");
  if (g_bytes_equal(there->bytes, output->bytes))
    return NULL;
  switch (origin_of(there, &output->rules)) {
  case OUTPUT_MADE:
    break;
  case OUTPUT_EDITED:
    return _("%s was edited since it was generated, so it is left as it is. Give the output another name with -o, or "
             "add --force to write over it.");
  case OUTPUT_FOREIGN:
    return _("%s is there already and was not made by jianggao, so it is left as it is. Give the output another name "
             "with -o, or add --force to write over it.");
  }
  return NULL;
}

/* Looks at what stands in the place. */
static bool ask(struct output *output, GError **error) {
  place_file_clear(&output->there);
  int code = place_look(output->place, &output->there);
  if (code != 0)
    return fail(output->path, code, error);
  const struct stat *status = &output->there.status, *source = output->rules.source;
  output->direct = output->there.exists && !S_ISREG(status->st_mode);
  if (!output->there.exists || output->direct)
    return true;
  if (source && source->st_dev == status->st_dev && source->st_ino == status->st_ino) {
    g_autofree char *name = visible_name(output->path);
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE,
                _("%s: this output is an input as well and would be overwritten. Choose another name or -d."), name);
    return false;
  }
  const char *reason = output->rules.force ? NULL : objection(output);
  return !reason || keep_there(output->path, reason, error);
}

/* ---- the new file ---- */

/* No more may read the new file than may read `other`: where it is of another group, that group are others. */
static mode_t shared_with(const struct stat *other, gid_t group) {
  const mode_t others = other->st_mode & S_IRWXO;
  return S_IRUSR | S_IWUSR | others | (other->st_gid == group ? other->st_mode & S_IRWXG : others << 3);
}

/* The rights of the source and of the file that is replaced bound those of the new one; the umask has done so. */
static int bound_rights(const struct output *output) {
  struct stat status;
  if (fstat(output->fd, &status) != 0)
    return errno;
  mode_t mode = status.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
  if (output->rules.source)
    mode &= shared_with(output->rules.source, status.st_gid);
  if (output->there.exists)
    mode &= shared_with(&output->there.status, status.st_gid);
  return mode == (status.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO)) || fchmod(output->fd, mode) == 0 ? 0 : errno;
}

/* A file without a name goes with the process, whatever ends that.  Where the file system or the system cannot make
 * one, the file has a name beside its place. */
static int open_new(struct output *output) {
  const mode_t rights = 0666;
  g_autofree char *folder = g_path_get_dirname(output->place);
  if (access("/proc/self/fd", X_OK) == 0)
    output->fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, rights);
  if (output->fd != NO_DESCRIPTOR)
    return 0;
  g_autofree char *name = g_strconcat(output->place, ".XXXXXX", NULL);
  output->fd = g_mkstemp_full(name, O_WRONLY | O_CLOEXEC, (int)rights);
  if (output->fd == NO_DESCRIPTOR)
    return errno;
  output->name = g_steal_pointer(&name);
  return 0;
}

/* A failed write may be told only when the file is closed; one without a name must stay open. */
static int close_new(struct output *output) {
  int closed = output->name ? output->fd : dup(output->fd);
  if (output->name)
    output->fd = NO_DESCRIPTOR;
  return closed == NO_DESCRIPTOR || close(closed) != 0 ? errno : 0;
}

/* There is no fsync: what was written can be made again from its input, and waiting for the disk takes longer than all
 * the rest.  The rename alone keeps the old file whole whatever happens to this process. */
static int fill_new(struct output *output) {
  int code = bound_rights(output);
  if (code == 0 && !write_all(output->fd, output->bytes))
    code = errno;
  if (code == 0 && output->rules.mark)
    place_set_mark(output->fd, output->bytes);
  return code == 0 ? close_new(output) : code;
}

struct output *output_new(const char *path, GBytes *bytes, const struct output_rules *rules, GError **error) {
  struct output *output = g_new0(struct output, 1);
  *output = (struct output){.path = g_strdup(path), .bytes = g_bytes_ref(bytes), .rules = *rules, .fd = NO_DESCRIPTOR};
  output->place = place_of(path);
  if (!output->place)
    keep_there(path, _("%s is a link to a file that is not there. Take the link away, or name another file with -o."),
               error);
  bool asked = output->place && ask(output, error);
  int code = asked && !output->direct ? open_new(output) : 0;
  if (code == 0 && output->fd != NO_DESCRIPTOR)
    code = fill_new(output);
  if (asked && (code == 0 || fail(path, code, error)))
    return output;
  output_free(output);
  return NULL;
}

/* ---- into its place ---- */

/* Gives the new file a name beside its place. */
static int name_new(struct output *output) {
  if (output->name)
    return 0;
  g_autofree char *name = g_strdup_printf("%s.%08x", output->place, g_random_int());
  int code = place_link(output->fd, name);
  if (code == 0)
    output->name = g_steal_pointer(&name);
  return code;
}

/* Where nothing stood.  EEXIST when something does now. */
static int place_new(struct output *output) {
  if (!output->name)
    return place_link(output->fd, output->place);
  int code = place_rename_new(output->name, output->place);
  if (code == 0)
    g_clear_pointer(&output->name, g_free);
  return code;
}

/* In the place of the file that was asked.  EEXIST when it is another one now. */
static int place_over(struct output *output) {
  int code = name_new(output);
  if (code != 0)
    return code;
  code = output->rules.force ? place_rename(output->name, output->place)
                             : place_exchange(output->name, output->place, &output->there.status);
  if (code == 0)
    g_clear_pointer(&output->name, g_free);
  return code;
}

bool output_place(struct output *output, GError **error) {
  if (output->direct)
    return write_directly(output->path, output->bytes, error);
  int code = 0;
  for (guint attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    code = output->there.exists ? place_over(output) : place_new(output);
    if (code != EEXIST && code != ENOENT)
      break;
    if (!ask(output, error))
      return false;
  }
  return code == 0 || fail(output->path, code, error);
}

bool output_is_file(const struct output *output) {
  return !output->direct;
}

void output_free(struct output *output) {
  if (!output)
    return;
  if (output->fd != NO_DESCRIPTOR)
    close(output->fd);
  if (output->name)
    g_unlink(output->name);
  place_file_clear(&output->there);
  g_bytes_unref(output->bytes);
  g_free(output->name);
  g_free(output->place);
  g_free(output->path);
  g_free(output);
}

void output_remove(const char *path, const struct output_rules *rules) {
  struct place_file there = {0};
  struct stat status;
  if (lstat(path, &status) == 0 && S_ISREG(status.st_mode) && place_look(path, &there) == 0 && there.bytes &&
      origin_of(&there, rules) == OUTPUT_MADE)
    g_unlink(path);
  place_file_clear(&there);
}
