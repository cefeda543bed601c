/* What the program has given up cannot be had any more: each trial is a process of its own. */
#include "base/sandbox.h"
#include "unit/test.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder, *shown, *other; /* where may be written, where may be read, and neither */

/* The errno with which a call failed in a process that is locked in; 0: it did not fail. */
static int in_sandbox(int (*call)(void)) {
  const pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    g_autoptr(GPtrArray) read = g_ptr_array_new(), written = g_ptr_array_new();
    g_ptr_array_add(read, shown);
    g_ptr_array_add(written, folder);
    g_ptr_array_add(written, (char *)"/nonexistent");
    sandbox_begin();
    sandbox_files(read, written);
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

static int lists_there(void) {
  return open_for(other, ".", O_RDONLY | O_DIRECTORY);
}

static int reads_passwords(void) {
  return open("/etc/passwd", O_RDONLY);
}

static int reads_shown(void) {
  return open_for(shown, "old", O_RDONLY) < 0 ? -1 : open_for(shown, ".", O_RDONLY | O_DIRECTORY);
}

static int writes_shown(void) {
  return open_for(shown, "old", O_WRONLY);
}

static int reads_here(void) {
  return open_for(folder, "old", O_RDONLY);
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

static void files_elsewhere_cannot_be_had(G_GNUC_UNUSED void **state) {
  assert_int_equal(in_sandbox(writes_here), 0);
  assert_int_equal(in_sandbox(renames_here), 0);
  assert_int_equal(in_sandbox(reads_here), 0);
  assert_int_equal(in_sandbox(reads_shown), 0);
  if (!has("landlock"))
    return;
  assert_int_equal(in_sandbox(writes_there), EACCES);
  assert_int_equal(in_sandbox(changes_there), EACCES);
  assert_int_equal(in_sandbox(removes_there), EACCES);
  assert_int_equal(in_sandbox(changes_passwords), EACCES);
  assert_int_equal(in_sandbox(reads_there), EACCES);
  assert_int_equal(in_sandbox(lists_there), EACCES);
  assert_int_equal(in_sandbox(reads_passwords), EACCES);
  assert_int_equal(in_sandbox(writes_shown), EACCES);
}

/* ---- limits ---- */

/* The line of /proc/PID/FILE that begins with the words. */
static char *line_of(pid_t process, const char *file, const char *words) {
  g_autofree char *path = g_strdup_printf("/proc/%d/%s", process, file), *content = NULL;
  assert_true(g_file_get_contents(path, &content, NULL, NULL));
  const char *line = strstr(content, words);
  assert_non_null(line);
  return g_strndup(line, strcspn(line, "\n"));
}

/* The two limits of a process, or one word for both: "0 0", "unlimited unlimited". */
static char *limit_of(pid_t process, const char *name) {
  g_autofree char *line = line_of(process, "limits", name);
  char soft[32], hard[32];
  assert_int_equal(sscanf(line + strlen(name), "%31s %31s", soft, hard), 2);
  return g_strconcat(soft, " ", hard, NULL);
}

/* A process that has done this and waits until it is killed. */
static pid_t waiting_after(void (*shut)(void)) {
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  const pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    shut();
    (void)!write(ends[1], "!", 1);
    for (;;)
      sched_yield();
  }
  char sign;
  close(ends[1]);
  assert_int_equal(read(ends[0], &sign, 1), 1);
  close(ends[0]);
  return child;
}

static void end(pid_t child) {
  kill(child, SIGKILL);
  assert_int_equal(waitpid(child, NULL, 0), child);
}

struct limit {
  const char *name, *wanted;
};

static void assert_limits(void (*shut)(void), const struct limit *limits, gsize count) {
  const pid_t child = waiting_after(shut);
  for (gsize i = 0; i < count; i++) {
    g_autofree char *got = limit_of(child, limits[i].name);
    if (strcmp(got, limits[i].wanted) != 0)
      fail_msg("%s: %s", limits[i].name, got);
  }
  g_autofree char *rights = line_of(child, "status", "NoNewPrivs:"), *calls = line_of(child, "status", "Seccomp:");
  assert_string_equal(rights, "NoNewPrivs:\t1");
  if (has("seccomp"))
    assert_string_equal(calls, "Seccomp:\t2");
  end(child);
}

static void compute_only(void) {
  sandbox_only_compute(7, (gsize)1 << 40);
}

static void shut_in(void) {
  g_autoptr(GPtrArray) nothing = g_ptr_array_new();
  sandbox_shut_in(nothing);
}

static void limits_are_set(G_GNUC_UNUSED void **state) {
  static const struct limit of_computing[] = {
    {"Max core file size", "0 0"},
    {"Max file size", "0 0"},
    {"Max open files", "0 0"},
    {"Max processes", "0 0"},
    {"Max cpu time", "7 7"},
#if !defined __SANITIZE_ADDRESS__
    {"Max address space", "1099511627776 1099511627776"},
#endif
  };
  static const struct limit of_workers[] = {
    {"Max core file size", "0 0"},
    {"Max file size", "0 0"},
    {"Max open files", "64 64"},
#if !defined __SANITIZE_ADDRESS__
    {"Max address space", "1073741824 1073741824"},
#endif
  };
  assert_limits(compute_only, of_computing, G_N_ELEMENTS(of_computing));
  assert_limits(shut_in, of_workers, G_N_ELEMENTS(of_workers));
}

static guint64 seconds_had(void) {
  struct timespec had;
  return clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &had) == 0 ? (guint64)had.tv_sec : G_MAXUINT64;
}

/* More of a processor than was had, but no more than there may be in all. */
static int has_seconds(void) {
  struct rlimit limit = {0, 0};
  const guint64 before = seconds_had();
  sandbox_allow_seconds(5);
  if (getrlimit(RLIMIT_CPU, &limit) != 0 || limit.rlim_cur < before + 6 || limit.rlim_cur > seconds_had() + 6)
    return -1;
  setrlimit(RLIMIT_CPU, &(struct rlimit){100, 100});
  sandbox_allow_seconds(1000);
  return getrlimit(RLIMIT_CPU, &limit) == 0 && limit.rlim_cur == 100 && limit.rlim_max == 100 ? 0 : -1;
}

static int ends_with_parent(void) {
  int signal_number = 0;
  if (sandbox_end_with(getppid() + 1) || !sandbox_end_with(getppid()))
    return -1;
  return prctl(PR_GET_PDEATHSIG, &signal_number) == 0 && signal_number == SIGKILL ? 0 : -1;
}

static void a_worker_has_some_seconds_and_a_parent(G_GNUC_UNUSED void **state) {
  assert_int_equal(in_sandbox(has_seconds), 0);
  assert_int_equal(in_sandbox(ends_with_parent), 0);
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

/* A folder with the file "old". */
static char *make_folder(void) {
  char *path = g_dir_make_tmp("sandbox-XXXXXX", NULL);
  g_autofree char *old = g_build_filename(path, "old", NULL);
  assert_true(g_file_set_contents(old, "old", -1, NULL));
  return path;
}

static int set_up(G_GNUC_UNUSED void **state) {
  folder = make_folder();
  shown = make_folder();
  other = make_folder();
  return 0;
}

static int tear_down(G_GNUC_UNUSED void **state) {
  remove_all(folder);
  remove_all(shown);
  remove_all(other);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(calls_are_given_up),
      cmocka_unit_test(files_elsewhere_cannot_be_had),
      cmocka_unit_test(limits_are_set),
      cmocka_unit_test(a_worker_has_some_seconds_and_a_parent),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
