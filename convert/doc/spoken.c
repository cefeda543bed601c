#include "doc/spoken.h"

#include "text/chars.h"

bool spoken_role(enum role role) {
  return role == ROLE_SALUTATION || role == ROLE_HEADING || role == ROLE_BODY || role == ROLE_INNER_SALUTATION;
}

bool spoken_is(gunichar c) {
  return chars_is_han(c) || chars_is_digit(c) || chars_is_latin(c);
}

guint spoken_count(const char *text) {
  guint count = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p))
    count += spoken_is(chars_at(p));
  return count;
}
