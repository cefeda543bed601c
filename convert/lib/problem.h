/* Errors as callers of the library get them. */
#pragma once

#include "lib/jianggao.h"

#include <glib.h>

/* Tells the caller of an error; `error` may be NULL. */
void problem_set(struct jg_error **error, enum jg_problem problem, const char *message);

/* Passes an error of the rooms below on, and frees it.  Returns false, for the caller to return. */
bool problem_pass_on(GError *cause, struct jg_error **error);
