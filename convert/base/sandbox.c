#define _GNU_SOURCE /* O_PATH, syscall */
#include "base/sandbox.h"
#include "base/descriptor.h"
#include "base/items.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* ---- system calls that are given up ---- */

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#define FOREIGN_CALLS 0x40000000u /* those of the x32 ABI have this bit */
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define LEAKS_ARE_LOOKED_FOR
#endif
#endif
#if defined __SANITIZE_ADDRESS__
#define LEAKS_ARE_LOOKED_FOR
#endif

static const guint32 given_up[] = {
    /* other programs */
    SYS_execve,
    SYS_execveat,
    /* connections */
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    /* other processes; the search for leaks stops this one by it */
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
#ifndef LEAKS_ARE_LOOKED_FOR
    SYS_ptrace,
#endif
    /* the system */
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_sethostname,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_acct,
    SYS_quotactl,
    /* the kernel's own machines, and ways around paths */
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_io_uring_setup,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_open_by_handle_at,
    SYS_personality,
};

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, action)
/* How a filter begins: what another architecture calls has other numbers. */
#define FOR_THIS_MACHINE                                                                                               \
  LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0), RETURN(SECCOMP_RET_KILL_PROCESS), LOAD(nr)
#define UNLESS(test, value, statement) BPF_JUMP(BPF_JMP | (test) | BPF_K, value, 0, 1), statement

/* Of this process; what the option does not use has to be zero (prctl(2)). */
static int control(int option, unsigned long value) {
  return prctl(option, value, 0UL, 0UL, 0UL);
}

/* A filter is a small program; Linux runs it at each call. */
static void give_up_calls(void) {
#ifdef ARCHITECTURE
  const struct sock_filter head[] = {
      FOR_THIS_MACHINE,
#ifdef FOREIGN_CALLS
      UNLESS(BPF_JGE, FOREIGN_CALLS, RETURN(SECCOMP_RET_ERRNO | EPERM)),
#endif
  };
  struct sock_filter filter[G_N_ELEMENTS(head) + 2 * G_N_ELEMENTS(given_up) + 1];
  unsigned short length = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(head); i++)
    filter[length++] = head[i];
  for (gsize i = 0; i < G_N_ELEMENTS(given_up); i++) {
    const struct sock_filter one[] = {UNLESS(BPF_JEQ, given_up[i], RETURN(SECCOMP_RET_ERRNO | EPERM))};
    filter[length++] = one[0];
    filter[length++] = one[1];
  }
  filter[length++] = (struct sock_filter)RETURN(SECCOMP_RET_ALLOW);
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &(struct sock_fprog){length, filter});
#endif
}

/* For good: neither limit can be raised. */
static void limit_to(int resource, rlim_t most) {
  setrlimit(resource, &(struct rlimit){most, most});
}

static void forbid(int resource) {
  limit_to(resource, 0);
}

void sandbox_begin(void) {
  forbid(RLIMIT_CORE);
  if (control(PR_SET_NO_NEW_PRIVS, true) == 0)
    give_up_calls();
}

/* ---- files ---- */

/* The calls of Landlock take some; none is wanted. */
#define NO_FLAGS 0u

static int landlock_version(void) {
  return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* Rights of later versions than the headers may know. */
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

#define READS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITES_FILE LANDLOCK_ACCESS_FS_WRITE_FILE
#define WRITES                                                                                                         \
  (WRITES_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |       \
   LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |                          \
   LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

/* What can be asked of a file that is no folder. */
#define OF_FILE (LANDLOCK_ACCESS_FS_READ_FILE | WRITES_FILE | LANDLOCK_ACCESS_FS_TRUNCATE)

/* All rights to write that this version of the kernel knows. */
static guint64 known_writes(int version) {
  return WRITES | (version >= 2 ? LANDLOCK_ACCESS_FS_REFER : 0) | (version >= 3 ? LANDLOCK_ACCESS_FS_TRUNCATE : 0);
}

/* Of a file that is no folder less can be asked; which it is the kernel knows. */
static void allow(int rules, const char *place, guint64 rights) {
  const int fd = open(place, O_PATH | O_CLOEXEC);
  if (fd == NO_DESCRIPTOR)
    return;
  struct landlock_path_beneath_attr beneath = {.allowed_access = rights, .parent_fd = fd};
  if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, NO_FLAGS) != 0) {
    beneath.allowed_access &= OF_FILE;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, NO_FLAGS);
  }
  close(fd);
}

