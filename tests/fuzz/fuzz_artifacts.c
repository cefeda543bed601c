/* Any bytes as a page's content: marking adds something here and there, and takes nothing away. */
#include "fuzz.h"
#include "write/page/artifacts.h"

#include <string.h>

/* Whether `part` is `whole` with bytes left out. */
static bool is_within(const char *part, size_t length, const GString *whole) {
  size_t found = 0;
  for (gsize i = 0; i < whole->len && found < length; i++)
    found += whole->str[i] == part[found];
  return found == length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *content = g_memdup2(data, size); /* by itself, so that its end is seen */
  GString *marked = artifacts_mark(content, size, 700, NULL);
  if (marked) {
    must(marked->len > size, "something was added");
    must(is_within(content, size, marked), "nothing was taken away");
    g_string_free(marked, TRUE);
  }
  g_free(content);
  return 0;
}
