/* The program has malloc and its kin itself, so that the libraries call these too: an allocation succeeds, or the
 * program ends with status 2.  Few libraries do better with a failed one than to crash or, worse, to go on and leave
 * out what they could not hold: a glyph, a page, a part.  Outputs that are not in their places yet have no names
 * (base/output.c), so that nothing is left behind.  libjianggao.so leaves the process's malloc alone. */
#include "cli/memory.h"

#include <errno.h>
#include <glib.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define STATUS 2 /* it could not be done */

static const char *out_of_memory = "jianggao: there is not enough memory."; /* until there is one in the language */

static _Noreturn void end(void) {
  const size_t length = strlen(out_of_memory);
  if (write(STDERR_FILENO, out_of_memory, length) == (ssize_t)length)
    (void)!write(STDERR_FILENO, "\n", 1);
  _exit(STATUS);
}

/* GLib would end the program by a signal when there is no room for another thread. */
static void take_complaint(const char *domain, GLogLevelFlags level, const char *message, gpointer data) {
  if (level & G_LOG_FLAG_FATAL)
    end();
  g_log_default_handler(domain, level, message, data);
}

void memory_watch(const char *message) {
  out_of_memory = message;
  g_log_set_default_handler(take_complaint, NULL);
}

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define SANITIZED
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED
#endif

#if defined __GLIBC__ && !defined SANITIZED

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static void *have(void *memory) {
  if (!memory)
    end();
  return memory;
}

#pragma GCC visibility push(default)

void *malloc(size_t size) {
  return have(__libc_malloc(size));
}

void *calloc(size_t count, size_t size) {
  return have(__libc_calloc(count, size));
}

/* Of size 0 the C library gives nothing back, and has freed the old. */
void *realloc(void *old, size_t size) {
  void *memory = __libc_realloc(old, size);
  return old && size == 0 ? memory : have(memory);
}

void *memalign(size_t alignment, size_t size) {
  return have(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size) {
  return have(__libc_memalign(alignment, size));
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0)
    return EINVAL;
  *memory = have(__libc_memalign(alignment, size));
  return 0;
}

#pragma GCC visibility pop

#define RESERVED (8 << 20)
#define HUGE_PAGE (2 << 20)

/* The heap goes on one small page, in which malloc writes at once, below the border of a huge one: where the system put
 * it, up to 2 MiB before the next border would come in small pages, by chance. */
static void go_to_border(size_t page) {
  sbrk((intptr_t)((-(uintptr_t)sbrk(0) - page) % HUGE_PAGE));
}

void memory_reserve(void) {
  mallopt(M_MMAP_THRESHOLD, 2 * RESERVED); /* a part of the heap, */
  mallopt(M_TRIM_THRESHOLD, 2 * RESERVED); /* which stays there when it is free */
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  go_to_border(page);
  char *heap = __libc_malloc(RESERVED); /* no harm when there is no room for it */
  if (heap)
    madvise(heap + page - (size_t)heap % page, RESERVED - page, MADV_HUGEPAGE);
  free(heap);
}

#else

void memory_reserve(void) {}

#endif
