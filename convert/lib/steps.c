#include "lib/steps.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "lib/flow.h"

#include <string.h>

/* How the text was decoded, and its lines by number.  A Word file has none: its reader makes paragraphs. */
static bool dump_lines(struct jg_speech *speech, GString *out, GError **error) {
  if (!speech_decode(speech, error))
    return false;
  const struct source *source = speech->source;
  if (!source)
    return true;
  g_string_append_printf(out, "%s%s, lines end in %s\n", source->encoding, source->bom ? " with BOM" : "",
                         source->newline);
  for (guint i = 0; i < source->lines->len; i++) {
    const struct source_line *line = &array_at(source->lines, struct source_line, i);
    g_string_append_printf(out, "%u\t", i + 1);
    g_string_append_len(out, line->text, (gssize)line->length);
    g_string_append_c(out, '\n');
  }
  return true;
}

/* Reads; the phases tell what they found. */
static bool dump_reading(struct jg_speech *speech, struct read_dumps dumps, GError **error) {
  speech->options.dumps = &dumps;
  bool done = flow_run(speech, &(struct wanted){.paragraphs = false}, error);
  speech->options.dumps = NULL;
  return done;
}

static bool dump_pieces(struct jg_speech *speech, GString *out, GError **error) {
  return dump_reading(speech, (struct read_dumps){.pieces = out}, error);
}

static bool dump_evidence(struct jg_speech *speech, GString *out, GError **error) {
  return dump_reading(speech, (struct read_dumps){.evidence = out}, error);
}

static bool dump_explanation(struct jg_speech *speech, GString *out, GError **error) {
  return dump_reading(speech, (struct read_dumps){.explanation = out}, error);
}

static bool dump_paragraphs(struct jg_speech *speech, GString *out, GError **error) {
  if (!flow_run(speech, &(struct wanted){.paragraphs = true}, error))
    return false;
  compose_dump(speech->paragraphs, out);
  return true;
}

/* The writer of the same name makes it. */
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
  const struct artifact *artifact = pointer_at(artifacts, 0);
  gsize length;
  const char *text = g_bytes_get_data(artifact->bytes, &length);
  g_string_append_len(out, text, (gssize)length);
  return true;
}

static const struct step steps[] = {
    {"lines", N_("the decoded lines"), dump_lines},
    {"pieces", N_("the pieces of text that may be paragraphs"), dump_pieces},
    {"evidence", N_("what each piece shows"), dump_evidence},
    {"explanation", N_("what each piece was found to be"), dump_explanation},
    {"paragraphs", N_("what each paragraph is set as"), dump_paragraphs},
    {"layout", N_("where each line of the pages stands"), dump_layout},
};

const struct step *step_at(guint index) {
  return index < G_N_ELEMENTS(steps) ? &steps[index] : NULL;
}

const struct step *step_by_name(const char *name, GError **error) {
  g_autoptr(GString) known = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    if (strcmp(steps[i].name, name) == 0)
      return &steps[i];
    g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", steps[i].name);
  }
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE, _("There is no '%s' to print. Choose from: %s."), name,
              known->str);
  return NULL;
}
