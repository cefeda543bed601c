/* A PDF as Cairo has drawn it, and what must be said in it that Cairo 1.16 cannot say: what goes from drawing
 * (write/page/pdf.h) to finishing (write/page/finish.h). */
#pragma once

#include <glib.h>

/* What a PDF says about itself; any may be NULL but creator. */
struct pdf_info {
  const char *title, *author, *subject, *keywords;
  const char *creator;
  gint64 moment; /* created and changed, base/clock.h */
};

/* What Cairo cannot say of an element: an entry of its dictionary, in PDF's notation. */
struct element_note {
  guint element; /* elements are numbered in the order of the tree, the Document is 0 */
  const char *key, *value;
};

struct drawn_pdf {
  GByteArray *bytes;
  GArray *notes;  /* of struct element_note, by rising element; their texts are static */
  guint elements; /* in the structure tree, 0 when no text was drawn */
  guint pages, glyphs;
  GPtrArray *faces; /* of char *, the names of faces (font/outlines.h) in the order in which text first had them: Cairo
                       numbers fonts so; each of them, and all, may be NULL */
  double footer;    /* from the page's top to what is below the text, pt */
  struct sheets *sheets; /* layout/sheets.h; or NULL */
};

static inline void drawn_pdf_free(struct drawn_pdf *drawn) {
  g_byte_array_unref(drawn->bytes);
  g_array_unref(drawn->notes);
  g_clear_pointer(&drawn->faces, g_ptr_array_unref);
  g_clear_pointer(&drawn->sheets, g_atomic_rc_box_release);
  g_free(drawn);
}
typedef struct drawn_pdf DrawnPdf; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DrawnPdf, drawn_pdf_free)
