#include "lib/speech.h"

#include "base/error.h"
#include "base/items.h"
#include "base/limits.h"
#include "base/messages.h"
#include "compose/holds.h"
#include "compose/ruby.h"
#include "compose/ruby_lines.h"
#include "compose/toc.h"
#include "doc/check.h"
#include "doc/cursor.h"
#include "lib/fill.h"
#include "lib/fixes.h"
#include "lib/jianggao.h"
#include "review/review.h"
#include "text/magic.h"
#include "write/modules.h"

struct jg_speech *speech_new(struct jg *jg, const char *name, GBytes *bytes) {
  struct jg_speech *speech = g_new0(struct jg_speech, 1);
  speech->jg = jg;
  speech->name = g_strdup(name);
  speech->bytes = g_bytes_ref(bytes);
  speech->report = report_new();
  speech->report->catalogue = jg->catalogue;
  return speech;
}

void speech_free(struct jg_speech *speech) {
  if (!speech)
    return;
  speech_free(speech->unfixed);
  if (speech->layout)
    page_module_load(NULL)->free_layout(speech->layout);
  g_clear_pointer(&speech->toc_pages, g_array_unref);
  for (guint role = 0; role < FONT_ROLE_COUNT; role++)
    g_clear_pointer(&speech->faces[role], g_bytes_unref);
  if (speech->fonts)
    shared_give_fonts(speech->jg, speech->fonts);
  g_clear_pointer(&speech->paragraphs, g_ptr_array_unref);
  g_clear_pointer(&speech->ruby_words, g_ptr_array_unref);
  doc_free(speech->doc);
  g_clear_pointer(&speech->blanks, g_array_unref);
  source_free(speech->source);
  report_free(speech->report);
  g_clear_pointer(&speech->bytes, g_bytes_unref);
  g_free(speech->name);
  g_free(speech);
}

/* What the reader of Word files reads, or refuses with words on what to do. */
static bool is_word(GBytes *bytes) {
  return magic_is_zip(bytes) || magic_is_compound(bytes);
}

bool speech_decode(struct jg_speech *speech, GError **error) {
  if (speech->doc || speech->source || is_word(speech->bytes))
    return true;
  speech->source = source_decode(speech->name, speech->bytes, &speech->options.decode, speech->report, error);
  return speech->source != NULL;
}

/* That no character is lost is the promise of the reader; this tells when it was not kept. */
static void verify(const struct source *source, const struct doc *doc, struct report *report) {
  gsize lost, made;
  if (!doc_check_conservation(doc, source->text, source->length, &lost, &made))
    report_add(
        report, FINDING_CONSERVATION, (struct place){0},
        _("%zu characters were lost and %zu were made while reading. Please report this text as a bug of jianggao."),
        lost, made);
}

/* What waits to be filled in, in the order of its first places; of struct jg_blank. */
static GArray *find_blanks(const struct doc *doc) {
  const guint names = doc->placeholder_names->len;
  g_autofree struct jg_blank *all = g_new0(struct jg_blank, names);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    struct block_cursor cursor = block_cursor(block);
    for (guint k = 0; block->placeholders && k < block->placeholders->len; k++) {
      const struct placeholder *holder = &array_at(block->placeholders, struct placeholder, k);
      struct jg_blank *blank = &all[holder->identity - 1];
      if (!holder->filled && blank->places++ == 0)
        block_cursor_place(&cursor, holder->start, &blank->line, &blank->column);
    }
  }
  GArray *blanks = g_array_new(FALSE, FALSE, sizeof(struct jg_blank));
  for (guint i = 0; i < names; i++) {
    all[i].name = pointer_at(doc->placeholder_names, i);
    if (all[i].places > 0)
      g_array_append_val(blanks, all[i]);
  }
  return blanks;
}

/* Parts what was said about words from what was said about lines, which is returned, ended by NULL; NULL and an error
 * when a line has no sense. */
static GPtrArray *take_ruby_words(struct jg_speech *speech, GError **error) {
  g_autoptr(GPtrArray) lines = g_ptr_array_new();
  speech->ruby_words = ruby_words_new();
  for (char *const *line = speech->options.overrides; line && *line; line++)
    if (!ruby_lines_is_one(*line))
      g_ptr_array_add(lines, *line);
    else if (!ruby_lines_add(speech->ruby_words, *line, error))
      return NULL;
  g_ptr_array_add(lines, NULL);
  return g_steal_pointer(&lines);
}

bool speech_read(struct jg_speech *speech, GError **error) {
  if (speech->doc)
    return true;
  const struct speech_options *options = &speech->options;
  g_autoptr(GPtrArray) overrides = take_ruby_words(speech, error);
  if (!overrides)
    return false;
  const struct read_docx_options read = {.changes = options->changes,
                                         .keepers = speech->jg->keepers,
                                         .read = {.data = speech->jg->reading,
                                                  .keep_all = options->keep_all,
                                                  .overrides = (char *const *)overrides->pdata,
                                                  .dumps = options->dumps}};
  if (speech->source)
    speech->doc = read_source(speech->source, &read.read, speech->report, error);
  else if (speech->jg->isolated && !speech->jg->keepers)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, _("%s became a Word file just now. Try again."),
                speech->name);
  else if (word_module_load(error))
    speech->doc = word_module_load(NULL)->read_docx(speech->name, speech->bytes, &read, speech->report, error);
  if (!speech->doc)
    return false;
  if (speech->source)
    verify(speech->source, speech->doc, speech->report);
  speech->blanks = find_blanks(speech->doc);
  g_clear_pointer(&speech->bytes, g_bytes_unref);
  return true;
}

