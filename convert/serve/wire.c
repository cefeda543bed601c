#define _GNU_SOURCE /* TEMP_FAILURE_RETRY */
#include "serve/wire.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/* What goes before the two parts. */
struct frame_header {
  guint32 call, status, last, head_bytes, body_bytes;
};

struct frame *frame_new(void) {
  struct frame *frame = g_new0(struct frame, 1);
  frame->head = g_byte_array_new();
  frame->body = g_byte_array_new();
  return frame;
}

void frame_free(struct frame *frame) {
  if (!frame)
    return;
  g_byte_array_unref(frame->head);
  g_byte_array_unref(frame->body);
  g_free(frame);
}

/* Waits until the socket can be read from or written to. */
static bool await(int fd, short event, gint64 deadline) {
  for (;;) {
    const gint64 left = deadline > 0 ? (deadline - g_get_monotonic_time()) / 1000 : -1;
    if (deadline > 0 && left <= 0)
      return false;
    const int ready =
        TEMP_FAILURE_RETRY(poll(&(struct pollfd){.fd = fd, .events = event}, 1, (int)MIN(left, G_MAXINT)));
    if (ready != 0)
      return ready != -1;
  }
}

/* A socket that is ready takes or gives something at once.  An empty body may have no bytes to point to. */
static bool send_all(int fd, const void *bytes, gsize length, gint64 deadline) {
  for (gsize done = 0; done < length;) {
    const guint8 *next = (const guint8 *)bytes + done;
    const ssize_t sent = await(fd, POLLOUT, deadline) ? send(fd, next, length - done, MSG_NOSIGNAL | MSG_DONTWAIT) : -1;
    if (sent == -1)
      return false;
    done += (gsize)sent;
  }
  return true;
}

static bool receive_all(int fd, void *bytes, gsize length, gint64 deadline) {
  for (gsize done = 0; done < length;) {
    const ssize_t got =
        await(fd, POLLIN, deadline) ? recv(fd, (guint8 *)bytes + done, length - done, MSG_DONTWAIT) : -1;
    if (got == -1 || got == 0)
      return false;
    done += (gsize)got;
  }
  return true;
}

bool frame_send(int fd, const struct frame *frame, gint64 deadline) {
  const struct frame_header header = {frame->call, frame->status, frame->last, frame->head->len, frame->body->len};
  return send_all(fd, &header, sizeof header, deadline) &&
         send_all(fd, frame->head->data, frame->head->len, deadline) &&
         send_all(fd, frame->body->data, frame->body->len, deadline);
}

struct frame *frame_receive(int fd, gint64 deadline) {
  struct frame_header header;
  if (!receive_all(fd, &header, sizeof header, deadline) || header.call >= WIRE_CALL_COUNT ||
      header.head_bytes > FRAME_LARGEST || header.body_bytes > FRAME_LARGEST)
    return NULL;
  g_autoptr(Frame) frame = frame_new();
  frame->call = header.call;
  frame->status = header.status;
  frame->last = header.last;
  g_byte_array_set_size(frame->head, header.head_bytes);
  g_byte_array_set_size(frame->body, header.body_bytes);
  if (!receive_all(fd, frame->head->data, frame->head->len, deadline) ||
      !receive_all(fd, frame->body->data, frame->body->len, deadline))
    return NULL;
  return g_steal_pointer(&frame);
}
