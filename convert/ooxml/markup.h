/* Writing the XML of one package part as a stream: what is open stays small, however long the document. */
#pragma once

#include <glib.h>
#include <stdbool.h>

struct markup;

/* Texts and attribute values are UTF-8 and hold only characters that XML 1.0 allows: markup_legal() sees to it. */

/* Begins a part: <?xml version="1.0" encoding="UTF-8" standalone="yes"?> (rule X03). */
struct markup *markup_new(void);

/* Opens an element.  Its attributes must follow before anything else. */
void markup_open(struct markup *markup, const char *name);
/* An attribute of the element opened last. */
void markup_attribute(struct markup *markup, const char *name, const char *value);
void markup_attribute_number(struct markup *markup, const char *name, gint64 value);

/* Closes the element opened last. */
void markup_close(struct markup *markup);

/* Text inside the element, `length` bytes. */
void markup_text(struct markup *markup, const char *text, gsize length);

/* Short forms.  An element without anything: <w:keepNext/>. */
void markup_flag(struct markup *markup, const char *name);
/* With its w:val: <w:jc w:val="both"/>. */
void markup_value(struct markup *markup, const char *name, const char *value);
void markup_value_number(struct markup *markup, const char *name, gint64 value);
/* With text: <dc:title>…</dc:title>. */
void markup_element(struct markup *markup, const char *name, const char *text);
/* Attributes as name, value pairs, ended by NULL, of the element opened last. */
void markup_attributes(struct markup *markup, ...) G_GNUC_NULL_TERMINATED;

/* Fixed markup as it stands: for what no measure or text changes.  What it opens, fixed markup has to close. */
void markup_fixed(struct markup *markup, const char *xml);

/* A part larger than this opens in no office program, and needs a kind of zip that they refuse. */
#define MARKUP_MAX (2000u * 1024 * 1024)

/* Closes what is open, frees the writer and returns the part; NULL when it would be larger than MARKUP_MAX. */
GBytes *markup_finish(struct markup *markup);

/* A copy of the text without the characters that XML 1.0 forbids; free with g_free. */
char *markup_legal(const char *text);

/* True for what XML 1.0 allows in a document (its production Char; rule T03). */
bool markup_allows(gunichar character);
