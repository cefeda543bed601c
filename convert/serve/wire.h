/* What server and workers say to each other over a socket pair: one request, one answer, each in one frame. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum wire_call { WIRE_PING, WIRE_VIEW, WIRE_PDF, WIRE_DOCX, WIRE_TXT, WIRE_CALL_COUNT };

/* A request, or with `status` an answer.  Both parts are owned. */
struct frame {
  guint32 call;   /* enum wire_call; of an answer, that of the request */
  guint32 status; /* of an answer, as in HTTP */
  guint32 last;   /* of an answer: 1 when the worker has no room for more styles, and ends */
  GByteArray
      *head; /* of a request the user's decisions, as JSON; of an answer what its file is called, without suffix */
  GByteArray *body; /* of a request the bytes of the text; of an answer those of its result */
};

/* The most bytes of a part: a larger answer is a fault of the worker. */
#define FRAME_LARGEST (256u * 1024 * 1024)

struct frame *frame_new(void);
void frame_free(struct frame *frame);
typedef struct frame Frame; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Frame, frame_free)

/* Sends a whole frame; false when the other side is gone, or takes none of it until `deadline` (monotonic, in
 * microseconds; 0: none). */
bool frame_send(int fd, const struct frame *frame, gint64 deadline);

/* Waits for a frame; NULL when the other side is gone, sends no frame, or is not done by `deadline`. */
struct frame *frame_receive(int fd, gint64 deadline);