void sandbox_files(const GPtrArray *read, const GPtrArray *written) {
  const int version = landlock_version();
  if (version < 1)
    return;
  const guint64 writes = known_writes(version);
  const struct landlock_ruleset_attr handled = {.handled_access_fs = writes | READS | LANDLOCK_ACCESS_FS_EXECUTE};
  const int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, NO_FLAGS);
  if (rules == NO_DESCRIPTOR)
    return;
  for (guint i = 0; i < read->len; i++)
    allow(rules, pointer_at(read, i), READS);
  for (guint i = 0; i < written->len; i++)
    allow(rules, pointer_at(written, i), READS | writes);
  syscall(SYS_landlock_restrict_self, rules, NO_FLAGS);
  close(rules);
}

/* ---- a process that only computes ---- */

static const guint32 computing[] = {
    SYS_write,        SYS_munmap,         SYS_mremap,     SYS_brk,    SYS_madvise,     SYS_futex,
    SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_exit_group, SYS_exit,   SYS_sched_yield, SYS_clock_gettime,
    SYS_getrandom,    SYS_sigaltstack,    SYS_getpid,     SYS_gettid,
};

/* Memory is mapped, and its rights are changed, to none from which programs run. */
static void keep_to_computing(void) {
#ifdef ARCHITECTURE
  const struct sock_filter head[] = {
      FOR_THIS_MACHINE,
  };
  const struct sock_filter tail[] = {
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mprotect, 0, 3),
      LOAD(args[2]), /* of both the rights; the lower half is in front on all machines that are known here */
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0),
      RETURN(SECCOMP_RET_ALLOW),
      RETURN(SECCOMP_RET_ERRNO | EPERM),
  };
  struct sock_filter filter[G_N_ELEMENTS(head) + 2 * G_N_ELEMENTS(computing) + G_N_ELEMENTS(tail)];
  unsigned short length = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(head); i++)
    filter[length++] = head[i];
  for (gsize i = 0; i < G_N_ELEMENTS(computing); i++) {
    const struct sock_filter one[] = {UNLESS(BPF_JEQ, computing[i], RETURN(SECCOMP_RET_ALLOW))};
    filter[length++] = one[0];
    filter[length++] = one[1];
  }
  for (gsize i = 0; i < G_N_ELEMENTS(tail); i++)
    filter[length++] = tail[i];
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &(struct sock_fprog){length, filter});
#endif
}

/* Without rights to files, where the kernel has no filters. */
static void give_up_files(void) {
  g_autoptr(GPtrArray) nothing = g_ptr_array_new();
  sandbox_files(nothing, nothing);
}

bool sandbox_end_with(pid_t before) {
  return control(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == before;
}

void sandbox_only_compute(gsize seconds, G_GNUC_UNUSED gsize memory) {
  control(PR_SET_NO_NEW_PRIVS, true);
  give_up_files();
  forbid(RLIMIT_CORE);
  forbid(RLIMIT_FSIZE);
  forbid(RLIMIT_NOFILE);
  forbid(RLIMIT_NPROC);
  limit_to(RLIMIT_CPU, seconds);
#ifndef LEAKS_ARE_LOOKED_FOR /* the sanitizer has terabytes of addresses */
  limit_to(RLIMIT_AS, memory);
#endif
  keep_to_computing();
}

/* ---- what there is ---- */

static bool has_filters(void) {
#ifdef ARCHITECTURE
  const guint32 action = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
#else
  return false;
#endif
}

/* 30 pages with two fonts need 128 MiB; a text of 2 MiB some 300. */
#define WORKER_MEMORY (1024ul * 1024 * 1024)
#define WORKER_FILES 64

void sandbox_shut_in(const GPtrArray *read) {
  sandbox_begin();
  g_autoptr(GPtrArray) nowhere = g_ptr_array_new();
  sandbox_files(read, nowhere);
  forbid(RLIMIT_FSIZE);
  limit_to(RLIMIT_NOFILE, WORKER_FILES);
#ifndef LEAKS_ARE_LOOKED_FOR
  limit_to(RLIMIT_AS, WORKER_MEMORY);
#endif
}

void sandbox_allow_seconds(guint seconds) {
  struct timespec had;
  struct rlimit limit;
  if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &had) != 0 || getrlimit(RLIMIT_CPU, &limit) != 0)
    return;
  limit.rlim_cur = MIN((rlim_t)had.tv_sec + 1 + seconds, limit.rlim_max);
  setrlimit(RLIMIT_CPU, &limit);
}

void sandbox_tell(char ***present, char ***lacking) {
  const struct {
    const char *name;
    bool there;
  } parts[] = {{"no_new_privs", control(PR_GET_NO_NEW_PRIVS, 0) != -1},
               {"seccomp", has_filters()},
               {"landlock", landlock_version() >= 1}};
  g_autoptr(GStrvBuilder) have = g_strv_builder_new();
  g_autoptr(GStrvBuilder) lack = g_strv_builder_new();
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    g_strv_builder_add(parts[i].there ? have : lack, parts[i].name);
  *present = g_strv_builder_end(have);
  *lacking = g_strv_builder_end(lack);
}
