#include "lib/problem.h"

#include "base/error.h"

G_STATIC_ASSERT((int)JG_USAGE == JIANGGAO_ERROR_USAGE && (int)JG_INPUT == JIANGGAO_ERROR_INPUT);
G_STATIC_ASSERT((int)JG_OUTPUT == JIANGGAO_ERROR_OUTPUT && (int)JG_STYLE == JIANGGAO_ERROR_STYLE);
G_STATIC_ASSERT((int)JG_FONT == JIANGGAO_ERROR_FONT);

void problem_set(struct jg_error **error, enum jg_problem problem, const char *message) {
  if (!error)
    return;
  *error = g_new(struct jg_error, 1);
  **error = (struct jg_error){problem, g_strdup(message)};
}

void jg_error_free(struct jg_error *error) {
  if (!error)
    return;
  g_free(error->message);
  g_free(error);
}

void jg_text_free(void *text) {
  g_free(text);
}

bool problem_pass_on(GError *cause, struct jg_error **error) {
  problem_set(error, cause->domain == JIANGGAO_ERROR ? (enum jg_problem)cause->code : JG_OUTPUT, cause->message);
  g_error_free(cause);
  return false;
}
