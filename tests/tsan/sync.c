/* Loaded before GLib under ThreadSanitizer, which does not see GLib's own synchronization (futexes in a library that is
 * not instrumented): tells it what follows what.  Only what jianggao calls is here. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <glib.h>

#undef g_once_init_enter
#undef g_once_init_leave

void __tsan_acquire(void *address);
void __tsan_release(void *address);

#define REAL(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

void g_mutex_lock(GMutex *mutex) {
  static __typeof__(&g_mutex_lock) real;
  if (!real)
    real = REAL(g_mutex_lock);
  real(mutex);
  __tsan_acquire(mutex);
}

void g_mutex_unlock(GMutex *mutex) {
  static __typeof__(&g_mutex_unlock) real;
  if (!real)
    real = REAL(g_mutex_unlock);
  __tsan_release(mutex);
  real(mutex);
}

gboolean(g_once_init_enter)(volatile void *location) {
  const gboolean first = REAL(g_once_init_enter)(location);
  __tsan_acquire((void *)location);
  return first;
}

void(g_once_init_leave)(volatile void *location, gsize result) {
  __tsan_release((void *)location);
  REAL(g_once_init_leave)(location, result);
}

/* What a pool calls: jianggao has one at a time. */
static GFunc task;

/* A task follows what was done before it was pushed, and the end of the pool follows all tasks. */
static void run_task(void *data, void *shared) {
  __tsan_acquire(data);
  task(data, shared);
  __tsan_release(&task);
}

GThreadPool *g_thread_pool_new(GFunc func, void *shared, int threads, gboolean exclusive, GError **error) {
  task = func;
  return REAL(g_thread_pool_new)(run_task, shared, threads, exclusive, error);
}

gboolean g_thread_pool_push(GThreadPool *pool, void *data, GError **error) {
  __tsan_release(data);
  return REAL(g_thread_pool_push)(pool, data, error);
}

void g_thread_pool_free(GThreadPool *pool, gboolean immediate, gboolean wait) {
  REAL(g_thread_pool_free)(pool, immediate, wait);
  __tsan_acquire(&task);
}
