/* Seeds of tests/fuzz through the marking of artifacts. */
#define SEEDS "tests/fuzz/corpus/content"
#include "fuzz/fuzz_artifacts.c"
#include "fuzz/replay.h"
