#include "lib/jianggao.h"

#include "base/items.h"
#include "base/messages.h"
#include "lib/fixes.h"
#include "lib/flow.h"
#include "lib/isolate.h"
#include "lib/problem.h"
#include "lib/steps.h"
#include "text/chars.h"
#include "write/json.h"
#include "write/modules.h"
#include "write/sarif.h"

#include <string.h>

#define DEFAULT_RESOLUTION 150

G_STATIC_ASSERT((int)JG_FIX_MARKS == FIX_MARKS && (int)JG_FIX_FIGURES == FIX_FIGURES);
G_STATIC_ASSERT((int)JG_FIX_SERIES == FIX_SERIES && (int)JG_FIX_BLANKS == FIX_BLANKS);
G_STATIC_ASSERT((int)JG_FIX_ALL == FIX_ALL);
G_STATIC_ASSERT((int)JG_HEADINGS_SEPARATOR == HEADINGS_SEPARATOR && (int)JG_HEADINGS_OWN_LINE == HEADINGS_OWN_LINE);
G_STATIC_ASSERT((int)JG_HEADINGS_INLINE == HEADINGS_INLINE);
G_STATIC_ASSERT((int)JG_PLACEHOLDERS_CONTROLS == PLACEHOLDERS_CONTROLS);
G_STATIC_ASSERT((int)JG_PLACEHOLDERS_HIGHLIGHT == PLACEHOLDERS_HIGHLIGHT);
G_STATIC_ASSERT((int)JG_MADE == GUARD_MADE && (int)JG_CHANGED == GUARD_EDITED && (int)JG_FOREIGN == GUARD_FOREIGN);
G_STATIC_ASSERT(JG_LARGEST_INPUT == LIMIT_INPUT);

/* ---- what all texts share ---- */

struct jg *jg_new(const struct jg_setup *setup, struct jg_error **error) {
  static const struct jg_setup defaults;
  const struct jg_setup *given = setup ? setup : &defaults;
  GError *cause = NULL;
  struct jg *jg = shared_new(given->style, given->settings, given->junk_rules, given->titles, given->ruby,
                             (char *const *)given->font_folders, &cause);
  if (!jg)
    problem_pass_on(cause, error);
  return jg;
}

void jg_free(struct jg *jg) {
  shared_free(jg);
}

bool jg_isolate(struct jg *jg, unsigned processes, struct jg_error **error) {
  GError *cause = NULL;
  return isolate_begin(jg, processes, &cause) || problem_pass_on(cause, error);
}

/* ---- reading ---- */

static bool mark_told(struct selection *selection, const char *const *names, bool told, GError **error) {
  for (; names && *names; names++) {
    enum finding_id id = finding_find(*names, error);
    if (id == FINDING_COUNT)
      return false;
    selection->told[id] = told;
  }
  return true;
}

/* Which findings are told, from lists of their names. */
static bool select_findings(struct jg_speech *speech, const struct jg_reading *reading, GError **error) {
  struct selection *selection = &speech->options.selection;
  bool chosen = reading && reading->select && *reading->select;
  for (enum finding_id id = 0; id < FINDING_COUNT; id++)
    selection->told[id] = !chosen && finding_is_usual(id);
  return !reading ||
         (mark_told(selection, reading->select, true, error) && mark_told(selection, reading->ignore, false, error));
}

/* 9999-12-31T23:59:59Z: no date of a PDF or a Word file is later, though a file's time may be. */
#define LAST_MOMENT G_GINT64_CONSTANT(253402300799)

/* A speech of which nothing is known yet.  Its bytes and its options are the caller's. */
static struct jg_speech *begin(struct jg *jg, const char *name, const void *bytes, size_t length,
                               const struct jg_reading *reading) {
  g_autoptr(GBytes) all = g_bytes_new_static(bytes, length);
  struct jg_speech *speech = speech_new(jg, name, all);
  if (!reading)
    return speech;
  speech->moment = CLAMP(reading->moment, 0, LAST_MOMENT);
  speech->options = (struct speech_options){.decode = {.encoding = reading->encoding, .lossy = reading->lossy},
                                            .keep_all = reading->keep_all,
                                            .fix = reading->fix,
                                            .fills = reading->fills,
                                            .changes = reading->original    ? CHANGES_ORIGINAL
                                                       : reading->proposals ? CHANGES_ACCEPTED
                                                                            : CHANGES_SETTLED,
                                            .overrides = (char *const *)reading->as};
  return speech;
}

