#include "lib/isolate.h"

#include "base/error.h"
#include "base/keeper.h"
#include "base/messages.h"
#include "read/docx/docx_reader.h"
#include "write/modules.h"

#include <string.h>

/* Questions begin with a letter: this, the name of a format, and the file; or what read_docx asks. */
#define ASK_ORIGIN 'o'

static GBytes *tell_origin(GBytes *asked) {
  gsize length;
  const char *data = g_bytes_get_data(asked, &length);
  const gsize head = 1 + strlen(data + 1) + 1;
  g_autoptr(GBytes) file = g_bytes_new_from_bytes(asked, head, length - head);
  const guint8 verdict = (guint8)writer_by_name(data + 1)->guard(file);
  return g_bytes_new(&verdict, sizeof verdict);
}

static GBytes *answer(GBytes *asked, const void *data) {
  const struct jg *jg = data;
  return *(const char *)g_bytes_get_data(asked, NULL) == ASK_ORIGIN
             ? tell_origin(asked)
             : word_module_load(NULL)->answer(asked, jg->catalogue);
}

/* The module and the catalogue of messages are read now: later there are no files. */
static bool get_ready(GError **error) {
  (void)_("it is empty");
  return word_module_load(error) != NULL;
}

bool isolate_begin(struct jg *jg, guint processes, GError **error) {
  jg->isolated = true;
  if (processes == 0)
    return true;
  if (!get_ready(error))
    return false;
  jg->keepers = keepers_new(processes, answer, jg);
  if (!jg->keepers)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("The system has no room for another process, in which Word files are read. Close other programs."));
  return jg->keepers != NULL;
}

enum guard_verdict isolate_guard(struct jg *jg, const struct writer *writer, GBytes *file) {
  if (!writer->unpacks || !jg->isolated)
    return writer->guard(file);
  if (!jg->keepers)
    return GUARD_FOREIGN;
  gsize length;
  const void *data = g_bytes_get_data(file, &length);
  GByteArray *question = g_byte_array_sized_new((guint)(length + 16));
  g_byte_array_append(question, (const guint8 *)&(char){ASK_ORIGIN}, 1);
  g_byte_array_append(question, (const guint8 *)writer->name, (guint)strlen(writer->name) + 1);
  g_byte_array_append(question, data, (guint)length);
  g_autoptr(GBytes) asked = g_byte_array_free_to_bytes(question);
  g_autoptr(GBytes) told = keepers_ask(jg->keepers, asked, NULL);
  const guint8 *verdict = told && g_bytes_get_size(told) == 1 ? g_bytes_get_data(told, NULL) : NULL;
  return verdict ? (enum guard_verdict)MIN(*verdict, GUARD_FOREIGN) : GUARD_FOREIGN;
}
