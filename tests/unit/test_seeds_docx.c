/* Seeds of tests/fuzz through the reader of Word files. */
#include "fuzz/fuzz_docx.c"
#define SEEDS "tests/fuzz/corpus/docx"
#include "fuzz/replay.h"