/* The same text without its corrections: what of it is written in tracked changes begins with it. */
static bool read_unfixed(struct jg_speech *speech, const void *bytes, size_t length, const struct jg_reading *reading,
                         GError **error) {
  struct jg_reading plain = *reading;
  plain.fix = 0;
  speech->unfixed = begin(speech->jg, speech->name, bytes, length, &plain);
  speech->unfixed->options.selection = speech->options.selection;
  return flow_run(speech->unfixed, &(struct wanted){0}, error);
}

struct jg_speech *jg_read(struct jg *jg, const char *name, const void *bytes, size_t length,
                          const struct jg_reading *reading, struct jg_error **error) {
  g_autoptr(Speech) speech = begin(jg, name, bytes, length, reading);
  GError *cause = NULL;
  if (select_findings(speech, reading, &cause) && flow_run(speech, &(struct wanted){0}, &cause) &&
      (speech->options.fix == 0 || read_unfixed(speech, bytes, length, reading, &cause)))
    return g_steal_pointer(&speech);
  problem_pass_on(cause, error);
  return NULL;
}

char *jg_dump(struct jg *jg, const char *step, const char *name, const void *bytes, size_t length,
              const struct jg_reading *reading, struct jg_error **error) {
  g_autoptr(Speech) speech = begin(jg, name, bytes, length, reading);
  g_autoptr(GString) out = g_string_new(NULL);
  GError *cause = NULL;
  const struct step *wanted = select_findings(speech, reading, &cause) ? step_by_name(step, &cause) : NULL;
  if (wanted && wanted->dump(speech, out, &cause))
    return g_string_free(g_steal_pointer(&out), FALSE);
  problem_pass_on(cause, error);
  return NULL;
}

void jg_speech_free(struct jg_speech *speech) {
  speech_free(speech);
}

bool jg_lay_out(struct jg_speech *speech, struct jg_error **error) {
  GError *cause = NULL;
  return flow_run(speech, &(struct wanted){.paragraphs = true, .pages = true}, &cause) || problem_pass_on(cause, error);
}

/* What was left out, as notes. */
static void report_dropped(const struct doc *doc, struct report *report) {
  for (guint i = 0; i < doc->dropped->len; i++) {
    const struct dropped *dropped = pointer_at(doc->dropped, i);
    if (dropped->told)
      continue;
    guint column = dropped->whole ? 0 : (guint)dropped->start + 1;
    report_add(report, FINDING_DROPPED, (struct place){dropped->first_line, column, dropped->text},
               _("left out, not part of the speech (%s): %s"), dropped->rule, dropped->text);
  }
}

/* What every font folder of the program has beside the ideographs of GB 2312. */
#define COMMON_MARKS "，。、；：？！“”‘’（）《》〈〉【】〔〕—…～·％〇×　"

/* Whether all characters of a text but its ideographs, which are added to `ideographs`, are such marks. */
static bool has_common_marks(const char *text, GString *ideographs) {
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = chars_at(p);
    if (chars_is_han(c) && c != 0x3007)
      g_string_append_len(ideographs, p, g_utf8_next_char(p) - p);
    else if (c >= 0x7F && !chars_is_one_of(COMMON_MARKS, c))
      return false;
  }
  return true;
}

/* Setting the pages takes five times as long as all the rest, and tells only of characters that a font may lack: the
 * program's own fonts have all that are common. */
static bool wants_pages(const struct jg_speech *speech) {
  if (speech->jg->font_folders && *speech->jg->font_folders)
    return true;
  g_autoptr(GString) ideographs = g_string_new(NULL);
  for (guint i = 0; i < speech->doc->blocks->len; i++)
    if (!has_common_marks(((const struct block *)pointer_at(speech->doc->blocks, i))->text, ideographs))
      return true;
  g_autofree char *known = g_convert(ideographs->str, (gssize)ideographs->len, "GB2312", "UTF-8", NULL, NULL, NULL);
  return known == NULL;
}

