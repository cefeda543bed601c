/* Running the built program from a test, as a user would. */
#pragma once

#include "unit/test.h"

#include <glib/gstdio.h>
#include <sys/resource.h>

/* What a run of the program gave. */
struct run_result {
  int status; /* exit status, or 128 + signal */
  char *out, *err;
};

static inline void run_result_clear(struct run_result *result) {
  g_free(result->out);
  g_free(result->err);
}
typedef struct run_result RunResult; /* for g_auto */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RunResult, run_result_clear)

/* The built program: in the folder above this test's own. */
static inline char *program_path(void) {
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *tests = g_path_get_dirname(self);
  g_autofree char *build = g_path_get_dirname(tests);
  return g_build_filename(build, "jianggao", NULL);
}

/* In the child: files of more than a page cannot be written, as on a full disk. */
static inline void limit_file_size(G_GNUC_UNUSED gpointer data) {
  struct rlimit limit = {4096, 4096};
  setrlimit(RLIMIT_FSIZE, &limit);
}

/* Runs `program`, in `folder` (NULL: where the test runs), with `arguments` (NULL-terminated) in English and with one
 * fixed date.  `setup` runs in the child and may be NULL; `variables` are further "NAME=value" settings,
 * NULL-terminated, or NULL. */
static inline void run_in(const char *folder, const char *program, struct run_result *result,
                          const char *const *arguments, GSpawnChildSetupFunc setup, const char *const *variables) {
  g_autoptr(GPtrArray) line = g_ptr_array_new();
  g_ptr_array_add(line, (gpointer)program);
  for (; *arguments; arguments++)
    g_ptr_array_add(line, (gpointer)*arguments);
  g_ptr_array_add(line, NULL);
  g_auto(GStrv) environment = g_get_environ();
  environment = g_environ_setenv(environment, "LC_ALL", "C.UTF-8", TRUE);
  environment = g_environ_setenv(environment, "LANGUAGE", "en", TRUE);
  environment = g_environ_setenv(environment, "SOURCE_DATE_EPOCH", "1767225600", TRUE);
  environment = g_environ_setenv(environment, "MALLOC_PERTURB_", "90", TRUE); /* as test.h does here */
  environment = g_environ_setenv(environment, "G_DEBUG", "fatal-warnings", TRUE);
  /* No fonts of the machine: which face stands in for a rare character must not depend on where the tests run. */
  g_autofree char *no_fonts = g_canonicalize_filename("tests/data/no-fonts.conf", NULL);
  environment = g_environ_setenv(environment, "FONTCONFIG_FILE", no_fonts, TRUE);
  for (; variables && *variables; variables++) {
    g_auto(GStrv) pair = g_strsplit(*variables, "=", 2);
    environment = g_environ_setenv(environment, pair[0], pair[1], TRUE);
  }
  g_autoptr(GError) error = NULL;
  int status;
  if (!g_spawn_sync(folder, (char **)line->pdata, environment, G_SPAWN_DEFAULT, setup, NULL, &result->out, &result->err,
                    &status, &error))
    fail_msg("%s", error->message);
  result->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* The same where the test runs. */
static inline void run_other(const char *program, struct run_result *result, const char *const *arguments,
                             GSpawnChildSetupFunc setup, const char *const *variables) {
  run_in(NULL, program, result, arguments, setup, variables);
}

/* The same with the built program. */
static inline void run_program(struct run_result *result, const char *const *arguments, GSpawnChildSetupFunc setup,
                               const char *const *variables) {
  g_autofree char *program = program_path();
  run_other(program, result, arguments, setup, variables);
}
