#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np, TEMP_FAILURE_RETRY */
#include "serve/pool.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A request that is not answered by then ends with its worker.  One that computes ends before, by the processor time
 * that it takes (worker.c). */
#define SECONDS_A_REQUEST 60
#define SECONDS_TO_START 60

/* A worker is replaced after so many requests: memory that libraries keep does not grow without end. */
#define REQUESTS_A_WORKER 500

/* So many requests for each worker wait; more are refused. */
#define WAITING_A_WORKER 8

#define WORKER_FD 3

struct worker {
  pid_t process; /* 0: none */
  int fd;
  guint requests;
};

struct pool {
  GThreadPool *threads; /* one for each worker */
  GAsyncQueue *idle;    /* of struct worker */
  guint workers;
};

struct asked {
  struct frame *request;
  pool_answer answer;
  void *data;
};

/* ---- processes ---- */

static void end_worker(struct worker *worker) {
  if (worker->process == 0)
    return;
  close(worker->fd);
  kill(worker->process, SIGKILL);
  (void)TEMP_FAILURE_RETRY(waitpid(worker->process, NULL, 0));
  *worker = (struct worker){0};
}

/* Starts this program again as a worker: a fork of a program with threads could do little before that. */
static bool spawn(struct worker *worker) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return false;
  char program[] = "/proc/self/exe", option[] = "--worker";
  char *arguments[] = {program, option, NULL};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], WORKER_FD);
  posix_spawn_file_actions_addclosefrom_np(&actions, WORKER_FD + 1);
  /* GLib decides at the first message, once, whether there are translations: so there is a language from the start. */
  g_auto(GStrv) environment = g_environ_setenv(g_get_environ(), "LC_ALL", "C.UTF-8", TRUE);
  environment = g_environ_setenv(environment, "LANGUAGE", "zh_CN", TRUE);
  pid_t process;
  const bool started = posix_spawn(&process, program, &actions, NULL, arguments, environment) == 0;
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (started)
    *worker = (struct worker){.process = process, .fd = ends[0]};
  else
    close(ends[0]);
  return started;
}

static struct frame *exchange(const struct worker *worker, const struct frame *request, guint seconds) {
  const gint64 deadline = g_get_monotonic_time() + (gint64)seconds * G_USEC_PER_SEC;
  return frame_send(worker->fd, request, deadline) ? frame_receive(worker->fd, deadline) : NULL;
}

/* A worker that answers. */
static bool start_worker(struct worker *worker) {
  g_autoptr(Frame) ping = frame_new();
  g_autoptr(Frame) pong = spawn(worker) ? exchange(worker, ping, SECONDS_TO_START) : NULL;
  if (!pong)
    end_worker(worker);
  return pong != NULL;
}

/* ---- requests ---- */

static bool has_failed(const struct frame *answer) {
  return answer && answer->status >= 500;
}

/* The answer of a worker, which is started when there is none, and ends when it does not answer, or fails: one that has
 * no memory left, for fonts stay in Cairo's cache, fails with every text from then on. */
static struct frame *ask(struct worker *worker, const struct frame *request) {
  if (worker->process == 0 && !start_worker(worker))
    return NULL;
  worker->requests++;
  struct frame *answer = exchange(worker, request, SECONDS_A_REQUEST);
  if (!answer || has_failed(answer))
    end_worker(worker);
  return answer;
}

/* What a worker fails with that has answered others, a new one is asked once more. */
static void run(gpointer data, gpointer user_data) {
  struct asked *asked = data;
  struct pool *pool = user_data;
  struct worker *worker = g_async_queue_pop(pool->idle);
  if (worker->requests >= REQUESTS_A_WORKER)
    end_worker(worker);
  const guint before = worker->requests;
  struct frame *answer = ask(worker, asked->request);
  if (has_failed(answer) && before > 0) {
    frame_free(answer);
    answer = ask(worker, asked->request);
  }
  const bool ends = answer && answer->last;
  asked->answer(answer, asked->data);
  if (ends) { /* another is ready before it is asked */
    end_worker(worker);
    start_worker(worker);
  }
  g_async_queue_push(pool->idle, worker);
  frame_free(asked->request);
  g_free(asked);
}

struct pool *pool_new(guint workers) {
  struct pool *pool = g_new0(struct pool, 1);
  pool->workers = workers;
  pool->idle = g_async_queue_new();
  guint ready = 0;
  for (guint i = 0; i < workers; i++) {
    struct worker *worker = g_new0(struct worker, 1);
    ready += start_worker(worker);
    g_async_queue_push(pool->idle, worker);
  }
  pool->threads = g_thread_pool_new(run, pool, (gint)workers, TRUE, NULL);
  if (ready != 0)
    return pool;
  pool_free(pool);
  return NULL;
}

void pool_free(struct pool *pool) {
  g_thread_pool_free(pool->threads, FALSE, TRUE);
  for (guint i = 0; i < pool->workers; i++) {
    struct worker *worker = g_async_queue_pop(pool->idle);
    end_worker(worker);
    g_free(worker);
  }
  g_async_queue_unref(pool->idle);
  g_free(pool);
}

bool pool_ask(struct pool *pool, struct frame *request, pool_answer answer, void *data) {
  if (g_thread_pool_unprocessed(pool->threads) >= pool->workers * WAITING_A_WORKER)
    return false;
  struct asked *asked = g_new(struct asked, 1);
  *asked = (struct asked){request, answer, data};
  g_thread_pool_push(pool->threads, asked, NULL);
  return true;
}