void jg_check(struct jg_speech *speech) {
  if (speech->checked)
    return;
  speech->checked = true;
  struct report *report = speech->report;
  g_autoptr(GError) error = NULL;
  if (!flow_run(speech, &(struct wanted){.paragraphs = true, .pages = wants_pages(speech)}, &error))
    report_add(report, FINDING_NO_FONTS, (struct place){0}, "%s", error->message);
  report_dropped(speech->doc, report);
  report_select(report, &speech->options.selection);
  report_sort(report);
}

/* ---- what is known of a speech ---- */

bool jg_finding_at(const struct jg_speech *speech, size_t index, struct jg_finding *finding) {
  const GPtrArray *findings = speech->report->findings;
  if (index >= findings->len)
    return false;
  const struct finding *found = pointer_at(findings, index);
  *finding = (struct jg_finding){finding_name(found->id), (enum jg_severity)found->severity,
                                 found->place.line,       found->place.column,
                                 found->place.words,      found->message};
  return true;
}

char *jg_findings_head(enum jg_findings_format format) {
  g_autoptr(GString) out = g_string_new(NULL);
  if (format == JG_FINDINGS_SARIF)
    sarif_append_head(out);
  else
    g_string_append(out, "{ \"format\": \"jianggao-findings\", \"version\": 1, \"files\": [\n");
  return g_string_free(g_steal_pointer(&out), FALSE);
}

char *jg_findings_of(const struct jg_speech *speech, const char *file, enum jg_findings_format format) {
  g_autoptr(GString) out = g_string_new(NULL);
  (format == JG_FINDINGS_SARIF ? sarif_append_findings : json_append_findings)(out, file, speech->report);
  return g_string_free(g_steal_pointer(&out), FALSE);
}

const char *jg_findings_tail(enum jg_findings_format format) {
  return format == JG_FINDINGS_SARIF ? "\n  ] }] }\n" : "\n] }\n";
}

const char *jg_source(const struct jg_speech *speech, size_t *length) {
  if (!speech->source)
    return NULL;
  *length = speech->source->length;
  return speech->source->text;
}

char *jg_places(struct jg_speech *speech, struct jg_error **error) {
  return jg_lay_out(speech, error) ? page_module_load(NULL)->places(speech->layout) : NULL;
}

bool jg_dropped_at(const struct jg_speech *speech, size_t index, struct jg_dropped *dropped) {
  const GPtrArray *all = speech->doc->dropped;
  if (index >= all->len)
    return false;
  const struct dropped *one = pointer_at(all, index);
  *dropped = (struct jg_dropped){one->first_line, one->last_line, one->whole, one->text, one->rule};
  return true;
}

static void add_entry(GArray *entries, enum jg_account account, const char *name, gsize characters) {
  const struct jg_ledger_entry entry = {account, name, characters};
  g_array_append_val(entries, entry);
}

bool jg_ledger_at(const struct jg_speech *speech, size_t index, struct jg_ledger_entry *entry) {
  const struct ledger *ledger = speech->doc->ledger;
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(struct jg_ledger_entry));
  add_entry(entries, JG_PRINTED, NULL, ledger_printed(ledger));
  for (guint role = 0; role < ROLE_COUNT; role++)
    if (ledger->printed[role] > 0)
      add_entry(entries, JG_PRINTED, role_name((enum role)role), ledger->printed[role]);
  add_entry(entries, JG_LEFT_OUT, NULL, ledger_dropped(ledger));
  for (guint i = 0; i < ledger->dropped->len; i++) {
    const struct ledger_entry *dropped = &array_at(ledger->dropped, struct ledger_entry, i);
    add_entry(entries, JG_LEFT_OUT, dropped->rule, dropped->characters);
  }
  add_entry(entries, JG_MARKS, NULL, ledger->marks);
  add_entry(entries, JG_BLANKS, NULL, ledger->blanks);
  add_entry(entries, JG_CHARACTERS, NULL, ledger->characters);
  if (index < entries->len)
    *entry = array_at(entries, struct jg_ledger_entry, index);
  return index < entries->len;
}

