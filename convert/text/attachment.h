/* Lines of attachments, for print and for Word alike: 附件：1. …, 附件1. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* True for "附件", "附件1", "附件二" alone on a line: an attachment begins there (GB/T 9704-2012 7.3.7). */
bool attachment_is_head(const char *text);

/* Bytes of "附件：" at the start of the text (7.3.4); 0 when it is not there. */
gsize attachment_label_length(const char *text);

/* Bytes of "1. ", "1．" or "1、" at the start, with the blanks that follow; 0 when there is no number. */
gsize attachment_number_length(const char *text);
