/* What LeakSanitizer leaves out in the programs of check-asan.  It stands in them, since the sandbox lets them read no
 * file of the tests.
 *
 * As lsan.supp, which the replayed inputs have; but stacks end in the first function without a frame pointer, so all that
 * Cairo has allocated is left out. */
// NOLINTBEGIN(bugprone-reserved-identifier): the sanitizer asks for these names
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
__attribute__((visibility("default"))) const char *__lsan_default_options(void);

const char *__lsan_default_suppressions(void) {
  return "leak:libfontconfig\nleak:FcConfig\nleak:libcairo\n";
}

const char *__lsan_default_options(void) {
  return "print_suppressions=0";
}
// NOLINTEND(bugprone-reserved-identifier)
