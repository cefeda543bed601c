/* The system's fonts, for a character that no role has. */
#pragma once

#include "font/face.h"

struct fallback;

/* Reads the system's font configuration and sorts its fonts, best for Chinese text first (some ten milliseconds). */
struct fallback *fallback_new(void);
void fallback_free(struct fallback *fallback);

/* The best of the system's faces that have `c`, NULL when there is none.  Free with face_free. */
struct face *fallback_open(const struct fallback *fallback, gunichar c);
