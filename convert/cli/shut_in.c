#include "cli/shut_in.h"

#include "base/program_files.h"
#include "base/sandbox.h"
#include "cli/input.h"

#include <string.h>

void shut_in(const struct options *options, char *const *inputs, const GPtrArray *written) {
  g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(g_free);
  const char *const named[] = {options->style, options->junk_rules, options->titles, options->ruby};
  const char *const lists[] = {g_getenv("FONTCONFIG_FILE"), g_getenv("FONTCONFIG_PATH"), g_getenv("LD_LIBRARY_PATH")};
  program_files_add(read, lists, G_N_ELEMENTS(lists));
  program_files_add_fonts(read, options->font_folders);
  for (gsize i = 0; i < G_N_ELEMENTS(named); i++)
    if (named[i])
      program_files_add_input(read, named[i]);
  for (char **fill = options->fill; fill && *fill; fill++)
    program_files_add_input(read, *fill); /* NAME=VALUE is no file */
  for (; *inputs; inputs++) {
    g_autofree char *overrides = input_overrides(*inputs);
    program_files_add_input(read, *inputs);
    program_files_add_input(read, overrides);
  }
  sandbox_files(read, written);
}
