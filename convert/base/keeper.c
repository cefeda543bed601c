#define _GNU_SOURCE /* pipe2, close_range, TEMP_FAILURE_RETRY */
#include "base/keeper.h"

#include "base/descriptor.h"
#include "base/error.h"
#include "base/items.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* In a keeper and in its children. */
#define REQUESTS 0
#define ANSWERS 1
#define COMPLAINTS 2 /* go nowhere */

struct keeper {
  int requests, answers; /* pipes to it and from it */
  pid_t process;
};

struct keepers {
  GArray *all;       /* of struct keeper */
  GAsyncQueue *idle; /* of struct keeper, those that nobody asks now */
};

/* ---- bytes through pipes ---- */

/* The length, then the bytes; without bytes there is no answer. */
static bool send_bytes(int fd, GBytes *bytes) {
  gsize length = 0;
  const void *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
  return descriptor_write(fd, &length, sizeof length) && descriptor_write(fd, data, length);
}

static GBytes *receive_bytes(int fd) {
  gsize length;
  if (descriptor_read(fd, &length, sizeof length) != sizeof length || length == 0)
    return NULL;
  char *data = g_malloc(length);
  if (descriptor_read(fd, data, length) == (gssize)length)
    return g_bytes_new_take(data, length);
  g_free(data);
  return NULL;
}

/* What comes until the other end is closed; NULL when it is more than an answer may be. */
static GBytes *read_answer(int fd, gsize most) {
  g_autoptr(GByteArray) answer = g_byte_array_new();
  guint8 part[64 * 1024];
  gssize got;
  while ((got = descriptor_read(fd, part, sizeof part)) != 0) {
    if (got == -1 || answer->len > most)
      return NULL;
    g_byte_array_append(answer, part, (guint)got);
  }
  return g_byte_array_free_to_bytes(g_steal_pointer(&answer));
}

/* ---- the processes ---- */

/* Nothing is left open but these, nor when the process before is no more. */
static void become(int requests, int answers, pid_t before) {
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (!sandbox_end_with(before) || dup2(requests, REQUESTS) == NO_DESCRIPTOR ||
      dup2(answers, ANSWERS) == NO_DESCRIPTOR || dup2(nothing, COMPLAINTS) == NO_DESCRIPTOR ||
      close_range(COMPLAINTS + 1, ~0U, 0) != 0)
    _exit(EXIT_FAILURE);
}

static _Noreturn void work_and_end(int answers, pid_t keeper, GBytes *request, keeper_work work, const void *data) {
  const gsize length = g_bytes_get_size(request);
  become(open("/dev/null", O_RDONLY | O_CLOEXEC), answers, keeper);
  sandbox_only_compute(LIMIT_WORK_SECONDS + length / LIMIT_WORK_BYTES_A_SECOND, LIMIT_WORK_MEMORY + 16 * length);
  GBytes *answer = work(request, data);
  const void *bytes = g_bytes_get_data(answer, &(gsize){0});
  _exit(descriptor_write(ANSWERS, bytes, g_bytes_get_size(answer)) ? EXIT_SUCCESS : EXIT_FAILURE);
}

/* The answer to one request, by a process that is made for it; NULL when it ended in another way. */
static GBytes *answer_by_child(GBytes *request, keeper_work work, const void *data) {
  int ends[2], status;
  const pid_t keeper = getpid();
  if (pipe2(ends, O_CLOEXEC) != 0)
    return NULL;
  const pid_t child = fork();
  if (child == 0)
    work_and_end(ends[1], keeper, request, work, data);
  close(ends[1]);
  const gsize most = MIN(LIMIT_ANSWER + LIMIT_ANSWER_EACH * g_bytes_get_size(request), LIMIT_ANSWER_MOST);
  GBytes *answer = read_answer(ends[0], most);
  close(ends[0]); /* who has more to say ends by that */
  if (TEMP_FAILURE_RETRY(waitpid(child, &status, 0)) == -1 || status != 0)
    g_clear_pointer(&answer, g_bytes_unref);
  return answer;
}

static _Noreturn void keep(keeper_work work, const void *data) {
  GBytes *request;
  while ((request = receive_bytes(REQUESTS))) {
    GBytes *answer = answer_by_child(request, work, data);
    g_bytes_unref(request);
    if (!send_bytes(ANSWERS, answer))
      break;
    g_clear_pointer(&answer, g_bytes_unref);
  }
  _exit(EXIT_SUCCESS);
}

/* It ends when it is asked no more. */
static void keeper_close(const struct keeper *keeper) {
  close(keeper->requests);
  close(keeper->answers);
}

static bool keeper_start(struct keeper *keeper, keeper_work work, const void *data) {
  int requests[2], answers[2];
  if (pipe2(requests, O_CLOEXEC) != 0)
    return false;
  if (pipe2(answers, O_CLOEXEC) != 0) {
    close(requests[0]);
    close(requests[1]);
    return false;
  }
  const pid_t own = getpid(), child = fork();
  if (child == 0) {
    signal(SIGINT, SIG_IGN); /* Ctrl-C is for the process before, and ends this one with it */
    become(requests[0], answers[1], own);
    keep(work, data);
  }
  close(requests[0]);
  close(answers[1]);
  *keeper = (struct keeper){requests[1], answers[0], child};
  if (child != -1)
    return true;
  keeper_close(keeper);
  return false;
}

struct keepers *keepers_new(guint count, keeper_work work, const void *data) {
  struct keepers *keepers = g_new0(struct keepers, 1);
  keepers->all = g_array_sized_new(FALSE, FALSE, sizeof(struct keeper), count);
  keepers->idle = g_async_queue_new();
  for (guint i = 0; i < count; i++) {
    struct keeper keeper;
    if (!keeper_start(&keeper, work, data))
      break;
    g_array_append_val(keepers->all, keeper);
  }
  for (guint i = 0; i < keepers->all->len; i++)
    g_async_queue_push(keepers->idle, &array_at(keepers->all, struct keeper, i));
  if (keepers->all->len > 0)
    return keepers;
  keepers_free(keepers);
  return NULL;
}

void keepers_free(struct keepers *keepers) {
  if (!keepers)
    return;
  for (guint i = 0; i < keepers->all->len; i++) {
    const struct keeper *keeper = &array_at(keepers->all, struct keeper, i);
    keeper_close(keeper);
    (void)TEMP_FAILURE_RETRY(waitpid(keeper->process, NULL, 0));
  }
  g_async_queue_unref(keepers->idle);
  g_array_unref(keepers->all);
  g_free(keepers);
}

GBytes *keepers_ask(struct keepers *keepers, GBytes *request, GError **error) {
  struct keeper *keeper = g_async_queue_pop(keepers->idle);
  GBytes *answer = send_bytes(keeper->requests, request) ? receive_bytes(keeper->answers) : NULL;
  g_async_queue_push(keepers->idle, keeper);
  if (!answer)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("This Word file was given up: reading it took too long, too much memory, or went wrong. Open it in "
                  "Word or WPS, save it as .docx again, and convert that."));
  return answer;
}
