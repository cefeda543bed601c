/* What every cmocka test includes, in the order that cmocka wants. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <stdbool.h>
#include <string.h>

/* Memory is full of rubbish before it is written and when it is free again: what reads it by mistake is noticed. */
__attribute__((constructor)) static void fill_memory(void) {
  mallopt(M_PERTURB, 0x5A);
}

/* What GLib warns of is a mistake in its use, which ends the test. */
__attribute__((constructor)) static void end_at_warnings(void) {
  g_log_set_always_fatal(G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
}
