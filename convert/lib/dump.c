#include "lib/dump.h"

#include "base/error.h"
#include "lib/flow.h"

#include <glib/gi18n.h>
#include <string.h>

/* The lines of a text: number and characters.  A Word file has none: its reader makes paragraphs. */
static bool dump_lines(struct jg_speech *speech, GString *out, G_GNUC_UNUSED GError **error) {
  for (guint i = 0; speech->source && i < speech->source->lines->len; i++) {
    const struct source_line *line = &g_array_index(speech->source->lines, struct source_line, i);
    g_string_append_printf(out, "%u ", i + 1);
    g_string_append_len(out, line->text, (gssize)line->length);
    g_string_append_c(out, '\n');
  }
  return true;
}

static bool dump_paragraphs(struct jg_speech *speech, GString *out, GError **error) {
  if (!flow_run(speech, &(struct wanted){.paragraphs = true}, error))
    return false;
  compose_dump(speech->paragraphs, out);
  return true;
}

static bool dump_layout(struct jg_speech *speech, GString *out, GError **error) {
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  const struct write_options options = {0};
  const struct wanted wanted = {.paragraphs = true,
                                .pages = true,
                                .writer = writer_by_name("layout"),
                                .options = &options,
                                .artifacts = artifacts};
  if (!flow_run(speech, &wanted, error))
    return false;
  const struct artifact *artifact = g_ptr_array_index(artifacts, 0);
  gsize length;
  const char *text = g_bytes_get_data(artifact->bytes, &length);
  g_string_append_len(out, text, (gssize)length);
  return true;
}

static const struct dump_row dumps[] = {
    {"lines", N_("the decoded lines"), dump_lines},
    {"paragraphs", N_("what each paragraph is set as"), dump_paragraphs},
    {"layout", N_("where each line of the pages stands"), dump_layout},
};

const struct dump_row *dump_at(guint index) {
  return index < G_N_ELEMENTS(dumps) ? &dumps[index] : NULL;
}

char *dump_run(struct jg_speech *speech, const char *what, GError **error) {
  for (gsize i = 0; i < G_N_ELEMENTS(dumps); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    if (strcmp(dumps[i].name, what) == 0)
      return dumps[i].run(speech, out, error) ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
  }
  g_autoptr(GString) known = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(dumps); i++)
    g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", dumps[i].name);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, _("There is no '%s' to print. Choose from: %s."), what,
              known->str);
  return NULL;
}
