#include "cli/interrupt.h"

#include <glib.h>
#include <signal.h>
#include <stdbool.h>

/* Threads that put files into their places are its readers, the end of the program is its writer. */
static GRWLock placing;

static bool is_ignored(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static sigset_t watched(void) {
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  sigset_t set;
  sigemptyset(&set);
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
    if (!is_ignored(numbers[i]))
      sigaddset(&set, numbers[i]);
  return set;
}

static gpointer wait_for_signal(G_GNUC_UNUSED gpointer data) {
  const sigset_t set = watched();
  int number;
  while (sigwait(&set, &number) != 0)
    ;
  g_rw_lock_writer_lock(&placing); /* for good */
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
  return NULL;
}

void interrupt_watch(void) {
  const sigset_t set = watched();
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  g_thread_unref(g_thread_new("interrupt", wait_for_signal, NULL));
}

void interrupt_hold(void) {
  g_rw_lock_reader_lock(&placing);
}

void interrupt_release(void) {
  g_rw_lock_reader_unlock(&placing);
}
