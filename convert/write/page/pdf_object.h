/* Small conveniences over libqpdf's objects, for the files that build a PDF.  Object handles belong to their qpdf_data;
 * an error stays in it and is asked for once, at the end. */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

/* An object that others refer to, from PDF's own notation: pdf_new(qpdf, "<< /Type /Page >>"). */
qpdf_oh pdf_new(qpdf_data qpdf, const char *notation);

/* Sets a key of a dictionary: to another object, to a value in PDF's own notation, to a text, or to a number. */
void pdf_set(qpdf_data qpdf, qpdf_oh dictionary, const char *key, qpdf_oh value);
void pdf_set_parsed(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *notation);
void pdf_set_text(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *text);
void pdf_set_integer(qpdf_data qpdf, qpdf_oh dictionary, const char *key, gint64 value);

/* A compressed stream; its dictionary is qpdf_oh_get_dict(). */
qpdf_oh pdf_new_stream(qpdf_data qpdf, const void *data, gsize length);

/* Appends UTF-8 text as hexadecimal digits of UTF-16BE, which is how a PDF writes what glyphs stand for; `length` in
 * bytes. */
void pdf_put_utf16(GString *out, const char *text, gsize length);

/* Appends a number with at most three decimals: a thousandth of a point is finer than any printer. */
void pdf_put_number(GString *out, double number);
