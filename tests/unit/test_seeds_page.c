/* Seeds of tests/fuzz through reader, layout and PDF. */
#include "fuzz/fuzz_page.c"
#include "fuzz/replay.h"
