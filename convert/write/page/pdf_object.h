/* A PDF file as a list of numbered objects (ISO 32000-1 7.3, 7.5), written in PDF's own notation; "7 0 R" in it refers
 * to object 7.  The file packs objects into compressed streams and ends in a cross-reference stream.
 *
 * libqpdf could do this too, but loading it (with a library for encryption) takes 4 ms, as long as all of this. */
#pragma once

#include <glib.h>

struct pdf;

struct pdf *pdf_new(void);
void pdf_free(struct pdf *pdf);
typedef struct pdf Pdf; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pdf, pdf_free)

/* A number for an object that pdf_describe() describes later, because others must refer to it first. */
guint pdf_reserve(struct pdf *pdf);
void pdf_describe(struct pdf *pdf, guint number, const char *notation);

/* Adds an object and returns its number. */
guint pdf_add(struct pdf *pdf, const char *notation);
guint pdf_add_printf(struct pdf *pdf, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Adds a stream; it is compressed.  `entries` are what its dictionary has beside length and filter. */
guint pdf_add_stream(struct pdf *pdf, const char *entries, const void *data, gsize length);

/* The whole file, with the /ID made from its contents.  `catalog` and `info` are objects' numbers. */
GBytes *pdf_finish(struct pdf *pdf, guint catalog, guint info);

/* Appends a number with at most three decimals: a thousandth of a point is finer than any printer. */
void pdf_put_number(GString *out, double number);

/* Appends `length` bytes of UTF-8 as hexadecimal UTF-16, and a whole text as a string object. */
void pdf_put_utf16(GString *out, const char *text, gsize length);
void pdf_put_text(GString *out, const char *text);
