/* What the program has given up cannot be had any more: each trial is a process of its own. */
#include "base/sandbox.h"
#include "unit/test.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder, *other; /* where may be written, and where not */

/* The errno with which a call failed in a process that is locked in; 0: it did not fail. */
static int in_sandbox(int (*call)(void)) {
  const pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    g_autoptr(GPtrArray) places = g_ptr_array_new();
    g_ptr_array_add(places, folder);
    g_ptr_array_add(places, (char *)"/nonexistent");
    sandbox_begin();
    sandbox_writes(places);
    errno = 0;
    _exit(call() < 0 ? errno : 0);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

static int starts_program(void) {
  char *const line[] = {(char *)"/bin/true", NULL};
  return execv(line[0], line);
}

static int connects(void) {
  return socket(AF_INET, SOCK_STREAM, 0);
}

static int connects_here(void) {
  int pair[2];
  return socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
}

static int makes_ring(void) {
  return (int)syscall(SYS_io_uring_setup, 1, NULL);
}

static int leaves_namespace(void) {
  return (int)syscall(SYS_unshare, 0);
}

static int has_core(void) {
  struct rlimit limit;
  return getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_max == 0 ? 0 : -1;
}

static int open_for(const char *in, const char *name, int flags) {
  char path[4096];
  g_snprintf(path, sizeof path, "%s/%s", in, name);
  return open(path, flags, 0600);
}

static int writes_here(void) {
  return open_for(folder, "new", O_WRONLY | O_CREAT | O_TRUNC);
}

static int renames_here(void) {
  char from[4096], to[4096];
  g_snprintf(from, sizeof from, "%s/new", folder);
  g_snprintf(to, sizeof to, "%s/newer", folder);
  return writes_here() < 0 ? -1 : rename(from, to) < 0 ? -1 : unlink(to);
}

static int writes_there(void) {
  return open_for(other, "new", O_WRONLY | O_CREAT);
}

static int changes_there(void) {
  return open_for(other, "old", O_RDWR);
}

static int removes_there(void) {
  char path[4096];
  g_snprintf(path, sizeof path, "%s/old", other);
  return unlink(path);
}

static int changes_passwords(void) {
  return open("/etc/passwd", O_WRONLY | O_APPEND);
}

static int reads_there(void) {
  return open_for(other, "old", O_RDONLY);
}

static bool has(const char *name) {
  g_auto(GStrv) present = NULL, lacking = NULL;
  sandbox_tell(&present, &lacking);
  assert_int_equal(g_strv_length(present) + g_strv_length(lacking), 3);
  return g_strv_contains((const char *const *)present, name);
}

static void calls_are_given_up(G_GNUC_UNUSED void **state) {
  assert_int_equal(in_sandbox(has_core), 0);
  const int wanted = has("seccomp") ? EPERM : 0;
  if (wanted == 0)
    return;
  assert_int_equal(in_sandbox(starts_program), wanted);
  assert_int_equal(in_sandbox(connects), wanted);
  assert_int_equal(in_sandbox(connects_here), wanted);
  assert_int_equal(in_sandbox(makes_ring), wanted);
  assert_int_equal(in_sandbox(leaves_namespace), wanted);
}

static void files_elsewhere_cannot_be_written(G_GNUC_UNUSED void **state) {
  assert_int_equal(in_sandbox(writes_here), 0);
  assert_int_equal(in_sandbox(renames_here), 0);
  assert_int_equal(in_sandbox(reads_there), 0);
  if (!has("landlock"))
    return;
  assert_int_equal(in_sandbox(writes_there), EACCES);
  assert_int_equal(in_sandbox(changes_there), EACCES);
  assert_int_equal(in_sandbox(removes_there), EACCES);
  assert_int_equal(in_sandbox(changes_passwords), EACCES);
}

static void remove_all(char *path) {
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(dir))) {
    g_autofree char *file = g_build_filename(path, name, NULL);
    g_remove(file);
  }
  g_rmdir(path);
  g_free(path);
}

static int set_up(G_GNUC_UNUSED void **state) {
  folder = g_dir_make_tmp("sandbox-XXXXXX", NULL);
  other = g_dir_make_tmp("sandbox-XXXXXX", NULL);
  g_autofree char *old = g_build_filename(other, "old", NULL);
  return g_file_set_contents(old, "old", -1, NULL) ? 0 : -1;
}

static int tear_down(G_GNUC_UNUSED void **state) {
  remove_all(folder);
  remove_all(other);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(calls_are_given_up),
      cmocka_unit_test(files_elsewhere_cannot_be_written),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
