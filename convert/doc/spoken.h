/* What of a speech is read aloud, and how long that is. */
#pragma once

#include "doc/role.h"

#include <glib.h>
#include <stdbool.h>

/* Whether blocks of this role are read aloud. */
bool spoken_role(enum role role);

/* Whether the character is said: an ideograph is a syllable, and so is a figure or a letter. */
bool spoken_is(gunichar c);

/* The syllables of a text that is read aloud. */
guint spoken_count(const char *text);
