/* What the page in the browser sends: decisions and a text. */
#include "fuzz.h"

#include "ooxml/package.h"
#include "serve/worker.h"

#include <jansson.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* The file that the browser sends is a text or a Word file; a fuzzer makes texts. */
static struct frame *request_of(struct fuzz_input input) {
  struct frame *request = frame_new();
  request->call = fuzz_choice(&input) % WIRE_CALL_COUNT;
  const struct fuzz_input decisions = fuzz_part(&input);
  g_byte_array_append(request->head, decisions.data, (guint)decisions.size);
  g_byte_array_append(request->body, input.data, (guint)input.size);
  return request;
}

static bool same_bytes(const GByteArray *a, const GByteArray *b) {
  return a->len == b->len && (a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

/* What goes through a socket comes out as it was; what is cut short is no frame.  Larger frames than the socket holds
 * would wait for a reader. */
static void check_wire(const struct frame *frame) {
  int ends[2];
  if (frame->head->len + frame->body->len > 4096)
    return;
  must(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "there are sockets");
  must(frame_send(ends[0], frame, 0), "a frame can be sent");
  g_autoptr(Frame) got = frame_receive(ends[1], 0);
  must(got && got->call == frame->call && got->status == frame->status && same_bytes(got->head, frame->head) &&
           same_bytes(got->body, frame->body),
       "a frame comes through as it was");
  guint8 bytes[64];
  must(frame_send(ends[0], frame, 0), "a frame can be sent");
  const ssize_t part = recv(ends[1], bytes, sizeof bytes, 0);
  must(part > 0 && send(ends[1], bytes, (size_t)part - 1, 0) == part - 1, "part of a frame can be sent back");
  shutdown(ends[1], SHUT_WR);
  g_autoptr(Frame) cut = part < (ssize_t)sizeof bytes ? frame_receive(ends[0], 0) : NULL;
  must(!cut, "what is cut short is no frame");
  close(ends[0]);
  close(ends[1]);
}

static void check_result(const struct frame *answer) {
  const char *body = (const char *)answer->body->data;
  const gsize length = answer->body->len;
  g_autoptr(GBytes) bytes = g_bytes_new_static(body, length);
  g_autoptr(Package) package = answer->call == WIRE_DOCX ? package_open(bytes, NULL) : NULL;
  json_t *view = answer->call == WIRE_VIEW ? json_loadb(body, length, 0, NULL) : NULL;
  must(answer->call != WIRE_DOCX || package, "a Word file can be opened");
  must(answer->call != WIRE_VIEW || json_is_object(view), "a view is JSON");
  must(answer->call != WIRE_PDF || (length > 8 && memcmp(body, "%PDF-", 5) == 0), "a PDF is one");
  must(answer->call != WIRE_TXT || g_utf8_validate(body, (gssize)length, NULL), "a text is UTF-8");
  json_decref(view);
}

static void check_refusal(const struct frame *answer) {
  must(answer->status == 400 || answer->status == 422, "what is refused is the request's fault");
  json_t *told = json_loadb((const char *)answer->body->data, answer->body->len, 0, NULL);
  const char *why = json_string_value(json_object_get(told, "error"));
  must(why && *why, "what is refused is told why");
  json_decref(told);
}

void fuzz_serve(struct fuzz_input input) {
  static GHashTable *styles;
  if (!styles)
    styles = worker_styles();
  g_autoptr(Frame) request = request_of(input);
  g_autoptr(Frame) answer = frame_new();
  check_wire(request);
  worker_answer(answer, request, styles);
  must(answer->call == request->call, "an answer is to its request");
  if (answer->status != 200)
    check_refusal(answer);
  else if (request->call != WIRE_PING)
    check_result(answer);
}