bool jg_blank_at(const struct jg_speech *speech, size_t index, struct jg_blank *blank) {
  if (index >= speech->blanks->len)
    return false;
  *blank = array_at(speech->blanks, struct jg_blank, index);
  return true;
}

/* ---- correcting ---- */

void *jg_fix_bytes(const struct jg_speech *speech, unsigned classes, size_t *length, struct jg_error **error) {
  if (!speech->source) {
    problem_set(error, JG_USAGE,
                _("Only a text can be corrected in its place; of a Word file: jianggao convert --fix"));
    return NULL;
  }
  guint count;
  GError *cause = NULL;
  g_autofree char *text = fixes_text(speech->source, speech->report, classes, &count);
  GBytes *bytes = fixes_encode(speech->source, text, &cause);
  if (bytes)
    return g_bytes_unref_to_data(bytes, length);
  problem_pass_on(cause, error);
  return NULL;
}

/* ---- writing ---- */

static struct write_options options_of(const struct jg_writing *writing) {
  static const struct jg_writing defaults;
  const struct jg_writing *given = writing ? writing : &defaults;
  return (struct write_options){.author = given->author,
                                .dpi = given->resolution > 0 ? given->resolution : DEFAULT_RESOLUTION,
                                .headings = (enum headings_mode)given->headings,
                                .placeholders = (enum placeholder_mode)given->placeholders,
                                .review = given->review,
                                .embed_fonts = given->embed_fonts,
                                .toc = given->toc,
                                .first_page = given->first_page,
                                .last_page = given->last_page};
}

static bool give(GPtrArray *artifacts, jg_sink sink, void *data) {
  for (guint i = 0; i < artifacts->len; i++) {
    struct artifact *artifact = pointer_at(artifacts, i);
    gsize length;
    const void *bytes = g_bytes_get_data(artifact->bytes, &length);
    if (!sink(data, artifact->part, bytes, length))
      return false;
    g_clear_pointer(&artifact->bytes, g_bytes_unref); /* hundreds of pictures would be there twice */
  }
  return true;
}

static const struct writer *find_writer(const char *format, struct jg_error **error) {
  const struct writer *writer = writer_by_name(format);
  if (writer)
    return writer;
  g_autoptr(GString) known = g_string_new(NULL);
  for (guint i = 0; writer_at(i); i++)
    g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", writer_at(i)->name);
  g_autofree char *message = g_strdup_printf(_("There is no format called '%s'. Choose from: %s."), format, known->str);
  problem_set(error, JG_USAGE, message);
  return NULL;
}

bool jg_write(struct jg_speech *speech, const char *format, const struct jg_writing *writing, jg_sink sink, void *data,
              struct jg_error **error) {
  const struct writer *writer = find_writer(format, error);
  if (!writer)
    return false;
  struct write_options options = options_of(writing);
  if (writer->tracks && speech->unfixed) {
    options.fix = speech->options.fix;
    speech = speech->unfixed;
  }
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  const struct wanted wanted = {.paragraphs = !writer->tree,
                                .pages = writer->pages,
                                .faces = writer->faces && options.embed_fonts,
                                .toc = writer->toc && options.toc,
                                .writer = writer,
                                .options = &options,
                                .artifacts = artifacts};
  GError *cause = NULL;
  if (!flow_run(speech, &wanted, &cause))
    return problem_pass_on(cause, error);
  if (give(artifacts, sink, data))
    return true;
  problem_set(error, JG_OUTPUT, _("The output was not taken by its receiver."));
  return false;
}

enum jg_origin jg_origin(struct jg *jg, const char *format, const void *bytes, size_t length) {
  const struct writer *writer = writer_by_name(format);
  if (!writer || !writer->guard)
    return JG_FOREIGN;
  g_autoptr(GBytes) file = g_bytes_new_static(bytes, length);
  return (enum jg_origin)isolate_guard(jg, writer, file);
}
