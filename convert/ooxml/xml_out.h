/* Writing the XML of one package part as a stream: what is open stays small, however long the document. */
#pragma once

#include <glib.h>
#include <stdbool.h>

struct xml_out;

/* Texts and attribute values are UTF-8 and hold only characters that XML 1.0 allows: xml_out_legal() sees to it. */

/* Begins a part: <?xml version="1.0" encoding="UTF-8" standalone="yes"?> (rule X03). */
struct xml_out *xml_out_new(void);

/* Opens an element.  Its attributes must follow before anything else. */
void xml_out_open(struct xml_out *out, const char *name);
/* An attribute of the element opened last. */
void xml_out_attribute(struct xml_out *out, const char *name, const char *value);
void xml_out_attribute_number(struct xml_out *out, const char *name, gint64 value);

/* Closes the element opened last. */
void xml_out_close(struct xml_out *out);

/* Text inside the element, `length` bytes. */
void xml_out_text(struct xml_out *out, const char *text, gsize length);

/* Short forms.  An element without anything: <w:keepNext/>. */
void xml_out_flag(struct xml_out *out, const char *name);
/* With its w:val: <w:jc w:val="both"/>. */
void xml_out_value(struct xml_out *out, const char *name, const char *value);
void xml_out_value_number(struct xml_out *out, const char *name, gint64 value);
/* With text: <dc:title>…</dc:title>. */
void xml_out_element(struct xml_out *out, const char *name, const char *text);
/* Attributes as name, value pairs, ended by NULL, of the element opened last. */
void xml_out_attributes(struct xml_out *out, ...) G_GNUC_NULL_TERMINATED;

/* Fixed out as it stands: for what no measure or text changes.  What it opens, fixed out has to close. */
void xml_out_fixed(struct xml_out *out, const char *xml);

/* A part larger than this opens in no office program, and needs a kind of zip that they refuse. */
#define XML_OUT_MAX (2000u * 1024 * 1024)

/* Closes what is open, frees the writer and returns the part; NULL when it would be larger than XML_OUT_MAX, or the
 * library could not do something. */
GBytes *xml_out_finish(struct xml_out *out);

/* A copy of the text without the characters that XML 1.0 forbids; free with g_free. */
char *xml_out_legal(const char *text);

/* True for what XML 1.0 allows in a document (its production Char; rule T03). */
bool xml_out_allows(gunichar character);
