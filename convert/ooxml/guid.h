/* GUIDs of what a Word file holds. */
#pragma once

/* "{…}" that only depends on the text, so that equal documents are equal bytes; free with g_free. */
char *guid_of(const char *text);
