/* Loaded before the C library: makes one call of the program fail, or all from one on, as a full disk or a full memory
 * would.
 *
 *     FAULT_CALL=malloc|open|read|write|…   which call (the table below)
 *     FAULT_AT=17                           the how manyth; 0: none, they are only counted
 *     FAULT_ERRNO=12                        what it fails with; 0: it does a part of its work only
 *     FAULT_FOREVER=1                       and all after it
 *     FAULT_COUNT=3                         an open file: where the number of calls is written at the end */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static const char *wanted;
static long at, count, count_file;
static int code;
static bool forever, ready;
static __thread bool inside; /* of the shim itself */

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? strtol(text, NULL, 10) : 0;
}

static void prepare(void) {
  ready = true;
  wanted = getenv("FAULT_CALL");
  count_file = number("FAULT_COUNT");
  at = number("FAULT_AT");
  code = (int)number("FAULT_ERRNO");
  forever = number("FAULT_FOREVER") != 0;
}

/* Counts a call; whether it is one that fails. */
static bool fails(const char *call) {
  if (inside)
    return false;
  inside = true;
  if (!ready)
    prepare();
  bool hit = false;
  if (wanted && strcmp(wanted, call) == 0) {
    const long this = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    hit = at > 0 && (forever ? this >= at : this == at);
  }
  inside = false;
  if (hit)
    errno = code;
  return hit;
}

#define REAL(name)                                                                                                     \
  static __typeof__(name) *real;                                                                                       \
  if (!real)                                                                                                           \
  *(void **)&real = dlsym(RTLD_NEXT, #name)

__attribute__((destructor)) static void tell(void) {
  inside = true;
  if (count_file > 0)
    dprintf((int)count_file, "%ld\n", count);
}

/* ---- memory ---- */

/* The program's own malloc (base/memory.c) calls these. */

void *__libc_malloc(size_t size) {
  REAL(__libc_malloc);
  return fails("malloc") ? NULL : real(size);
}

void *__libc_calloc(size_t items, size_t size) {
  REAL(__libc_calloc);
  return fails("malloc") ? NULL : real(items, size);
}

void *__libc_realloc(void *old, size_t size) {
  REAL(__libc_realloc);
  return fails("malloc") ? NULL : real(old, size);
}

void *__libc_memalign(size_t alignment, size_t size) {
  REAL(__libc_memalign);
  return fails("malloc") ? NULL : real(alignment, size);
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
  REAL(mmap);
  return fails("mmap") ? MAP_FAILED : real(address, length, protection, flags, fd, offset);
}

/* ---- files ---- */

int open(const char *path, int flags, ...) {
  REAL(open);
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (mode_t)va_arg(arguments, int);
  va_end(arguments);
  return fails("open") ? -1 : real(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  REAL(open64);
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (mode_t)va_arg(arguments, int);
  va_end(arguments);
  return fails("open") ? -1 : real(path, flags, mode);
}

FILE *fopen(const char *path, const char *mode) {
  REAL(fopen);
  return fails("open") ? NULL : real(path, mode);
}

FILE *fopen64(const char *path, const char *mode) {
  REAL(fopen64);
  return fails("open") ? NULL : real(path, mode);
}

ssize_t read(int fd, void *buffer, size_t length) {
  REAL(read);
  if (!fails("read"))
    return real(fd, buffer, length);
  return code == 0 ? real(fd, buffer, length > 1 ? length / 2 : length) : -1;
}

/* The first half is written before a disk is full; a signal comes before anything is. */
ssize_t write(int fd, const void *buffer, size_t length) {
  REAL(write);
  if (fd <= STDERR_FILENO || !fails("write"))
    return real(fd, buffer, length);
  const ssize_t written = code == EINTR ? -1 : real(fd, buffer, length > 1 ? length / 2 : length);
  errno = code;
  return code == 0 ? written : -1;
}

int close(int fd) {
  REAL(close);
  if (!fails("close"))
    return real(fd);
  real(fd);
  errno = code;
  return -1;
}

int fstat(int fd, struct stat *status) {
  REAL(fstat);
  return fails("stat") ? -1 : real(fd, status);
}

int stat(const char *path, struct stat *status) {
  REAL(stat);
  return fails("stat") ? -1 : real(path, status);
}

int fchmod(int fd, mode_t mode) {
  REAL(fchmod);
  return fails("fchmod") ? -1 : real(fd, mode);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
  REAL(linkat);
  return fails("link") ? -1 : real(from_folder, from, to_folder, to, flags);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  REAL(renameat2);
  return fails("rename") ? -1 : real(from_folder, from, to_folder, to, flags);
}

int rename(const char *from, const char *to) {
  REAL(rename);
  return fails("rename") ? -1 : real(from, to);
}

int unlink(const char *path) {
  REAL(unlink);
  return fails("unlink") ? -1 : real(path);
}