bool speech_fill(struct jg_speech *speech) {
  if (speech->reviewed || !speech->options.fills)
    return true;
  fill_set(speech->doc, speech->options.fills, speech->report);
  g_array_unref(speech->blanks);
  speech->blanks = find_blanks(speech->doc);
  speech->options.fills = NULL;
  return true;
}

bool speech_review(struct jg_speech *speech) {
  if (speech->reviewed)
    return true;
  review_doc(speech->doc, speech->jg->patterns, speech->report);
  report_select(speech->report, &speech->options.selection);
  report_sort(speech->report);
  if (speech->options.fix)
    fixes_set(speech->doc, speech->report, speech->options.fix);
  speech->reviewed = true;
  return true;
}

bool speech_compose(struct jg_speech *speech, GError **error) {
  if (speech->paragraphs)
    return true;
  if (compose_wants_title_rules(speech->doc, speech->jg->style) && !shared_title_rules(speech->jg, error))
    return false;
  speech->paragraphs = compose_doc(speech->doc, speech->jg->style);
  holds_mark(speech->paragraphs, speech->jg->style, speech->jg->reading->words);
  compose_report(speech->paragraphs, speech->report);
  ruby_give(speech->paragraphs, speech->doc->readings, speech->jg->ruby_words, speech->ruby_words, speech->report);
  return true;
}

static bool take_fonts(struct jg_speech *speech, GError **error) {
  if (!speech->fonts)
    speech->fonts = shared_take_fonts(speech->jg, error);
  return speech->fonts != NULL;
}

static bool is_within_limits(const struct jg_speech *speech, GError **error) {
  guint64 count = 0, bytes = 0;
  for (guint i = 0; i < speech->paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(speech->paragraphs, i);
    const struct table *table = paragraph->table;
    count += table ? (guint64)table->rows * table->columns : 1;
    bytes += paragraph->text->len;
  }
  const guint most = LIMIT_PAGE_PARAGRAPHS + (guint)(bytes / LIMIT_PAGE_PARAGRAPHS_BYTES);
  if (count <= most)
    return true;
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
              _("%s: more than %u paragraphs and cells of tables are not set as pages. Split the text into parts, or "
                "make the Word file alone: --to docx"),
              speech->name, most);
  return false;
}

bool speech_lay_out(struct jg_speech *speech, GError **error) {
  if (speech->layout)
    return true;
  if (!is_within_limits(speech, error) || !take_fonts(speech, error))
    return false;
  const struct jg *jg = speech->jg;
  speech->layout =
      page_module_load(NULL)->lay_out(speech->paragraphs, jg->style, jg->families, speech->fonts, speech->report);
  return true;
}

/* Letters and figures, for what somebody types into the file; of Han nobody can tell. */
#define TYPED_LATER                                                                                                    \
  " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"                  \
  "，。、；：？！“”‘’（）《》【】—…·×〇一二三四五六七八九十年月日目录"

/* Han faces alone: Latin ones are on every machine, and Word would take ours under the name of its own. */
bool speech_cut_faces(struct jg_speech *speech, GError **error) {
  if (!take_fonts(speech, error))
    return false;
  const struct style *style = speech->jg->style;
  g_autoptr(GString) text = g_string_new(TYPED_LATER);
  g_string_append_printf(text, "%s%s", style->number_before, style->number_after);
  for (guint i = 0; i < speech->paragraphs->len; i++)
    g_string_append(text, paragraph_at(speech->paragraphs, i)->text->str);
  for (enum font_role role = 0; role < FONT_ROLE_COUNT; role++)
    if (role != FONT_LATIN && !speech->faces[role])
      speech->faces[role] = page_module_load(NULL)->cut_face(speech->fonts, role, text->str);
  return true;
}

/* What can be said of these pages is said of those of the handout. */
bool speech_count_toc(struct jg_speech *speech, const struct wanted *wanted, GError **error) {
  if (!take_fonts(speech, error))
    return false;
  const struct jg *jg = speech->jg;
  const struct page_module *module = page_module_load(NULL);
  g_autoptr(Doc) entries = doc_new();
  g_autoptr(Report) unheard = report_new();
  g_autoptr(GPtrArray) paragraphs =
      toc_compose(speech->doc, jg->style, wanted->options->headings == HEADINGS_OWN_LINE, entries);
  struct layout *layout = module->lay_out(paragraphs, jg->style, jg->families, speech->fonts, unheard);
  g_clear_pointer(&speech->toc_pages, g_array_unref);
  speech->toc_pages = module->outline_pages(layout);
  module->free_layout(layout);
  return true;
}

bool speech_write(struct jg_speech *speech, const struct wanted *wanted, GError **error) {
  const struct write_job job = {.doc = speech->doc,
                                .paragraphs = speech->paragraphs,
                                .style = speech->jg->style,
                                .families = speech->jg->families,
                                .options = wanted->options,
                                .moment = speech->moment,
                                .report = speech->report,
                                .layout = speech->layout,
                                .faces = wanted->faces ? speech->faces : NULL,
                                .toc_pages = speech->toc_pages};
  return writer_run(wanted->writer, &job, wanted->artifacts, error);
}
