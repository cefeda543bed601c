/* Seeds of tests/fuzz through reader, review and the writers without pages. */
#include "fuzz/fuzz_text.c"
#include "fuzz/replay.h"
