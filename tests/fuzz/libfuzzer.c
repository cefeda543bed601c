/* The targets under libFuzzer: FUZZ_TARGET in the environment says which. */
#include "fuzz.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const struct fuzz_target *target;
  if (!target)
    target = fuzz_target(getenv("FUZZ_TARGET"));
  must(target != NULL, "FUZZ_TARGET names a target");
  fuzz_run(target, data, size);
  return 0;
}
